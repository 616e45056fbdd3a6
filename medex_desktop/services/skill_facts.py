"""What a practitioner signed, read once for all rules of evidence; nothing that was voided."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, String, exists, func, select

from medex_desktop.domain.alerts import DEMAND
from medex_desktop.domain.due import REASSESS_AFTER_DAYS
from medex_desktop.domain.names import same_person
from medex_desktop.domain.skills.facts import AlertFacts, AssessmentFacts, ReportFacts
from medex_desktop.services import documents
from medex_desktop.services.families import filed, headed
from medex_desktop.services.practices import the_practitioner
from medex_desktop.services.skill_results import VOIDED, results_of
from medex_desktop.services.work import Read
from medex_desktop.storage.tables.assessments import alert, alert_answer, assessment
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.documents import document, document_event

_CONTACT: Final = ("contacted", "refer", "notice")
_NARRATIVE: Final = ("summary", "next_steps", "program")
_PAPER_VOIDED: Final = exists().where(
    document_event.c.document_id == document.c.id, document_event.c.kind == documents.VOIDED
)
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
    found, asked = results_of(read), _demands(read)
    return [
        AssessmentFacts(*row, tuple(found.get(row[0], ())), *asked.get(row[0], (0, 0, True)))
        for row in rows
    ]


def _own(read: Read) -> tuple[ColumnElement[bool], ...]:
    """Signed by the acting practitioner, not voided, of a client who is not in the bin."""
    return (
        assessment.c.practitioner_id == read.practitioner_id,
        assessment.c.signed_at.is_not(None),
        ~VOIDED,
        client.c.binned_at.is_(None),
    )


def supervised(read: Read) -> int:
    """How many of one's own signed assessments somebody else supervised."""
    query = (
        select(assessment.c.supervised_by, func.count())
        .join_from(assessment, filed, filed.c.id == assessment.c.client_id)
        .join(client, headed(client.c.id))
        .where(*_own(read), func.trim(assessment.c.supervised_by) != "")
        .group_by(assessment.c.supervised_by)
    )
    named = read.connection.execute(query).all()
    me = the_practitioner(read)
    return sum(count for name, count in named if not same_person(name, me.name, me.credential))


def tracked_clients(read: Read) -> int:
    """How many of one's own clients were assessed on two days or more."""
    query = (
        select(client.c.id)
        .join_from(assessment, filed, filed.c.id == assessment.c.client_id)
        .join(client, headed(client.c.id))
        .where(*_own(read))
        .group_by(client.c.id)
        .having(func.count(assessment.c.day.distinct()) > 1)
    )
    return len(read.connection.execute(query).all())


def _demands(read: Read) -> dict[int, tuple[int, int, bool]]:
    """By assessment: positive flags, those without an action, whether a provider knows of each."""
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
            all(any(action in _CONTACT for action in taken) for taken in alerts.values()),
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
            document.c.practitioner_id, sent.label("sent"),
            _json(document.c.content, "$.report.results.rows").label("rows"),
            _json(document.c.content, "$.words").label("words"),
        )
        .join_from(document, filed, filed.c.id == document.c.client_id)
        .join(client, headed(client.c.id))
        .where(
            document.c.kind == documents.PROGRESS_REPORT,
            ~_PAPER_VOIDED,
            client.c.binned_at.is_(None),
        )
        .order_by(document.c.day, document.c.id)
    )  # fmt: skip
    begun = _first_days(read)
    return list(_reports(read, read.connection.execute(query), begun))


def _json(column: Column[Any], path: str) -> ColumnElement[str]:
    return func.json_extract(column, path, type_=String)


def _reports(read: Read, rows: Iterable[Any], begun: dict[int, date]) -> Iterable[ReportFacts]:
    """A report is due 30 days after the one before it, the first one after the first assessment.

    Whoever signed the one before: a client has one course of reports.
    """
    before = dict(begun)
    for row in rows:
        last = before.get(row.client)
        before[row.client] = row.day
        if row.practitioner_id != read.practitioner_id:
            continue
        words = json.loads(row.words)
        yield ReportFacts(
            id=row.id,
            client_id=row.client,
            day=row.day,
            pages=row.pages,
            due_on=None if last is None else last + timedelta(days=REASSESS_AFTER_DAYS),
            sent_on=None if row.sent is None else date.fromisoformat(str(row.sent)),
            normed=tuple(
                one["measure"] for one in json.loads(row.rows or "[]") if one["norm"].strip()
            ),
            written=" ".join(filter(None, (words.get(name, "") for name in _NARRATIVE))),
        )


def _first_days(read: Read) -> dict[int, date]:
    """The day of each client's first assessment that stands, whoever signed it."""
    return {number: days[0] for number, days in all_visits(read).items()}


def all_visits(read: Read) -> dict[int, list[date]]:
    """The days on which each client was assessed, in order, whoever signed it."""
    query = (
        select(client.c.id, assessment.c.day)
        .join_from(assessment, filed, filed.c.id == assessment.c.client_id)
        .join(client, headed(client.c.id))
        .where(assessment.c.signed_at.is_not(None), ~VOIDED)
        .order_by(assessment.c.day)
        .distinct()
    )
    found: dict[int, list[date]] = defaultdict(list)
    for number, day in read.connection.execute(query):
        found[number].append(day)
    return found
