"""Column types: exact decimals, civil dates, UTC moments and JSON, all as text in the file."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import Column, Dialect, ForeignKey, Integer, Text
from sqlalchemy.types import TypeDecorator

_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical_json(value: object) -> str:
    """JSON with sorted keys and no blanks: equal values are equal text."""
    return _CANONICAL.encode(value)


class Encoded(str):
    """Canonical JSON already; a ``Json`` column takes it as it is."""

    __slots__ = ()


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal kept digit for digit."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """To the file."""
        return None if value is None else f"{value:f}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """From the file."""
        return None if value is None else Decimal(value)


class CivilDate(TypeDecorator[date]):
    """A date without a time zone: when something happened to a person."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """To the file."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """From the file."""
        return None if value is None else date.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """When something was recorded: UTC, with its offset written out."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """To the file; a moment without a time zone is our fault."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC).isoformat(timespec="milliseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """From the file."""
        return None if value is None else datetime.fromisoformat(value)


class Json(TypeDecorator[object]):
    """Plain data as canonical JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """To the file; half a letter, which no file can hold, becomes a question mark."""
        if value is None or isinstance(value, Encoded):
            return value
        return canonical_json(value).encode("utf-8", "replace").decode("utf-8")

    def process_result_value(self, value: str | None, dialect: Dialect) -> object:
        """From the file."""
        return None if value is None else json.loads(value)


class Flag(TypeDecorator[bool]):
    """Yes or no, as 1 or 0 (strict tables know no boolean)."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """To the file."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """From the file."""
        return None if value is None else bool(value)


class Choice(TypeDecorator[StrEnum]):
    """One of a domain's choice words."""

    impl = Text
    cache_ok = True

    def __init__(self, choices: type[StrEnum]) -> None:
        super().__init__()
        self.choices = choices

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """To the file."""
        return None if value is None else str(self.choices(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """From the file."""
        return None if value is None else self.choices(value)


def words(name: str) -> Column[str]:
    """A text column that is empty rather than missing."""
    return Column(name, Text, nullable=False, server_default="")


def points_to(table: str, name: str = "", *, needed: bool = True) -> Column[int]:
    """A column that holds another table's id."""
    return Column(name or f"{table}_id", Integer, ForeignKey(f"{table}.id"), nullable=not needed)
