"""What a practitioner signed, read once for all rules of evidence; nothing that was voided."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, exists, func, select

from medex_desktop.domain.alerts import DEMAND
from medex_desktop.domain.due import REASSESS_AFTER_DAYS
from medex_desktop.domain.measure import Measure
from medex_desktop.domain.skills.facts import (
    AlertFacts,
    AssessmentFacts,
    ReportFacts,
    ResultFacts,
)
from medex_desktop.domain.stories import read_recorded
from medex_desktop.services import assessments, documents, grip, results
from medex_desktop.services.families import filed, headed
from medex_desktop.services.work import Read
from medex_desktop.storage.tables.assessments import (
    addendum,
    alert,
    alert_answer,
    assessment,
    result,
)
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.documents import document, document_event

_VOIDED: Final = exists().where(
    addendum.c.assessment_id == assessment.c.id, addendum.c.kind == assessments.VOIDED
)
_UNJUDGED: Final = {"no_published", "no_verified", "not_comparable"}
_CONTACT: Final = ("contacted", "refer")
_TITLE: Final = func.coalesce(func.json_extract(assessment.c.snapshot, "$.title"), "")


def signed_assessments(read: Read) -> list[AssessmentFacts]:
    """The assessments the acting practitioner signed, oldest first, without those of the bin."""
    query = (
        select(
            assessment.c.id, client.c.id, assessment.c.day, assessment.c.note,
            assessment.c.supervised_by, _TITLE, assessment.c.rationale,
        )
        .join_from(assessment, filed, filed.c.id == assessment.c.client_id)
        .join(client, headed(client.c.id))
        .where(*_own(read))
        .order_by(assessment.c.day, assessment.c.id)
    )  # fmt: skip
    rows = read.connection.execute(query).all()
    found, asked = _results(read), _demands(read)
    return [
        AssessmentFacts(*row, tuple(found.get(row[0], ())), *asked.get(row[0], (0, 0, True)))
        for row in rows
    ]


def _own(read: Read) -> tuple[ColumnElement[bool], ...]:
    """Signed by the acting practitioner, not voided, of a client who is not in the bin."""
    return (
        assessment.c.practitioner_id == read.practitioner_id,
        assessment.c.signed_at.is_not(None),
        ~_VOIDED,
        client.c.binned_at.is_(None),
    )


def _results(read: Read) -> dict[int, list[ResultFacts]]:
    known, judged = results.measures_of(read), _judged(read)
    query = (
        select(result)
        .join(assessment, assessment.c.id == result.c.assessment_id)
        .where(
            assessment.c.practitioner_id == read.practitioner_id,
            assessment.c.signed_at.is_not(None),
        )
        .order_by(result.c.assessment_id, result.c.id)
    )
    found: dict[int, list[ResultFacts]] = defaultdict(list)
    for row in read.connection.execute(query):
        found[row.assessment_id].append(_result(row, known.get(row.measure), judged))
    return found


def _result(
    row: Any, measure: Measure | None, judged: dict[tuple[int, str, str], str]
) -> ResultFacts:
    is_grip, entry, scores = row.measure == grip.MEASURE, row.entry, row.scores
    protocol = entry.get("protocol", {}) if is_grip else {}
    norm = scores.get("norm") or {}
    return ResultFacts(
        measure=row.measure,
        group=None if measure is None else measure.group,
        measured=row.outcome == assessments.MEASURED,
        typed={} if is_grip else dict(entry.get("typed", {})),
        score=scores.get("best_kg" if is_grip else "value") is not None,
        trials=tuple((side, scores.get(side, {}).get("n", 0)) for side in ("right", "left"))
        if is_grip
        else (),
        device=" ".join(filter(None, (protocol.get("device_make"), protocol.get("device_serial")))),
        override="" if is_grip else entry.get("override", ""),
        norm=norm.get("key", ""),
        judged=_grip_judged(scores)
        if is_grip
        else judged.get((row.assessment_id, row.measure, row.series), ""),
    )


def _grip_judged(scores: dict[str, Any]) -> str:
    """The source of a grip change, where one was judged by a published value."""
    verdicts = [
        scores.get(side, {}).get(since)
        for side in ("right", "left")
        for since in ("since_baseline", "since_last")
    ]
    kinds = {verdict["kind"] for verdict in verdicts if verdict}
    return "grip" if kinds - _UNJUDGED else ""


def _judged(read: Read) -> dict[tuple[int, str, str], str]:
    """By assessment, measure and series: the source that judged the change since an earlier one."""
    found: dict[tuple[int, str, str], str] = {}
    for client_id in _seen_again(read):
        for story in results.stories(read, client_id=client_id):
            followed = story.followed()
            for one in followed[1:] if story.measure.compared else ():
                change = read_recorded(story, one).change
                by = change.judged_by
                verdicts = (change.since_baseline, change.since_last)
                if by is not None and any(v and v.kind.value not in _UNJUDGED for v in verdicts):
                    found[one.assessment_id, story.measure.key, one.series] = by.citation.key
    return found


def own_clients(read: Read) -> Select[int]:
    """The clients of whom the practitioner signed assessments; group by ``client`` done."""
    return (
        select(client.c.id)
        .join_from(assessment, filed, filed.c.id == assessment.c.client_id)
        .join(client, headed(client.c.id))
        .where(*_own(read))
        .group_by(client.c.id)
    )


def _seen_again(read: Read) -> list[int]:
    """Clients of whom the practitioner signed two assessments or more."""
    again = own_clients(read).having(func.count() > 1)
    return list(read.connection.execute(again).scalars())


def supervised(read: Read) -> int:
    """How many of one's own signed assessments somebody supervised."""
    query = (
        select(func.count())
        .select_from(assessment)
        .join(filed, filed.c.id == assessment.c.client_id)
        .join(client, headed(client.c.id))
        .where(*_own(read), func.trim(assessment.c.supervised_by) != "")
    )
    return int(read.connection.execute(query).scalar_one())


