"""The foot of the entry: skip, what is missing, finish. It never scrolls away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _, n_
from medex_desktop.ui import theme
from medex_desktop.ui.grip.form import GripForm
from medex_desktop.ui.grip.words import worst_words
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Row


class EntryFoot(QWidget):
    """``skip_asked``, ``finish_asked``, and ``refused(reason)`` while trials are blank."""

    skip_asked = Signal()
    finish_asked = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.skip = Button(_("Skip with reason"), key="Ctrl Del", size="main")
        self.hint = ParagraphLabel("", "body", "ink3", min_width=160)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.finish = Button(_("Finish grip"), "filled", key="Enter", size="main")
        row = Row(self, gap=8)
        row.addWidget(self.skip)
        row.addWidget(self.hint, 1)
        row.addWidget(self.finish)
        self.skip.clicked.connect(self.skip_asked)
        self.finish.clicked.connect(self.finish_asked)
        self.finish.refused.connect(self.refused)
        self._form: GripForm | None = None
        self._standing = ""
        theme.look().changed.connect(self._fold)
        self._fold()

    def refresh(self, form: GripForm, standing: str) -> None:
        """Say what is missing, or that one key signs.

        At large text, where the verdicts are scrolled away: ``standing`` and the worst of them.
        """
        left = form.blanks
        self._form, self._standing = form, standing
        reason = n_("{n} trial is blank", "{n} trials are blank", left) if left else ""
        self.finish.set_not_yet(reason)
        if theme.is_compact():
            said = (standing, worst_words(form.reading))
            self.hint.setText(" · ".join(words for words in said if words))
        elif left:
            self.hint.setText(_("Backspace goes back"))
        else:
            self.hint.setText(_("Ctrl Enter signs at once"))

    def _fold(self) -> None:
        self.skip.set_words(_("Skip") if theme.is_compact() else _("Skip with reason"))
        if self._form is not None:
            self.refresh(self._form, self._standing)
