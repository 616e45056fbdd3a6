"""What may be told of a practice to whoever helps: counts, sizes and ages; no names, no places."""

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import func, select

from medex_desktop.domain import live_places
from medex_desktop.errors import MedExError
from medex_desktop.services import rehearsals
from medex_desktop.services.clock import Clock
from medex_desktop.services.desk import Desk
from medex_desktop.services.doorstep import why_unfit
from medex_desktop.services.work import Read
from medex_desktop.storage import backup
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.registry import metadata

_FAULTS: Final = 20
_LOG_TAIL: Final = 200_000
_FAULT: Final = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d+ ERROR fault ([\w.]{1,80})(.*)")
_PLACE: Final = re.compile(r"[\w/]{1,120}\.py:\d{1,6}")
_MB: Final = 1_000_000


def of_folder(root: Path, clock: Clock) -> list[str]:
    """What can be told without the key: sizes, backups, the room that is left."""
    folder = PracticeFolder(root)
    log = folder.database.with_name(folder.database.name + "-wal")
    lines = [
        f"practice file {_size(folder.database)}, log {_size(log)}",
        f"stored files {_count(folder.attachments)}",
        _backups(folder, clock.now()),
        f"in an unfit place: {'yes' if why_unfit(root) is not None else 'no'}",
        f"kind of disk: {_kind_of_disk(root)}",
    ]
    with suppress(OSError):
        space = shutil.disk_usage(root)
        lines.append(f"free on this disk {space.free // _MB} of {space.total // _MB} MB")
    return lines


def of_practice(desk: Desk) -> list[str]:
    """What the open practice can tell: rows of each table, the journal, the last rehearsal."""
    try:
        return [*desk.ask(_counts), _rehearsal(desk)]
    except MedExError as error:
        return [f"the practice could not be read: {type(error).__name__}"]


def faults_in(log: Path) -> list[str]:
    """The last faults of the log: when, what kind, where in our code; nothing else of a line."""
    found: list[str] = []
    for path in (log.with_suffix(".1.log"), log):
        with suppress(OSError), path.open("rb") as stream:
            stream.seek(max(0, path.stat().st_size - _LOG_TAIL))
            found += _faults(stream.read().decode("utf-8", "replace"))
    return found[-_FAULTS:]


def _faults(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if known := _FAULT.fullmatch(line):
            places = _PLACE.findall(known[3])
            yield f"{known[1]} {known[2]} {places[-1] if places else ''}".rstrip()


def _counts(read: Read) -> list[str]:
    mode = read.connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
    number = read.connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    lines = [f"schema {number}, journal {mode}"]
    for table in metadata.sorted_tables:
        rows = read.connection.execute(select(func.count()).select_from(table)).scalar_one()
        lines.append(f"rows of {table.name} {rows}")
    return lines


def _rehearsal(desk: Desk) -> str:
    last = desk.ask(rehearsals.last)
    if last is None:
        return "last rehearsal: none"
    outcome = "failed" if last.fault else "everything came back"
    return f"last rehearsal {_age(desk.clock.now() - last.at)} ago, {outcome}"


def _backups(folder: PracticeFolder, now: datetime) -> str:
    found = backup.listed(folder.backups)
    if not found:
        return "own backups 0"
    newest = f"newest {_age(now - found[0].made_at)} ago"
    return f"own backups {len(found)}, {newest}, oldest {_age(now - found[-1].made_at)} ago"


def _age(passed: timedelta) -> str:
    hours = passed.total_seconds() / 3600
    return f"{hours:.0f} h" if abs(hours) < 48 else f"{hours / 24:.0f} days"


def _size(path: Path) -> str:
    try:
        return f"{path.stat().st_size} bytes"
    except OSError as fault:
        return f"not there ({type(fault).__name__})"


def _count(folder: Path) -> str:
    try:
        sizes = [file.stat().st_size for file in folder.iterdir()]
    except OSError as fault:
        return f"not there ({type(fault).__name__})"
    return f"{len(sizes)}, {sum(sizes)} bytes"


def _kind_of_disk(root: Path) -> str:
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
        return live_places.file_system(str(root.resolve()), mounts) or "not told"
    except OSError:
        return "not told"
