"""A PIN within a shift: short to type between two clients, gone after three wrong tries.

The data key stays in memory, wrapped by the PIN, while the practice is locked; nothing of it is
written anywhere. It ends with the program, after twelve hours, or at the third wrong try; then the
passphrase is needed again.
"""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final

from medex_desktop.domain.practices import initials
from medex_desktop.errors import InvalidInput, MedExError, Refused
from medex_desktop.language import Text, counted
from medex_desktop.services import practices
from medex_desktop.services.clock import Clock
from medex_desktop.services.desk import Desk
from medex_desktop.storage import practice_file, vault
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.sidecar import KdfCost, Wrap

FEWEST, MOST = 4, 8
TRIES = 3
SHIFT: Final = timedelta(hours=12)


class Pin:
    """One person's way back into the practice that was open, for this shift."""

    def __init__(self, desk: Desk, typed: str, cost: KdfCost | None = None) -> None:
        """Raises InvalidInput on "pin" for what is not four to eight digits, or too easy."""
        check(typed)
        person = desk.ask(practices.the_practitioner)
        self.initials = initials(person.name)
        self.tries_left = TRIES
        self._root = desk.file.folder.root
        self._ends = desk.clock.now() + SHIFT
        self._begun = desk.clock.now()
        self._wrap: Wrap | None = vault.make_wrap(
            desk.file.keys, typed, person.id, self.initials, cost or KdfCost()
        )

    def is_for(self, root: Path, clock: Clock) -> bool:
        """Whether it opens this practice now; a clock that was put back ends it too."""
        in_shift = self._begun <= clock.now() < self._ends
        if not in_shift:
            self.drop()
        return self._wrap is not None and root == self._root

    def unlock(self, typed: str, clock: Clock) -> Desk:
        """The practice, open again.

        Raises InvalidInput on "pin" for a wrong one, Refused when it is gone, StorageProblem.
        """
        wrap = self._wrap
        if wrap is None or not self.is_for(self._root, clock):
            raise Refused(Text("The PIN has ended. Type your passphrase."))
        folder = PracticeFolder(self._root)
        practice_file.require_database(folder)
        keys = vault.open_wrap(wrap, typed)
        if keys is None:
            raise self._wrong(folder, clock)
        file = practice_file.open_file(folder, keys, now=clock.now())
        self.tries_left = TRIES
        return Desk(file, wrap.practitioner_id, clock)

    def drop(self) -> None:
        """Forget the key; the passphrase is needed from now on."""
        self._wrap = None

    def _wrong(self, folder: PracticeFolder, clock: Clock) -> MedExError:
        self.tries_left -= 1
        if self.tries_left <= 0:
            self.drop()
        vault.count_failure(folder, clock.now())
        if self._wrap is None:
            return Refused(Text("That was the third wrong PIN. Type your passphrase."))
        return InvalidInput(
            "pin",
            counted(
                "That is not the PIN. {n} try left.",
                "That is not the PIN. {n} tries left.",
                self.tries_left,
            ),
        )


def check(typed: str) -> None:
    """InvalidInput on "pin" unless it is four to eight digits, not all alike nor in a row."""
    if not (typed.isascii() and typed.isdigit() and FEWEST <= len(typed) <= MOST):
        raise InvalidInput("pin", Text("{low} to {high} digits.", {"low": FEWEST, "high": MOST}))
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(typed)}
    if len(steps) == 1 and steps <= {0, 1, 9}:
        raise InvalidInput("pin", Text("Too easy to guess: digits alike or in a row."))
