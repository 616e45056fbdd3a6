"""Erasures since a backup: told before it is restored, and done again as part of the restore.

An erased client must not come back with an older backup. The tombstones in the practice that is
replaced know the numbers; the audit chain both share knows whether a number is the same person.
"""

import json
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import or_, update

from medex_desktop.errors import Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Text, counted
from medex_desktop.services.acts import Role, act
from medex_desktop.services.desk import Desk
from medex_desktop.services.erasing import take_out
from medex_desktop.services.work import Work
from medex_desktop.storage import erased_files, problems, switch
from medex_desktop.storage.columns import canonical_json
from medex_desktop.storage.comparison import Difference
from medex_desktop.storage.engine import connect
from medex_desktop.storage.immutability import client_of
from medex_desktop.storage.registry import all_facts, metadata
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.practices import practitioner
from medex_desktop.storage.tables.removals import erasure

_NAMED: Final = 5
_KNOWN: Final = (
    "SELECT DISTINCT json_extract(one.value, '$[0]') FROM audit_entry AS e,"
    " json_each(e.rows, '$.client') AS one WHERE e.id <= ?"
)


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An erasure that a backup does not know: which client's, and when; ``row`` as it is kept."""

    client_number: int
    day: date
    row: dict[str, Any]


def since(now: Path, then: Path, key: str) -> tuple[Tombstone, ...]:
    """The erasures in one file whose clients another of the same practice still has."""
    with problems.worded(), closing(connect(then, key)) as raw, closing(connect(now, key)) as live:
        rows = _tombstones(live)
        here = {number for (number,) in raw.execute("SELECT id FROM client")}
        if not here & {row["client_number"] for row in rows}:
            return ()
        known = _known_to_both(raw, live)
        return tuple(
            Tombstone(
                row["client_number"],
                datetime.fromisoformat(row["recorded_at"]).astimezone().date(),
                row,
            )
            for row in rows
            if row["client_number"] in here & known
        )


def without(
    found: dict[str, Difference], gone: Sequence[Tombstone], then: Path, key: str
) -> dict[str, Difference]:
    """The differences without the rows of the erased, which do not come back."""
    if not gone:
        return found
    numbers = ", ".join(str(one.client_number) for one in gone)
    kept = {}
    with problems.worded(), closing(connect(then, key)) as raw:
        for name, one in found.items():
            theirs = set[int]()
            for path in all_facts()[name].paths:
                whose = client_of(metadata.tables[name], path, "t")
                query = f"SELECT t.id FROM {name} AS t WHERE {whose} IN ({numbers})"
                theirs |= {row_id for (row_id,) in raw.execute(query)}
            kept[name] = replace(one, back=tuple(n for n in one.back if n not in theirs))
    return kept


def sentence(gone: Sequence[Tombstone]) -> Text:
    """How many were erased since the backup, by number and day, and that they stay erased."""
    return counted(
        "{n} client was erased since this backup and does not come back: {which}. "
        "The restore erases it again.",
        "{n} clients were erased since this backup and do not come back: {which}. "
        "The restore erases them again.",
        len(gone),
        which=_listed(gone),
    )


def erase_again(desk: Desk, gone: Sequence[Tombstone]) -> None:
    """Erase in a restored practice who was erased since, rows and stored files."""
    if gone:
        desk.do(erase_clients_again, gone=gone)
        desk.ask(lambda read: erased_files.remove(read.connection, desk.file.folder))
        desk.settle()


@act("client.erase_again", role=Role.READ_ONLY, anchors=True, forgets=True)
def erase_clients_again(work: Work, *, gone: Sequence[Tombstone]) -> None:
    """Clients erased since a backup go from what it brought back; their tombstones stand again.

    Whoever may restore may do this, since the owner decided it; while a restore is made, or in the
    former practice before one goes back to it, and at no other time.
    """
    folder = work.file.folder
    if not (folder.is_being_made or switch.is_aside(folder.root)):
        raise Refused(Text("This is done while a backup is restored. Nothing was changed."))
    numbers = [one.client_number for one in gone]
    apart = or_(client.c.id.in_(numbers), client.c.merged_into_id.in_(numbers))
    work.connection.execute(update(client).where(apart).values(merged_into_id=None))
    leaving = update(client).where(client.c.id.in_(numbers))
    work.connection.execute(leaving.values(binned_at=work.now, legal_hold=""))
    with take_out(work, numbers) as taken:
        for one in gone:
            _put_tombstone(work, one, taken.files)


def _put_tombstone(work: Work, one: Tombstone, files: Iterable[str]) -> None:
    """As it was, also its number where that is free; by who is acting if the eraser is unknown."""
    row = dict(one.row)
    raw = work.connection.exec_driver_sql
    if raw("SELECT 1 FROM erasure WHERE id = ?", (row["id"],)).first():
        row["id"] = work.next_id(erasure)
    known = f"SELECT 1 FROM {practitioner.name} WHERE id = ?"
    if not raw(known, (row["practitioner_id"],)).first():
        row["practitioner_id"] = work.practitioner_id
    columns = [column.name for column in erasure.c]
    marks = ", ".join("?" for _ in columns)
    named = ", ".join(f'"{name}"' for name in columns)
    row["rows"] = _with_files(row["rows"], files)
    raw(f"INSERT INTO erasure ({named}) VALUES ({marks})", tuple(row[name] for name in columns))


def _with_files(written: str, files: Iterable[str]) -> str:
    told = json.loads(written)
    told["files"] = sorted({*told["files"], *files})
    return canonical_json(told)


def _tombstones(live: Any) -> list[dict[str, Any]]:
    """Every tombstone, as kept; a practice of the first schema has none."""
    there = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    if live.execute(there, (erasure.name,)).fetchone() is None:
        return []
    names = [column.name for column in erasure.c]
    listed = ", ".join(f'"{name}"' for name in names)
    found = live.execute(f"SELECT {listed} FROM erasure ORDER BY id")
    return [dict(zip(names, row, strict=True)) for row in found]


def _known_to_both(then: Any, now: Any) -> set[int]:
    """The clients who were there when the two files were one: elsewhere a number is somebody else.

    After a restore the practice goes on from the backup and gives the same numbers again.
    """
    entries = "SELECT id, hash FROM audit_entry"
    ours = dict(then.execute(entries).fetchall())
    shared = max((n for n, link in now.execute(entries) if ours.get(n) == link), default=0)
    return {int(number) for (number,) in then.execute(_KNOWN, (shared,)) if number is not None}


def _listed(gone: Sequence[Tombstone]) -> Text:
    """The first few by number and day."""
    words = [
        Text("client {n} on {day}", {"n": one.client_number, "day": Day(one.day)})
        for one in gone[:_NAMED]
    ]
    if len(gone) > _NAMED:
        words.append(counted("{n} more", "{n} more", len(gone) - _NAMED))
    found, *others = words
    for more in others:
        found = Text("{before}, {more}", {"before": found, "more": more})
    return found
