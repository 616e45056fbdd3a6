"""Papers as records: drafted, signed with their hash, sent, acknowledged; kept encrypted."""

import base64
import hashlib
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from medex_desktop.domain.names import clean_line, clean_note
from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Text
from medex_desktop.reports.content import RenderedPaper
from medex_desktop.services import clients, progress_report
from medex_desktop.services.acts import act
from medex_desktop.services.assessments import snapshot_digest
from medex_desktop.services.families import head, of_family
from medex_desktop.services.progress_report import ReportWords
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.columns import canonical_json
from medex_desktop.storage.tables.documents import document, document_event
from medex_desktop.storage.tables.drafts import draft

PROGRESS_REPORT = "progress_report"
SENT, ACKNOWLEDGED, VOIDED = "sent", "acknowledged", "voided"
WAYS = {
    "fax": Text("fax"),
    "mail": Text("mail"),
    "hand": Text("by hand"),
    "secure_email": Text("secure email"),
    "other": Text("another way"),
}


@dataclass(frozen=True, slots=True)
class DocumentEvent:
    """What happened to a signed paper: sent, acknowledged, voided."""

    document_id: int
    kind: str
    day: date
    how: str
    to_whom: str
    note: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A signed paper in a client's list, with what happened to it since, oldest event first."""

    id: int
    client_id: int
    kind: str
    number: str
    title: str
    day: date
    signed_at: datetime
    pages: int
    sha256: str
    events: tuple[DocumentEvent, ...] = ()

    @property
    def state(self) -> str:
        """The furthest it got: "signed", "sent", "acknowledged" or "voided"."""
        kinds = {event.kind for event in self.events}
        return next((kind for kind in (VOIDED, ACKNOWLEDGED, SENT) if kind in kinds), "signed")


@dataclass(frozen=True, slots=True)
class Preview:
    """A report as it would be printed now, and the automatic words it starts from."""

    paper: RenderedPaper
    number: str
    summary: str


def report_preview(read: Read, *, client_id: int, words: ReportWords) -> Preview:
    """The draft on paper. Raises what signing would refuse: nothing to report, CannotDraw, ..."""
    from medex_desktop.reports.progress import render  # ReportLab, wanted only here

    words = _cleaned(words)
    found = progress_report.gather(read, client_id=client_id)
    number = next_number(read)
    report = progress_report.compose(
        found,
        words,
        number_=number,
        earlier=_last_report_day(read, client_id),
        signed=False,
    )
    return Preview(render(report), number, progress_report.automatic_summary(found))


@act("document.sign_report", anchors=True)
def sign_report(
    work: Work, *, client_id: int, words: ReportWords, draft_id: int | None = None
) -> int:
    """Sign a progress report: one page, kept with its hash; the document's id.

    Refused when it does not fit one page or holds characters that can't be drawn.
    """
    from medex_desktop.reports.progress import render  # ReportLab, wanted only here

    client_id = head(work, client_id)
    work.about(client_id)
    words = _cleaned(words)
    if words.request != "none" and not words.asked:
        raise InvalidInput("asked", Text("Say in one question what you ask of the reader."))
    found = progress_report.gather(work, client_id=client_id)
    number = next_number(work)
    report = progress_report.compose(
        found, words, number_=number, earlier=_last_report_day(work, client_id), signed=True
    )
    content = {"version": 1, "words": asdict(words), "report": _plain(asdict(report))}
    digest = snapshot_digest(work, canonical_json(content))
    paper = render(progress_report.with_check(report, check_code(digest)))
    document_id = work.insert(
        document,
        client_id=client_id,
        kind=PROGRESS_REPORT,
        number=number,
        title="Progress report",
        day=work.today,
        content=content,
        attachment_id=work.store_attachment(paper.pdf, "application/pdf"),
        pages=paper.pages,
        sha256=hashlib.sha256(paper.pdf).hexdigest(),
        practitioner_id=work.practitioner_id,
        signed_at=work.now,
        locked_at=work.now,
        digest=digest,
    )
    if draft_id is not None:
        work.delete(draft, draft_id)
    return document_id


def check_code(digest: str) -> str:
    """Eight characters of a digest that a person can read out: "7F3K 92QD"."""
    code = base64.b32encode(bytes.fromhex(digest)[:5]).decode("ascii")
    return f"{code[:4]} {code[4:]}"


@act("document.mark_sent", anchors=True)
def mark_sent(
    work: Work, *, document_id: int, how: str, to_whom: str, day: date, note: str = ""
) -> int:
    """Record that a signed paper was sent: how, to whom, when."""
    if how not in WAYS:
        raise InvalidInput("how", Text("Choose how it was sent."))
    to_whom = clean_line(to_whom, "to_whom", 200)
    if not to_whom:
        raise InvalidInput("to_whom", Text("Say to whom it was sent."))
    return _record(work, document_id, SENT, day, how=how, to_whom=to_whom, note=note)


@act("document.acknowledge", anchors=True)
def acknowledge(work: Work, *, document_id: int, day: date, note: str = "") -> int:
    """Record the reader's answer; only a sent paper can be acknowledged."""
    line = _line(work, document_id)
    if line.state not in (SENT, ACKNOWLEDGED):
        raise Refused(Text("This paper was not sent yet. Mark it sent first."))
    return _record(work, document_id, ACKNOWLEDGED, day, note=note)


