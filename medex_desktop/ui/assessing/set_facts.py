"""What belongs to the set as a whole: its day, who supervised, why these tests, and the note."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.dates import parse_day
from medex_desktop.domain.names import REASON_LIMIT
from medex_desktop.errors import InvalidInput
from medex_desktop.language import Text, _, day
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.grip.words import unseen_day
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.date_field import DateField, entered_late
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Grid
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.note_field import NoteField


class SetFacts(Card):
    """Changes the sitting it shows; ``told(words)`` for the foot of the window."""

    told = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(16, 14))
        self._today = today
        self._sitting: AssessmentSitting | None = None
        self._quiet = False
        self.day = DateField(_("Test date"), self._read_day, words=self._day_words)
        self._supervisor = LineField(hint=_("nobody"))
        self.rationale = NoteField(
            _("Why these tests"),
            hint=_("what they are to show, and what was left out and why"),
            lines=2,
            limit=REASON_LIMIT,
        )
        self.note = NoteField(_("Note"), lines=4)
        grid = Grid(gap=(12, 8))
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.day, 0, 0, top)
        grid.addWidget(LabeledField(_("Supervised by"), self._supervisor), 0, 1, top)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(LabeledField(_("Why these tests"), self.rationale))
        self.body.addWidget(LabeledField(_("Note"), self.note), 1)
        self.day.read.connect(self._on_day_read)
        self._supervisor.textEdited.connect(self._on_supervisor_edited)
        self.note.changed.connect(self._on_note_changed)
        self.rationale.changed.connect(self._on_rationale_changed)
        for words in (self.rationale, self.note):
            words.limited.connect(self.told)

    def show_sitting(self, sitting: AssessmentSitting) -> None:
        """Show and change this set from now on."""
        self._sitting = sitting
        self._quiet = True
        self.day.set_text(day(sitting.day).replace("\N{NO-BREAK SPACE}", " "))
        self._supervisor.setText(sitting.supervised_by)
        for field, words in ((self.rationale, sitting.rationale), (self.note, sitting.note)):
            field.blockSignals(True)
            field.set_text(words)
            field.blockSignals(False)
        self._quiet = False

    def day_fault(self) -> str:
        """Why there is no day to sign for; "" when there is one."""
        if self.day.day() is not None:
            return ""
        return self.day.sentence() or _("A test needs its date.")

    def say_day(self, words: str) -> None:
        """Why this day can't be taken."""
        if not self.day.refuse(words):
            self.told.emit(unseen_day(words))

    def _read_day(self, typed: str) -> date:
        found = parse_day(typed, "day", today=self._today)
        born = self._sitting.background.born if self._sitting is not None else None
        if born is not None and found < born:
            raise InvalidInput("day", Text("This is before the client was born."))
        return found

    def _day_words(self, found: date) -> str:
        return entered_late(found, self._today)

    def _on_day_read(self, found: object) -> None:
        if self._sitting is not None and isinstance(found, date) and not self._quiet:
            self._sitting.set_facts(day=found)

    def _on_supervisor_edited(self, typed: str) -> None:
        if self._sitting is not None:
            self._sitting.set_facts(supervised_by=typed)

    def _on_rationale_changed(self, text: str) -> None:
        if self._sitting is not None:
            self._sitting.set_facts(rationale=text)

    def _on_note_changed(self, text: str) -> None:
        if self._sitting is not None:
            self._sitting.set_facts(note=text)
