"""A precaution stands against the grip test: why it is done all the same, in words."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.grip.sitting import GripSitting
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.sentence import Sentence


class OverrideSheet(Sheet):
    """``given(words)`` once somebody wrote why; nothing is signed before."""

    given = Signal(str)

    def __init__(self, host: QWidget, sitting: GripSitting, against: str) -> None:
        super().__init__(host, _("A precaution stands against this test"), _("Sign"))
        said = Sentence(min_width=200)
        self.body.addWidget(said)
        said.say(against, "watch")
        self.line = LineField(limit=400)
        self.why = LabeledField(_("Why it is done all the same; the record keeps it"), self.line)
        self.body.addWidget(self.why)
        about = f"override/{sitting.form.day}/grip"
        self.keep_words(sitting.session, about, {"why": self.line}, sitting.client_id)
        self.line.returnPressed.connect(self.agreed)
        self.agreed.connect(self._on_agreed)

    @classmethod
    def ask(
        cls, host: QWidget, sitting: GripSitting, against: str, then: Callable[[str], None]
    ) -> None:
        """Ask, and do ``then`` with the words."""
        made = cls(host, sitting, against)
        made.given.connect(then)
        made.open(made.line)

    def _on_agreed(self) -> None:
        words = self.line.text().strip()
        if not words:
            self.why.set_fault(_("Write why; the record keeps it."))
            return
        self.close_overlay()
        self.given.emit(words)
