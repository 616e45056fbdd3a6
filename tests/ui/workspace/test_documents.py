"""The Documents tab: a draft that is never lost, one page, signed, sent, acknowledged, void."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from medex_desktop.domain.clients import ClientForm, Provider
from medex_desktop.language import Text
from medex_desktop.services import clients, documents, drafts, grip
from medex_desktop.services.documents import PROGRESS_REPORT, DocumentLine
from medex_desktop.services.drafts import Draft
from medex_desktop.ui import theme
from medex_desktop.ui.papers.lines import words_of
from medex_desktop.ui.papers.sheets import AcknowledgedSheet, EventSheet, SentSheet, VoidSheet
from medex_desktop.ui.pdf_pages import page_sizes, page_text
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.note_field import NoteField
from medex_desktop.ui.workspace.documents import Documents
from medex_desktop.ui.workspace.workspace import ClientWorkspace
from tests.desks import TestClock
from tests.ui.workspace.stage import MARGARET, Bench, entry
from tests.windows import NewWindow, close, door, unlocked

TWO_SECONDS = 2_000
OSEI = Provider(0, "A. Osei", "MD", "Orthopedic Surgery", "Riverside", "", "937 555 0102", "", "")


@pytest.fixture
def tab(bench: Bench) -> Documents:
    """Documents of Margaret, tested in July and today, with a draft just begun."""
    number = bench.desk.do(clients.add_provider, facts=OSEI)
    form = ClientForm(**{**_fields(MARGARET), "provider_id": number})
    bench.desk.do(clients.edit_client, client_id=bench.client_id, form=form)
    now = entry(["24.6", "24.1", "23.8"], ["20.8", "20.1", "20.0"])
    bench.desk.do(grip.sign_grip, client_id=bench.client_id, entry=now, day=date(2026, 10, 1))
    bench.open("documents", new=PROGRESS_REPORT)
    found = tab_of(bench)
    ready(bench, found)
    return found


def _fields(form: ClientForm) -> dict[str, object]:
    return {name: getattr(form, name) for name in ClientForm.__dataclass_fields__}


def tab_of(bench: Bench) -> Documents:
    found = bench.workspace.tab("documents")
    assert isinstance(found, Documents)
    return found


def ready(bench: Bench, tab: Documents) -> None:
    """Nothing is being made any more and the page is sharp."""
    bench.qtbot.waitUntil(lambda: bool(tab.pdf()) and is_calm(tab), timeout=20_000)
    bench.qtbot.waitUntil(tab.desk.view.is_sharp, timeout=20_000)


def is_calm(tab: Documents) -> bool:
    return not tab.work.is_busy() and not tab._timer.isActive()


def said(tab: Documents) -> str:
    return page_text(tab.pdf(), 0).replace("\N{NO-BREAK SPACE}", " ")


def kept(bench: Bench) -> list[Draft]:
    return bench.desk.ask(drafts.drafts, client_id=bench.client_id, kind=PROGRESS_REPORT)


def papers(bench: Bench) -> list[DocumentLine]:
    return bench.desk.ask(documents.client_documents, client_id=bench.client_id)


def note(field: QWidget) -> NoteField:
    assert isinstance(field, NoteField)
    return field


def line(field: QWidget) -> LineField:
    assert isinstance(field, LineField)
    return field


def sign(bench: Bench, tab: Documents) -> DocumentLine:
    bench.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.qtbot.waitUntil(lambda: bool(papers(bench)), timeout=20_000)
    chosen = tab.chosen
    bench.qtbot.waitUntil(lambda: chosen() is not None and chosen().state == "signed")
    ready(bench, tab)
    return papers(bench)[0]


def sheet(bench: Bench, kind: type[EventSheet]) -> EventSheet:
    found = bench.sheet(kind)
    assert isinstance(found, kind)
    return found


def test_a_report_begins_prefilled_on_one_page(bench: Bench, tab: Documents) -> None:
    assert [line.state for line in tab.lines()] == ["draft"]
    assert tab.desk.view.pages() == 1
    assert not tab.desk.view.image().isNull()
    words = said(tab)
    for part in ("DRAFT, not signed", "Margaret Holloway", "A. Osei, MD", "24.6", "20.8", "+5.4"):
        assert part in words
    summary = note(tab.draft.fields.summary.field)
    assert summary.text().startswith("Right grip is better than on 13 Jul 2026")
    assert summary.hasFocus()
    assert tab.draft.words().summary == ""
    assert tab.draft.checks.words() == ["One page", "Every character prints"]
    assert tab.desk.view.accessibleDescription() == page_text(tab.pdf(), 0)


def test_a_decline_begins_at_please_review_and_the_choice_of_a_person_stands(
    bench: Bench,
) -> None:
    fallen = entry(["14.0", "14.2", "14.1"], ["17.8", "17.9", "17.0"])
    bench.desk.do(grip.sign_grip, client_id=bench.client_id, entry=fallen, day=date(2026, 10, 1))
    bench.open("documents", new=PROGRESS_REPORT)
    tab = tab_of(bench)
    ready(bench, tab)
    assert tab.draft.words().request == "review"
    assert "Declined. Please review." in said(tab)
    assert any("Right hand down 5.0 kg" in check for check in tab.draft.checks.words())
    combo = tab.draft.fields.request.field
    combo.set_key("none")  # type: ignore[attr-defined]
    combo.chosen.emit("none")  # type: ignore[attr-defined]
    bench.qtbot.waitUntil(lambda: words_of(kept(bench)[0].payload).request == "none")
    bench.key(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert tab.draft.words().request == "none"


def test_typing_changes_the_page_and_is_on_disk_within_two_seconds(
    bench: Bench, tab: Documents
) -> None:
    bench.press("Walks. ")
    bench.qtbot.waitUntil(
        lambda: words_of(kept(bench)[0].payload).summary.startswith("Walks. "),
        timeout=TWO_SECONDS,
    )
    bench.qtbot.waitUntil(lambda: is_calm(tab) and "Walks. Right grip" in said(tab))
    assert tab.draft.fields.automatic.isVisible()
    tab.draft.fields.automatic.click()
    assert tab.draft.words().summary == ""


def test_a_question_needs_its_words_before_signing(bench: Bench, tab: Documents) -> None:
    fields = tab.draft.fields
    assert not fields.asked.isVisible()
    combo = fields.request.field
    combo.set_key("advise")  # type: ignore[attr-defined]
    combo.chosen.emit("advise")  # type: ignore[attr-defined]
    bench.qtbot.waitUntil(lambda: "one question" in tab.foot.step.reason())
    bench.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert papers(bench) == []
    line(fields.asked.field).setFocus()
    bench.press("may kneeling start")
    bench.qtbot.waitUntil(lambda: not tab.foot.step.reason())
    ready(bench, tab)
    assert "Please advise." in said(tab)
    assert "may kneeling start?" in said(tab)


def test_a_draft_is_there_after_the_program_was_closed(
    bench: Bench, tab: Documents, new_window: NewWindow, practice_root: Path, clock: TestClock
) -> None:
    note(tab.draft.fields.next_steps.field).set_text("Stairs twice a week")
    client_id, window = bench.client_id, bench.shell.window()
    close(bench.qtbot, window)
    again = new_window(practice_root)
    door(bench.qtbot, again)
    shell = unlocked(bench.qtbot, again)
    shell.session.go("client", client_id, "documents")
    workspace = shell.current()
    assert isinstance(workspace, ClientWorkspace)
    found = workspace.tab("documents")
    assert isinstance(found, Documents)
    assert found.draft.words().next_steps == "Stairs twice a week"
    ready(Bench(bench.qtbot, shell, client_id), found)


def test_a_second_new_report_goes_on_with_the_first(bench: Bench, tab: Documents) -> None:
    bench.key(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(kept(bench)) == 1


def test_signing_keeps_the_numbers_shown_and_the_bytes(bench: Bench, tab: Documents) -> None:
    before = said(tab)
    paper = sign(bench, tab)
    assert kept(bench) == []
    assert hashlib.sha256(tab.pdf()).hexdigest() == paper.sha256
    assert tab.pdf() == bench.desk.ask(documents.document_pdf, document_id=paper.id)
    after = said(tab)
    for number in ("19.2", "24.6", "+5.4", "17.9", "20.8", "+2.9", "3.9", "66th"):
        assert number in before
        assert number in after
    assert "DRAFT" not in after
    assert tab.signed.number.text() == f"No. {paper.number}"
    assert tab.signed.hash.text() == paper.sha256[:12]
    assert "Signed, step 2 of 4" in tab.frame.stepper.accessibleName()


def test_the_keyboard_is_somewhere_while_a_report_is_signed(bench: Bench, tab: Documents) -> None:
    ready(bench, tab)
    tab.draft.fields.summary.setFocus()
    tab.take_step()
    assert QApplication.focusWidget() is tab.foot.step
    bench.qtbot.waitUntil(lambda: bool(papers(bench)), timeout=20_000)
    ready(bench, tab)
    bench.qtbot.waitUntil(tab.leave)  # the window would not close while it is being signed


def test_sent_and_acknowledged_by_keyboard(bench: Bench, tab: Documents) -> None:
    sign(bench, tab)
    tab.foot.step.click()
    sent = sheet(bench, SentSheet)
    assert isinstance(sent, SentSheet)
    assert sent.fields["day"].sentence() == "", "the day stands in its field already"
    assert sent.to_whom.text() == "A. Osei, MD"
    assert sent.how.key() == "fax"
    sent.act.click()
    bench.qtbot.waitUntil(lambda: papers(bench)[0].state == "sent")
    bench.qtbot.waitUntil(lambda: tab.foot.step.text() == "Acknowledged")
    assert "to A. Osei, MD" in tab.signed.said()[0]
    tab.foot.step.click()
    answered = sheet(bench, AcknowledgedSheet)
    assert isinstance(answered, AcknowledgedSheet)
    answered.note.set_text("No concerns")
    answered.act.click()
    bench.qtbot.waitUntil(lambda: papers(bench)[0].state == "acknowledged")
    bench.qtbot.waitUntil(lambda: not tab.foot.step.isVisible())
    assert tab.lines()[0].words == "acknowledged 1\N{NO-BREAK SPACE}Oct"
    assert papers(bench)[0].events[-1].note == "No concerns"


def test_a_faulty_day_is_said_beside_it_and_nothing_is_lost(bench: Bench, tab: Documents) -> None:
    sign(bench, tab)
    tab.mark_sent()
    sent = sheet(bench, SentSheet)
    assert isinstance(sent, SentSheet)
    sent.to_whom.setText("Dr Osei's desk")
    day = sent.fields["day"]
    day.set_text("1 Sep 2026")  # type: ignore[attr-defined]
    sent.act.click()
    assert "between signing" in day.sentence()
    assert sent.isVisible()
    assert sent.to_whom.text() == "Dr Osei's desk"
    assert papers(bench)[0].state == "signed"
    sent.close_overlay()


def test_void_wants_a_reason_and_stays_readable(bench: Bench, tab: Documents) -> None:
    sign(bench, tab)
    tab.signed.void.click()
    void = sheet(bench, VoidSheet)
    void.act.click()
    assert "Say why" in void.fields["reason"].sentence()
    line(void.fields["reason"].field).setText("Wrong date")
    void.act.click()
    bench.qtbot.waitUntil(lambda: papers(bench)[0].state == "voided")
    bench.qtbot.waitUntil(lambda: tab.signed.voided.isVisible())
    assert "Wrong date" in tab.signed.voided.accessibleName()
    assert not tab.foot.step.isVisible()
    assert tab.pdf()


def test_too_many_words_are_refused_with_what_to_cut(bench: Bench, tab: Documents) -> None:
    note(tab.draft.fields.program.field).set_text("sit to stand and step up " * 380)
    bench.qtbot.waitUntil(lambda: "cut it by about" in tab.foot.step.reason(), timeout=20_000)
    assert "Program" in tab.foot.sentence.words()
    assert "More than one page" in tab.draft.checks.words()
    tab.take_step()
    assert papers(bench) == []
    bench.qtbot.waitUntil(lambda: is_calm(tab))


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("\N{CJK UNIFIED IDEOGRAPH-75C5}", "cjk unified ideograph-75c5"),
        ("\N{GRINNING FACE}", "grinning face"),
        ("\N{HEBREW LETTER SHIN}\N{HEBREW LETTER LAMED}", "hebrew letter shin"),
    ],
)
def test_characters_that_do_not_print_are_named_before_signing(
    bench: Bench, tab: Documents, words: str, named: str
) -> None:
    note(tab.draft.fields.next_steps.field).set_text(f"Walk {words}")
    bench.qtbot.waitUntil(lambda: named in tab.foot.step.reason(), timeout=20_000)
    assert any(named in check for check in tab.draft.checks.words())
    tab.take_step()
    assert papers(bench) == []
    assert words in tab.draft.words().next_steps
    bench.qtbot.waitUntil(lambda: is_calm(tab))


def test_letters_of_many_languages_print(bench: Bench, tab: Documents) -> None:
    note(tab.draft.fields.program.field).set_text("Łukasz, Šimić, ñ, ø, ű")
    bench.qtbot.waitUntil(lambda: is_calm(tab) and "Łukasz, Šimić, ñ, ø, ű" in said(tab))
    assert not tab.foot.step.reason()


def test_paper_size_and_appendix(bench: Bench, tab: Documents) -> None:
    tab.desk.paper_size.set_key("letter")
    tab.desk.paper_size.chosen.emit("letter")
    tab.draft.fields.appendix.setChecked(True)
    bench.qtbot.waitUntil(lambda: is_calm(tab) and tab.desk.view.pages() == 2, timeout=20_000)
    assert round(page_sizes(tab.pdf())[0].width()) == 612
    assert "One page, and 1 page of data" in tab.draft.checks.words()
    tab.desk.on.click()
    assert tab.desk.count.text() == "Page 2 of 2"
    ready(bench, tab)


def test_the_pdf_saved_and_printed_is_the_one_shown(
    bench: Bench, tab: Documents, tmp_path: Path
) -> None:
    sign(bench, tab)
    exports, chosen = tab.exports, tab.chosen()
    assert chosen is not None
    target = tmp_path / "report.pdf"
    with bench.qtbot.waitSignal(exports.saving.saved, timeout=20_000):
        exports.saving.save_to(target, exports.kind(tab.pdf()))
    assert target.read_bytes() == tab.pdf()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with bench.qtbot.waitSignal(exports.printing.printed, timeout=20_000):
        exports.printing.print_on(exports.kind(tab.pdf()).make, printer)
    printed = page_sizes((tmp_path / "printed.pdf").read_bytes())
    assert [round(size.height()) for size in printed] == [
        round(size.height()) for size in page_sizes(tab.pdf())
    ]


def test_nothing_measured_nothing_to_report(bench: Bench) -> None:
    form = ClientForm(name="Nora New", birth_date="3 Jun 1962", sex="female", hand="right")
    bench.client_id = bench.desk.do(clients.add_client, form=form)
    with bench.qtbot.waitSignal(bench.shell.session.troubled) as told:
        bench.open("documents", new=PROGRESS_REPORT)
    assert "nothing to report yet" in str(told.args[0])
    assert tab_of(bench).empty.isVisible()
    assert kept(bench) == []


def test_the_next_client_has_papers_of_their_own(bench: Bench, tab: Documents) -> None:
    note(tab.draft.fields.program.field).set_text("Of Margaret only")
    form = ClientForm(name="Nora New", birth_date="3 Jun 1962", sex="female", hand="right")
    other = bench.desk.do(clients.add_client, form=form)
    bench.shell.session.go("client", other, "documents")
    assert tab.lines() == ()
    bench.shell.session.go("client", bench.client_id, "documents")
    assert tab.draft.words().program == "Of Margaret only"
    ready(bench, tab)


def test_a_changed_record_changes_the_draft(bench: Bench, tab: Documents) -> None:
    form = ClientForm(**{**_fields(MARGARET), "name": "Margaret Holloway-Reed"})
    bench.desk.do(clients.edit_client, client_id=bench.client_id, form=form)
    bench.qtbot.waitUntil(
        lambda: is_calm(tab) and "Margaret Holloway-Reed" in said(tab), timeout=20_000
    )
    assert "No provider is named for this client" in tab.draft.checks.words()


def test_words_of_an_odd_payload_are_the_usual_ones() -> None:
    assert words_of({"program": 7, "asked": "why", "new": 1}).asked == "why"
    assert words_of(None).page_size == "letter"


def test_nothing_is_clipped_and_everything_named_at_200_percent(
    bench: Bench, tab: Documents, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", 200)
    QApplication.processEvents()
    ready_or_hidden = tab.desk.isHidden()
    assert ready_or_hidden
    room = tab.frame.width()
    for control in (tab.bar.papers, tab.bar.new, tab.frame.view, tab.foot.pdf, tab.foot.step):
        assert control.accessibleName()
        left = control.mapTo(tab.frame, control.rect().topLeft()).x()
        assert left >= 0
        assert left + control.width() <= room
    for words in tab.draft.findChildren(ParagraphLabel):
        if words.isVisible():
            assert words.height() >= words.heightForWidth(words.width())
    bench.key(Qt.Key.Key_F4)
    assert tab.desk.isVisible()
    ready(bench, tab)
    assert str(Text("Page {n} of {m}", {"n": 1, "m": 1})) == tab.desk.count.text()
