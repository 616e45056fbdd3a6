"""What is noted beside the numbers: pain, affected hand, test date, supervisor."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.dates import parse_day
from medex_desktop.errors import InvalidInput
from medex_desktop.language import Text, _, day
from medex_desktop.ui.grip.form import GripForm
from medex_desktop.ui.grip.hand_facts import HandFacts
from medex_desktop.ui.grip.words import unseen_day
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.date_field import DateField, entered_late
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Grid
from medex_desktop.ui.widgets.line_field import LineField


class FactsCard(Card):
    """Changes the form it shows; ``told(words)`` for the foot of the window."""

    told = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(16, 14))
        self._today = today
        self._form: GripForm | None = None
        self._quiet = False
        self.hand = HandFacts()
        self.day = DateField(_("Test date"), self._read_day, words=self._day_words)
        self._supervisor = LineField(hint=_("nobody"))
        self.supervised = LabeledField(_("Supervised by"), self._supervisor)

        grid = Grid(gap=(12, 8))
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.hand, 0, 0, 1, 2)
        grid.addWidget(self.day, 1, 0, top)
        grid.addWidget(self.supervised, 1, 1, top)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)

        self.day.read.connect(self._on_day_read)
        self._supervisor.textEdited.connect(self._on_supervisor_edited)

    def set_form(self, form: GripForm) -> None:
        """Show and change this test from now on."""
        self._form = form
        self.hand.set_form(form)
        self._quiet = True
        self.day.set_text(day(form.day).replace("\N{NO-BREAK SPACE}", " "))
        self._supervisor.setText(form.entry.supervised_by)
        self._quiet = False

    def refresh(self) -> None:
        """Show what the form holds."""
        self.hand.refresh()

    def say_day(self, words: str) -> None:
        """Why this day can't be taken."""
        if not self.day.refuse(words):
            self.told.emit(unseen_day(words))

    def day_fault(self) -> str:
        """Why there is no day to sign for; "" when there is one."""
        if self.day.day() is not None:
            return ""
        return self.day.sentence() or _("A test needs its date.")

    def _read_day(self, typed: str) -> date:
        found = parse_day(typed, "day", today=self._today)
        born = self._form.client.birth_date if self._form else None
        if born is not None and found < born:
            raise InvalidInput("day", Text("This is before the client was born."))
        return found

    def _day_words(self, found: date) -> str:
        return entered_late(found, self._today)

    def _on_day_read(self, found: object) -> None:
        if self._form is not None and isinstance(found, date) and not self._quiet:
            self._form.set_day(found)

    def _on_supervisor_edited(self, typed: str) -> None:
        if self._form is not None:
            self._form.set_fact(supervised_by=typed)
