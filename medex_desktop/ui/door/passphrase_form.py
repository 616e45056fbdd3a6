"""The locked card: who, a passphrase, and one way in."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.errors import MedExError, Problem, StorageProblem
from medex_desktop.language import _, n_
from medex_desktop.ui.avatar import Avatar
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Row, clear
from medex_desktop.ui.widgets.passphrase_field import PassphraseField

_MOST_SHOWN: Final = 4


class PassphraseForm(Card):
    """``given(passphrase)`` at Enter. It says what was wrong and counts waiting seconds down."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=24, gap=8, ground="")
        self.avatars: list[Avatar] = []
        self.passphrase = PassphraseField(_("Passphrase"))
        self.unlock = Button(_("Unlock"), "filled", key="Enter", size="main")
        self.unlock.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._wait = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)

        self.who = QWidget()
        self._who = Row(self.who, gap=12)
        self.body.addWidget(self.who)
        self.body.gap(4)
        self.body.addWidget(self.passphrase)
        self.body.addWidget(self.unlock)
        self.who.hide()
        self.setFocusProxy(self.passphrase)

        self.passphrase.entered.connect(self._on_given)
        self.unlock.clicked.connect(self._on_given)
        self._timer.timeout.connect(self._on_timer_timeout)

    def set_people(self, letters: tuple[str, ...]) -> None:
        """Whose passphrases open it, by two letters each; no names while it is locked."""
        clear(self._who)
        self.avatars = [Avatar(each) for each in letters[:_MOST_SHOWN]]
        for avatar in self.avatars:
            self._who.addWidget(avatar)
        more = len(letters) - _MOST_SHOWN
        words = _("Practitioner") if len(letters) == 1 else _("Each by an own passphrase")
        self._who.addWidget(Label(f"+{more}" if more > 0 else words, "body", "ink2"))
        self._who.addStretch(1)
        self.who.setVisible(bool(letters))

    def set_busy(self, busy: bool) -> None:
        """The key is being derived: no second try meanwhile."""
        self.unlock.set_not_yet(_("Opening") if busy else "")
        self.unlock.set_words(_("Opening") if busy else _("Unlock"))
        self.passphrase.field.setReadOnly(busy)

    def refuse(self, error: MedExError, wrong: int) -> None:
        """Say why it did not open; ``wrong`` is how often since the last time it did."""
        if isinstance(error, StorageProblem) and error.problem is Problem.THROTTLED:
            self._wait = _seconds_in(error)
            self._timer.start()
            self._count()
            return
        words = _("That passphrase does not open this practice.")
        if wrong > 1:
            words = f"{words} {n_('Wrong {n} time.', 'Wrong {n} times.', wrong)}"
        self.passphrase.say(words)
        self.passphrase.field.selectAll()
        self.passphrase.field.setFocus()

    def is_waiting(self) -> bool:
        """True while too many wrong tries keep it closed."""
        return self._wait > 0

    def _count(self) -> None:
        if self._wait <= 0:
            self._timer.stop()
            self.unlock.set_not_yet("")
            self.passphrase.say("")
            return
        words = n_("Wait {n} second", "Wait {n} seconds", self._wait)
        self.unlock.set_not_yet(words)
        self.passphrase.say(
            _("Too many wrong passphrases. {wait}, or use the recovery key.", wait=words), "watch"
        )

    def _on_timer_timeout(self) -> None:
        self._wait -= 1
        self._count()

    def _on_given(self) -> None:
        if self.unlock.reason():
            return
        typed = self.passphrase.text()
        if not typed.strip():
            self.passphrase.say(_("Type your passphrase."), "watch")
            return
        self.given.emit(typed)


def _seconds_in(error: StorageProblem) -> int:
    number = error.remedy.args.get("n", 1)
    return number if isinstance(number, int) else 1
