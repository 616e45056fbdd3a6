"""Settings: the check-up, what it found, and what can be done about it."""

from collections.abc import Callable
from itertools import groupby
from typing import Final

from medex_desktop.errors import MedExError
from medex_desktop.language import _, n_, render
from medex_desktop.services import checkups
from medex_desktop.services.checkup_advice import ADVICE
from medex_desktop.services.checkups import Fault, Findings
from medex_desktop.ui.errors import faults
from medex_desktop.ui.program import Program
from medex_desktop.ui.session import Session
from medex_desktop.ui.settings.finding_row import FindingRow
from medex_desktop.ui.settings.section import Section
from medex_desktop.ui.tasks import Task
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.progress_panel import ProgressPanel
from medex_desktop.ui.widgets.sentence import Sentence

_MOST: Final = 40


class CheckupSection(Section):
    """A check reads only; a repair is asked for, and each is an act on record."""

    def __init__(self, session: Session, program: Program | None) -> None:
        super().__init__(session, program)
        self._task: Task | None = None
        self.found: Findings | None = None
        self.check = Button(_("Check now"), "filled", size="main")
        self.repair = Button(_("Repair"))
        self.progress = ProgressPanel()
        self.said = Sentence()
        self.findings = Card(margins=(20, 16), gap=12)
        self.lines: list[str] = []
        self._list = Column(gap=14)
        self._arrange()
        self.check.clicked.connect(self._on_check_clicked)
        self.repair.clicked.connect(self._on_repair_clicked)
        self.progress.cancelled.connect(self._on_progress_cancelled)

    def _arrange(self) -> None:
        card = Card(margins=(20, 16), gap=12)
        card.heading(_("Check-up"))
        words = _(
            "Looks at every record, every stored paper and the whole log of changes: is everything "
            "as it was written, and can it be so? It only reads, and you can go on working."
        )
        card.body.addWidget(ParagraphLabel(words, "body", "ink2", min_width=260))
        row = Row()
        row.addWidget(self.check)
        row.addStretch(1)
        card.body.addLayout(row)
        card.body.addWidget(self.progress)
        card.body.addWidget(self.said)
        self.findings.heading(_("Findings")).addWidget(self.repair)
        self.findings.body.addLayout(self._list)
        self.column.addWidget(card)
        self.column.addWidget(self.findings)
        self.column.addStretch(1)
        self.findings.hide()

    def _on_check_clicked(self) -> None:
        self._start(_("Checking"), self._checked)

    def _on_repair_clicked(self) -> None:
        self._start(_("Repairing"), self._repaired)

    def _start(self, title: str, work: Callable[[Task], object]) -> None:
        self.check.set_not_yet(title)
        self.repair.set_not_yet(title)
        self.said.say("")
        self.progress.start(title)
        self._task = self.session.tasks.start(self, work)
        self._task.progressed.connect(self.progress.set_progress)
        self._task.done.connect(self._on_done)
        self._task.refused.connect(self._on_refused)
        self._task.failed.connect(faults().report)
        self._task.finished.connect(self._on_finished)

    def _checked(self, task: Task) -> object:
        return 0, checkups.verify(self.session.desk, task.report)

    def _repaired(self, task: Task) -> object:
        found = checkups.verify(self.session.desk, task.report)
        done = checkups.repair(self.session.desk, found)
        return done, checkups.verify(self.session.desk, task.report)

    def _on_done(self, outcome: tuple[int, Findings]) -> None:
        repaired, self.found = outcome
        if self.program is not None and not self.session.desk.is_demo:
            today = self.session.desk.clock.today()
            self.program.preferences.change(last_checkup=today.isoformat())
        self._say(self.found, repaired)
        self._list_findings(self.found)
        safe = len(checkups.repairable(self.found))
        self.repair.set_words(_("Repair {n}", n=safe))
        self.repair.setVisible(bool(safe))
        self.findings.setVisible(bool(self.found.found or self.found.notes))

    def _say(self, found: Findings, repaired: int) -> None:
        done = n_("{n} repaired.", "{n} repaired.", repaired) + " " if repaired else ""
        looked = _(
            "Looked at {clients} clients, {assessments} assessments and {entries} log entries.",
            clients=found.counts.get("client", 0),
            assessments=found.counts.get("assessment", 0),
            entries=found.counts.get("audit_entry", 0),
        )
        wrong, remarks = len(found.faults), len(found.remarks)
        look = n_("{n} finding is worth a look.", "{n} findings are worth a look.", remarks)
        more = f" {look}" if remarks else ""
        if wrong:
            words = n_("{n} fault was found.", "{n} faults were found.", wrong)
            self.said.say(f"{done}{words}{more}", "alert")
        elif remarks:
            self.said.say(f"{done}{_('Nothing is wrong.')}{more}", "watch")
        else:
            self.said.say(f"{done}{_('Everything is as it was written.')} {looked}", "good")

    def _list_findings(self, found: Findings) -> None:
        clear(self._list)
        self.lines.clear()
        ordered = sorted(found.found, key=lambda one: (one.is_remark, _advice(one)))
        for advice, group in groupby(ordered[:_MOST], key=_advice):
            alike = Column(gap=4)
            self._list.addLayout(alike)
            for one in group:
                alike.addWidget(FindingRow(self.session, one, self.findings))
                self.lines.append(render(one.words))
            row = Row()
            row.gap(21)
            row.addWidget(ParagraphLabel(advice, "body", "ink2", min_width=240), 1)
            alike.addLayout(row)
        if len(ordered) > _MOST:
            more = _("{n} more. medex-desktop verify prints all.", n=len(ordered) - _MOST)
            self._add(more)
        for words in found.notes:
            self._add(render(words))

    def _add(self, words: str) -> None:
        line = Sentence(parent=self.findings)
        self._list.addWidget(line)
        line.say(words, "note")
        self.lines.append(words)

    def _on_refused(self, error: MedExError) -> None:
        self.said.say(str(error), "watch")

    def _on_finished(self) -> None:
        self._task = None
        self.progress.finish()
        self.check.set_not_yet("")
        self.repair.set_not_yet("")

    def _on_progress_cancelled(self) -> None:
        if self._task is not None:
            self._task.cancel()


def _advice(one: Fault) -> str:
    return render(ADVICE[one.kind])
