"""Rows of an export on their way in: each cell is one our columns would have written themselves."""

import json
import string
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, NoReturn

from sqlalchemy import Column, Connection, Integer, Table
from sqlalchemy import Text as SqlText
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.exc import IntegrityError

from medex_desktop.domain.names import NOTE_LIMIT
from medex_desktop.domain.skills import lists
from medex_desktop.domain.skills.ratings import HIGHEST
from medex_desktop.errors import Refused
from medex_desktop.language import Text
from medex_desktop.storage import erased_files
from medex_desktop.storage.audit_chain import HIGHEST_ID, content_digest
from medex_desktop.storage.checks.rows import UNREADABLE
from medex_desktop.storage.columns import Flag, Json, canonical_json
from medex_desktop.storage.registry import metadata
from medex_desktop.storage.sign_off_content import sign_off_content
from medex_desktop.storage.tables.assessments import alert, assessment
from medex_desktop.storage.tables.audit import audit_entry, permit
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.documents import attachment, document
from medex_desktop.storage.tables.imports import import_batch
from medex_desktop.storage.tables.removals import erasure, merge_event
from medex_desktop.storage.tables.skills import skill_list, skill_observation, skill_rating
from medex_desktop.turns import in_turn

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]

DEEPEST: Final = 40
_NAME: Final = 32
_LONG: Final = frozenset({assessment.c.snapshot})
_SIGNED: Final = {assessment: assessment.c.snapshot, document: document.c.content}
_SOME: Final = 500
_LEFT_OUT: Final = ("value", "reason")


def require_fit(tables: Rows) -> None:
    """Refused, naming table, row and column, for the first cell that no act of ours writes."""
    dialect = DefaultDialect()
    for table in metadata.sorted_tables:
        for row in in_turn(tables[table.name]):
            for column in table.c:
                if not _fits(column, row[column.name], dialect):
                    raise _unfit(table, column, row)
    names = [row["file"] for row in tables[attachment.name]]
    if len(set(names)) != len(names):
        raise Refused(Text("Two stored files in this export have one name. Nothing was imported."))
    here = {row["id"] for row in tables[client.name]}
    for row in tables[erasure.name]:
        if row[_ERASED.name] in here:  # a restore would erase who is here
            raise _unfit(erasure, _ERASED, row)
    if tables[permit.name]:
        raise _unfit(permit, permit.c.purpose, tables[permit.name][0])


