"""Restoring a backup into a new, empty practice folder."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from medex_desktop import safeio
from medex_desktop.errors import Problem, Refused, StorageProblem
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services import erased_since, practices
from medex_desktop.services.acts import Role, act
from medex_desktop.services.clock import Clock
from medex_desktop.services.desk import Desk
from medex_desktop.services.erased_since import Tombstone
from medex_desktop.services.work import Work
from medex_desktop.storage import practice_file, problems, vault
from medex_desktop.storage import restore as storage_restore
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.practice_file import PracticeFile
from medex_desktop.storage.progress import Progress, go_on
from medex_desktop.storage.sidecar import Sidecar, read_sidecar
from medex_desktop.storage.vault import Keys

UNREADABLE: Final = (
    Problem.MISSING, Problem.DAMAGED, Problem.NOT_A_PRACTICE, Problem.KEYS_DAMAGED,
)  # fmt: skip
"""Of a practice that is replaced nothing can be known then."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored: when the backup was made, its row counts, stored files that were gone."""

    made_at: datetime
    rows: dict[str, int]
    missing: int


def restore(
    backup_folder: Path,
    to: Path,
    clock: Clock,
    *,
    passphrase: str = "",
    recovery_key: str = "",
    on_progress: Progress = go_on,
    in_place_of: Path | None = None,
) -> Restored:
    """Restore a backup into a new folder by a passphrase or the recovery key.

    Refused, or a StorageProblem in words; the backup is never changed. Who was erased since in the
    practice ``in_place_of`` is erased again; nothing is known when that can't be read.
    """
    source = PracticeFolder(backup_folder)
    keys, sidecar, whose = open_keys(source, clock, passphrase, recovery_key)
    if in_place_of is not None:
        _require_still_here(in_place_of, keys, whose)

    def note(file: PracticeFile) -> None:
        by = practices.first_owner(file)[0] if whose is None else whose
        desk = Desk(file, by, clock)
        desk.do(note_restore)
        if in_place_of is not None:
            erased_since.erase_again(desk, _erased_in(in_place_of, file))

    told = storage_restore.restore(source, PracticeFolder(to), keys, sidecar, note, on_progress)
    rows = {name: int(content["rows"]) for name, content in told.tables.items()}
    return Restored(told.made_at, rows, told.missing)


def open_keys(
    source: PracticeFolder, clock: Clock, passphrase: str = "", recovery_key: str = ""
) -> tuple[Keys, Sidecar, int | None]:
    """The keys of a backup, its sidecar, and whose passphrase it was (None: the recovery key).

    Nothing in it is counted.
    """
    storage_restore.read_manifest(source.root)
    practice_file.require_database(source)
    with problems.worded(), safeio.scratch() as scratch:
        held, sidecar = storage_restore.unlock_copy(source, scratch)
        if recovery_key:
            return vault.recover(held, recovery_key), sidecar, None
        keys, whose = vault.unlock(held, passphrase, clock.now)
        return keys, sidecar, whose


def _require_still_here(live: Path, keys: Keys, whose: int | None) -> None:
    """Refused for who left: an old backup that opens to them takes the place of nothing."""
    with suppress(StorageProblem):  # keys that can't be read tell of nobody
        here = read_sidecar(PracticeFolder(live))
        people = {wrap.practitioner_id for wrap in here.wraps}
        if whose is not None and here.check == keys.check and whose not in people:
            raise Refused(
                Text(
                    "This passphrase opens the backup, but not this practice any more. Use that of"
                    " somebody who works here, or the recovery key. Nothing was changed."
                )
            )


def _erased_in(live: Path, file: PracticeFile) -> tuple[Tombstone, ...]:
    here = PracticeFolder(live)
    try:
        if read_sidecar(here).check != file.keys.check:
            return ()
        return erased_since.since(here.database, file.folder.database, file.keys.database)
    except StorageProblem as problem:
        if problem.problem not in UNREADABLE:
            raise
        return ()


@act("practice.restore", role=Role.READ_ONLY, anchors=True)
def note_restore(work: Work) -> None:
    """The practice was restored from a backup; where that lay is not written down."""
