"""Settings: after how long the practice locks by itself."""

from medex_desktop.language import _, n_
from medex_desktop.ui.preferences import LOCK_MINUTES, Preferences
from medex_desktop.ui.program import Program
from medex_desktop.ui.settings.choice import Choice
from medex_desktop.ui.widgets.card import Card


class LockCard(Card):
    """Kept for this computer: a laptop in the gym locks sooner than a desk at home."""

    def __init__(self, program: Program | None) -> None:
        super().__init__(margins=(20, 16), gap=12)
        self._program = program
        self.minutes = Choice(
            _("Lock after"),
            [(str(n), n_("{n} minute", "{n} minutes", n)) for n in LOCK_MINUTES],
            _(
                "Without a key or the mouse in this program. What is typed is kept first. "
                "Ctrl L locks at once; sleep and the screen's own lock do too."
            ),
        )
        self.heading(_("Lock"), _("of this computer"))
        self.body.addWidget(self.minutes)
        kept = program.preferences.read() if program else Preferences()
        self.minutes.set_key(str(kept.lock_minutes))
        self.minutes.chosen.connect(self._on_minutes_chosen)

    def _on_minutes_chosen(self, key: str) -> None:
        if self._program is not None:
            self._program.choose(lock_minutes=int(key))
