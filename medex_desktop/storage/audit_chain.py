"""The audit chain: who did which act when, on which rows; ids and digests, never values.

Each entry's hash covers the one before it, keyed by the practice, so that a changed, missing or
added entry shows; row digests let ``verify`` see rows changed around the program.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, func, insert, select, text

from medex_desktop.errors import Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.storage.changes import Image, RowChange, image_sql
from medex_desktop.storage.columns import Encoded, canonical_json
from medex_desktop.storage.registry import all_facts, metadata
from medex_desktop.storage.tables.audit import audit_entry
from medex_desktop.turns import in_turn

Rows = dict[str, list[list[Any]]]

_CARRIED = ("id", "at", "practitioner_id", "act", "client_id", "rows")
CLOSED = "practice.close"
DRAFTS = "draft"
_SOME = 1000
HIGHEST_ID = 2**53
"""No row of ours has a higher number; what an export says goes no further."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry's number and hash; number 0 before the first."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something ``verify`` found: the kind, and where (ids only)."""

    kind: str
    table: str
    row_id: int


def row_digest(key: bytes, table: str, row_id: int, image: Image) -> str:
    """A keyed digest of a row's content.

    What a column is given when it is added to an old row does not count: nothing, or no words.
    """
    kept = _kept_when_empty(table)
    content = {
        name: value
        for name, value in image.items()
        if value is not None and (value != "" or name in kept)
    }
    message = f"{table}:{row_id}:{canonical_json(content)}".encode()
    return hmac.new(key, message, hashlib.sha256).hexdigest()[:32]


@cache
def _kept_when_empty(table: str) -> frozenset[str]:
    """The columns in which no words are something else than nothing."""
    return frozenset(column.name for column in metadata.tables[table].c if column.nullable)


def content_digest(key: bytes, content: str) -> str:
    """The keyed digest of a signed record's canonical content, as it is kept beside it."""
    return hmac.new(key, content.encode("utf-8"), hashlib.sha256).hexdigest()


def summarize(key: bytes, changes: Iterable[RowChange]) -> Rows:
    """Per table: [row id, digest after] for each changed row; an empty digest for a deleted one."""
    latest: dict[tuple[str, int], Image | None] = {}
    for change in in_turn(changes):
        latest[change.table, change.row_id] = change.after
    rows: Rows = {}
    for (table, row_id), after in in_turn(latest.items()):
        digest = "" if after is None else row_digest(key, table, row_id, after)
        rows.setdefault(table, []).append([row_id, digest])
    return rows


def append(
    connection: Connection,
    key: bytes,
    *,
    at: datetime,
    practitioner_id: int,
    act: str,
    client_id: int | None,
    rows: Rows,
) -> Head:
    """Add one entry; the new head of the chain."""
    previous = head(connection)
    written = encode_rows(rows)
    link = _link(key, previous.hash, at, practitioner_id, act, client_id, written)
    number = connection.execute(
        insert(audit_entry).values(
            at=at,
            practitioner_id=practitioner_id,
            act=act,
            client_id=client_id,
            rows=written,
            previous=previous.hash,
            hash=link,
        )
    ).inserted_primary_key
    assert number is not None
    return Head(int(number[0]), link)


def carry_over(connection: Connection, key: bytes, entries: Iterable[Mapping[str, Any]]) -> None:
    """The entries of another file, chained anew with this key before the first of our own.

    Refused when they are not a whole chain: their numbers have a gap, or an entry is not as we
    write them.
    """
    previous, chained = "", []
    for number, entry in enumerate(in_turn(entries), start=1):
        number_of, at, by, act, client_id, written = (entry[name] for name in _CARRIED)
        rows = _rows_of(written)
        if number_of != number or encode_rows(rows) != written or not _can_be(rows):
            raise Refused(
                Text(
                    "Audit entry {id} is missing, or not as it was written. Nothing was imported.",
                    {"id": number},
                )
            )
        link = _link_of(key, previous, at, by, act, client_id, Encoded(written))
        chained.append((number, at, by, act, client_id, written, previous, link))
        previous = link
    if chained:
        names, marks = ", ".join((*_CARRIED, "previous", "hash")), ", ".join("?" * 8)
        statement = f"INSERT INTO audit_entry ({names}) VALUES ({marks})"
        connection.exec_driver_sql(statement, chained)


