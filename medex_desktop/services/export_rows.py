"""The rows of a practice or of one client, table by table, as the registry says: nothing by hand.

A table added later is exported by its registration alone: its path leads to the client.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Integer, Table, select, true, type_coerce
from sqlalchemy import Text as SqlText

from medex_desktop.exchange.json_archive import Archive, Column, Row
from medex_desktop.services import clients
from medex_desktop.services.families import family, leads_to
from medex_desktop.services.work import Read
from medex_desktop.storage import tables
from medex_desktop.storage.columns import Flag
from medex_desktop.storage.migrate import SCHEMA
from medex_desktop.storage.registry import all_facts, metadata
from medex_desktop.turns import in_turn

OWN_MEASURE = "own_measure"
GOES_WITH_A_CLIENT = (OWN_MEASURE, "attachment", "practitioner", "provider")
"""Tables of the practice of which a client's export holds the rows that the client's rows name.

Own measures come first: the client's results name them by key, and they name who defined them. Any
other table of the practice stays out: an import's left-out rows may name other people.
"""

assert tables.__all__  # importing them registers them


def known_tables() -> dict[str, dict[str, Column]]:
    """Every table and column an export has: whole numbers or text, and which may be missing."""
    return {
        name: {
            column.name: Column(int if _is_number(column) else str, not column.nullable)
            for column in metadata.tables[name].c
        }
        for name in sorted(all_facts())
    }


def collect(read: Read, *, client_id: int | None = None) -> Archive:
    """All rows, or those of one client. Refused when there is no such client."""
    if client_id is not None:
        client_id = clients.client_page(read, client_id=client_id).client.id
    return Archive(
        exported_at=read.now.isoformat(timespec="seconds"),
        schema=SCHEMA,
        client_id=client_id,
        tables=_everything(read) if client_id is None else _of_one(read, client_id),
    )


def _everything(read: Read) -> dict[str, Sequence[Row]]:
    return {name: _rows(read, metadata.tables[name], true()) for name in sorted(all_facts())}


def _of_one(read: Read, client_id: int) -> dict[str, Sequence[Row]]:
    whole = family(read, client_id)
    found: dict[str, Sequence[Row]] = dict.fromkeys(sorted(all_facts()), ())
    for name, facts in all_facts().items():
        if facts.path:
            table = metadata.tables[name]
            found[name] = _rows(read, table, leads_to(table, facts.path, whole))
    for name in GOES_WITH_A_CLIENT:
        table = metadata.tables[name]
        own = name == OWN_MEASURE
        wanted = table.c.key.in_(_keys(found)) if own else table.c.id.in_(_named(found, name))
        found[name] = _rows(read, table, wanted)
    return found


def _keys(found: dict[str, Sequence[Row]]) -> list[Any]:
    """The keys of the measures the client was measured by."""
    return sorted({row["measure"] for row in found["result"]})


def _named(found: dict[str, Sequence[Row]], shared: str) -> list[Any]:
    """The ids of a shared table that the client's own rows name, or their measures."""
    ids = {
        row[column.name]
        for name, facts in all_facts().items()
        if facts.path or name == OWN_MEASURE
        for column in metadata.tables[name].c
        if any(key.column.table.name == shared for key in column.foreign_keys)
        for row in found[name]
    }
    return sorted(one for one in ids if isinstance(one, int))


def _rows(read: Read, table: Table, condition: ColumnElement[bool]) -> tuple[Row, ...]:
    names = [column.name for column in table.c]
    as_kept = [
        type_coerce(column, Integer() if _is_number(column) else SqlText()) for column in table.c
    ]
    query = select(*as_kept).where(condition).order_by(table.c.id)
    return tuple(
        dict(zip(names, row, strict=True)) for row in in_turn(read.connection.execute(query))
    )


def _is_number(column: Any) -> bool:
    return isinstance(column.type, Integer | Flag)
