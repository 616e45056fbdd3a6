"""A practice, or one client, as one JSON document that says what it is: docs/export-format.md.

Values are the text and the whole numbers of the file itself, so decimals and dates are kept digit
for digit. Equal data are equal bytes. Reading trusts nothing: what does not fit is told in words.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final, NoReturn

from medex_desktop.errors import Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.turns import in_turn

FORMAT: Final = "medex-export"
VERSION: Final = 1
MOST_BYTES: Final = 200 * 1024 * 1024
_LARGEST: Final = 2**63
_HEAD: Final = frozenset({"client_id", "exported_at", "format", "schema", "tables", "version"})
_CANONICAL: Final = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
)
_NEWER: Final = Text(
    "This export was made by a newer version of the program. Install that to read it."
)
_NOT_OURS: Final = Text("This is not an export of MedEx Desktop, or it is damaged.")

Cell = str | int | None
Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """What a cell may hold: ``str`` or ``int``, and whether it may be missing."""

    kind: type[str] | type[int]
    needed: bool


Tables = Mapping[str, Mapping[str, Column]]


@dataclass(frozen=True, slots=True)
class Archive:
    """The rows of every table in order of id. ``client_id`` is None for a whole practice."""

    exported_at: str
    schema: int
    client_id: int | None
    tables: Mapping[str, Sequence[Row]]


def write(data: Archive) -> bytes:
    """The document: UTF-8, sorted keys, no blanks. Refused when it would be too large to read."""
    body = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": data.exported_at,
        "schema": data.schema,
        "client_id": data.client_id,
        "tables": {name: [dict(row) for row in rows] for name, rows in data.tables.items()},
    }
    content = _CANONICAL.encode(body).encode("utf-8", "replace") + b"\n"
    _require_size(content)
    return content


def read(content: bytes, tables: Tables, schema: int) -> Archive:
    """The archive in ``content``, checked against the tables and the schema this program knows.

    Raises:
        Refused: not an export, too large, newer, or with a table, column or value that does not
            fit; the sentence says which. No value of the file is in it.
    """
    _require_size(content)
    body = _parsed(content)
    if not isinstance(body, dict) or body.get("format") != FORMAT:
        raise Refused(_NOT_OURS)
    older = _is_older(body, schema)
    whole = set(body) == _HEAD and isinstance(body["exported_at"], str)
    if not whole or not isinstance(body["tables"], dict) or not _is_id(body["client_id"]):
        raise Refused(_NOT_OURS)
    return Archive(
        exported_at=body["exported_at"],
        schema=schema,
        client_id=body["client_id"],
        tables=_checked_tables(
            _brought_up(body["tables"], tables) if older else body["tables"], tables
        ),
    )


def _require_size(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise Refused(
            Text(
                "This export has {size} MB. The limit is {limit} MB. Export client by client.",
                {"size": -(-len(content) // 1024**2), "limit": MOST_BYTES // 1024**2},
            )
        )


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_each_once,
            parse_constant=_no_number,
            parse_float=_no_number,
        )
    except (ValueError, RecursionError):  # also half letters, endless digits, endless brackets
        raise Refused(_NOT_OURS) from None


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name that stands twice")
    return found


def _no_number(_written: str) -> NoReturn:
    raise ValueError("only whole numbers are written; decimals are text")


def _is_older(body: dict[str, Any], schema: int) -> bool:
    """Whether it is of a schema before ours, which may have had fewer tables and columns."""
    version, found = body.get("version"), body.get("schema")
    if type(version) is not int or type(found) is not int or min(version, found) < 1:
        raise Refused(_NOT_OURS)
    if version > VERSION or found > schema:
        raise Refused(_NEWER)
    return found < schema


def _brought_up(found: dict[str, Any], known: Tables) -> dict[str, Any]:
    """An older export with what came since: tables without rows, nothing or no words in a cell."""
    added = {
        name: {column: "" if wanted.needed else None for column, wanted in columns.items()}
        for name, columns in known.items()
    }
    return found | {
        name: [{**empty, **row} if isinstance(row, dict) else row for row in found.get(name) or []]
        for name, empty in added.items()
        if isinstance(found.get(name, []), list)
    }


def _is_id(value: object) -> bool:
    return value is None or (type(value) is int and 0 < value < _LARGEST)


def _checked_tables(found: dict[str, Any], known: Tables) -> dict[str, tuple[Row, ...]]:
    for name in found:
        if name not in known:
            raise Refused(
                Text("This export has a table that the program does not know: {name}.", _safe(name))
            )
    for name in known:
        if not isinstance(found.get(name), list):
            raise Refused(Text("This export has no table {name}.", {"name": name}))
    return {name: _checked_rows(name, found[name], known[name]) for name in known}


def _checked_rows(name: str, rows: list[Any], columns: Mapping[str, Column]) -> tuple[Row, ...]:
    last = 0
    for number, row in enumerate(in_turn(rows), start=1):
        if not isinstance(row, dict):
            raise _unfit(name, "id", number)
        for column in row:
            if column not in columns:
                raise Refused(
                    Text(
                        "Table {table} has a column that the program does not know: {name}.",
                        {"table": name, **_safe(column)},
                    )
                )
        for column, wanted in columns.items():
            if not _fits(row, column, wanted):
                raise _unfit(name, column, number)
        if row["id"] <= last:
            raise _unfit(name, "id", number)
        last = row["id"]
    return tuple(rows)


def _fits(row: dict[str, Any], column: str, wanted: Column) -> bool:
    if column not in row:
        return False
    value: Cell = row[column]
    if value is None:
        return not wanted.needed
    if type(value) is not wanted.kind:
        return False
    if isinstance(value, str):
        return _is_whole(value)
    return -_LARGEST <= value < _LARGEST


def _is_whole(text: str) -> bool:
    """False for half a letter, which no file can keep."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _unfit(table: str, column: str, number: int) -> Refused:
    return Refused(
        Text(
            "Row {number} of table {table} has nothing that fits in {column}.",
            {"number": number, "table": table, "column": column},
        )
    )


def _safe(name: str) -> dict[str, object]:
    """A name from a foreign file, short and in plain letters."""
    return {"name": ascii(name[:40])}
