"""Settings: who looked at, changed or took out what, and whether the list is whole."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QShowEvent

from medex_desktop.errors import MedExError
from medex_desktop.language import Text, _, n_, render
from medex_desktop.services import audit, checkups
from medex_desktop.services.audit import AuditLine, Wanted
from medex_desktop.ui import theme
from medex_desktop.ui.errors import faults
from medex_desktop.ui.models.audit_lines import AuditLines, AuditTable, columns
from medex_desktop.ui.program import Program
from medex_desktop.ui.saving import FileKind, Saving
from medex_desktop.ui.session import Session
from medex_desktop.ui.settings.audit_filter import AuditFilter
from medex_desktop.ui.settings.section import Section
from medex_desktop.ui.tasks import Task
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.data_table import DataTable
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.progress_panel import ProgressPanel
from medex_desktop.ui.widgets.sentence import Sentence

Found = tuple[tuple[Text, ...], tuple[Text, ...]]
_HIGH = 420


class AuditSection(Section):
    """The newest entry first; read again whenever it is shown."""

    def __init__(self, session: Session, program: Program | None) -> None:
        super().__init__(session, program)
        self._task: Task | None = None
        people = session.ask(audit.people)
        self.filter = AuditFilter(people, session.desk.clock.today)
        self.check = Button(_("Check the chain"), icon="check")
        self.save = Button(_("Save as CSV"), icon="save")
        self.count = Label("", "body", "ink2")
        self.model = AuditTable(columns(), session.beside)
        self.table = DataTable(_("Audit"), self.model)
        self.model.follow(self.table)
        self.progress = ProgressPanel()
        self.said = Sentence()
        self.saving = Saving(session, self)
        self._arrange()
        self.filter.changed.connect(self.load)
        self.check.clicked.connect(self.check_chain)
        self.save.clicked.connect(self._on_save_clicked)
        self.progress.cancelled.connect(self._on_progress_cancelled)
        self.saving.saved.connect(self._on_saving_saved)
        theme.look().changed.connect(self._rescale)
        self._rescale()
        self.load()

    def load(self) -> None:
        """The numbers of what fits; the entries themselves when they come into sight."""
        with self.session.shown():
            found = self.session.ask(audit.numbers, wanted=self.filter.wanted())
            self.model.set_rows(AuditLines(found, self._read))
            self.count.setText(n_("{n} entry", "{n} entries", len(found)))

    def _read(self, numbers: Sequence[int]) -> list[AuditLine]:
        return self.session.ask(audit.lines, numbers)

    def showEvent(self, event: QShowEvent) -> None:
        """What was done meanwhile is in it."""
        super().showEvent(event)
        self.load()

    def _arrange(self) -> None:
        card = Card(margins=(20, 16), gap=12)
        card.heading(_("Audit"), _("who looked at, changed or took out what"))
        card.body.addWidget(self.filter)
        foot = Row(gap=12)
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(self.check)
        foot.addWidget(self.save)
        card.body.addLayout(foot)
        card.body.addWidget(self.progress)
        card.body.addWidget(self.said)
        table = Card(margins=1, gap=0)
        table.body.addWidget(self.table, 1)
        self.column.addWidget(card)
        self.column.addWidget(table, 1)

    def _rescale(self) -> None:
        self.table.setMinimumHeight(theme.px(_HIGH))

    def check_chain(self) -> None:
        """Walk the whole chain and every record it names, off the screen."""
        self.check.set_not_yet(_("Checking"))
        self.said.say("")
        self.progress.start(_("Checking the chain and every record"))
        self._task = self.session.tasks.start(self, partial(_verify, self.session))
        self._task.progressed.connect(self.progress.set_progress)
        self._task.done.connect(self._on_checked)
        self._task.refused.connect(self._on_refused)
        self._task.failed.connect(faults().report)
        self._task.finished.connect(self._on_finished)

    def _on_checked(self, found: Found) -> None:
        wrong, notable = found
        if wrong:
            self.said.say(" ".join(render(fault) for fault in wrong), "alert")
        else:
            told = [_("The chain is whole, and every record is as it was written.")]
            told += [render(note) for note in notable]
            self.said.say(" ".join(told), "watch" if notable else "good")

    def _on_refused(self, error: MedExError) -> None:
        self.said.say(str(error), "alert")

    def _on_finished(self) -> None:
        self._task = None
        self.progress.finish()
        self.check.set_not_yet("")

    def _on_progress_cancelled(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_save_clicked(self) -> None:
        self.saving.ask(_("Save as CSV"), _("audit"), [self.file_kind(self.filter.wanted())])

    def file_kind(self, wanted: Wanted) -> FileKind:
        """The one kind of file on offer: what is shown, as a table."""
        return FileKind("CSV", "csv", partial(self.session.ask, audit.as_csv, wanted=wanted))

    def _on_saving_saved(self, name: str) -> None:
        with self.session.shown():
            self.session.do(audit.note_list_export)
        self.session.told.emit(_("Saved as {name}", name=name))
        self.load()


def _verify(session: Session, task: Task) -> Found:
    found = checkups.verify(session.desk, task.report)
    return found.faults, found.notes
