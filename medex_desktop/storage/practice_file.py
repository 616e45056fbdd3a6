"""Making, opening and closing a practice file: every check before the first row is read."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from medex_desktop import safeio
from medex_desktop.errors import Problem, StorageProblem
from medex_desktop.storage import (
    backup,
    changes,
    erased_files,
    immutability,
    migrate,
    problems,
    shape,
    switch,
)
from medex_desktop.storage.audit_chain import Head
from medex_desktop.storage.doorkeeper import Doorkeeper, keep_reading
from medex_desktop.storage.engine import (
    APPLICATION_ID,
    checkpoint,
    connect,
    read_engine,
    write_engine,
)
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.lock import FolderLock
from medex_desktop.storage.sidecar import Sidecar, read_sidecar, write_sidecar
from medex_desktop.storage.vault import Keys


class UnauditedChangeError(RuntimeError):
    """Our own fault: code changed rows outside an act."""


@dataclass
class PracticeFile:
    """An open practice file.

    ``guards_were_gone`` tells that triggers had to be put back, ``permits_found`` how many permits
    to remove locked rows lay in the file, where a commit leaves none.
    """

    folder: PracticeFolder
    keys: Keys = field(repr=False)
    sidecar: Sidecar = field(repr=False)
    writing: Engine = field(repr=False)
    reading: Engine = field(repr=False)
    lock: FolderLock = field(repr=False)
    guards_were_gone: bool = False
    permits_found: int = 0

    @property
    def anchored(self) -> Head:
        """The audit chain's head as the sidecar knows it now."""
        sidecar = read_sidecar(self.folder)
        return Head(sidecar.head_number, sidecar.head_hash)

    def close(self) -> None:
        """Fold the log into the file, drop the connections, free the lock."""
        try:
            self.shut()
        finally:
            self.lock.release()

    def shut(self) -> None:
        """Fold the log into the file and drop the connections; the lock stays.

        A reader that is late (it holds a connection now, or asks for one after) takes the key
        along when it is done; the pool would keep it open until Python looks for cycles.
        """
        event.listen(self.reading, "checkin", _let_go)
        self.reading.dispose()
        try:
            with problems.worded():
                checkpoint(self.writing)
        finally:
            self.writing.dispose()

    def abandon(self) -> None:
        """Let everything go without touching the file: what was committed is safe in the log."""
        self.reading.dispose()
        self.writing.dispose()
        with suppress(StorageProblem):
            self.lock.release()


def _let_go(_raw: Any, record: ConnectionPoolEntry) -> None:
    record.invalidate()


def create(
    folder: PracticeFolder, keys: Keys, sidecar: Sidecar, found: Callable[[PracticeFile], None]
) -> PracticeFile:
    """A new practice in an empty folder; ``found`` writes its first rows, then it gets its name.

    So a practice either exists with all of that or not at all. OCCUPIED when anything says that a
    practice is, or was, in the folder; IN_USE while another process makes one there.
    """
    with problems.worded():
        safeio.make_folder(folder.root)
    lock = FolderLock(folder.lock)
    lock.acquire()
    try:
        _make(folder, keys, sidecar, found, lock)
        return _opened(folder, keys, lock)
    except BaseException:
        lock.release()
        raise


def _make(
    folder: PracticeFolder,
    keys: Keys,
    sidecar: Sidecar,
    found: Callable[[PracticeFile], None],
    lock: FolderLock,
) -> None:
    with problems.worded():
        if folder.is_unfinished:
            folder.discard_unfinished()
        if not folder.is_empty:
            raise problems.known(Problem.OCCUPIED)
        folder.make()
    try:
        migrate.create(folder.unfinished, keys.database)
        write_sidecar(folder, sidecar)
        file = _opened(folder.being_made, keys, lock)
        try:
            found(file)
        finally:
            file.shut()
        with problems.worded():
            folder.unfinished.rename(folder.database)
            safeio.sync_folder(folder.root)
    except BaseException:
        if folder.is_unfinished:
            with suppress(OSError):  # on a failing disk; the next set-up there discards it
                folder.discard_unfinished()
        raise


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
        with problems.worded():
            folder.sweep()
        if migrate.is_due(folder.database, keys.database):
            _upgrade(folder, keys, now)
        return _opened(folder, keys, lock)
    except BaseException:
        lock.release()
        raise


