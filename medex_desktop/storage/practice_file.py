"""Making, opening and closing a practice file: every check before the first row is read."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

from medex_desktop.errors import Problem
from medex_desktop.storage import backup, changes, immutability, migrate, problems, vault
from medex_desktop.storage.audit_chain import Head
from medex_desktop.storage.engine import checkpoint, connect, read_engine, write_engine
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.lock import FolderLock
from medex_desktop.storage.vault import Keys, Sidecar


class UnauditedChangeError(RuntimeError):
    """Our own fault: code changed rows outside an act."""


@dataclass
class PracticeFile:
    """An open practice file. ``guards_were_gone`` tells that triggers had to be put back."""

    folder: PracticeFolder
    keys: Keys = field(repr=False)
    sidecar: Sidecar = field(repr=False)
    writing: Engine = field(repr=False)
    reading: Engine = field(repr=False)
    lock: FolderLock = field(repr=False)
    guards_were_gone: bool = False

    @property
    def anchored(self) -> Head:
        """The audit chain's head as the sidecar knows it."""
        return Head(self.sidecar.head_number, self.sidecar.head_hash)

    def close(self) -> None:
        """Fold the log into the file, drop the connections, free the lock."""
        self.reading.dispose()
        try:
            with problems.worded():
                checkpoint(self.writing)
        finally:
            self.writing.dispose()
            self.lock.release()


def create(folder: PracticeFolder, keys: Keys, sidecar: Sidecar) -> PracticeFile:
    """A new practice in an empty folder; the database gets its name last.

    OCCUPIED when anything says that a practice is, or was, in the folder.
    """
    if folder.is_unfinished:
        folder.discard_unfinished()
    if not folder.is_empty:
        raise problems.known(Problem.OCCUPIED)
    with problems.worded():
        folder.make()
        part = folder.unfinished
        part.unlink(missing_ok=True)
    migrate.create(part, keys.database)
    vault.write_sidecar(folder, sidecar)
    with problems.worded():
        part.rename(folder.database)
    return open_file(folder, keys)


def open_file(
    folder: PracticeFolder,
    keys: Keys,
    *,
    now: datetime | None = None,
    even_if_foreign: bool = False,
) -> PracticeFile:
    """Open with the right keys; every known fault is told in words, nothing is made anew."""
    require_database(folder)
    lock = FolderLock(folder.lock)
    lock.acquire(even_if_foreign=even_if_foreign)
    try:
        _require_readable(folder.database, keys)
        if migrate.is_due(folder.database, keys.database):
            _upgrade(folder, keys, now)
        return _opened(folder, keys, lock)
    except BaseException:
        lock.release()
        raise


def require_database(folder: PracticeFolder) -> None:
    """MISSING when the file is gone although a practice was here; a stump counts as damaged."""
    if not folder.database.exists():
        empty = folder.is_empty
        raise problems.known(Problem.NOT_A_PRACTICE if empty else Problem.MISSING)
    with problems.worded():
        if folder.database.stat().st_size < 4096:
            raise problems.known(Problem.DAMAGED)


def _require_readable(path: Path, keys: Keys) -> None:
    with problems.worded():
        raw: Any = connect(path, keys.database)
        try:
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
            number = raw.execute("PRAGMA user_version").fetchone()[0]
        finally:
            raw.close()
    if number == 0:
        raise problems.known(Problem.DAMAGED)


def _upgrade(folder: PracticeFolder, keys: Keys, now: datetime | None) -> None:
    if now is None:
        raise ValueError("an older file is brought up to date only with the clock at hand")
    moment = now

    def back_up() -> None:
        backup.make(
            folder,
            keys.database,
            folder.backups,
            now=moment,
            reason="before-migration",
            with_attachments=False,
        )

    migrate.upgrade(folder.database, keys.database, back_up)


def _opened(folder: PracticeFolder, keys: Keys, lock: FolderLock) -> PracticeFile:
    sidecar = vault.read_sidecar(folder)
    writing = write_engine(folder.database, keys.database, changes.install)
    reading = read_engine(folder.database, keys.database)
    event.listen(writing, "commit", _refuse_unaudited)
    with problems.worded(), writing.begin() as connection:
        gone = not immutability.is_intact(connection)
        if gone:
            immutability.install(connection)
        connection.exec_driver_sql("DELETE FROM permit")
    return PracticeFile(folder, keys, sidecar, writing, reading, lock, gone)


def _refuse_unaudited(connection: Connection) -> None:
    """No commit with changed rows that no audit entry names, nor with a permit left standing."""
    if not changes.is_empty(connection):
        raise UnauditedChangeError("rows changed without an audit entry; nothing was committed")
    if connection.exec_driver_sql("SELECT 1 FROM permit LIMIT 1").first() is not None:
        raise UnauditedChangeError("a permit was left standing; nothing was committed")
