"""Backups: a copy is called a backup only after it was reopened, counted and compared."""

import json
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from medex_desktop import safeio
from medex_desktop.errors import Problem, Refused
from medex_desktop.language import Text
from medex_desktop.storage import contents, problems
from medex_desktop.storage.engine import connect
from medex_desktop.storage.folder import PracticeFolder

_PAGES_A_STEP = 64
Progress = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A verified backup: its folder, when and why it was made, and its row counts."""

    folder: Path
    made_at: datetime
    reason: str
    rows: dict[str, int]


def _go_on(_done: int, _total: int) -> bool:
    return True


def make(
    source: PracticeFolder,
    key: str,
    into: Path,
    *,
    now: datetime,
    reason: str,
    with_attachments: bool,
    on_progress: Progress = _go_on,
) -> BackupInfo:
    """Copy, reopen, count, compare, then give the copy its name under ``into``.

    ``on_progress(done, total)`` returns False to cancel. The original is read in one snapshot, so
    the program may go on writing. Raises StorageProblem, or Refused when it was cancelled.
    """
    name = now.astimezone(UTC).strftime(f"%Y-%m-%dT%H-%M-%S.%fZ-{reason}")
    part = into / f".part-{name}"
    with problems.worded():
        safeio.make_folder(into)
        _sweep(into)
        safeio.make_folder(part)
        try:
            found = _copy_database(source.database, part / source.database.name, key, on_progress)
            safeio.write(part / source.keys.name, source.keys.read_bytes())
            if with_attachments and source.attachments.is_dir():
                _copy_attachments(source.attachments, part / source.attachments.name)
            _write_manifest(part, now, reason, found)
            safeio.sync_folder(part)
            final = part.rename(into / name)
            safeio.sync_folder(into)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    return BackupInfo(final, now, reason, {table: c.rows for table, c in found.items()})


def listed(into: Path) -> list[BackupInfo]:
    """The backups under a folder, newest first; anything without a manifest is not one."""
    found = []
    for manifest in into.glob("*/manifest.json"):
        try:
            told = json.loads(manifest.read_text(encoding="utf-8"))
            made = datetime.fromisoformat(told["made_at"])
            rows = {name: content["rows"] for name, content in told["tables"].items()}
            found.append(BackupInfo(manifest.parent, made, told["reason"], rows))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
    return sorted(found, key=lambda info: info.made_at, reverse=True)


def _copy_database(
    source: Path, target: Path, key: str, on_progress: Progress
) -> dict[str, contents.Content]:
    original = connect(source, key)
    copy = connect(target, key)
    try:
        original.execute("BEGIN")
        original.execute("SELECT count(*) FROM sqlite_master").fetchone()
        original.backup(copy, pages=_PAGES_A_STEP, progress=_cancelling(on_progress))
        copy.execute("PRAGMA journal_mode=DELETE")
        copy.close()
        safeio.sync_file(target)
        wanted = contents.measure(original)
        copy = connect(target, key)
        damage = copy.execute("PRAGMA cipher_integrity_check").fetchall()
        if damage or contents.measure(copy) != wanted:
            raise problems.known(Problem.DISK)
        return wanted
    finally:
        copy.close()
        original.close()


def _cancelling(on_progress: Progress) -> Callable[[int, int, int], None]:
    def report(_status: int, remaining: int, total: int) -> None:
        if not on_progress(total - remaining, total):
            raise Refused(Text("The backup was cancelled. No copy was kept."))

    return report


def _copy_attachments(source: Path, target: Path) -> None:
    safeio.make_folder(target)
    for blob in sorted(source.iterdir()):
        if blob.is_file() and not blob.name.startswith("."):
            safeio.write(target / blob.name, blob.read_bytes())


def _write_manifest(
    part: Path, now: datetime, reason: str, found: dict[str, contents.Content]
) -> None:
    told: dict[str, Any] = {
        "format": 1,
        "made_at": now.astimezone(UTC).isoformat(),
        "reason": reason,
        "tables": {name: asdict(content) for name, content in found.items()},
    }
    safeio.write(part / "manifest.json", json.dumps(told, indent=1).encode("utf-8"))


def _sweep(into: Path) -> None:
    """Remove what an interrupted backup left; it never had the name of a backup."""
    for leftover in into.glob(".part-*"):
        shutil.rmtree(leftover, ignore_errors=True)
