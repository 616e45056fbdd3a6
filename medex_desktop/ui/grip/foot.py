"""The foot of the entry: skip, what is missing, finish. It never scrolls away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _, n_
from medex_desktop.ui import theme
from medex_desktop.ui.grip.form import GripForm
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Row


class EntryFoot(QWidget):
    """``skip_asked``, ``finish_asked``, and ``refused(reason)`` while trials are blank."""

    skip_asked = Signal()
    finish_asked = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.skip = Button(_("Skip with reason"), key="Ctrl Del", size="main")
        self.hint = Label("", "body", "ink3")
        self.finish = Button(_("Finish grip"), "filled", key="Enter", size="main")
        row = Row(self, gap=8)
        row.addWidget(self.skip)
        row.addWidget(self.hint, 1)
        row.addWidget(self.finish)
        self.skip.clicked.connect(self.skip_asked)
        self.finish.clicked.connect(self.finish_asked)
        self.finish.refused.connect(self.refused)
        theme.look().changed.connect(self._fold)
        self._fold()

    def refresh(self, form: GripForm, standing: str) -> None:
        """Say what is missing, or that one key signs; ``standing`` is for large text."""
        left = form.blanks
        reason = n_("{n} trial is blank", "{n} trials are blank", left) if left else ""
        self.finish.set_not_yet(reason)
        if theme.is_compact():
            self.hint.setText(standing)
        elif left:
            self.hint.setText(_("Backspace goes back"))
        else:
            self.hint.setText(_("Ctrl Enter signs at once"))

    def _fold(self) -> None:
        self.skip.set_words(_("Skip") if theme.is_compact() else _("Skip with reason"))
