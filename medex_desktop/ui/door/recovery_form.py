"""The way in with the printed recovery key: the key, then a new passphrase twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.errors import InvalidInput, MedExError
from medex_desktop.language import _
from medex_desktop.ui.door.new_passphrase import agrees
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.passphrase_field import PassphraseField

_LENGTH = 32


class RecoveryForm(Card):
    """``given(recovery_key, passphrase)`` when both can be tried."""

    given = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=24, gap=8, ground="")
        self.key = LabeledField(
            _("Recovery key"),
            LineField(
                _("Recovery key"), hint="XXXX-XXXX-XXXX", size="main", limit=80, fixed_pitch=True
            ),
            hint=_("Eight groups of four, from the sheet printed at set-up."),
            reserve=True,
        )
        self.passphrase = PassphraseField(
            _("New passphrase"), hint=_("Four words or more are easy to keep.")
        )
        self.again = PassphraseField(_("Same again"))
        self.open = Button(_("Open the practice"), "filled", key="Enter", size="main")
        self.open.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

        self.body.addWidget(
            ParagraphLabel(
                _("The key opens the practice once more and sets a new passphrase."), min_width=300
            )
        )
        self.body.gap(4)
        for part in (self.key, self.passphrase, self.again, self.open):
            self.body.addWidget(part)
        self.setFocusProxy(self.key)

        self.key_line.textChanged.connect(self._on_line_changed)
        self.key_line.returnPressed.connect(self._on_given)
        self.passphrase.entered.connect(self._on_given)
        self.again.entered.connect(self._on_given)
        self.open.clicked.connect(self._on_given)

    @property
    def key_line(self) -> LineField:
        """The line of the recovery key."""
        field = self.key.field
        assert isinstance(field, LineField)
        return field

    def set_busy(self, busy: bool) -> None:
        """The keys are being derived: no second try meanwhile."""
        self.open.set_not_yet(_("Opening") if busy else "")

    def clear(self) -> None:
        """Forget everything that was typed."""
        self.key_line.clear()
        self.passphrase.clear()
        self.again.clear()

    def refuse(self, error: MedExError) -> None:
        """Say what was wrong beside the field it belongs to."""
        if isinstance(error, InvalidInput) and error.field == "passphrase":
            self.passphrase.say(str(error))
            self.passphrase.field.setFocus()
            return
        self.key.set_fault(str(error))
        self.key_line.setFocus()

    def _on_line_changed(self, typed: str) -> None:
        count = sum(char.isalnum() for char in typed)
        if 0 < count < _LENGTH:
            self.key.say(_("{n} of {m} characters", n=count, m=_LENGTH))
        else:
            self.key.clear()

    def _on_given(self) -> None:
        if self.open.reason():
            return
        if not self.key_line.text().strip():
            self.key.set_fault(_("Type the recovery key from its sheet."))
            self.key_line.setFocus()
        elif agrees(self.passphrase, self.again, calm=True):
            self.given.emit(self.key_line.text(), self.passphrase.text())
