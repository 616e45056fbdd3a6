"""The results of what a practitioner signed, as far as counting looks at them; read once.

A year has thousands of results, and the page of skills opens with them: the file picks the few
things that rules ask for, and nothing is scored or compared anew.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, String, and_, case, exists, func, select

from medex_desktop.domain.interpret import VerdictKind
from medex_desktop.domain.measure import Measure
from medex_desktop.domain.result_entries import identity_of
from medex_desktop.domain.skills.counting import TYPED
from medex_desktop.domain.skills.facts import ResultFacts
from medex_desktop.frozen import dataclass
from medex_desktop.services import assessments, grip, results
from medex_desktop.services.families import filed, headed
from medex_desktop.services.work import Read
from medex_desktop.storage.tables.assessments import addendum, assessment, result
from medex_desktop.storage.tables.clients import client

VOIDED: Final = exists().where(
    addendum.c.assessment_id == assessment.c.id, addendum.c.kind == assessments.VOIDED
)
_IS_GRIP: Final = result.c.measure == grip.MEASURE
_GRIP_ENTRY: Final = ("$.protocol.device_make", "$.protocol.device_serial", "$.note")
_GRIP_SCORES: Final = (
    "$.right.n", "$.left.n", "$.right.since_baseline.kind", "$.right.since_last.kind",
    "$.left.since_baseline.kind", "$.left.since_last.kind",
)  # fmt: skip


def _of(column: Column[Any], *paths: str) -> ColumnElement[str]:
    """What stands there; several come as a list in JSON."""
    return func.json_extract(column, *paths, type_=String)


_SCORED: Final = func.coalesce(
    _of(result.c.scores, "$.value"), _of(result.c.scores, "$.best_kg")
).is_not(None)


def results_of(read: Read) -> dict[int, list[ResultFacts]]:
    """The results of the acting practitioner's signed assessments, in order, by assessment."""
    known, judged = results.measures_of(read), _judged(read)
    query = (
        select(
            result.c.assessment_id, result.c.id, result.c.measure, result.c.outcome, _SCORED,
            _of(result.c.entry, "$.override"),
            case((result.c.measure.in_(TYPED), _of(result.c.entry, "$.typed"))),
            case((_IS_GRIP, _of(result.c.entry, *_GRIP_ENTRY))),
            case((_IS_GRIP, _of(result.c.scores, *_GRIP_SCORES))),
        )
        .join(assessment, assessment.c.id == result.c.assessment_id)
        .where(
            assessment.c.practitioner_id == read.practitioner_id,
            assessment.c.signed_at.is_not(None),
        )
        .order_by(result.c.assessment_id, result.c.id)
    )  # fmt: skip
    found: dict[int, list[ResultFacts]] = defaultdict(list)
    for assessment_id, number, key, *facts in read.connection.execute(query):
        fact = _result(known.get(key), key, facts, is_judged=number in judged)
        found[assessment_id].append(fact)
    return found


def _result(measure: Measure | None, key: str, facts: list[Any], *, is_judged: bool) -> ResultFacts:
    outcome, scored, override, typed, entry, scores = facts
    group = None if measure is None else measure.group
    measured = outcome == assessments.MEASURED
    if key != grip.MEASURE:
        values = json.loads(typed) if typed else {}
        return ResultFacts(
            key, group, measured, values, bool(scored), override=override or "", judged=is_judged
        )
    make, serial, note = json.loads(entry)
    right, left, *kinds = json.loads(scores)
    return ResultFacts(
        key,
        group,
        measured,
        {},
        bool(scored),
        trials=(("right", right or 0), ("left", left or 0)),
        device=" ".join(filter(None, (make, serial))),
        override=grip.override_in(note or ""),
        judged=is_judged and any(kind and kind != VerdictKind.NOT_COMPARABLE for kind in kinds),
    )


@dataclass(frozen=True, slots=True)
class _Step:
    """One result on the way of a measure: of which assessment, and what it may be compared by."""

    id: int
    assessment_id: int
    series: str


def _judged(read: Read) -> set[int]:
    """The results that stand beside an earlier one of their series, so that a verdict is said.

    Whoever took the earlier one, and wherever it came from: imported results count as earlier.
    """
    compared = [key for key, one in results.measures_of(read).items() if one.compared]
    query = (
        select(client.c.id, result.c.measure, result.c.series, result.c.id, assessment.c.id)
        .join_from(result, assessment)
        .join(filed, filed.c.id == assessment.c.client_id)
        .join(client, headed(client.c.id))
        .where(
            and_(result.c.outcome == assessments.MEASURED, _SCORED),
            result.c.measure.in_([*compared, grip.MEASURE]),
            assessment.c.locked_at.is_not(None),
            ~VOIDED,
        )
        .order_by(assessment.c.day, result.c.id)
    )
    ways: dict[tuple[int, str, str], list[_Step]] = defaultdict(list)
    for whose, measure, series, number, assessment_id in read.connection.execute(query):
        identity = "" if measure == grip.MEASURE else identity_of(series)
        ways[whose, measure, identity].append(_Step(number, assessment_id, series))
    return {number for way in ways.values() for number in _compared(way)}


def _compared(way: Iterable[_Step]) -> Iterable[int]:
    """Those with an earlier one of another assessment before them since the series began."""
    first: _Step | None = None
    for step in way:
        if first is None or step.series != first.series:
            first = step
        elif step.assessment_id != first.assessment_id:
            yield step.id
