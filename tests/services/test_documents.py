"""Papers as records: what was shown is signed, and nothing changes it afterwards."""

import hashlib
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import DatabaseError

from medex_desktop.domain.clients import Provider
from medex_desktop.errors import InvalidInput, Refused, StorageProblem
from medex_desktop.language import render
from medex_desktop.reports.characters import CannotDraw
from medex_desktop.reports.fitting import DoesNotFit
from medex_desktop.services import clients, documents, drafts, due, grip
from medex_desktop.services.desk import Desk
from medex_desktop.services.documents import DocumentLine
from medex_desktop.services.progress_report import ReportWords
from medex_desktop.services.report_checks import checked_preview
from tests.desks import TestClock
from tests.reports.reading import text
from tests.services.test_grip import BETTER, FIRST, MARGARET, WORSE

OCTOBER = date(2026, 10, 1)
OSEI = Provider(0, "A. Osei", "MD", "Orthopedic Surgery", "Riverside", "", "937 555 0102", "", "")
NUMBERS = ("19.2", "24.6", "+5.4", "17.9", "20.8", "+2.9", "3.9", "66th", "Margaret Holloway")


@pytest.fixture
def margaret(desk: Desk) -> int:
    provider_id = desk.do(clients.add_provider, facts=OSEI)
    form = replace(MARGARET, provider_id=provider_id)
    client_id = desk.do(clients.add_client, form=form)
    desk.do(grip.sign_grip, client_id=client_id, entry=FIRST, day=date(2026, 7, 13))
    desk.do(grip.sign_grip, client_id=client_id, entry=BETTER, day=OCTOBER)
    return client_id


def signed(desk: Desk, client_id: int, **words: object) -> DocumentLine:
    made = ReportWords(**words)  # type: ignore[arg-type]
    number = desk.do(documents.sign_report, client_id=client_id, words=made)
    papers = desk.ask(documents.client_documents, client_id=client_id)
    return next(paper for paper in papers if paper.id == number)


def test_the_hash_is_that_of_the_stored_bytes(desk: Desk, margaret: int) -> None:
    paper = signed(desk, margaret)
    stored = desk.ask(documents.document_pdf, document_id=paper.id)
    assert hashlib.sha256(stored).hexdigest() == paper.sha256
    assert paper.pages == 1
    assert paper.state == "signed"


def test_the_signed_page_says_what_the_preview_said(desk: Desk, margaret: int) -> None:
    words = ReportWords(request="advise", asked="may kneeling start", program="Two a week.")
    preview = desk.ask(documents.report_preview, client_id=margaret, words=words)
    paper = signed(desk, margaret, **asdict(words))
    before = text(preview.paper.pdf)
    after = text(desk.ask(documents.document_pdf, document_id=paper.id))
    for part in (*NUMBERS, "may kneeling start?", "Two a week.", preview.number, preview.summary):
        assert part.replace("\N{NO-BREAK SPACE}", " ") in before
        assert part.replace("\N{NO-BREAK SPACE}", " ") in after
    assert "DRAFT" in before
    assert "DRAFT" not in after
    assert paper.number == preview.number


def test_numbers_count_up_within_the_year(desk: Desk, margaret: int, clock: TestClock) -> None:
    numbers = [signed(desk, margaret).number for _turn in range(2)]
    clock.pass_time(days=100)
    numbers.append(signed(desk, margaret).number)
    assert numbers == ["PR 2026 0001", "PR 2026 0002", "PR 2027 0001"]


def test_signing_lets_the_draft_go(desk: Desk, margaret: int) -> None:
    draft_id = desk.do(
        drafts.save_draft,
        kind=documents.PROGRESS_REPORT,
        payload=asdict(ReportWords()),
        client_id=margaret,
    )
    desk.do(documents.sign_report, client_id=margaret, words=ReportWords(), draft_id=draft_id)
    assert desk.ask(drafts.drafts) == []


def test_an_unsent_report_is_due_until_it_is_sent(desk: Desk, margaret: int) -> None:
    def unsent() -> list[int]:
        return [line.record_id for line in desk.ask(due.due_list) if line.kind == "report"]

    paper = signed(desk, margaret)
    assert unsent() == [paper.id]
    desk.do(documents.mark_sent, document_id=paper.id, how="fax", to_whom="A. Osei", day=OCTOBER)
    assert unsent() == []


