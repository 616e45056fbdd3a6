"""The encrypted database: one writing connection, a few reading ones, every pragma in one place.

Confirmed by measurement before this was written (docs/decisions/0005): WAL, synchronous FULL, one
process, one writer; explicit BEGIN, so that schema changes roll back too; ``recursive_triggers``,
without which REPLACE deletes a signed row without a word.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

APPLICATION_ID = 0x4D454458  # "MEDX"
JOURNAL_MODE = "WAL"
_BUSY_SECONDS = 5.0
_STATEMENTS = 128

_SETTINGS = (
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA mmap_size=0",
)


def connect(
    path: Path,
    key: str,
    *,
    settings: tuple[str, ...] = _SETTINGS,
    statements: int = _STATEMENTS,
    only_look: bool = False,
) -> Any:
    """A keyed connection in autocommit mode (BEGIN is explicit everywhere).

    ``statements`` is how many prepared statements the driver keeps. ``only_look`` opens the file so
    that nothing can be written to it, nor its log be folded in when the connection is closed.
    """
    raw = driver.connect(
        f"{path.absolute().as_uri()}?mode=ro" if only_look else str(path),
        uri=only_look,
        timeout=_BUSY_SECONDS,
        check_same_thread=False,
        cached_statements=statements,
    )
    try:
        raw.isolation_level = None
        raw.execute("PRAGMA cipher_log_level=NONE")  # faults come as errors, not as lines on stderr
        raw.execute(f"PRAGMA key = \"x'{key}'\"")
        for pragma in settings:
            raw.execute(pragma)
    except BaseException:
        raw.close()
        raise
    return raw


def write_engine(path: Path, key: str, prepare: Callable[[Any], None]) -> Engine:
    """The one connection that writes; ``prepare`` is run once on it (the change log's triggers)."""

    def creator() -> Any:
        # none kept: a statement is judged when it is prepared, and must be judged each time
        raw = connect(path, key, statements=0)
        raw.execute(f"PRAGMA journal_mode={JOURNAL_MODE}")
        prepare(raw)
        return raw

    engine = _engine(creator, size=1)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def read_engine(path: Path, key: str) -> Engine:
    """Connections that can't write at all, for screens and for work off the screen's thread."""

    def creator() -> Any:
        return connect(path, key, settings=(*_SETTINGS, "PRAGMA query_only=ON"))

    engine = _engine(creator, size=4)
    event.listen(engine, "begin", _begin)
    return engine


def migration_engine(path: Path, key: str) -> Engine:
    """For schema changes only: foreign keys off before any transaction begins.

    With them on, a rebuilt table takes its child rows with it (measured, HOUSE.md A2).
    """
    settings = tuple(s for s in _SETTINGS if "foreign_keys" not in s)

    def creator() -> Any:
        return connect(path, key, settings=(*settings, "PRAGMA foreign_keys=OFF"))

    engine = _engine(creator, size=1)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def schema_number(path: Path, key: str) -> int:
    """The schema's number (``user_version``), read without SQLAlchemy's help."""
    raw = connect(path, key, settings=())
    try:
        return int(raw.execute("PRAGMA user_version").fetchone()[0])
    finally:
        raw.close()


def checkpoint(engine: Engine) -> None:
    """Fold the write-ahead log into the file."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        raw.close()


def _engine(creator: Callable[[], Any], size: int) -> Engine:
    return create_engine(
        "sqlite://",
        module=driver,
        creator=creator,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
    )


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
