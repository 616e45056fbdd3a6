"""Restoring from the locked screen: no practice is open, and no name is told."""

import shutil
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from medex_desktop.errors import StorageProblem
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, counted
from medex_desktop.services import restore_switch, restores
from medex_desktop.services.clock import Clock
from medex_desktop.services.restore_switch import Comparison
from medex_desktop.storage import problems
from medex_desktop.storage import restore as storage_restore
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.lock import FolderLock
from medex_desktop.storage.progress import Progress, go_on
from medex_desktop.storage.sidecar import read_sidecar

_COUNTED: Final = ("client", "assessment", "document")


@dataclass(frozen=True, slots=True)
class Looked:
    """Whether a practice is in the folder now, and what a restore does to it where that shows.

    ``found`` is None for another practice, or for one that can't be read any more. ``holds`` counts
    what is in the backup.
    """

    is_here: bool
    found: Comparison | None
    made_at: datetime
    holds: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """Where the former practice is kept (None when there was none), and stored files not there."""

    aside: Path | None
    missing: int


def look(
    live: Path, backup_folder: Path, clock: Clock, *, passphrase: str = "", recovery_key: str = ""
) -> Looked:
    """What a restore would do, in counts; Refused or StorageProblem when the backup is not fit."""
    source, here = PracticeFolder(backup_folder), PracticeFolder(live)
    keys, _sidecar, _whose = restores.open_keys(source, clock, passphrase, recovery_key)
    told = storage_restore.read_manifest(backup_folder)
    looked = partial(Looked, made_at=told.made_at, holds=_holds(told))
    if here.is_empty or here.is_unfinished:
        return looked(is_here=False, found=None)
    try:
        if read_sidecar(here).check != keys.check:
            return looked(is_here=True, found=None)
        found, erased = restore_switch.compared(here, source, keys, told)
    except StorageProblem as problem:
        if problem.problem not in restores.UNREADABLE:
            raise
        return looked(is_here=True, found=None)
    return looked(is_here=True, found=restore_switch.worded(told, found, erased))


def _holds(told: storage_restore.Manifest) -> tuple[Text, ...]:
    rows = {name: int(told.tables.get(name, {}).get("rows", 0)) for name in _COUNTED}
    return (
        counted("{n} client", "{n} clients", rows["client"]),
        counted("{n} test", "{n} tests", rows["assessment"]),
        counted("{n} paper", "{n} papers", rows["document"]),
    )


def restore(
    live: Path,
    backup_folder: Path,
    clock: Clock,
    *,
    passphrase: str = "",
    recovery_key: str = "",
    on_progress: Progress = go_on,
) -> Done:
    """Restore into the folder; where the former practice is kept, and what was missing.

    What was in the folder is put aside whole, also when it is damaged. IN_USE while a window has
    it open.
    """
    here = PracticeFolder(live)
    incoming = live
    if not (here.is_empty or here.is_unfinished):
        _require_free(here)
        incoming = live.with_name(f"{live.name}.restoring")
        with problems.worded():
            if incoming.exists():
                shutil.rmtree(incoming)
    made = restores.restore(
        backup_folder,
        incoming,
        clock,
        passphrase=passphrase,
        recovery_key=recovery_key,
        on_progress=on_progress,
        in_place_of=None if incoming == live else live,
    )
    if incoming == live:
        return Done(None, made.missing)
    return Done(restore_switch.take_over(live, incoming, clock.now()), made.missing)


def _require_free(folder: PracticeFolder) -> None:
    lock = FolderLock(folder.lock)
    lock.acquire()
    lock.release()
