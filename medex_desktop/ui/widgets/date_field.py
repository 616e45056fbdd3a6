"""A date typed as people write it; below stands what was understood, with the month in words."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.errors import InvalidInput
from medex_desktop.language import _, day, n_
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.line_field import LineField

Reader = Callable[[str], date]


class DateField(LabeledField):
    """``reader(typed)`` returns the day or raises InvalidInput; ``read(object)`` carries the day.

    ``read`` comes at each key with a date or None. Nothing is corrected behind one's back.
    """

    read = Signal(object)

    def __init__(
        self,
        label: str,
        reader: Reader,
        *,
        hint: str = "",
        words: Callable[[date], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.line = LineField(label, hint=hint or _("day month year"), chars=16, limit=40)
        super().__init__(label, self.line, reserve=True, parent=parent)
        self._reader = reader
        self._words = words or day
        self._day: date | None = None
        self.line.textChanged.connect(self._on_line_changed)
        self.line.editingFinished.connect(self._on_line_finished)

    def text(self) -> str:
        """As typed."""
        return self.line.text()

    def day(self) -> date | None:
        """The day understood, None while there is none."""
        return self._day

    def set_text(self, typed: str) -> None:
        """Put a known text in."""
        self.line.setText(typed)

    def refuse(self, words: str) -> bool:
        """Say why this date can't be taken, and take the keyboard; False while out of sight."""
        self.set_fault(words)
        self.setFocus()
        return self.isVisible()

    def _on_line_changed(self, typed: str) -> None:
        self._day = None
        fault = self._understand(typed)
        if fault is None or not typed.strip():
            self.say(self._echo(typed), "hint")
        else:
            self.say(fault.split("\n", 1)[0], "hint")
        self.read.emit(self._day)

    def _echo(self, typed: str) -> str:
        """How the day was understood; nothing where that is what stands there already."""
        words = self._words(self._day) if self._day else ""
        return "" if words.split() == typed.split() else words

    def _on_line_finished(self) -> None:
        fault = self._understand(self.text()) if self.text().strip() else None
        if fault:
            self.set_fault(fault)

    def _understand(self, typed: str) -> str | None:
        """Read the text into the day; returns the sentence when it can't be."""
        if not typed.strip():
            return None
        try:
            self._day = self._reader(typed)
        except InvalidInput as fault:
            return str(fault)
        return None


def entered_late(found: date, today: date) -> str:
    """What stands beside the day of a test: today, or how late it is written down."""
    late = (today - found).days
    if not late:
        return _("today")
    return n_("{day}, late entry by {n} day", "{day}, late entry by {n} days", late,
              day=day(found))  # fmt: skip
