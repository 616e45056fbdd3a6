"""Whether the file's tables are the ones we made: columns, kinds, keys and strictness, by name.

What a table has beyond that, or leaves open where we would not, keeps no practice shut; the
check-up tells it, since a backup with anything in it that is not ours can't be restored.
"""

import hashlib
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, Dialect, Table
from sqlalchemy.engine.default import DefaultDialect

from medex_desktop.storage import tables
from medex_desktop.storage.registry import all_facts, metadata

_LOADED = tables.__all__

LAYOUT: Final = "eb50963cea512d66d12fbe15b672d85420228e4167f107096e2d61f5529a2e6b"
"""The digest of every table and index of a new practice, as the migrations write them."""

_COLUMNS = (
    "SELECT m.name, x.name, x.type, x.pk FROM sqlite_master AS m"
    " JOIN pragma_table_xinfo(m.name) AS x WHERE m.type = 'table'"
)
_REFERENCES = (
    'SELECT m.name, x."from", x."table" FROM sqlite_master AS m'
    " JOIN pragma_foreign_key_list(m.name) AS x WHERE m.type = 'table'"
)
_STRICT = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict"


def layout(connection: Connection) -> str:
    """The digest of what the file has beside its guards, whatever the blanks."""
    query = (
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master"
        " WHERE type <> 'trigger' AND name <> 'sqlite_sequence' ORDER BY type, name"
    )
    told = "\n".join("".join("|".join(row).split()) for row in _rows(connection, query))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


def is_ours(connection: Connection) -> bool:
    """True when every registered table is there as we make it."""
    columns, references = _expected()
    strict = {name for (name,) in _rows(connection, _STRICT)}
    return (
        columns <= set(_rows(connection, _COLUMNS))
        and references <= set(_rows(connection, _REFERENCES))
        and set(all_facts()) <= strict
    )


@cache
def _expected() -> tuple[set[tuple[Any, ...]], set[tuple[Any, ...]]]:
    made = [metadata.tables[name] for name in all_facts()]
    spoken = DefaultDialect()  # one for all: a type without any makes one of its own
    columns = {column for table in made for column in _columns(table, spoken)}
    references = {
        (table.name, key.parent.name, key.column.table.name)
        for table in made
        for key in table.foreign_keys
    }
    return columns, references


def _columns(table: Table, spoken: Dialect) -> list[tuple[Any, ...]]:
    return [(table.name, c.name, c.type.compile(spoken), int(c.primary_key)) for c in table.c]


def _rows(connection: Connection, query: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in connection.exec_driver_sql(query)]
