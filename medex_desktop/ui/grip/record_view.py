"""An older grip test, read only: the trials as typed, what was said of them, who, when, addenda."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.grip_reading import GripContext
from medex_desktop.language import _, clock, day, render
from medex_desktop.services.assessments import ADDENDUM_KINDS, Addendum, AssessmentLine
from medex_desktop.services.grip import GripRecord
from medex_desktop.ui.grip.change_rows import ChangeRows
from medex_desktop.ui.grip.form import GripForm
from medex_desktop.ui.grip.grid import GripGrid
from medex_desktop.ui.grip.standing import Standing
from medex_desktop.ui.grip.words import device_words, posture_words, protocol_words
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card, Divider
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Grid, Row, clear
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.widgets.status_shape import StatusShape


class RecordView(Card):
    """``show_record(...)``; ``addendum_asked`` and ``left`` by its two buttons."""

    addendum_asked = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(20, 14))
        self._record_id = 0
        self._form: GripForm | None = None
        self._title = Label("", "name")
        self._state = StatusShape("done", " ")
        self.grid = GripGrid()
        self._standing = Standing()
        self._changes = ChangeRows()
        self._facts = Grid(gap=(16, 4))
        self._facts.setColumnStretch(1, 1)
        self._addenda = Column(gap=8)
        self.add = Button(_("Add addendum"), icon="pencil", size="main")
        self.back = Button(_("Back to the test"), icon="chevron-left", size="main")

        head = Row(gap=12)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._state)
        self.body.addLayout(head)
        scroll = ScrollBody(gap=12, margins=(0, 0, 8, 0))
        for part in (self.grid, Divider(), self._standing, Divider(), self._changes, Divider()):
            scroll.body.addWidget(part)
        scroll.body.addLayout(self._facts)
        scroll.body.addLayout(self._addenda)
        scroll.body.addStretch(1)
        self.body.addWidget(scroll, 1)
        foot = Row(gap=8)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.add)
        self.body.addLayout(foot)

        self.add.clicked.connect(self._on_add_clicked)
        self.back.clicked.connect(self.left)

    def record_id(self) -> int:
        """Which record is shown, 0 for none."""
        return self._record_id

    def show_record(
        self,
        context: GripContext,
        record: GripRecord,
        line: AssessmentLine | None,
        addenda: Sequence[Addendum],
        who: str,
    ) -> None:
        """Show a test with the person ``who`` recorded it."""
        test = record.test
        self._record_id = test.assessment_id
        self._title.setText(_("Grip strength, {day}", day=day(test.day)))
        self._show_state(record)
        self._form = GripForm(context, test.entry, test.day, self, on_record=test)
        self.grid.set_form(self._form)
        self.grid.set_locked()
        self._standing.show_reading(context, self._form.reading)
        self._changes.show_reading(self._form.reading)
        self._show_facts(record, line, who)
        self._show_addenda(addenda)

    def _show_state(self, record: GripRecord) -> None:
        if record.test.voided:
            self._state.set_status("stop", _("Entered in error"))
        elif record.signed_at is not None:
            self._state.set_status("done", _("Signed"))
        else:
            self._state.set_status("later", _("Imported, unsigned"))

    def _show_facts(self, record: GripRecord, line: AssessmentLine | None, who: str) -> None:
        clear(self._facts)
        for row, (name, value) in enumerate(_facts(record, line, who)):
            self._facts.addWidget(Label(name, "body", "ink2"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(ParagraphLabel(value, "body"), row, 1)

    def _show_addenda(self, addenda: Sequence[Addendum]) -> None:
        clear(self._addenda)
        for one in addenda:
            self._addenda.addWidget(Divider())
            at = one.added_at.astimezone()
            head = _(
                "{kind}, {day} {time}",
                kind=render(ADDENDUM_KINDS[one.kind]),
                day=day(at.date()),
                time=clock(at, seconds=False),
            )
            self._addenda.addWidget(StatusShape("draft", head, strong=True))
            words = f"{one.reason}\n{one.body}".strip()
            self._addenda.addWidget(ParagraphLabel(words, "body"))

    def _on_add_clicked(self) -> None:
        self.addendum_asked.emit(self._record_id)


def _facts(record: GripRecord, line: AssessmentLine | None, who: str) -> list[tuple[str, str]]:
    entry = record.test.entry
    protocol = entry.protocol
    at = record.recorded_at.astimezone()
    recorded = f"{day(at.date())}, {clock(at, seconds=False)}"
    if record.is_late:
        recorded = _("{when}, a late entry", when=recorded)
    affected = {"right": _("right"), "left": _("left"), "both": _("both")}
    facts = [
        (_("Recorded"), recorded),
        (_("By"), who),
        (_("Supervised by"), record.supervised_by),
        (_("Why these tests"), line.rationale if line else ""),
        (_("Protocol"), protocol_words(protocol)),
        (_("Dynamometer"), device_words(protocol)),
        (_("Calibrated"), day(protocol.calibrated_on) if protocol.calibrated_on else ""),
        (_("Handle"), protocol.handle),
        (_("Position"), posture_words(protocol.posture)),
        (_("Pain in hand"), "" if entry.pain is None else _("{n} of 10", n=entry.pain)),
        (_("Affected hand"), affected.get(entry.affected, "")),
        (_("Note"), entry.note),
        (_("Digest"), _grouped(line.digest) if line and line.digest else ""),
    ]
    return [(name, value) for name, value in facts if value]


def _grouped(digest: str) -> str:
    """The first 32 figures of a digest in fours, enough to compare by eye."""
    return " ".join(digest[at : at + 4] for at in range(0, 32, 4))
