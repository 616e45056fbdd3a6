"""Assessments as records: opened, filled, locked with a digest; afterwards only addenda."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from medex_desktop.domain.clients import Client
from medex_desktop.domain.names import clean_line, clean_note
from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services import practices
from medex_desktop.services.acts import act
from medex_desktop.services.families import of_family
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.audit_chain import content_digest
from medex_desktop.storage.columns import canonical_json
from medex_desktop.storage.mapping import columns, many
from medex_desktop.storage.tables.assessments import addendum, assessment, result

SNAPSHOT_VERSION = 1
MEASURED, SKIPPED = "measured", "skipped"
VOIDED = "voided"
ADDENDUM_KINDS = {
    "correction": Text("Correction"),
    "late_note": Text("Late note"),
    VOIDED: Text("Entered in error"),
}


@dataclass(frozen=True, slots=True)
class Addendum:
    """What was said about a signed record afterwards; the record itself stays as it was."""

    id: int
    assessment_id: int
    kind: str
    reason: str
    body: str
    added_at: datetime
    practitioner_id: int


@dataclass(frozen=True, slots=True)
class AssessmentLine:
    """One result of an assessment in a client's list.

    Attributes:
        title: the set it was signed as.
        rationale: why these tests were chosen.
    """

    id: int
    day: date
    recorded_at: datetime
    practitioner_id: int
    supervised_by: str
    note: str
    signed_at: datetime | None
    import_batch_id: int | None
    digest: str | None
    measure: str
    outcome: str
    reason: str
    title: str = ""
    rationale: str = ""

    @property
    def is_late(self) -> bool:
        """Recorded on a later day than it happened."""
        return self.recorded_at.date() > self.day


def open_assessment(
    work: Work, *, client_id: int, day: date, supervised_by: str = "", note: str = "",
    rationale: str = "",
) -> int:  # fmt: skip
    """An assessment that still takes results; ``lock`` ends that."""
    return work.insert(
        assessment,
        client_id=client_id,
        day=day,
        recorded_at=work.now,
        practitioner_id=work.practitioner_id,
        supervised_by=supervised_by,
        note=note,
        rationale=rationale,
    )


def snapshot_head(work: Work, client: Client, assessment_id: int, day: date) -> dict[str, Any]:
    """Who, when and by whom: the head of a signed record's canonical content."""
    person = practices.the_practitioner(work)
    return {
        "version": SNAPSHOT_VERSION,
        "assessment": assessment_id,
        "day": day.isoformat(),
        "recorded_at": work.now.isoformat(timespec="milliseconds"),
        "client": {
            "id": client.id,
            "name": client.name,
            "birth_date": client.birth_date.isoformat() if client.birth_date else None,
            "age_years": client.age_years,
            "age_on": client.age_on.isoformat() if client.age_on else None,
            "sex": client.sex.value,
            "hand": client.hand.value,
            "height_cm": None if client.height_cm is None else str(client.height_cm),
            "mass_kg": None if client.mass_kg is None else str(client.mass_kg),
        },
        "practitioner": {"id": person.id, "name": person.name, "credential": person.credential},
    }


def lock(work: Work, assessment_id: int, snapshot: dict[str, Any], *, signed: bool) -> None:
    """Keep the record for good: from here on the database refuses every change of it."""
    content = canonical_json(snapshot)
    work.update(
        assessment,
        assessment_id,
        snapshot=content,
        digest=snapshot_digest(work, content),
        signed_at=work.now if signed else None,
        locked_at=work.now,
    )


def snapshot_digest(read: Read, content: str) -> str:
    """The keyed digest of a record's canonical content."""
    return content_digest(read.audit_key, content)


@act("assessment.addendum", anchors=True)
def add_addendum(work: Work, *, assessment_id: int, kind: str, reason: str, body: str = "") -> int:
    """Correct or complete a signed record without touching it; the addendum's id."""
    row = work.connection.execute(
        select(assessment.c.client_id, assessment.c.locked_at).where(
            assessment.c.id == assessment_id
        )
    ).first()
    if row is None or row.locked_at is None:
        raise Refused(Text("Only a signed record takes an addendum."))
    work.about(row.client_id)
    if kind not in ADDENDUM_KINDS:
        raise InvalidInput("kind", Text("Choose what kind of addendum this is."))
    reason = clean_line(reason, "reason", 200)
    if not reason:
        raise InvalidInput("reason", Text("Say why; the original stays readable beside it."))
    return work.insert(
        addendum,
        assessment_id=assessment_id,
        kind=kind,
        reason=reason,
        body=clean_note(body, "body"),
        added_at=work.now,
        practitioner_id=work.practitioner_id,
    )


def addenda(read: Read, *, client_id: int) -> list[Addendum]:
    """Every addendum to a client's records, oldest first."""
    query = (
        select(*columns(Addendum, addendum))
        .join_from(addendum, assessment)
        .where(of_family(read, assessment.c.client_id, client_id))
        .order_by(addendum.c.id)
    )
    return list(many(read.connection, Addendum, query))


def assessment_list(read: Read, *, client_id: int) -> list[AssessmentLine]:
    """A client's assessments, newest first, one line a result."""
    own = ("measure", "outcome", "reason")
    title = func.coalesce(func.json_extract(assessment.c.snapshot, "$.title"), "").label("title")
    wanted = [
        title if name == "title" else (result if name in own else assessment).c[name]
        for name in AssessmentLine.__slots__
    ]
    query = (
        select(*wanted)
        .join_from(result, assessment)
        .where(
            of_family(read, assessment.c.client_id, client_id), assessment.c.locked_at.is_not(None)
        )
        .order_by(assessment.c.day.desc(), assessment.c.id.desc())
    )
    return list(many(read.connection, AssessmentLine, query))