@act("document.void", anchors=True)
def void_document(work: Work, *, document_id: int, reason: str) -> int:
    """Mark a signed paper as not to be used; it stays readable."""
    reason = clean_line(reason, "reason", 200)
    if not reason:
        raise InvalidInput("reason", Text("Say why; the paper stays readable beside it."))
    return _record(work, document_id, VOIDED, work.today, note=reason)


def client_documents(read: Read, *, client_id: int) -> list[DocumentLine]:
    """A client's signed papers, newest first."""
    return _lines(read, of_family(read, document.c.client_id, client_id))


def document_pdf(read: Read, *, document_id: int) -> bytes:
    """The paper exactly as it was signed; DAMAGED when its hash no longer fits."""
    attachment_id = read.connection.execute(
        select(document.c.attachment_id).where(document.c.id == document_id)
    ).scalar_one()
    return read.attachment(attachment_id)


@act("document.export", in_bin=True)
def note_export(work: Work, *, document_id: int) -> None:
    """Note in the audit that a paper was saved as a file."""
    work.about(_line(work, document_id).client_id)


@act("document.print", in_bin=True)
def note_print(work: Work, *, document_id: int) -> None:
    """Note in the audit that a paper was printed."""
    work.about(_line(work, document_id).client_id)


@act("document.export_draft", in_bin=True)
def note_draft_export(work: Work, *, client_id: int) -> None:
    """Note in the audit that an unsigned draft was saved as a file."""
    work.about(clients.client_page(work, client_id=client_id).client.id)


@act("document.print_draft", in_bin=True)
def note_draft_print(work: Work, *, client_id: int) -> None:
    """Note in the audit that an unsigned draft was printed."""
    work.about(clients.client_page(work, client_id=client_id).client.id)


def next_number(read: Read) -> str:
    """The record number the next report gets: "PR 2026 0001"."""
    year = read.today.year
    used = read.connection.execute(
        select(func.count()).where(document.c.number.startswith(f"PR {year} "))
    ).scalar_one()
    return as_number("PR", year, used + 1)


def as_number(series: str, year: int, n: int) -> str:
    """A record number as papers show it: series, year, and which of that year."""
    return f"{series} {year} {n:04d}"


def _last_report_day(read: Read, client_id: int) -> date | None:
    found: date | None = read.connection.execute(
        select(document.c.day)
        .where(of_family(read, document.c.client_id, client_id), document.c.kind == PROGRESS_REPORT)
        .order_by(document.c.id.desc())
        .limit(1)
    ).scalar()
    return found


def _record(
    work: Work,
    document_id: int,
    kind: str,
    day: date,
    *,
    how: str = "",
    to_whom: str = "",
    note: str,
) -> int:
    line = _line(work, document_id)
    work.about(line.client_id)
    if line.state == VOIDED:
        raise Refused(Text("This paper was voided. It stays readable; begin a new one."))
    if not line.day <= day <= work.today:
        raise InvalidInput(
            "day",
            Text(
                "The day lies between signing, {first}, and today, {last}.",
                {"first": Day(line.day), "last": Day(work.today)},
            ),
        )
    return work.insert(
        document_event,
        document_id=document_id,
        kind=kind,
        day=day,
        how=how,
        to_whom=to_whom,
        note=clean_note(note, "note", 2_000),
        recorded_at=work.now,
        practitioner_id=work.practitioner_id,
    )


def _line(read: Read, document_id: int) -> DocumentLine:
    found = _lines(read, document.c.id == document_id)
    if not found:
        raise Refused(Text("This paper is not in the practice any more."))
    return found[0]


def _lines(read: Read, condition: Any) -> list[DocumentLine]:
    names = [name for name in DocumentLine.__slots__ if name != "events"]
    rows = (
        read.connection.execute(
            select(*(document.c[name] for name in names))
            .where(condition)
            .order_by(document.c.id.desc())
        )
        .mappings()
        .all()
    )
    events: dict[int, list[DocumentEvent]] = {}
    wanted = [document_event.c[name] for name in DocumentEvent.__slots__]
    for event in read.connection.execute(
        select(*wanted)
        .join_from(document_event, document)
        .where(condition)
        .order_by(document_event.c.id)
    ):
        events.setdefault(event.document_id, []).append(DocumentEvent(*event))
    return [DocumentLine(**row, events=tuple(events.get(row["id"], ()))) for row in rows]


def _cleaned(words: ReportWords) -> ReportWords:
    return ReportWords(
        request=words.request,
        asked=clean_line(words.asked, "asked", 300).rstrip("?") + "?"
        if words.asked.strip()
        else "",
        summary=clean_note(words.summary, "summary"),
        next_steps=clean_note(words.next_steps, "next_steps"),
        program=clean_note(words.program, "program"),
        page_size=words.page_size,
        appendix=words.appendix,
    )


def _plain(value: Any) -> Any:
    """The report as JSON: images by their hash, dates as text, tuples as lists."""
    if isinstance(value, bytes):
        return {"sha256": hashlib.sha256(value).hexdigest()}
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return value
