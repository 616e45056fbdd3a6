"""Backups: made by hand or by themselves, verified, listed, and named in the audit."""

import threading
from contextlib import suppress
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from sqlalchemy import select

from medex_desktop.errors import Problem, Refused, StorageProblem
from medex_desktop.language import Text
from medex_desktop.services.acts import Role, act
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Read, Work
from medex_desktop.storage import backup, switch
from medex_desktop.storage.audit_chain import CLOSED
from medex_desktop.storage.backup import BackupInfo
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.progress import Progress, go_on
from medex_desktop.storage.sidecar import read_sidecar
from medex_desktop.storage.tables.audit import audit_entry
from medex_desktop.storage.tables.drafts import draft

EVERY = timedelta(minutes=30)
_BY_HAND, _AUTOMATIC = "manual", "automatic"
_CHANGE_NOTHING = (
    "practice.open",
    "practice.open_after_failures",
    CLOSED,
    "client.view",
    "backup.make",
    "backup.rehearse",
)


class Before(StrEnum):
    """What a backup is made before."""

    IMPORT = "before-import"
    RESTORE = "before-restore"
    ERASE = "before-erase"


_one_at_a_time = threading.Lock()


def back_up(desk: Desk, to: Path | None = None, on_progress: Progress = go_on) -> BackupInfo:
    """Make a verified backup: into the practice's own folder, or complete into ``to``.

    The practice's own backups share the stored files beside them and are thinned as they age; one
    made elsewhere holds them and the keys too, so that it can be opened on another computer. Safe
    from any thread while the desk goes on writing. Refused when ``on_progress(done, total)``
    returned False.
    """
    return _make(desk, to, _BY_HAND, on_progress)


def back_up_to_place(desk: Desk, place: Path, on_progress: Progress = go_on) -> BackupInfo:
    """Make a complete backup in the second place; Refused while the stick is not connected."""
    if not place.is_dir():  # made here, it would be a folder of this computer's own disk
        raise Refused(
            Text(
                "{folder} can't be reached. Connect the stick or the disk, then try again.",
                {"folder": str(place)},
            )
        )
    return back_up(desk, place, on_progress)


def back_up_before(desk: Desk, what: Before, on_progress: Progress = go_on) -> BackupInfo:
    """Make a backup before something that can't be taken back in one step; its name says what."""
    return _make(desk, None, what.value, on_progress)


def automatic_backup_due(desk: Desk, *, closing: bool = False) -> bool:
    """True when something changed since the last own backup; while working, every 30 minutes."""
    last = next(iter(backups(desk)), None)
    if last is None:
        return desk.ask(_has_changed, entries=0)
    recent = timedelta(0) <= desk.clock.now() - last.made_at < EVERY
    if recent and not closing:
        return False
    return desk.ask(_has_changed, entries=last.entries) or desk.ask(_has_drafts, since=last)


def back_up_if_due(
    desk: Desk, *, closing: bool = False, on_progress: Progress = go_on
) -> BackupInfo | None:
    """Make the automatic backup when one is due; None when nothing changed."""
    if not automatic_backup_due(desk, closing=closing):
        return None
    return _make(desk, None, _AUTOMATIC, on_progress)


def backups(desk: Desk) -> list[BackupInfo]:
    """The backups in the practice's own folder, newest first."""
    return backup.listed(desk.file.folder.backups)


def every_backup(desk: Desk) -> list[BackupInfo]:
    """Its own backups and those in the folders that a restore kept aside, newest first.

    They stay where they are: they share the stored files beside them.
    """
    found = backups(desk)
    for aside in former_folders(desk):
        found += backup.listed(aside.backups)
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def former_folders(desk: Desk) -> list[PracticeFolder]:
    """The folders of this practice that restores kept aside."""
    found = []
    for aside in map(PracticeFolder, switch.kept_aside(desk.file.folder.root)):
        with suppress(StorageProblem):  # a former practice that can't be read may have been damaged
            if read_sidecar(aside).check == desk.file.keys.check:
                found.append(aside)
    return found


def kept_in(desk: Desk, made: BackupInfo) -> Path | None:
    """The folder kept aside that a backup lies in; None for one of the practice in use."""
    root = made.folder.parent.parent
    return None if root == desk.file.folder.root else root


def _make(desk: Desk, to: Path | None, reason: str, on_progress: Progress) -> BackupInfo:
    folder = desk.file.folder
    if to is not None:
        _require_elsewhere(folder, to)
    with _one_at_a_time:
        try:
            made = backup.make(
                folder,
                desk.file.keys.database,
                to or folder.backups,
                now=desk.clock.now(),
                reason=reason,
                with_attachments=to is not None,
                on_progress=on_progress,
            )
        except StorageProblem as problem:
            raise _about_the_copy(problem) from problem
        if to is None:
            backup.thin(folder.backups, desk.clock.now())
    desk.do(_note_backup)
    return made


@act("backup.make", role=Role.READ_ONLY)
def _note_backup(work: Work) -> None:
    """A verified backup was made; where it lies is not written down."""


def _require_elsewhere(folder: PracticeFolder, to: Path) -> None:
    if to.resolve().is_relative_to(folder.root.resolve()):
        raise StorageProblem(
            Problem.OCCUPIED,
            Text("This folder is inside the practice itself."),
            Text("Nothing was changed."),
            Text("Choose a folder on another disk; a copy beside the original is lost with it."),
        )


def is_on_same_disk(desk: Desk, place: Path) -> bool:
    """Whether a place is lost with the practice when the disk breaks."""
    try:
        return place.stat().st_dev == desk.file.folder.root.stat().st_dev
    except OSError:
        return False


def _about_the_copy(problem: StorageProblem) -> StorageProblem:
    happened = {
        Problem.FULL: Text("There is not enough room for the backup."),
        Problem.READ_ONLY: Text("The folder for the backup can't be written to."),
        Problem.MISSING: Text("The folder for the backup can't be reached."),
        Problem.DISK: Text("The backup could not be written, or not read back as it was written."),
    }.get(problem.problem)
    if happened is None:
        return problem
    return StorageProblem(
        problem.problem,
        happened,
        Text("No copy was kept. The practice itself is untouched."),
        Text("Choose another disk or folder, then try again."),
    )


def _has_changed(read: Read, *, entries: int) -> bool:
    query = select(audit_entry.c.id).where(
        audit_entry.c.id > entries, audit_entry.c.act.not_in(_CHANGE_NOTHING)
    )
    return read.connection.execute(query.limit(1)).first() is not None


def _has_drafts(read: Read, *, since: BackupInfo) -> bool:
    query = select(draft.c.id).where(draft.c.saved_at > since.made_at)
    return read.connection.execute(query.limit(1)).first() is not None