def test_sent_then_acknowledged_never_the_other_way(desk: Desk, margaret: int) -> None:
    paper = signed(desk, margaret)
    with pytest.raises(Refused, match="not sent yet"):
        desk.do(documents.acknowledge, document_id=paper.id, day=OCTOBER)
    for fault, values in (
        ("Choose how", {"how": "pigeon", "to_whom": "A. Osei", "day": OCTOBER}),
        ("to whom", {"how": "fax", "to_whom": " ", "day": OCTOBER}),
        ("between signing", {"how": "fax", "to_whom": "A. Osei", "day": date(2026, 10, 2)}),
    ):
        with pytest.raises(InvalidInput, match=fault):
            desk.do(documents.mark_sent, document_id=paper.id, **values)
    desk.do(documents.mark_sent, document_id=paper.id, how="fax", to_whom="A. Osei", day=OCTOBER)
    desk.do(documents.acknowledge, document_id=paper.id, day=OCTOBER, note="No concerns")
    (line,) = desk.ask(documents.client_documents, client_id=margaret)
    assert [event.kind for event in line.events] == ["sent", "acknowledged"]
    assert line.state == "acknowledged"
    with pytest.raises(Refused, match="not in the practice"):
        desk.do(documents.acknowledge, document_id=99, day=OCTOBER)


def test_void_wants_a_reason_and_keeps_the_paper(desk: Desk, margaret: int) -> None:
    paper = signed(desk, margaret)
    with pytest.raises(InvalidInput, match="Say why"):
        desk.do(documents.void_document, document_id=paper.id, reason=" ")
    desk.do(documents.void_document, document_id=paper.id, reason="Wrong date")
    (line,) = desk.ask(documents.client_documents, client_id=margaret)
    assert line.state == "voided"
    assert desk.ask(documents.document_pdf, document_id=paper.id)
    with pytest.raises(Refused, match="voided"):
        desk.do(
            documents.mark_sent, document_id=paper.id, how="fax", to_whom="A. Osei", day=OCTOBER
        )
    with pytest.raises(Refused, match="voided"):
        desk.do(documents.void_document, document_id=paper.id, reason="Again")


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE document SET sha256 = 'x'",
        "UPDATE document SET number = 'PR 2026 0009'",
        "DELETE FROM document",
        "INSERT OR REPLACE INTO document SELECT * FROM document",
        "UPDATE document_event SET to_whom = 'x'",
        "DELETE FROM document_event",
    ],
)
def test_the_database_itself_refuses_changes(desk: Desk, margaret: int, attack: str) -> None:
    paper = signed(desk, margaret)
    desk.do(documents.mark_sent, document_id=paper.id, how="fax", to_whom="A. Osei", day=OCTOBER)
    with pytest.raises(DatabaseError), desk.file.writing.begin() as connection:
        connection.execute(sql(attack))
    (line,) = desk.ask(documents.client_documents, client_id=margaret)
    assert line.sha256 == paper.sha256
    assert line.events[0].to_whom == "A. Osei"


def test_a_damaged_paper_is_named_never_shown(
    desk: Desk, margaret: int, practice_root: Path
) -> None:
    paper = signed(desk, margaret)
    (stored,) = practice_root.glob("attachments/*")
    content = bytearray(stored.read_bytes())
    content[len(content) // 2] ^= 1
    stored.write_bytes(bytes(content))
    with pytest.raises(StorageProblem):
        desk.ask(documents.document_pdf, document_id=paper.id)


def test_what_does_not_fit_or_print_is_refused_and_nothing_is_kept(
    desk: Desk, margaret: int
) -> None:
    with pytest.raises(DoesNotFit, match="can't hold"):
        signed(desk, margaret, program="sit to stand and step up " * 380)
    for words in ("\N{GRINNING FACE}", "\N{CJK UNIFIED IDEOGRAPH-75C5}", "\N{HEBREW LETTER SHIN}"):
        with pytest.raises(CannotDraw):
            signed(desk, margaret, next_steps=words)
    with pytest.raises(InvalidInput, match="one question"):
        signed(desk, margaret, request="review")
    assert desk.ask(documents.client_documents, client_id=margaret) == []
    assert desk.ask(documents.next_number) == "PR 2026 0001"


def test_checks_say_what_to_look_at(desk: Desk, margaret: int) -> None:
    def words(**said: object) -> list[str]:
        made = ReportWords(**said)  # type: ignore[arg-type]
        checked = desk.ask(checked_preview, client_id=margaret, words=made)
        return [f"{check.kind}: {render(check.words)}" for check in checked.checks]

    assert words() == ["done: One page", "done: Every character prints"]
    assert words(appendix=True)[0] == "done: One page, and 1 page of data"
    assert words(program="\N{GRINNING FACE}") == ["stop: Does not print: grinning face"]
    assert words(program="step " * 2_200)[0] == "stop: More than one page"
    desk.do(grip.sign_grip, client_id=margaret, entry=WORSE, day=OCTOBER)
    assert any("not answered" in line for line in words())
    named = "attend: Alert not answered: Right hand down 10.4 kg since 1\N{NO-BREAK SPACE}Oct"
    assert named in words()
    desk.do(clients.edit_client, client_id=margaret, form=MARGARET)
    assert "attend: No provider is named for this client" in words()
