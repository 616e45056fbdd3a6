"""Alerts that wait for an answer: a decline beyond error, a new difference between the hands."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, exists, select

from medex_desktop.domain.alerts import ANSWERS, alert_words
from medex_desktop.domain.names import clean_note
from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services.acts import act
from medex_desktop.services.families import filed, headed, of_family
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.tables.assessments import addendum, alert, alert_answer, assessment
from medex_desktop.storage.tables.clients import client


@dataclass(frozen=True, slots=True)
class AlertLine:
    """An alert with what was answered, if anything was."""

    id: int
    client_id: int
    assessment_id: int
    day: date
    kind: str
    side: str
    facts: dict[str, str]
    raised_at: datetime
    action: str | None
    note: str | None
    answered_at: datetime | None

    @property
    def words(self) -> Text:
        """What was seen and by what it was judged."""
        return alert_words(self.kind, self.facts)


@act("alert.answer", anchors=True)
def answer_alert(work: Work, *, alert_id: int, action: str, note: str = "") -> int:
    """Answer an alert: repeated, explained, or the provider was told; the answer's id."""
    line = next((found for found in _lines(work, alert.c.id == alert_id)), None)
    if line is None:
        raise Refused(Text("This alert is not in the practice any more."))
    work.about(line.client_id)
    if action not in ANSWERS:
        raise InvalidInput("action", Text("Choose what was done about it."))
    note = clean_note(note, "note", 2_000)
    if action == "explanation" and not note:
        raise InvalidInput("note", Text("Write the explanation; it stands in the record."))
    return work.insert(
        alert_answer,
        alert_id=alert_id,
        action=action,
        note=note,
        answered_at=work.now,
        practitioner_id=work.practitioner_id,
    )


def open_alerts(read: Read, *, client_id: int | None = None) -> list[AlertLine]:
    """Alerts without an answer, oldest first; those of voided tests do not count.

    Without a client those of everybody who is not in the bin.
    """
    voided = exists().where(
        addendum.c.assessment_id == alert.c.assessment_id, addendum.c.kind == "voided"
    )
    conditions = [alert_answer.c.id.is_(None), ~voided]
    if client_id is None:
        conditions.append(client.c.binned_at.is_(None))
    else:
        conditions.append(of_family(read, assessment.c.client_id, client_id))
    return _lines(read, *conditions)


def client_alerts(read: Read, *, client_id: int) -> list[AlertLine]:
    """Every alert of a client, answered or not."""
    return _lines(read, of_family(read, assessment.c.client_id, client_id))


def _lines(read: Read, *conditions: Any) -> list[AlertLine]:
    query: Select[Any] = (
        select(
            alert.c.id,
            client.c.id,
            alert.c.assessment_id,
            assessment.c.day,
            alert.c.kind,
            alert.c.side,
            alert.c.facts,
            alert.c.raised_at,
            alert_answer.c.action,
            alert_answer.c.note,
            alert_answer.c.answered_at,
        )
        .join_from(alert, assessment)
        .join(filed, filed.c.id == assessment.c.client_id)
        .join(client, headed(client.c.id))
        .join(alert_answer, alert_answer.c.alert_id == alert.c.id, isouter=True)
        .where(*conditions)
        .order_by(alert.c.raised_at, alert.c.id)
    )
    return [AlertLine(*row) for row in read.connection.execute(query)]