def _can_be(rows: Rows) -> bool:
    """Whether these are numbers that rows of ours can have."""
    return all(0 < row_id <= HIGHEST_ID for of in rows.values() for row_id, _digest in of)


def last_ids(entries: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """By table, the highest id that any of these entries names."""
    found: dict[str, int] = {}
    for entry in in_turn(entries):
        for table, changed in _rows_of(entry["rows"]).items():
            highest = max((row_id for row_id, _digest in changed), default=0)
            found[table] = max(found.get(table, 0), highest)
    return found


def head(connection: Connection) -> Head:
    """The last entry's number and hash."""
    row = connection.execute(
        select(audit_entry.c.id, audit_entry.c.hash).order_by(audit_entry.c.id.desc()).limit(1)
    ).first()
    return Head(row.id, row.hash) if row else Head(0, "")


def holds(connection: Connection, anchored: Head) -> bool:
    """True when the chain still has the entry that the sidecar knows as its head."""
    query = select(audit_entry.c.hash).where(audit_entry.c.id == anchored.number)
    return anchored.number == 0 or connection.execute(query).scalar() == anchored.hash


def verify(connection: Connection, key: bytes, anchored: Head) -> list[Finding]:
    """Walk the chain, then compare every audited row with its last recorded digest."""
    findings: list[Finding] = []
    last: dict[tuple[str, int], str] = {}
    previous, number = "", 0
    for entry in in_turn(connection.execute(_AS_WRITTEN)):
        number += 1
        at, act, written, before, link = (_decoded(part) for part in entry[3:])
        rows = _rows_of(written)
        expected = _link_of(
            key, previous, at, entry.practitioner_id, act, entry.client_id, encode_rows(rows)
        )
        if entry.id != number or before != previous or link != expected:
            findings.append(Finding("chain", "audit_entry", entry.id))
            number = entry.id
        previous = link
        for table, changed in rows.items():
            if table != DRAFTS:  # drafts are compared when the practice is opened
                last.update({(table, row_id): digest for row_id, digest in changed})
    if not holds(connection, anchored):
        findings.append(Finding("cut", "audit_entry", anchored.number))
    if not findings:  # with entries missing nobody can say which number was the last
        findings = _compare_numbering(connection, last, number)
    return findings + _compare_rows(connection, key, last)


_AS_WRITTEN = text(
    "SELECT id, practitioner_id, client_id, CAST(at AS BLOB), CAST(act AS BLOB),"
    " CAST(rows AS BLOB), CAST(previous AS BLOB), CAST(hash AS BLOB) FROM audit_entry ORDER BY id"
)


_NUMBERING = text("SELECT CAST(name AS TEXT), seq FROM sqlite_sequence")
_NUMBERED_TWICE = text("SELECT name FROM sqlite_sequence GROUP BY name HAVING count(*) > 1")


_LAST_AS_WRITTEN = text(
    "SELECT CAST(act AS BLOB) AS act, CAST(rows AS BLOB) AS rows FROM audit_entry"
    " ORDER BY id DESC LIMIT 1"
)


def _decoded(written: bytes) -> str:
    """Text as it lies in the file, which somebody else may have written; never raises."""
    return written.decode("utf-8", "replace")


def _rows_of(written: str) -> Rows:
    """The rows of an entry; something no entry has when the program can't have written it."""
    try:
        rows = json.loads(written)
        return {
            str(table): [[int(row_id), str(digest)] for row_id, digest in changed]
            for table, changed in rows.items()
        }
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return {"": []}


def _compare_rows(
    connection: Connection, key: bytes, recorded: Mapping[tuple[str, int], str]
) -> list[Finding]:
    findings = []
    left = {place for place, digest in recorded.items() if digest}
    for facts in all_facts().values():
        if not facts.audited:
            continue
        for row_id, digest in _digests(connection, key, facts.name):
            place = (facts.name, row_id)
            left.discard(place)
            if place not in recorded:
                findings.append(Finding("unknown", *place))
            elif recorded[place] != digest:
                findings.append(Finding("changed", *place))
    findings.extend(Finding("missing", *place) for place in sorted(left))
    return findings


def _compare_numbering(
    connection: Connection, recorded: Iterable[tuple[str, int]], entries: int
) -> list[Finding]:
    """Tables whose next row would not be numbered after the last one the chain or a row has."""
    named = {audit_entry.name: entries}
    for name, row_id in recorded:
        named[name] = max(row_id, named.get(name, 0))
    numbered: dict[str, Any] = dict(map(tuple, connection.execute(_NUMBERING)))
    for (name,) in connection.execute(_NUMBERED_TWICE):  # the engine goes by the first of them
        numbered[name] = None
    findings = []
    for name, table in metadata.tables.items():
        if not (all_facts()[name].audited or table is audit_entry):
            continue
        present = connection.execute(select(func.max(table.c.id))).scalar() or 0
        last = max(present, named.get(name, 0))
        if numbered.get(name, 0) != last:
            findings.append(Finding("numbering", name, last))
    return findings


def _digests(connection: Connection, key: bytes, name: str) -> Iterator[tuple[int, str]]:
    """Every row of a table with its digest as it is now."""
    image = image_sql(metadata.tables[name], "t")
    query = text(f"SELECT t.id, CAST({image} AS BLOB) FROM {name} AS t ORDER BY t.id")
    for row_id, written in in_turn(connection.execute(query)):
        yield row_id, row_digest(key, name, row_id, json.loads(_decoded(written)))


def draft_rows(connection: Connection, key: bytes) -> Rows:
    """The digests of all drafts, for the entry that closes the practice.

    A save of a draft has no entry of its own: somebody types, and it happens each second.
    """
    drafts = [list(found) for found in _digests(connection, key, DRAFTS)]
    return {DRAFTS: drafts} if drafts else {}


def moved_drafts(connection: Connection, key: bytes) -> list[Finding]:
    """Drafts that are not as the practice was closed with them; nothing is known after a stop."""
    last = connection.execute(_LAST_AS_WRITTEN).first()
    if last is None or _decoded(last.act) != CLOSED:
        return []
    rows = _rows_of(_decoded(last.rows)).get(DRAFTS, [])
    recorded: dict[Any, Any] = dict(rows)
    findings = []
    for row_id, digest in _digests(connection, key, DRAFTS):
        if recorded.pop(row_id, None) != digest:
            findings.append(Finding("changed", DRAFTS, row_id))
    return findings + [Finding("missing", DRAFTS, row_id) for row_id in sorted(recorded)]


def encode_rows(rows: Rows) -> Encoded:
    """The rows as canonical JSON, some at a time: in one go an import's would hold every thread."""
    tables = []
    for table in sorted(rows):
        changed = rows[table]
        parts = [
            canonical_json(changed[at : at + _SOME])[1:-1]
            for at in in_turn(range(0, len(changed), _SOME))
        ]
        tables.append(f"{canonical_json(table)}:[{','.join(parts)}]")
    return Encoded("{" + ",".join(tables) + "}")


def _link(
    key: bytes,
    previous: str,
    at: datetime,
    practitioner_id: int,
    act: str,
    client_id: int | None,
    rows: Encoded,
) -> str:
    moment = at.astimezone(UTC).isoformat(timespec="milliseconds")
    return _link_of(key, previous, moment, practitioner_id, act, client_id, rows)


def _link_of(
    key: bytes,
    previous: str,
    moment: str,
    practitioner_id: int,
    act: str,
    client_id: int | None,
    rows: Encoded,
) -> str:
    head = canonical_json([previous, moment, practitioner_id, act, client_id])
    message = f"{head[:-1]},{rows}]"
    return hmac.new(key, message.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
