"""Backups: a copy is called a backup only after it was reopened, counted and compared."""

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from medex_desktop import safeio
from medex_desktop.domain.thinning import Copy, superfluous
from medex_desktop.errors import Problem, Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.storage import contents, problems
from medex_desktop.storage.engine import connect
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.progress import Progress, go_on
from medex_desktop.storage.sidecar import encode_sidecar, read_sidecar

_PAGES_A_STEP = 64
_PART = ".part-????-??-??T??-??-??.*Z-*"


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A verified backup: its folder, when and why it was made, and its row counts.

    ``missing`` counts stored files that were gone already and so are not in a complete backup.
    """

    folder: Path
    made_at: datetime
    reason: str
    rows: dict[str, int]
    missing: int = 0

    @property
    def entries(self) -> int:
        """How far the audit chain went when the copy was made."""
        return self.rows.get("audit_entry", 0)


def make(
    source: PracticeFolder,
    key: str,
    into: Path,
    *,
    now: datetime,
    reason: str,
    with_attachments: bool,
    on_progress: Progress = go_on,
) -> BackupInfo:
    """Copy, reopen, count, compare, then give the copy its name under ``into``.

    ``on_progress(done, total)`` returns False to cancel. The original is read in one snapshot, so
    the program may go on writing. Raises StorageProblem, or Refused when it was cancelled.
    """
    # Before the snapshot: the head these keys know must not be newer than the copy.
    keys = encode_sidecar(read_sidecar(source))
    with problems.worded():
        safeio.make_folder(into)
        _sweep(into)
        name = _free(into, now.astimezone(UTC).strftime(f"%Y-%m-%dT%H-%M-%S.%fZ-{reason}"))
        part = into / f".part-{name}"
        safeio.make_folder(part)
        try:
            database = part / source.database.name
            found = _copy_database(source.database, database, key, on_progress)
            safeio.write(part / source.keys.name, keys)
            missing = 0
            if with_attachments:
                blobs = _blobs(database, key)
                missing = _copy_blobs(source, part / source.attachments.name, blobs, on_progress)
            _write_manifest(part, now, reason, found, missing)
            safeio.sync_folder(part)
            final = part.rename(into / name)
            safeio.sync_folder(into)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    return BackupInfo(final, now, reason, {table: c.rows for table, c in found.items()}, missing)


def _free(into: Path, stem: str) -> str:
    """A name no backup has: the clock may stand still, or go back."""
    name, again = stem, 1
    while (into / name).exists():
        again += 1
        name = f"{stem}-{again}"
    return name


def thin(into: Path, now: datetime) -> list[BackupInfo]:
    """Remove the own backups that others stand in for, oldest first; those that went.

    One that can't be removed stays and stops nobody: the newest is made and verified by now.
    """
    infos = listed(into)
    copies = [Copy(info.made_at, sum(info.rows.values())) for info in infos]
    by_copy = {id(copy): info for copy, info in zip(copies, infos, strict=True)}
    gone = []
    for copy in superfluous(copies, now):
        info = by_copy[id(copy)]
        with suppress(OSError):
            leaving = info.folder.rename(info.folder.with_name(f".part-{info.folder.name}"))
            shutil.rmtree(leaving)
            gone.append(info)
    return gone


def listed(into: Path) -> list[BackupInfo]:
    """The backups under a folder, newest first; anything without a manifest is not one."""
    found = []
    for manifest in into.glob("*/manifest.json"):
        try:
            told = json.loads(safeio.read_small(manifest))
            made = datetime.fromisoformat(told["made_at"])
            rows = {name: int(content["rows"]) for name, content in told["tables"].items()}
            reason, missing = str(told["reason"]), int(told["missing"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue
        found.append(BackupInfo(manifest.parent, made, reason, rows, missing))
    return sorted(found, key=lambda info: info.made_at, reverse=True)


def _copy_database(
    source: Path, target: Path, key: str, on_progress: Progress
) -> dict[str, contents.Content]:
    original = connect(source, key)
    try:
        original.execute("BEGIN")
        original.execute("SELECT count(*) FROM sqlite_master").fetchone()
        copy_pages(original, target, key, on_progress)
        wanted = contents.measure(original)
    finally:
        original.close()
    if not _is_whole(target, key, wanted):
        raise problems.known(Problem.DISK)
    return wanted


def copy_pages(original: Any, target: Path, key: str, on_progress: Progress = go_on) -> None:
    """Copy what a raw connection sees into a new file of one piece, and bring it to the disk."""
    copy = connect(target, key)
    try:
        original.backup(copy, pages=_PAGES_A_STEP, progress=_cancelling(on_progress))
        mode = copy.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    finally:
        copy.close()
    if mode != "delete":
        raise problems.known(Problem.DISK)
    safeio.sync_file(target)


def _is_whole(path: Path, key: str, wanted: dict[str, contents.Content]) -> bool:
    """Reopen the copy: every page authentic, every table the same."""
    copy = connect(path, key)
    try:
        damage = copy.execute("PRAGMA cipher_integrity_check").fetchall()
        return not damage and contents.measure(copy) == wanted
    finally:
        copy.close()


def _cancelling(on_progress: Progress) -> Callable[[int, int, int], None]:
    def report(_status: int, remaining: int, total: int) -> None:
        _require_going_on(on_progress, total - remaining, total)

    return report


def _require_going_on(on_progress: Progress, done: int, total: int) -> None:
    if not on_progress(done, total):
        raise Refused(Text("The backup was cancelled. No copy was kept."))


def _blobs(database: Path, key: str) -> list[str]:
    copy = connect(database, key)
    try:
        return [name for (name,) in copy.execute("SELECT file FROM attachment ORDER BY id")]
    finally:
        copy.close()


def _copy_blobs(
    source: PracticeFolder, target: Path, names: list[str], on_progress: Progress
) -> int:
    """Copy the stored files the copied rows name, and read each back; how many are gone."""
    safeio.make_folder(target)
    missing = 0
    for done, name in enumerate(names, 1):
        try:
            sealed = (source.attachments / name).read_bytes()
        except FileNotFoundError:
            missing += 1
            continue
        safeio.write(target / name, sealed)
        if (target / name).read_bytes() != sealed:
            raise problems.known(Problem.DISK)
        _require_going_on(on_progress, done, len(names))
    return missing


def _write_manifest(
    part: Path, now: datetime, reason: str, found: dict[str, contents.Content], missing: int
) -> None:
    told: dict[str, Any] = {
        "format": 1,
        "made_at": now.astimezone(UTC).isoformat(),
        "reason": reason,
        "missing": missing,
        "tables": {name: asdict(content) for name, content in found.items()},
    }
    safeio.write(part / "manifest.json", json.dumps(told, indent=1).encode("utf-8"))


def _sweep(into: Path) -> None:
    """Remove what an interrupted backup left; it never had the name of a backup."""
    for leftover in into.glob(_PART):
        shutil.rmtree(leftover, ignore_errors=True)
