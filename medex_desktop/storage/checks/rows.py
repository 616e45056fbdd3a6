"""Rows as they lie in the file, whoever wrote them: what can't be read is told and passed over."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Connection, Dialect, Integer, Table, text

from medex_desktop.storage.columns import Flag
from medex_desktop.turns import in_turn

Values = Mapping[str, Any]
UNREADABLE = (ValueError, ArithmeticError, TypeError, KeyError, AttributeError, RecursionError)


def raw_rows(connection: Connection, table: Table, *names: str) -> Iterator[tuple[int, list[Any]]]:
    """Each row's id and the named columns: whole numbers, or bytes that should be text."""
    wanted = ", ".join(
        f'"{name}"' if _is_whole(table.c[name]) else f'CAST("{name}" AS BLOB)' for name in names
    )
    query = text(f"SELECT id, {wanted} FROM {table.name} ORDER BY id")
    for row_id, *values in in_turn(connection.execute(query)):
        yield row_id, values


def readable(connection: Connection, table: Table, *names: str) -> Iterator[tuple[int, Values]]:
    """Each row of which every named column can be read, by name."""
    columns = [table.c[name] for name in names]
    for row_id, values in raw_rows(connection, table, *names):
        try:
            pairs = zip(columns, values, strict=True)
            yield row_id, {c.name: value_of(c, v, connection.dialect) for c, v in pairs}
        except UNREADABLE:
            continue


def value_of(column: Column[Any], written: Any, dialect: Dialect) -> Any:
    """A value as the program reads it; one of ``UNREADABLE`` when it can't."""
    if written is None or _is_whole(column):
        return written
    value: Any = written.decode("utf-8")
    read = getattr(column.type, "process_result_value", None)
    if read is not None:
        value = read(value, dialect)
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError("not a number")
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return value


def _is_whole(column: Column[Any]) -> bool:
    return isinstance(column.type, (Integer, Flag))
