"""Rows to records by field name, so that a field is not written four times."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table

from medex_desktop.turns import in_turn

Record = TypeVar("Record")


def field_names(record: type[Any]) -> tuple[str, ...]:
    """The record's fields, in order."""
    return tuple(field.name for field in fields(record))


def columns(record: type[Any], table: Table) -> tuple[Any, ...]:
    """The table's columns in the order of the record's fields; KeyError names a missing one."""
    return tuple(table.c[name] for name in field_names(record))


def one(connection: Connection, record: type[Record], query: Select[Any]) -> Record | None:
    """The first row as a record, or None. The query selects ``columns(record, table)``."""
    row = connection.execute(query).first()
    return None if row is None else record(*row)


def many(connection: Connection, record: type[Record], query: Select[Any]) -> Sequence[Record]:
    """All rows as records."""
    return [record(*row) for row in in_turn(connection.execute(query))]
