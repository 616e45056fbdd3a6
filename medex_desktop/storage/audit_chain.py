"""The audit chain: who did which act when, on which rows; ids and digests, never values.

Each entry's hash covers the one before it, keyed by the practice, so that a changed, missing or
added entry shows; row digests let ``verify`` see rows changed around the program.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, text

from medex_desktop.storage.changes import Image, RowChange, image_sql
from medex_desktop.storage.columns import canonical_json
from medex_desktop.storage.registry import all_facts, metadata
from medex_desktop.storage.tables.audit import audit_entry

Rows = dict[str, list[list[Any]]]


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
    """A keyed digest of a row's content; empty columns do not count (they may be added later)."""
    content = {name: value for name, value in image.items() if value not in (None, "")}
    message = f"{table}:{row_id}:{canonical_json(content)}".encode()
    return hmac.new(key, message, hashlib.sha256).hexdigest()[:32]


def summarize(key: bytes, changes: Iterable[RowChange]) -> Rows:
    """Per table: [row id, digest after] for each changed row; an empty digest for a deleted one."""
    latest: dict[tuple[str, int], Image | None] = {}
    for change in changes:
        latest[change.table, change.row_id] = change.after
    rows: Rows = {}
    for (table, row_id), after in latest.items():
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
    link = _link(key, previous.hash, at, practitioner_id, act, client_id, rows)
    number = connection.execute(
        insert(audit_entry).values(
            at=at,
            practitioner_id=practitioner_id,
            act=act,
            client_id=client_id,
            rows=rows,
            previous=previous.hash,
            hash=link,
        )
    ).inserted_primary_key
    assert number is not None
    return Head(int(number[0]), link)


def head(connection: Connection) -> Head:
    """The last entry's number and hash."""
    row = connection.execute(
        select(audit_entry.c.id, audit_entry.c.hash).order_by(audit_entry.c.id.desc()).limit(1)
    ).first()
    return Head(row.id, row.hash) if row else Head(0, "")


def verify(connection: Connection, key: bytes, anchored: Head) -> list[Finding]:
    """Walk the chain, then compare every audited row with its last recorded digest."""
    findings: list[Finding] = []
    last: dict[tuple[str, int], str] = {}
    previous, seen_anchor, number = "", anchored.number == 0, 0
    for entry in connection.execute(select(audit_entry).order_by(audit_entry.c.id)):
        number += 1
        expected = _link(
            key,
            previous,
            entry.at,
            entry.practitioner_id,
            entry.act,
            entry.client_id,
            entry.rows,
        )
        if entry.id != number or entry.previous != previous or entry.hash != expected:
            findings.append(Finding("chain", "audit_entry", entry.id))
            number = entry.id
        previous = entry.hash
        seen_anchor = seen_anchor or Head(entry.id, entry.hash) == anchored
        for table, rows in entry.rows.items():
            last.update({(table, row_id): digest for row_id, digest in rows})
    if not seen_anchor:
        findings.append(Finding("cut", "audit_entry", anchored.number))
    return findings + _compare_rows(connection, key, last)


def _compare_rows(
    connection: Connection, key: bytes, recorded: Mapping[tuple[str, int], str]
) -> list[Finding]:
    findings = []
    left = {place for place, digest in recorded.items() if digest}
    for facts in all_facts().values():
        if not facts.audited:
            continue
        table = metadata.tables[facts.name]
        query = text(f"SELECT t.id, {image_sql(table, 't')} FROM {table.name} AS t")
        for row_id, image in connection.execute(query):
            place = (facts.name, row_id)
            left.discard(place)
            digest = row_digest(key, facts.name, row_id, json.loads(image))
            if place not in recorded:
                findings.append(Finding("unknown", *place))
            elif recorded[place] != digest:
                findings.append(Finding("changed", *place))
    findings.extend(Finding("missing", *place) for place in sorted(left))
    return findings


def _link(
    key: bytes,
    previous: str,
    at: datetime,
    practitioner_id: int,
    act: str,
    client_id: int | None,
    rows: Rows,
) -> str:
    moment = at.isoformat(timespec="milliseconds")
    message = canonical_json([previous, moment, practitioner_id, act, client_id, rows])
    return hmac.new(key, message.encode("utf-8"), hashlib.sha256).hexdigest()
