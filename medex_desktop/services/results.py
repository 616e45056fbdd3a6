"""The results on record of every measure but grip: as stories, and as one assessment's lines."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import exists, select

from medex_desktop.domain import conditions as population
from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.client_records import Client
from medex_desktop.domain.measure import Measure
from medex_desktop.domain.readings import Reading
from medex_desktop.domain.result_entries import (
    ResultEntry,
    from_json,
    identity_of,
    read,
    skipped_words,
)
from medex_desktop.domain.scoring import Person, Values
from medex_desktop.domain.stories import Recorded, Story
from medex_desktop.domain.test_sets import is_own_key
from medex_desktop.errors import InvalidForm
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, render
from medex_desktop.services import assessments, clients, conditions, replacements
from medex_desktop.services.baselines import FIRST, chosen_baselines
from medex_desktop.services.families import of_family
from medex_desktop.services.own_measures import measures_by_version, own_measures
from medex_desktop.services.work import Read
from medex_desktop.storage.tables.assessments import addendum, assessment, result


def measures_of(read: Read) -> dict[str, Measure]:
    """Every measure this practice can use or has results of: the catalogue's and its own.

    Of an own measure that is the newest version, a retired one too.
    """
    newest = {key: one for (key, _version), one in measures_by_version(read).items()}
    return {**all_measures(), **newest}


def offered(read: Read) -> dict[str, Measure]:
    """Every measure that can be chosen for a test: without own ones that are not in use."""
    in_use = {one.key for one in own_measures(read)}
    return {
        key: one for key, one in measures_of(read).items() if key in in_use or not is_own_key(key)
    }


def person_on(read: Read, client: Client) -> Callable[[date], Person]:
    """The client as a person of any day: age, sex, body, and the populations they belong to."""
    noted = conditions.conditions(read, client_id=client.id)
    replaced = replacements.replacements(read, client_id=client.id)

    def on(day: date) -> Person:
        age = client.age_on_day(day)
        groups = population.groups(noted, replaced, age, day)
        return Person(client.sex.value, age, client.height_cm, client.mass_kg, groups)

    return on


def stories(read: Read, *, client_id: int) -> list[Story]:
    """Everything that was measured of a client, by measure and identity, in order of its names."""
    client = clients.client_page(read, client_id=client_id).client
    person, known = person_on(read, client), measures_of(read)
    grouped: dict[tuple[str, str], list[Recorded]] = {}
    for key, one in _recorded(read, client_id, known):
        grouped.setdefault((key, identity_of(one.series)), []).append(one)
    chosen = chosen_baselines(read, client_id)
    return [
        Story(known[key], identity, tuple(found), person, *chosen.get(key, FIRST))
        for (key, identity), found in sorted(grouped.items())
    ]


def _recorded(
    read: Read, client_id: int, known: dict[str, Measure]
) -> Iterable[tuple[str, Recorded]]:
    voided = exists().where(
        addendum.c.assessment_id == assessment.c.id, addendum.c.kind == assessments.VOIDED
    )
    query = (
        select(
            assessment.c.id,
            assessment.c.day,
            result.c.id.label("order"),
            result.c.measure,
            result.c.measure_version,
            result.c.entry,
            result.c.scores,
            result.c.series,
            assessment.c.signed_at,
            voided.label("voided"),
        )
        .join_from(result, assessment)
        .where(
            of_family(read, assessment.c.client_id, client_id),
            result.c.outcome == assessments.MEASURED,
            result.c.measure.in_([key for key, one in known.items() if one.scoring is not None]),
            assessment.c.locked_at.is_not(None),
        )
        .order_by(assessment.c.day, result.c.id)
    )
    then = measures_by_version(read)
    for row in read.connection.execute(query):
        measure = then.get((row.measure, row.measure_version), known[row.measure])
        yield row.measure, _one(measure, row)


@dataclass(frozen=True, slots=True)
class Coded:
    """A test that was asked for and gave no result: skipped, refused, unable, stopped for pain.

    Attributes:
        identity: of what it would have been a result; "" for a whole grip test.
        words: why, in one line.
    """

    assessment_id: int
    day: date
    measure: Measure
    identity: str
    values: Values
    words: Text


def coded(read: Read, *, client_id: int) -> list[Coded]:
    """Every test without a result that says why, oldest first; not what was entered in error."""
    voided = exists().where(
        addendum.c.assessment_id == assessment.c.id, addendum.c.kind == assessments.VOIDED
    )
    query = (
        select(assessment.c.id, assessment.c.day, result.c.measure, result.c.measure_version,
               result.c.entry, result.c.reason, result.c.series)
        .join_from(result, assessment)
        .where(
            of_family(read, assessment.c.client_id, client_id),
            result.c.outcome == assessments.SKIPPED,
            assessment.c.locked_at.is_not(None),
            ~voided,
        )
        .order_by(assessment.c.day, result.c.id)
    )  # fmt: skip
    known, then = measures_of(read), measures_by_version(read)
    return [
        _coded(then.get((row.measure, row.measure_version), known[row.measure]), row)
        for row in read.connection.execute(query)
        if row.measure in known
    ]


def _coded(measure: Measure, row: Any) -> Coded:
    """A whole grip test that was skipped has its reason alone."""
    if not row.entry:
        words = Text("skipped: {reason}", {"reason": row.reason})
        return Coded(row.id, row.day, measure, "", {}, words)
    entry = from_json(row.entry)
    values = _values(measure, entry)
    identity = identity_of(row.series)
    return Coded(row.id, row.day, measure, identity, values, skipped_words(entry))


def _one(measure: Measure, row: Any) -> Recorded:
    entry = from_json(row.entry)
    score = row.scores.get("value")
    return Recorded(
        assessment_id=row.id,
        day=row.day,
        order=row.order,
        entry=entry,
        values=_values(measure, entry),
        score=None if score is None else Decimal(score),
        series=row.series,
        category=row.scores.get("category") or "",
        signed=row.signed_at is not None,
        voided=bool(row.voided),
    )


def _values(measure: Measure, entry: ResultEntry) -> Any:
    """The values as typed; without those that today's rules would not take any more."""
    try:
        return read(measure, entry, complete=False).values
    except InvalidForm as form:
        refused = {fault.field for fault in form.faults}
    kept = tuple(pair for pair in entry.typed if pair[0] not in refused)
    try:
        return read(measure, replace(entry, typed=kept), complete=False).values
    except InvalidForm:
        return {}


def scores_of(reading: Reading) -> dict[str, Any]:
    """What a signed record keeps of a reading: plain data, decimals as text, exact."""
    score, compared = reading.score, reading.compared
    return {
        "version": reading.measure.version,
        "value": None if score.value is None else f"{score.value:f}",
        "unit": reading.measure.unit,
        "category": None if reading.category is None else render(reading.category, "en"),
        "parts": {part.key: f"{part.value:f}" for part in score.parts},
        "norm": None
        if compared is None
        else {
            "key": compared.key,
            "display": render(compared.display, "en"),
            "band": compared.band,
            "citation": compared.citation.text,
        },
        "cut_points": {cut.point.key: cut.met for cut in reading.cuts},
    }
