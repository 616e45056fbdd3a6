"""Two records of one client: merged, so that they are read as one, and taken apart again exactly.

Nothing moves: tests, papers and drafts stay under the record they were made in, and every query
reads the whole family (``services/families``).
"""

from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import func, select

from medex_desktop.domain.search import prepare
from medex_desktop.errors import Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services.acts import act
from medex_desktop.services.families import GONE, family, head, listed, of_family
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.tables.assessments import assessment
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.documents import document
from medex_desktop.storage.tables.drafts import draft
from medex_desktop.storage.tables.removals import merge_event
from medex_desktop.turns import in_turn

MERGE, APART = "merge", "apart"
_LAST_DAY = func.max(assessment.c.day, type_=assessment.c.day.type)
_NOTHING: Final = (None, "", "not_stated", "unknown")
_FACTS: Final = (
    # what says that a fact is missing, then what goes with it
    (("birth_date", "age_years"), ("age_on",)),
    (("sex",), ()),
    (("hand",), ()),
    (("height_cm",), ("height_typed", "height_unit")),
    (("mass_kg",), ("mass_typed", "mass_unit")),
    (("phone",), ()),
    (("email",), ()),
    (("address",), ()),
    (("provider_id",), ()),
    (("diagnosis",), ()),
    (("event_text", "event_date"), ("event_kind",)),
    (("precautions",), ()),
    (("reference",), ()),
)


@dataclass(frozen=True, slots=True)
class RecordSide:
    """One of two records laid side by side: who it is and how much is in it."""

    id: int
    name: str
    birth_date: date | None
    age_years: int | None
    created_at: datetime
    tests: int
    papers: int
    drafts: int
    last_visit: date | None


@dataclass(frozen=True, slots=True)
class Merged:
    """A record that was merged into another, and when."""

    other_id: int
    name: str
    merged_at: datetime


@act("client.merge", anchors=True)
def merge_clients(work: Work, *, keep_id: int, other_id: int) -> None:
    """Read ``other_id`` as part of ``keep_id`` from now on; missing facts are taken over."""
    require_mergeable(work, keep_id=keep_id, other_id=other_id)
    work.about(keep_id)
    kept, other = _stored(work, keep_id), _stored(work, other_id)
    taken = _missing(kept, other)
    _write(work, keep_id, {name: other[name] for name in taken})
    work.update(client, other_id, merged_into_id=keep_id)
    before = {name: kept[name] for name in taken}
    _note(work, MERGE, keep_id, other_id, {"before": before, "hold": kept["legal_hold"]})


@act("client.take_apart", anchors=True)
def take_apart(work: Work, *, other_id: int) -> None:
    """Make a merged record one of its own again, with every fact where it was before.

    A fact that was taken over and changed since stays as it is now. A legal hold placed since was
    placed on both, so both keep it.
    """
    keep_id = head(work, other_id)
    work.about(other_id)
    if keep_id == other_id:
        raise Refused(Text("This record is not merged into another. Nothing was changed."))
    kept, other = _stored(work, keep_id), _stored(work, other_id)
    facts = _last_merge(work, keep_id, other_id)
    before, hold = dict(facts["before"]), kept["legal_hold"]
    back = {name: value for name, value in before.items() if kept[name] == other[name]}
    _write(work, keep_id, back)
    if hold and hold != facts.get("hold", "") and not other["legal_hold"]:
        work.update(client, other_id, legal_hold=hold)
    work.update(client, other_id, merged_into_id=None)
    _note(work, APART, keep_id, other_id, {"stayed": sorted(set(before) - set(back))})


def require_mergeable(read: Read, *, keep_id: int, other_id: int) -> None:
    """Refused, in words, when these two can't be merged this way round."""
    for one in (keep_id, other_id):
        row = _stored(read, one)
        if row["merged_into_id"] is not None:
            raise Refused(Text("One of them is merged into another record already."))
        if row["binned_at"] is not None:
            raise Refused(Text("One of them is in the bin. Take them from the bin first."))
    if keep_id == other_id:
        raise Refused(Text("This is one record, not two. Nothing was changed."))
    if len(family(read, other_id)) > 1:
        raise Refused(
            Text(
                "Other records are merged into the one that would go. Let that one stay, or take "
                "it apart first."
            )
        )


