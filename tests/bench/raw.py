"""The floors of storage: the same rows through the bare driver, with the same settings."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from medex_desktop.services.desk import Desk
from medex_desktop.storage.engine import connect

_OF_A_FILE = ("import_batch", "client", "assessment", "result")
_OF_A_TEST = ("assessment", "result")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of some tables with the statements that make the tables and fill them."""

    schema: tuple[str, ...]
    inserts: tuple[tuple[str, list[tuple[Any, ...]]], ...]

    @property
    def count(self) -> int:
        return sum(len(rows) for _sql, rows in self.inserts)


def rows_of_import(desk: Desk) -> Rows:
    """Every row an import left in a practice that held nothing else."""
    return _rows(desk, _OF_A_FILE, "")


def rows_of_last_test(desk: Desk) -> Rows:
    """The two rows of the newest test."""
    return _rows(desk, _OF_A_TEST, " ORDER BY id DESC LIMIT 1")


def insert_all(rows: Rows, into: Path) -> None:
    """All rows into a new encrypted file: one executemany a table, one transaction."""
    raw = _new_file(rows, into)
    raw.execute("BEGIN IMMEDIATE")
    for sql, values in rows.inserts:
        raw.executemany(sql, values)
    raw.execute("COMMIT")
    raw.close()


def committer(rows: Rows, into: Path) -> Callable[[], None]:
    """A function that inserts the rows once more, under new ids, and commits."""
    raw = _new_file(rows, into)
    blank = [(sql, [(None, *row[1:]) for row in values]) for sql, values in rows.inserts]

    def commit() -> None:
        raw.execute("BEGIN IMMEDIATE")
        for sql, values in blank:
            raw.executemany(sql, values)
        raw.execute("COMMIT")

    return commit


def fetcher(desk: Desk, sql: str, values: tuple[Any, ...]) -> Callable[[], list[Any]]:
    """A function that runs a query on a bare connection of its own and fetches all rows."""
    raw = connect(desk.file.folder.database, desk.file.keys.database)

    def fetch() -> list[Any]:
        found: list[Any] = raw.execute(sql, values).fetchall()
        return found

    return fetch


def _rows(desk: Desk, tables: tuple[str, ...], which: str) -> Rows:
    raw = connect(desk.file.folder.database, desk.file.keys.database)
    try:
        marks = ", ".join("?" * len(tables))
        schema = raw.execute(
            f"SELECT sql FROM sqlite_master WHERE tbl_name IN ({marks}) AND sql IS NOT NULL"
            " AND type IN ('table', 'index') ORDER BY type DESC",
            tables,
        ).fetchall()
        inserts = tuple(_insert(raw, table, which) for table in tables)
    finally:
        raw.close()
    return Rows(tuple(sql for (sql,) in schema), inserts)


def _insert(raw: Any, table: str, which: str) -> tuple[str, list[tuple[Any, ...]]]:
    found = raw.execute(f"SELECT * FROM {table}{which}")
    marks = ", ".join("?" * len(found.description))
    return f"INSERT INTO {table} VALUES ({marks})", found.fetchall()


def _new_file(rows: Rows, into: Path) -> Any:
    raw = connect(into / f"{secrets.token_hex(4)}.raw", secrets.token_hex(32))
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("PRAGMA foreign_keys=OFF")  # only these tables are made
    for statement in rows.schema:
        raw.execute(statement)
    return raw
