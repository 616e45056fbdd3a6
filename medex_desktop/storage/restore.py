"""Restoring: the rows of a verified backup go into a new practice, never a foreign file itself."""

import json
import string
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from medex_desktop import safeio
from medex_desktop.errors import Problem, Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.storage import (
    attachments,
    check,
    contents,
    immutability,
    migrate,
    practice_file,
    problems,
)
from medex_desktop.storage.checks.findings import Look
from medex_desktop.storage.engine import APPLICATION_ID, connect, migration_engine
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.practice_file import PracticeFile
from medex_desktop.storage.progress import Progress, go_on
from medex_desktop.storage.sidecar import Sidecar, read_sidecar, write_sidecar
from medex_desktop.storage.vault import Keys

_EMPTY_PARTS = ("lock", "attachments", "backups")
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%'"
_NEVER_OURS = (
    "SELECT 1 FROM sqlite_master WHERE type = 'view' OR sql LIKE '%VIRTUAL TABLE%'"
    " UNION ALL SELECT 1 FROM pragma_table_list WHERE schema = 'main' AND wr"  # without rowid
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself: when it was made, its tables, and stored files gone before."""

    made_at: datetime
    tables: dict[str, dict[str, Any]]
    missing: int


def read_manifest(source: Path) -> Manifest:
    """The manifest of a backup's folder; Refused when there is none that can be read."""
    try:
        told = json.loads(safeio.read_small(source / "manifest.json"))
        made = datetime.fromisoformat(told["made_at"])
        tables = {str(name): dict(content) for name, content in told["tables"].items()}
        return Manifest(made, tables, int(told["missing"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refused(_not_a_backup(source)) from error


def _not_a_backup(source: Path) -> Text:
    """What is wrong with a folder; when it holds backups, which of them to choose."""
    try:
        inside = sorted(one.parent.name for one in source.glob("*/manifest.json"))
    except OSError:
        inside = []
    if not inside:
        return Text("This is not a backup: its manifest.json is missing or damaged.")
    return Text(
        "This folder is not a backup, but holds backups. Choose the newest in it: {name}",
        {"name": inside[-1]},
    )


def require_room(to: PracticeFolder) -> None:
    """OCCUPIED unless the folder is new, empty, or holds a set-up that was cut off."""
    with problems.worded():
        stale = any(to.root.glob(f"{to.database.name}-*"))
        foreign = to.root.is_dir() and any(p.name not in _EMPTY_PARTS for p in to.root.iterdir())
    if stale or (not to.is_unfinished and (foreign or not to.is_empty)):
        raise problems.known(Problem.OCCUPIED)


def restore(
    source: PracticeFolder,
    to: PracticeFolder,
    keys: Keys,
    sidecar: Sidecar,
    note: Callable[[PracticeFile], None],
    on_progress: Progress = go_on,
) -> Manifest:
    """Make a practice of a backup; ``note`` writes its audit entry before it gets its name.

    Cut off at any moment, it leaves no practice or the whole one. The backup is only read.
    """
    told = read_manifest(source.root)
    require_room(to)

    absent: list[int] = []

    def fill(file: PracticeFile) -> None:
        file.reading.dispose()
        file.writing.dispose()
        _fill(source, file.folder, keys, told)
        gone = _copy_stored_files(source, file, told.missing, on_progress)
        with problems.worded(), file.reading.begin() as connection:
            day = told.made_at.date()
            look = Look(connection, file.folder, keys, file.anchored, day)
            found = check.examine(look, checks=check.WHOLENESS)
        if len(found.faults) > gone:
            raise _not_whole()
        absent.append(gone)
        note(file)

    kept = replace(sidecar, failures=0, last_failure="")
    practice_file.create(to, keys, kept, fill).close()
    return replace(told, missing=sum(absent))


def _not_whole() -> Refused:
    return Refused(Text("The backup is not as it was made. Nothing was restored; take another."))


def checked_copy(source: PracticeFolder, to: Path, keys: Keys, told: Manifest) -> None:
    """A copy of a backup's database, as its manifest tells it, brought up to this version."""
    with problems.worded():
        safeio.write(to, source.database.read_bytes())
        _require_as_told(to, keys.database, told)
        if migrate.is_due(to, keys.database):
            migrate.upgrade(to, keys.database, lambda: None)


def _fill(source: PracticeFolder, to: PracticeFolder, keys: Keys, told: Manifest) -> None:
    incoming = to.root / f"{to.database.name}-incoming"
    checked_copy(source, incoming, keys, told)
    with problems.worded():
        with closing(connect(incoming, keys.database)) as raw:
            _copy_rows(raw, to.database, keys.database)
        for leftover in to.root.glob(f"{incoming.name}*"):
            leftover.unlink()


def _require_as_told(incoming: Path, key: str, told: Manifest) -> None:
    with closing(connect(incoming, key)) as raw:
        if raw.execute("PRAGMA cipher_integrity_check").fetchall():
            raise problems.known(Problem.DAMAGED)
        if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise problems.known(Problem.NOT_A_PRACTICE)
        migrate.is_due(incoming, key)  # TOO_NEW in words
        if raw.execute(_NEVER_OURS).fetchone():
            raise _crafted()
        found = {name: asdict(content) for name, content in contents.measure(raw).items()}
    if found != told.tables:
        raise _not_whole()


def _crafted() -> Refused:
    return Refused(
        Text(
            "The backup holds tables, views or triggers this program did not make."
            " Nothing was restored."
        )
    )


def _copy_rows(raw: Any, target: Path, key: str) -> None:
    engine = migration_engine(target, key)
    try:
        with engine.begin() as connection:
            wanted = {tuple(row) for row in connection.exec_driver_sql(_SCHEMA)}
            if {tuple(row) for row in raw.execute(_SCHEMA)} != wanted:
                raise _crafted()
            immutability.remove(connection)
            for name in contents.measure(raw):
                _copy_table(raw, connection, name)
            _copy_table(raw, connection, "sqlite_sequence")
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise _not_whole()
            immutability.install(connection)
    finally:
        engine.dispose()
    with closing(connect(target, key)) as copy:
        if contents.measure(copy) != contents.measure(raw):
            raise problems.known(Problem.DISK)


def _copy_table(raw: Any, connection: Connection, name: str) -> None:
    columns = [row[1] for row in raw.execute(f'PRAGMA table_info("{name}")')]
    listed = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" for _ in columns)
    connection.exec_driver_sql(f'DELETE FROM "{name}"')
    cursor = raw.execute(f'SELECT {listed} FROM "{name}" ORDER BY rowid')
    while batch := cursor.fetchmany(500):
        rows = [tuple(row) for row in batch]
        connection.exec_driver_sql(f'INSERT INTO "{name}" ({listed}) VALUES ({marks})', rows)


def _copy_stored_files(
    source: PracticeFolder, file: PracticeFile, missing: int, on_progress: Progress
) -> int:
    """Copy each stored file that can be authenticated; how many were gone.

    An own backup shares its stored files with the practice, from which those of a client erased
    since are gone; a complete backup misses none but those it says.
    """
    shared = not source.attachments.is_dir()
    lies_in = PracticeFolder(source.root.parent.parent) if shared else source
    with problems.worded(), file.reading.begin() as connection:
        query = "SELECT file, sha256, size FROM attachment ORDER BY id"
        stored = [attachments.StoredFile(*row) for row in connection.exec_driver_sql(query)]
    gone = 0
    for done, one in enumerate(stored, 1):
        if set(one.file) - set(string.hexdigits):
            raise _not_whole()
        if (shared or gone < missing) and not (lies_in.attachments / one.file).exists():
            gone += 1
            continue
        attachments.load(lies_in, file.keys, one)
        with problems.worded():
            sealed = (lies_in.attachments / one.file).read_bytes()
            safeio.write(file.folder.attachments / one.file, sealed)
        if not on_progress(done, len(stored)):
            raise Refused(Text("The restore was cancelled. Nothing was restored."))
    return gone


def unlock_copy(source: PracticeFolder, scratch: Path) -> tuple[PracticeFolder, Sidecar]:
    """The backup's keys in a scratch folder: a wrong passphrase is not counted in the backup."""
    sidecar = replace(read_sidecar(source), failures=0, last_failure="")
    held = PracticeFolder(scratch)
    write_sidecar(held, sidecar)
    return held, sidecar