def record_side(read: Read, *, client_id: int) -> RecordSide:
    """A record for laying beside another. Refused when there is none of that id."""
    _stored(read, client_id)
    wanted = (client.c.id, client.c.name, client.c.birth_date, client.c.age_years)
    row = read.connection.execute(
        select(*wanted, client.c.created_at).where(client.c.id == client_id)
    ).one()
    locked = of_family(read, assessment.c.client_id, client_id) & assessment.c.locked_at.is_not(
        None
    )
    last = read.connection.execute(select(_LAST_DAY).where(locked)).scalar()
    tests, papers, drafts = (
        int(read.connection.execute(select(func.count()).where(of)).scalar_one())
        for of in (
            locked,
            of_family(read, document.c.client_id, client_id),
            of_family(read, draft.c.client_id, client_id),
        )
    )
    return RecordSide(*row, tests, papers, drafts, last)


def alike(read: Read, *, client_id: int) -> list[RecordSide]:
    """The clients who may be the same person: of this name in any order, or of this birth date."""
    wanted = (client.c.id, client.c.name, client.c.birth_date)
    rows = read.connection.execute(select(*wanted).where(listed).order_by(client.c.id)).all()
    ours = next((row for row in rows if row.id == head(read, client_id)), None)
    if ours is None:
        return []
    name, born = prepare(0, ours.name).sort_text, ours.birth_date
    return [
        record_side(read, client_id=row.id)
        for row in in_turn(rows)
        if row.id != ours.id
        and (
            (born is not None and row.birth_date == born) or prepare(0, row.name).sort_text == name
        )
    ]


def merged_records(read: Read, *, client_id: int) -> list[Merged]:
    """The records that are merged into this one, with the day it was done."""
    rows = read.connection.execute(
        select(client.c.id, client.c.name, func.max(merge_event.c.id))
        .join_from(client, merge_event, merge_event.c.other_id == client.c.id)
        .where(client.c.merged_into_id == head(read, client_id), merge_event.c.kind == MERGE)
        .group_by(client.c.id)
    ).all()
    at = {
        row.id: row.recorded_at
        for row in read.connection.execute(
            select(merge_event.c.id, merge_event.c.recorded_at).where(
                merge_event.c.id.in_([row[2] for row in rows])
            )
        )
    }
    return [Merged(row[0], row[1], at[row[2]]) for row in rows]


def _missing(kept: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """The facts that the record which stays does not have and the other has."""
    taken: list[str] = []
    for deciding, along in _FACTS:
        here = any(kept[name] not in _NOTHING for name in deciding)
        there = any(other[name] not in _NOTHING for name in deciding)
        if there and not here:
            taken += [*deciding, *along]
    return taken


def _stored(read: Read, client_id: int) -> dict[str, Any]:
    """A client's row as it lies in the file, so that it is written back to the letter."""
    row = (
        read.connection.exec_driver_sql("SELECT * FROM client WHERE id = ?", (client_id,))
        .mappings()
        .first()
    )
    if row is None:
        raise Refused(GONE)
    return dict(row)


def _write(work: Work, client_id: int, values: dict[str, Any]) -> None:
    if values:
        pairs = ", ".join(f'"{name}" = ?' for name in values)
        work.connection.exec_driver_sql(
            f"UPDATE client SET {pairs} WHERE id = ?", (*values.values(), client_id)
        )


def _last_merge(read: Read, keep_id: int, other_id: int) -> dict[str, Any]:
    facts = read.connection.execute(
        select(merge_event.c.facts)
        .where(
            merge_event.c.client_id == keep_id,
            merge_event.c.other_id == other_id,
            merge_event.c.kind == MERGE,
        )
        .order_by(merge_event.c.id.desc())
        .limit(1)
    ).scalar_one()
    return dict(facts)


def _note(work: Work, kind: str, keep_id: int, other_id: int, facts: dict[str, Any]) -> None:
    work.insert(
        merge_event,
        client_id=keep_id,
        other_id=other_id,
        kind=kind,
        facts=facts,
        recorded_at=work.now,
        practitioner_id=work.practitioner_id,
    )
