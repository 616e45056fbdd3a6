"""The results of what a practitioner signed, as far as counting looks at them; read once.

A year has thousands of results, and the page of skills opens with them: the file picks the few
things that rules ask for, and nothing is scored or compared anew.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import String, and_, case, exists, func, select, type_coerce

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
_ENTRY = type_coerce(result.c.entry, String)
_SCORED: Final = func.coalesce(
    func.json_extract(result.c.scores, "$.value"), func.json_extract(result.c.scores, "$.best_kg")
).is_not(None)
_SIDES: Final = ("right", "left")


def results_of(read: Read) -> dict[int, list[ResultFacts]]:
    """The results of the acting practitioner's signed assessments, in order, by assessment."""
    known, judged = results.measures_of(read), _judged(read)
    is_grip = result.c.measure == grip.MEASURE
    query = (
        select(
            result.c.id, result.c.assessment_id, result.c.measure, result.c.outcome,
            _SCORED.label("scored"),
            func.json_extract(result.c.entry, "$.override").label("override"),
            case((result.c.measure.in_(TYPED) | is_grip, _ENTRY)).label("entry"),
            case((is_grip, type_coerce(result.c.scores, String))).label("scores"),
        )
        .join(assessment, assessment.c.id == result.c.assessment_id)
        .where(
            assessment.c.practitioner_id == read.practitioner_id,
            assessment.c.signed_at.is_not(None),
        )
        .order_by(result.c.assessment_id, result.c.id)
    )  # fmt: skip
    found: dict[int, list[ResultFacts]] = defaultdict(list)
    for row in read.connection.execute(query):
        found[row.assessment_id].append(_result(row, known.get(row.measure), judged))
    return found


def _result(row: Any, measure: Measure | None, judged: set[int]) -> ResultFacts:
    entry = json.loads(row.entry) if row.entry else {}
    if row.measure == grip.MEASURE:
        return _grip_result(row, measure, entry, judged)
    return ResultFacts(
        measure=row.measure,
        group=None if measure is None else measure.group,
        measured=row.outcome == assessments.MEASURED,
        typed=entry.get("typed", {}),
        score=bool(row.scored),
        override=row.override or "",
        judged=row.id in judged,
    )


def _grip_result(
    row: Any, measure: Measure | None, entry: dict[str, Any], judged: set[int]
) -> ResultFacts:
    scores, protocol = json.loads(row.scores), entry.get("protocol", {})
    make, serial = protocol.get("device_make"), protocol.get("device_serial")
    return ResultFacts(
        measure=row.measure,
        group=None if measure is None else measure.group,
        measured=row.outcome == assessments.MEASURED,
        typed={},
        score=bool(row.scored),
        trials=tuple((side, scores.get(side, {}).get("n", 0)) for side in _SIDES),
        device=" ".join(filter(None, (make, serial))),
        override=grip.override_in(entry.get("note", "")),
        judged=row.id in judged and _has_verdict(scores),
    )


def _has_verdict(scores: dict[str, Any]) -> bool:
    """Whether a change of either hand was judged, or said to have no published value."""
    verdicts = [
        scores.get(side, {}).get(since)
        for side in _SIDES
        for since in ("since_baseline", "since_last")
    ]
    return any(one and one["kind"] != VerdictKind.NOT_COMPARABLE for one in verdicts)


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
