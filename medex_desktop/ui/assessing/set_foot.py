"""The foot of a test in a set: skip it, what is missing, on to the next. It never scrolls away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Row


class SetFoot(QWidget):
    """``skip_asked``, ``next_asked``; ``show_state`` says what is missing."""

    skip_asked = Signal()
    next_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.skip = Button("", key="Ctrl Del", size="main", name=_("Skip with reason"))
        self.hint = ParagraphLabel("", "body", "ink3", min_width=120)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.next = Button("", "filled", key="Enter", size="main")
        row = Row(self, gap=8)
        row.addWidget(self.skip)
        row.addWidget(self.hint, 1)
        row.addWidget(self.next)
        self.skip.clicked.connect(self.skip_asked)
        self.next.clicked.connect(self.next_asked)
        self._coded = self._last = False
        self._said = ""
        theme.look().changed.connect(self._fold)
        self._fold()

    def show_state(self, said: str, *, coded: bool, last: bool) -> None:
        """``said`` is what is missing; ``coded`` a test that is skipped, ``last`` no other open."""
        self._said, self._coded, self._last = said, coded, last
        self._fold()

    def _fold(self) -> None:
        compact = theme.is_compact()
        if self._coded:
            self.skip.set_words(_("Measure it") if compact else _("Measure it after all"))
        else:
            self.skip.set_words(_("Skip") if compact else _("Skip with reason"))
        if self._last:
            self.next.set_words(_("Sign") if compact else _("Sign assessment"))
        else:
            self.next.set_words(_("Next") if compact else _("Next test"))
        hint = self._said or ("" if compact else _("Backspace goes back"))
        self.hint.setText(hint)