def tracked_clients(read: Read) -> int:
    """How many of one's own clients were assessed on two days or more."""
    again = own_clients(read).having(func.count(assessment.c.day.distinct()) > 1)
    return len(read.connection.execute(again).all())


def _demands(read: Read) -> dict[int, tuple[int, int, bool]]:
    """By assessment: positive flags, those without an action, and whether a provider was told."""
    query = (
        select(alert.c.assessment_id, alert.c.id, alert_answer.c.action)
        .join(assessment, assessment.c.id == alert.c.assessment_id)
        .join(alert_answer, alert_answer.c.alert_id == alert.c.id, isouter=True)
        .where(
            alert.c.kind == DEMAND,
            alert.c.measure == "red_flags",
            assessment.c.practitioner_id == read.practitioner_id,
        )
    )
    actions: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for assessment_id, alert_id, action in read.connection.execute(query):
        actions[assessment_id][alert_id] += [action] if action else []
    return {
        assessment_id: (
            len(alerts),
            sum(1 for taken in alerts.values() if not taken),
            any(action in _CONTACT for taken in alerts.values() for action in taken),
        )
        for assessment_id, alerts in actions.items()
    }


def declines(read: Read) -> list[AlertFacts]:
    """Declines on the practitioner's own records, with what was done about them."""
    query = (
        select(
            alert.c.id, client.c.id, assessment.c.day,
            func.coalesce(alert_answer.c.action, ""), alert_answer.c.answered_at,
        )
        .join_from(alert, assessment)
        .join(filed, filed.c.id == assessment.c.client_id)
        .join(client, headed(client.c.id))
        .join(alert_answer, alert_answer.c.alert_id == alert.c.id, isouter=True)
        .where(*_own(read), alert.c.kind == "decline")
        .order_by(alert.c.id, alert_answer.c.id)
    )  # fmt: skip
    newest = {row[0]: AlertFacts(*row) for row in read.connection.execute(query)}
    return list(newest.values())


def signed_reports(read: Read) -> list[ReportFacts]:
    """The progress reports the practitioner signed, oldest first, without voided ones."""
    voided = exists().where(
        document_event.c.document_id == document.c.id,
        document_event.c.kind == documents.VOIDED,
    )
    sent = (
        select(func.min(document_event.c.day))
        .where(
            document_event.c.document_id == document.c.id,
            document_event.c.kind == documents.SENT,
        )
        .scalar_subquery()
    )
    query = (
        select(
            document.c.id, client.c.id.label("client"), document.c.day, document.c.pages,
            document.c.content, sent.label("sent"),
        )
        .join_from(document, filed, filed.c.id == document.c.client_id)
        .join(client, headed(client.c.id))
        .where(
            document.c.practitioner_id == read.practitioner_id,
            document.c.kind == documents.PROGRESS_REPORT,
            ~voided,
            client.c.binned_at.is_(None),
        )
        .order_by(document.c.day, document.c.id)
    )  # fmt: skip
    begun = _first_days(read)
    return list(_reports(read.connection.execute(query), begun))


def _reports(rows: Iterable[Any], begun: dict[int, date]) -> Iterable[ReportFacts]:
    """A report is due 30 days after the one before it, the first one after the first assessment."""
    before = dict(begun)
    for row in rows:
        last = before.get(row.client)
        report, words = row.content["report"], row.content["words"]
        shown = (report.get("results") or {}).get("rows") or ()
        yield ReportFacts(
            id=row.id,
            client_id=row.client,
            day=row.day,
            pages=row.pages,
            due_on=None if last is None else last + timedelta(days=REASSESS_AFTER_DAYS),
            sent_on=None if row.sent is None else date.fromisoformat(str(row.sent)),
            norms=sum(1 for one in shown if one.get("norm", "").strip()),
            written=" ".join(
                filter(None, (words.get(name, "") for name in ("summary", "next_steps", "program")))
            ),
        )
        before[row.client] = row.day


def _first_days(read: Read) -> dict[int, date]:
    query = (
        select(client.c.id, func.min(assessment.c.day))
        .join_from(assessment, filed, filed.c.id == assessment.c.client_id)
        .join(client, headed(client.c.id))
        .where(assessment.c.signed_at.is_not(None))
        .group_by(client.c.id)
    )
    return {number: date.fromisoformat(str(day)) for number, day in read.connection.execute(query)}
