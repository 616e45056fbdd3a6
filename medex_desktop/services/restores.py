"""Restoring a backup into a new, empty practice folder."""

import tempfile
from datetime import datetime
from pathlib import Path

from medex_desktop.frozen import dataclass
from medex_desktop.services.acts import Role, act
from medex_desktop.services.clock import Clock
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Work
from medex_desktop.storage import practice_file, problems, vault
from medex_desktop.storage import restore as storage_restore
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.practice_file import PracticeFile
from medex_desktop.storage.progress import Progress, go_on


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored: when the backup was made, its row counts, stored files gone before."""

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
) -> Restored:
    """Restore a backup into a new folder by a passphrase or the recovery key.

    Refused, or a StorageProblem in words; the backup is never changed.
    """
    source = PracticeFolder(backup_folder)
    storage_restore.read_manifest(backup_folder)
    practice_file.require_database(source)
    with problems.worded(), tempfile.TemporaryDirectory() as scratch:
        held, sidecar = storage_restore.unlock_copy(source, Path(scratch))
        if recovery_key:
            keys, whose = vault.recover(held, recovery_key), 1
        else:
            keys, whose = vault.unlock(held, passphrase, clock.now)

    def note(file: PracticeFile) -> None:
        Desk(file, whose, clock).do(_note_restore)

    told = storage_restore.restore(source, PracticeFolder(to), keys, sidecar, note, on_progress)
    rows = {name: int(content["rows"]) for name, content in told.tables.items()}
    return Restored(told.made_at, rows, told.missing)


@act("practice.restore", role=Role.READ_ONLY, anchors=True)
def _note_restore(work: Work) -> None:
    """The practice was restored from a backup; where that lay is not written down."""