def require_database(folder: PracticeFolder) -> None:
    """MISSING when the file is gone although a practice was here; a stump counts as damaged."""
    switch.finish(folder.root)
    if not folder.database.exists():
        empty = folder.is_empty
        raise problems.known(Problem.NOT_A_PRACTICE if empty else Problem.MISSING)
    with problems.worded():
        if not folder.database.is_file() or folder.database.stat().st_size < 4096:
            raise problems.known(Problem.DAMAGED)


def _require_readable(path: Path, keys: Keys) -> None:
    """Look before anything is written: what is refused stays as it is.

    A log that was left (the program was killed) is read with the file. It may belong to another
    one, when somebody laid a copy in the file's place: then its pages can't be authenticated, or
    the structure doesn't hold.
    """
    log, journal = (path.with_name(f"{path.name}{end}") for end in ("-wal", "-journal"))
    with problems.worded():
        was_cut_off = log.exists() and log.stat().st_size > 0
        # a conversion that was cut off is taken back by its journal, which has to write
        only_look = was_cut_off and not journal.exists()
        raw: Any = connect(path, keys.database, only_look=only_look)
        try:
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if was_cut_off and raw.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise problems.known(Problem.DAMAGED)
            number = raw.execute("PRAGMA user_version").fetchone()[0]
            made_by = raw.execute("PRAGMA application_id").fetchone()[0]
        finally:
            raw.close()
    if made_by != APPLICATION_ID:
        raise problems.known(Problem.NOT_A_PRACTICE)
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
    sidecar = read_sidecar(folder)
    writing = write_engine(folder.database, keys.database, changes.install)
    reading = read_engine(folder.database, keys.database)
    event.listen(writing, "commit", _refuse_unaudited)
    event.listen(writing, "commit", partial(_refuse_when_moved, folder.database, _identity(folder)))
    door = Doorkeeper(writing)
    keep_reading(reading)
    try:
        with problems.worded(), writing.begin() as connection:
            if not shape.is_ours(connection):
                raise problems.known(Problem.DAMAGED)
            gone = not immutability.is_intact(connection)
            if gone:
                immutability.install(connection)
            permits = _take_permits_back(connection)
            erased_files.remove(connection, folder)
        door.shut()
    except BaseException:
        writing.dispose()
        raise
    return PracticeFile(folder, keys, sidecar, writing, reading, lock, gone, permits)


def _take_permits_back(connection: Connection) -> int:
    """Permits that somebody left around the program go, whatever was done under them; how many."""
    if connection.exec_driver_sql("SELECT 1 FROM permit LIMIT 1").first() is None:
        return 0
    immutability.remove(connection)
    gone = connection.exec_driver_sql("DELETE FROM permit").rowcount
    immutability.install(connection)
    return int(gone)


def _identity(folder: PracticeFolder) -> tuple[int, int]:
    with problems.worded():
        found = folder.database.stat()
    return found.st_dev, found.st_ino


def _refuse_when_moved(database: Path, identity: tuple[int, int], _connection: Connection) -> None:
    """A file moved or replaced while it is open takes commits that nobody would find again."""
    with problems.worded():
        found = database.stat()
    if (found.st_dev, found.st_ino) != identity:
        raise problems.known(Problem.MISSING)


def _refuse_unaudited(connection: Connection) -> None:
    """No commit with changed rows that no audit entry names, nor with a permit left standing."""
    if not changes.is_empty(connection):
        raise UnauditedChangeError("rows changed without an audit entry; nothing was committed")
    if connection.exec_driver_sql("SELECT 1 FROM permit LIMIT 1").first() is not None:
        raise UnauditedChangeError("a permit was left standing; nothing was committed")
