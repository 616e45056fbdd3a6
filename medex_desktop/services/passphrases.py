"""Passphrases and the recovery key: keys drawn before set-up, a change, a check of what was typed.

The recovery key is shown while the passphrase is still being chosen, so keys are drawn first and
put under the passphrase when the practice is made.
"""

import secrets
from dataclasses import replace
from pathlib import Path

from medex_desktop.domain.practices import initials
from medex_desktop.errors import InvalidInput, Problem, StorageProblem
from medex_desktop.language import Text
from medex_desktop.services.acts import Role, act
from medex_desktop.services.desk import Desk
from medex_desktop.services.practices import FolderState, NewKeys, look_at
from medex_desktop.services.work import Work
from medex_desktop.storage import practice_file, recovery_key, vault
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.sidecar import KdfCost, read_sidecar

_DISCARDED = KdfCost(memory_kib=64, passes=1, lanes=1)  # its wrap is thrown away at once


def draw_keys() -> NewKeys:
    """New keys with their recovery key, under no passphrase yet; nothing is written."""
    keys, sidecar, printed = vault.create(secrets.token_hex(16), "", _DISCARDED)
    return NewKeys(keys, replace(sidecar, wraps=()), printed)


def under_passphrase(
    drawn: NewKeys, passphrase: str, name: str, *, whose: int = 1, cost: KdfCost | None = None
) -> NewKeys:
    """The drawn keys under a passphrase; the recovery key stays the one that was shown."""
    vault.check_passphrase(passphrase)
    wrap = vault.make_wrap(drawn.keys, passphrase, whose, initials(name), cost or KdfCost())
    return replace(drawn, sidecar=replace(drawn.sidecar, wraps=(wrap,)))


def at_the_door(root: Path) -> FolderState:
    """What the locked screen needs; StorageProblem when the practice can't be opened as it is."""
    state = look_at(root)
    practice_file.require_database(PracticeFolder(root))
    return state


def wrong_so_far(root: Path) -> int:
    """How many wrong passphrases were typed since the last right one."""
    return read_sidecar(PracticeFolder(root)).failures


def check_recovery_key(typed: str) -> None:
    """InvalidInput on "recovery_key" when what was typed can't be a key: a slip of the pen."""
    recovery_key.read(typed)


def require_free(desk: Desk, passphrase: str, *, but: int | None = None) -> None:
    """A passphrase says who somebody is: InvalidInput for one that another person here has.

    It counts as a wrong try, since it tells something about somebody else's.
    """
    vault.check_passphrase(passphrase)
    if vault.opens(read_sidecar(desk.file.folder), passphrase) not in (None, but):
        vault.count_failure(desk.file.folder, desk.clock.now())
        raise InvalidInput("passphrase", Text("This one can't be taken. Choose another."))


def change_passphrase(desk: Desk, *, old: str, new: str, cost: KdfCost | None = None) -> None:
    """Change one's own passphrase; the records are not encrypted again.

    Raises InvalidInput on "old_passphrase" or "passphrase"; StorageProblem when throttled.
    """
    vault.check_passphrase(new)
    try:
        vault.unlock(desk.file.folder, old, desk.clock.now, desk.practitioner_id)
    except StorageProblem as problem:
        if problem.problem is not Problem.WRONG_PASSPHRASE:
            raise
        raise InvalidInput("old_passphrase", Text("This is not your passphrase.")) from None
    require_free(desk, new, but=desk.practitioner_id)
    desk.do(note_change)  # first: told that it failed, one still opens it as before
    vault.change_passphrase(
        desk.file.folder, desk.file.keys, desk.practitioner_id, new, cost or KdfCost()
    )


@act("passphrase.change", role=Role.READ_ONLY, anchors=True)
def note_change(work: Work) -> None:
    """The change of one's own passphrase, for the audit; the keys are not in the database."""
