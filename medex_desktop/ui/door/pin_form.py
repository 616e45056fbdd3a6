"""The locked card within a shift: a few digits instead of the passphrase."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.errors import MedExError
from medex_desktop.language import _
from medex_desktop.ui.avatar import Avatar
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.passphrase_field import PassphraseField


class PinForm(Card):
    """``given(pin)`` at Enter; it says what was wrong beside the field."""

    given = Signal(str)

    def __init__(self, initials: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=24, gap=8, ground="")
        self.pin = PassphraseField(_("PIN of this shift"))
        self.unlock = Button(_("Unlock"), "filled", key="Enter", size="main")
        self.unlock.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        avatar = Avatar(initials)
        row = Row(gap=12)
        row.addWidget(avatar)
        row.addWidget(Label(_("Practitioner"), "body", "ink2"))
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.gap(4)
        self.body.addWidget(self.pin)
        self.body.addWidget(self.unlock)
        self.setFocusProxy(self.pin)
        self.pin.entered.connect(self._on_given)
        self.unlock.clicked.connect(self._on_given)

    def set_busy(self, busy: bool) -> None:
        """The practice is being opened: no second try meanwhile."""
        self.unlock.set_not_yet(_("Opening") if busy else "")
        self.pin.field.setReadOnly(busy)

    def refuse(self, error: MedExError) -> None:
        """Say why it did not open."""
        self.pin.clear()
        self.pin.say(str(error))
        self.pin.field.setFocus()

    def _on_given(self) -> None:
        typed = self.pin.text().strip()
        if self.unlock.reason():
            return
        if not typed:
            self.pin.say(_("Type the PIN you set for this shift."), "watch")
            return
        self.given.emit(typed)