def fill(connection: Connection, key: bytes, tables: Rows) -> None:
    """Write every row but those of the audit, signed anew with the practice's own key.

    A row that is locked is locked last, since its children come after it.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")  # a client may name a later one
    try:
        for table in metadata.sorted_tables:
            if table not in (audit_entry, permit):
                _insert(connection, table, [_signed(table, row, key) for row in tables[table.name]])
    except IntegrityError:  # the same number of a paper, the same setting, a guard
        raise _contradicting() from None
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise _contradicting()
    for table in _locking():
        locked = [(row["locked_at"], row["id"]) for row in tables[table.name] if row["locked_at"]]
        if locked:
            statement = f"UPDATE {table.name} SET locked_at = ? WHERE id = ?"
            connection.exec_driver_sql(statement, locked)


def keep_used(connection: Connection, used: Mapping[str, int]) -> None:
    """No id that was ever given is given again: the audit and the tombstones name them."""
    for name, number in used.items():
        query = "SELECT seq FROM sqlite_sequence WHERE name = ?"
        last = connection.exec_driver_sql(query, (name,)).scalar()
        if last is None:
            connection.exec_driver_sql("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, number))
        elif last < number:
            statement = "UPDATE sqlite_sequence SET seq = ? WHERE name = ?"
            connection.exec_driver_sql(statement, (number, name))


def _locking() -> Iterable[Table]:
    return [table for table in metadata.sorted_tables if "locked_at" in table.c]


def _signed(table: Table, row: Row, key: bytes) -> dict[str, Any]:
    """The row as it is first written: its digest is keyed by this practice, its lock open."""
    values = dict(row)
    if "locked_at" in table.c:
        values["locked_at"] = None
    if table in _SIGNED and values["digest"] is not None:
        values["digest"] = content_digest(key, str(values[_SIGNED[table].name] or ""))
    if table is skill_observation:
        values["digest"] = content_digest(key, sign_off_content(values))
    return values


def _insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    names = ", ".join(f'"{column.name}"' for column in table.c)
    marks = ", ".join("?" for _ in table.c)
    statement = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"
    for start in in_turn(range(0, len(rows), _SOME)):
        batch = [tuple(row[c.name] for c in table.c) for row in rows[start : start + _SOME]]
        connection.exec_driver_sql(statement, batch)


def _fits(column: Column[Any], written: Any, dialect: Dialect) -> bool:
    if written is None:
        return True  # whether it may be missing was judged when the file was read
    if column is attachment.c.file:
        return _is_name(written)
    if isinstance(column.type, Flag):
        return written in (0, 1)
    if column is skill_rating.c.value:
        return 0 <= int(written) <= HIGHEST
    if isinstance(column.type, Integer):
        return column not in _NUMBERS or 0 < written <= HIGHEST_ID
    try:
        return _reads_back(column, written, dialect)
    except UNREADABLE:
        return False


def _reads_back(column: Column[Any], written: str, dialect: Dialect) -> bool:
    if isinstance(column.type, Json):
        told = json.loads(written, parse_constant=_no_number)
        if _depth(told) > DEEPEST or canonical_json(told) != written:
            return False
        return column not in _SHAPES or bool(_SHAPES[column](told))
    if isinstance(column.type, SqlText):
        return column in _LONG or len(written) <= NOTE_LIMIT
    to_python = column.type.process_result_value  # type: ignore[attr-defined]  # ours all have it
    to_file = column.type.process_bind_param  # type: ignore[attr-defined]
    value = to_python(written, dialect)
    if isinstance(value, Decimal) and not value.is_finite():
        return False
    return bool(to_file(value, dialect) == written)


def _tells_before(facts: Any) -> bool:
    """Whether a merge says what the record that stays had before: cells of a client."""
    if not isinstance(facts, dict):
        return False
    before = facts.get("before", {})
    return isinstance(before, dict) and all(
        name in client.c and name != "id" and isinstance(value, str | int | None)
        for name, value in before.items()
    )


def _tells_rows(left_out: Any) -> bool:
    """As an import notes the rows it left out."""
    return isinstance(left_out, list) and all(
        isinstance(row, dict)
        and type(row.get("line")) is int
        and all(isinstance(row.get(name), str) for name in _LEFT_OUT)
        for row in left_out
    )


def _tells_erased(rows: Any) -> bool:
    """As a tombstone tells what went; the files it names are removed at each opening."""
    names = erased_files.names_in(rows)
    return names is not None and all(map(_is_name, names)) and _counts(rows.get("tables"))


def _tells_skills(rows: Any) -> bool:
    try:
        lists.from_json(rows, key="", title="")
    except ValueError:
        return False
    return True


def _counts(told: Any) -> bool:
    return isinstance(told, dict) and all(type(number) is int for number in told.values())


def _is_plain(told: Any) -> bool:
    return isinstance(told, dict)


def _is_name(written: str) -> bool:
    return len(written) == _NAME and not set(written) - set(string.hexdigits.lower())


_ERASED: Final = erasure.c.client_number
_NUMBERS: Final = frozenset({_ERASED, *(table.c.id for table in metadata.sorted_tables)})
"""No row is numbered beyond, or the next one could get no number at all."""

_SHAPES: Final[Mapping[Column[Any], Callable[[Any], bool]]] = {
    erasure.c.rows: _tells_erased,
    merge_event.c.facts: _tells_before,
    import_batch.c.left_out: _tells_rows,
    import_batch.c.counts: _counts,
    alert.c.facts: _is_plain,
    document.c.content: _is_plain,
    skill_list.c.rows: _tells_skills,
}
"""What the program reads out of plain data without asking again."""


def _no_number(_written: str) -> NoReturn:
    raise ValueError("not a finite number")


def _depth(value: object) -> int:
    """How deep plain data is nested, without going into it too deep."""
    depth, level = 0, [value]
    while level and depth <= DEEPEST:
        depth += 1
        inside: list[object] = []
        for one in level:
            if isinstance(one, dict):
                inside += one.values()
            elif isinstance(one, list):
                inside += one
        level = inside
    return depth


def _contradicting() -> Refused:
    return Refused(
        Text("Rows of this export contradict each other, or one is missing. Nothing was imported.")
    )


def _unfit(table: Table, column: Column[Any], row: Row) -> Refused:
    return Refused(
        Text(
            "Row {id} of table {table} has nothing that fits in {column}. Nothing was imported.",
            {"id": row["id"], "table": table.name, "column": column.name},
        )
    )
