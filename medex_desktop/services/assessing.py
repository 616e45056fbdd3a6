"""Signing an assessment: many measures of one day, each scored, compared and kept for good."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from medex_desktop.domain.actions import ACTIONS
from medex_desktop.domain.alerts import DEMAND
from medex_desktop.domain.blocks import blocks
from medex_desktop.domain.client_records import Client
from medex_desktop.domain.measure import Measure
from medex_desktop.domain.measures.grip_strength import GripEntry
from medex_desktop.domain.names import REASON_LIMIT, clean_line, clean_note
from medex_desktop.domain.result_entries import (
    MEASURED,
    OUTCOME_WORDS,
    ResultEntry,
    cleaned,
    identity_key,
    read,
    series_key,
    to_json,
    with_client,
)
from medex_desktop.domain.scoring import Demand, Person, Values
from medex_desktop.domain.stories import ResultReading, read_now
from medex_desktop.errors import InvalidForm, InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, render
from medex_desktop.services import assessments, clients, grip, results, sittings
from medex_desktop.services.acts import act
from medex_desktop.services.families import head
from medex_desktop.services.sittings import Background
from medex_desktop.services.work import Work
from medex_desktop.storage.tables.assessments import alert, alert_answer, result
from medex_desktop.storage.tables.drafts import draft


@dataclass(frozen=True, slots=True)
class SignedAssessment:
    """What signing left behind."""

    assessment_id: int
    alert_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Scored:
    measure: Measure
    entry: ResultEntry
    values: Values
    found: ResultReading
    demands: tuple[Demand, ...]


@act("assessment.sign", anchors=True)
def sign_assessment(
    work: Work,
    *,
    client_id: int,
    day: date,
    entries: tuple[ResultEntry, ...],
    grip_entry: GripEntry | None = None,
    grip_skipped: str = "",
    grip_override: str = "",
    title: str = "",
    note: str = "",
    supervised_by: str = "",
    rationale: str = "",
    draft_ids: tuple[int, ...] = (),
) -> SignedAssessment:
    """Sign a set of measures as one assessment; nothing is kept when one of them can't be.

    ``grip_skipped``: why not done; ``grip_override``: why done against a precaution;
    ``rationale``: why these tests.
    InvalidInput on "day", on "results" without any, or on a measure's key with what it needs.
    """
    client_id = head(work, client_id)
    work.about(client_id)
    client = _client_on(work, client_id, day)
    scored = _score_all(work, client, entries, day)
    if not scored and grip_entry is None and not grip_skipped.strip():
        raise InvalidInput("results", Text("Nothing was entered yet."))
    said = _said(supervised_by, note, rationale)
    assessment_id = assessments.open_assessment(work, client_id=client_id, day=day, **said)
    signed, alerts = _keep_all(work, assessment_id, scored)
    why = (grip_skipped, grip_override)
    kept, raised = _keep_grip(work, assessment_id, client_id, grip_entry, why, day)
    signed.extend(kept)
    alerts.extend(raised)
    snapshot = {
        **assessments.snapshot_head(work, client, assessment_id, day),
        "title": clean_line(title, "title", 200),
        "rationale": said["rationale"],
        "results": signed,
    }
    assessments.lock(work, assessment_id, snapshot, signed=True)
    _let_go(work, draft_ids)
    return SignedAssessment(assessment_id, tuple(alerts))


def _said(supervised_by: str, note: str, rationale: str) -> dict[str, str]:
    """What was typed about the set as a whole, cleaned."""
    return {
        "supervised_by": clean_line(supervised_by, "supervised_by", 200),
        "note": clean_note(note, "note"),
        "rationale": clean_note(rationale, "rationale", REASON_LIMIT),
    }


def _keep_grip(
    work: Work,
    assessment_id: int,
    client_id: int,
    entry: GripEntry | None,
    why: tuple[str, str],
    day: date,
) -> tuple[list[dict[str, Any]], tuple[int, ...]]:
    """``why`` it was not done, and why it was done against a precaution."""
    skipped, override = why
    if entry is not None:
        kept, raised = grip.add_result(
            work, assessment_id, client_id=client_id, entry=entry, day=day, override=override
        )
        return [kept], raised
    reason = clean_line(skipped, grip.MEASURE, 200)
    return [grip.add_skip(work, assessment_id, reason)] if reason else [], ()


def _client_on(work: Work, client_id: int, day: date) -> Client:
    client = clients.client_page(work, client_id=client_id).client
    grip.check_day(client, day, work.today)
    return client


def _let_go(work: Work, draft_ids: tuple[int, ...]) -> None:
    for draft_id in draft_ids:
        work.delete(draft, draft_id)


def _score_all(
    work: Work, client: Client, entries: tuple[ResultEntry, ...], day: date
) -> list[_Scored]:
    """Each entry read against what the form was read against, so that both say the same."""
    known = sittings.background(work, client_id=client.id)
    return [_score(known, entry, day) for entry in entries]


def _score(known: Background, entry: ResultEntry, day: date) -> _Scored:
    measure, person = known.measures.get(entry.measure), known.person_on(day)
    if measure is None or measure.scoring is None:
        raise InvalidInput(entry.measure, Text("This measure is not known here."))
    entry = with_client(measure, cleaned(measure, entry), person)
    values = _values(measure, entry, person)
    found = read_now(known.story(measure.key, identity_key(measure, values)), values, day)
    _check_precautions(known, measure, entry, day)
    asked = known.demands(found.reading, day)
    _check_demands(measure, entry, asked)
    return _Scored(measure, entry, values, found, asked)


def _check_precautions(known: Background, measure: Measure, entry: ResultEntry, day: date) -> None:
    """What was done against an active precaution counts only with the words why."""
    if entry.is_coded or entry.override.strip():
        return
    against = blocks(measure.key, dict(entry.typed), known.precautions, day)
    if against:
        words = {"title": measure.title, "what": against[0].words}
        raise InvalidInput(
            measure.key, Text("{title}: {what} Write why it is done all the same.", words)
        )


def _values(measure: Measure, entry: ResultEntry, person: Person) -> Values:
    if entry.outcome not in OUTCOME_WORDS:
        raise InvalidInput(measure.key, Text("Say whether it was measured, or why not."))
    if entry.is_coded and not entry.reason.strip():
        raise InvalidInput(
            measure.key,
            Text("{title}: say why it was not measured.", {"title": measure.title}),
        )
    try:
        return read(measure, entry, person, complete=not entry.is_coded).values
    except InvalidForm as form:
        first = form.faults[0]
        words = {"title": measure.title, "what": first.message}
        raise InvalidInput(measure.key, Text("{title}: {what}", words)) from form


def _check_demands(measure: Measure, entry: ResultEntry, demands: tuple[Demand, ...]) -> None:
    answered = {answer.demand: answer for answer in entry.answers}
    for demand in demands:
        answer = answered.get(demand.key)
        if answer is None or answer.action not in ACTIONS or not answer.words:
            words = {"title": measure.title, "what": demand.words}
            raise InvalidInput(
                measure.key,
                Text(
                    "{title}: {what} Say what was done (stopped, modified, referred or provider "
                    "contacted) and write it down.",
                    words,
                ),
            )


def _keep_all(
    work: Work, assessment_id: int, scored: list[_Scored]
) -> tuple[list[dict[str, Any]], list[int]]:
    signed: list[dict[str, Any]] = []
    alerts: list[int] = []
    for one in scored:
        signed.append(_keep(work, assessment_id, one))
        alerts.extend(_raise(work, assessment_id, one))
    return signed, alerts


def _keep(work: Work, assessment_id: int, one: _Scored) -> dict[str, Any]:
    outcome = assessments.MEASURED if one.entry.outcome == MEASURED else assessments.SKIPPED
    kept = {
        "measure": one.measure.key,
        "measure_version": one.measure.version,
        "outcome": outcome,
        "reason": one.entry.reason,
        "series": series_key(one.measure, one.values),
        "entry": to_json(one.entry),
        "scores": {} if one.entry.is_coded else results.scores_of(one.found.reading),
    }
    work.insert(result, assessment_id=assessment_id, **kept)
    return kept


def _raise(work: Work, assessment_id: int, one: _Scored) -> Iterable[int]:
    """An alert for each demand, answered at once: what was seen and what was done about it."""
    answered = {answer.demand: answer for answer in one.entry.answers}
    for demand in one.demands:
        answer = answered.get(demand.key)
        if answer is None:
            continue
        alert_id = work.insert(
            alert,
            assessment_id=assessment_id,
            measure=one.measure.key,
            kind=DEMAND,
            side="",
            facts={
                "title": render(one.measure.title, "en"),
                "what": render(demand.words, "en"),
            },
            raised_at=work.now,
        )
        work.insert(
            alert_answer,
            alert_id=alert_id,
            action=answer.action,
            note=answer.words,
            answered_at=work.now,
            practitioner_id=work.practitioner_id,
        )
        yield alert_id
