"""What the frame asks of the services before there is a desk; heavy, so always off the screen.

The services bring SQLAlchemy with them, which takes longer to import than the first window takes
to show: every method imports what it needs and is called from a task.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from medex_desktop.services.clock import Clock
from medex_desktop.ui import private

if TYPE_CHECKING:
    from medex_desktop.domain.practices import Profile
    from medex_desktop.services.desk import Desk
    from medex_desktop.services.practices import FolderState, NewKeys
    from medex_desktop.services.reimports import Incoming


class Opening:
    """Opens and makes practices. ``cost`` is the price of a key derivation (cheap in tests)."""

    def __init__(self, clock: Clock, cost: Any = None) -> None:
        self.clock = clock
        self.cost = cost

    def look(self, folder: Path) -> "FolderState":
        """What the locked screen shows; StorageProblem when it can't be opened as it is."""
        private.begin()
        from medex_desktop.services import lean_sqlalchemy

        lean_sqlalchemy.bring_in()  # the first look of all: before anything imports it whole
        from medex_desktop.services import passphrases

        return passphrases.at_the_door(folder)

    def draw_keys(self) -> "NewKeys":
        """Keys and the recovery key for a practice that is being set up."""
        private.begin()
        from medex_desktop.services import passphrases

        return passphrases.draw_keys()

    def found(self, folder: Path, profile: "Profile", drawn: "NewKeys", passphrase: str) -> "Desk":
        """Make the practice and open it."""
        from medex_desktop.services import passphrases, practices

        prepared = passphrases.under_passphrase(drawn, passphrase, profile.name, cost=self.cost)
        return practices.set_up(folder, profile, prepared, self.clock)

    def found_from(
        self,
        folder: Path,
        export: "Incoming",
        profile: "Profile",
        drawn: "NewKeys",
        passphrase: str,
    ) -> "Desk":
        """Make the practice of an export and open it; the profile heads one client's alone."""
        from medex_desktop.services import reimports

        return reimports.make_practice(
            folder, export, drawn, passphrase, self.clock, profile=profile, cost=self.cost
        )

    def unlock(self, folder: Path, passphrase: str, *, even_if_foreign: bool = False) -> "Desk":
        """Open a practice by its passphrase."""
        private.begin()
        from medex_desktop.services import practices

        return practices.unlock(folder, passphrase, self.clock, even_if_foreign=even_if_foreign)

    def wrong_so_far(self, folder: Path) -> int:
        """Wrong passphrases since the last right one."""
        from medex_desktop.services import passphrases

        return passphrases.wrong_so_far(folder)

    def check_recovery_key(self, typed: str) -> None:
        """InvalidInput when what was typed can't be a recovery key."""
        from medex_desktop.services import passphrases

        passphrases.check_recovery_key(typed)

    def recover(self, folder: Path, recovery_key: str, passphrase: str) -> "Desk":
        """Open by the recovery key and take a new passphrase."""
        private.begin()
        from medex_desktop.services import practices

        return practices.recover(folder, recovery_key, passphrase, self.clock, cost=self.cost)

    def demo(self) -> "Desk":
        """The sample practice in a temporary folder, open."""
        private.begin()
        from medex_desktop.services import demo

        return demo.open_demo(self.clock)
