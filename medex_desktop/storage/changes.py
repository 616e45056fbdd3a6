"""The change log: what a transaction really changed, seen by the database, not by the caller.

Temporary triggers on the writing connection note every row inserted, updated or deleted in an
audited table, with its image before and after. Audit entries, undo and the refusal of unaudited
commits all read this one log, so no service can forget to tell.
"""

import json
import threading
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, text

from medex_desktop.frozen import dataclass
from medex_desktop.storage import tables
from medex_desktop.storage.registry import all_facts, metadata
from medex_desktop.turns import in_turn

Image = Mapping[str, Any]
_LOADED = tables.__all__
_taking = threading.local()


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row's change: ``before`` is None for an insert, ``after`` None for a delete."""

    table: str
    row_id: int
    before: Image | None
    after: Image | None


def install(raw: Any) -> None:
    """Make the log and its triggers on one raw connection (temporary: they go with it)."""
    present = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    raw.execute(
        "CREATE TEMP TABLE row_change (seq INTEGER PRIMARY KEY, tab TEXT, row INTEGER,"
        " before TEXT, after TEXT)"
    )
    raw.create_function("medex_taking", 0, _is_taking)
    for kind in ("DELETE", "UPDATE"):
        raw.execute(
            f"CREATE TEMP TRIGGER keep_log_{kind.lower()} BEFORE {kind} ON row_change"
            " WHEN NOT medex_taking() BEGIN"
            " SELECT RAISE(ABORT, 'medex: only the door empties the log'); END"
        )
    for facts in all_facts().values():
        if facts.audited and facts.name in present:
            for statement in _triggers(metadata.tables[facts.name]):
                raw.execute(statement)


def _is_taking() -> int:
    return int(getattr(_taking, "on", False))


def image_sql(table: Table, alias: str) -> str:
    """The SQL expression of a row's image: a JSON object of its columns, by name."""
    return "json_object(" + ", ".join(f"'{c.name}', {alias}.\"{c.name}\"" for c in table.c) + ")"


def _triggers(table: Table) -> list[str]:
    name = table.name
    shapes = {
        "INSERT": ("NEW.id", "NULL", image_sql(table, "NEW")),
        "UPDATE": ("OLD.id", image_sql(table, "OLD"), image_sql(table, "NEW")),
        "DELETE": ("OLD.id", image_sql(table, "OLD"), "NULL"),
    }
    return [
        f"CREATE TEMP TRIGGER log_{name}_{kind.lower()} AFTER {kind} ON main.{name} BEGIN"
        f" INSERT INTO row_change (tab, row, before, after)"
        f" VALUES ('{name}', {row}, {before}, {after}); END"
        for kind, (row, before, after) in shapes.items()
    ]


def is_empty(connection: Connection) -> bool:
    """True when nothing audited was changed since the log was last taken."""
    return connection.execute(text("SELECT 1 FROM temp.row_change LIMIT 1")).first() is None


def take(connection: Connection) -> list[RowChange]:
    """The changes of this transaction in order, and an empty log."""
    rows = connection.execute(
        text("SELECT tab, row, before, after FROM temp.row_change ORDER BY seq")
    ).all()
    _taking.on = True
    try:
        connection.execute(text("DELETE FROM temp.row_change"))
    finally:
        _taking.on = False
    return [
        RowChange(
            table,
            row,
            None if before is None else json.loads(before),
            None if after is None else json.loads(after),
        )
        for table, row, before, after in in_turn(rows)
    ]
