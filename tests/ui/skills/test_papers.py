"""Papers on skills on screen: chosen, seen, saved, printed, and why there is none."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.domain.skills.lists import our_list
from medex_desktop.services import skill_lists, skills_page
from medex_desktop.services.desk import Desk
from medex_desktop.ui import parts, theme
from medex_desktop.ui.saving import FileKind
from medex_desktop.ui.screens.skills import SkillsScreen
from medex_desktop.ui.session import Target
from medex_desktop.ui.skills.paper_sheet import CERTIFICATE, CHECKLIST, FORM, PaperSheet
from medex_desktop.ui.skills.papers import SkillPapers
from medex_desktop.ui.widgets.button import Button
from tests.reports.reading import text
from tests.services import portfolio_practice
from tests.services.skill_samples import GRIP, acts, own_rows
from tests.ui.screens.people import Stand, clipped, settle, unnamed
from tests.ui.screens.people import session as session
from tests.ui.screens.people import stand as stand


@pytest.fixture
def papers(desk: Desk, stand: Stand) -> SkillPapers:
    made = parts.of("ui.skills.papers", "SkillPapers")(stand.session, stand)
    stand.put(made.button)
    made.show_page(desk.ask(skills_page.skills_page))
    return made


def opened(qtbot: QtBot, papers: SkillPapers, *which: str) -> PaperSheet:
    papers.open(*which)
    sheet = papers.sheet
    assert sheet is not None
    ready(qtbot, sheet)
    return sheet


def ready(qtbot: QtBot, sheet: PaperSheet) -> None:
    qtbot.waitUntil(lambda: not sheet._work.is_busy(), timeout=20_000)
    settle()


def test_the_button_opens_the_portfolio(qtbot: QtBot, papers: SkillPapers) -> None:
    papers.button.click()
    sheet = papers.sheet
    assert sheet is not None
    ready(qtbot, sheet)
    assert "Skills portfolio: Rosa Castellanos" in text(sheet.pdf())
    assert "Three separate facts" in sheet.desk.view.accessibleDescription()
    assert sheet.desk.view.pages() == 4
    assert not sheet.skill.isVisible()
    assert sheet.sentence.words() == ""


def test_each_paper_can_be_chosen_and_the_form_is_of_one_skill(
    qtbot: QtBot, papers: SkillPapers
) -> None:
    sheet = opened(qtbot, papers, FORM, GRIP)
    assert sheet.skill.isVisible()
    assert our_list().skill(GRIP).behaviour in text(sheet.pdf())
    sheet.kind.setFocus()
    QTest.keyClick(sheet.kind, Qt.Key.Key_Up)
    ready(qtbot, sheet)
    assert sheet.kind.key() == CHECKLIST
    assert "Essential skills of Rosa" in text(sheet.pdf())
    letter = sheet.desk.view._sizes[0]
    sheet.desk.paper_size.set_key("letter" if letter.width() < 600 else "a4")
    sheet.desk.paper_size.chosen.emit(sheet.desk.paper_size.key())
    ready(qtbot, sheet)
    assert sheet.desk.view._sizes[0] != letter


def test_a_certificate_of_nothing_is_refused_in_words(qtbot: QtBot, papers: SkillPapers) -> None:
    sheet = opened(qtbot, papers, CERTIFICATE)
    assert sheet.pdf() == b""
    assert "Nobody has signed off a skill" in sheet.desk.view.accessibleDescription()
    sheet.save.click()
    assert sheet.sentence.words() == "There is no paper to save."
    sheet.print_out()  # nothing to print: no dialog opens
    assert sheet.printing.findChildren(QWidget) == []


def test_what_was_taken_out_is_said_before_it_leaves(
    desk: Desk, qtbot: QtBot, papers: SkillPapers
) -> None:
    portfolio_practice.with_clients(desk)
    portfolio_practice.fill_portfolio(desk, "Watched with Margaret Łukasik.")
    sheet = opened(qtbot, papers)
    assert "a client could be told from what was typed" in sheet.sentence.words()
    assert "Łukasik" not in sheet.desk.view.accessibleDescription()


def test_saved_and_printed_are_the_pages_shown_and_noted(
    desk: Desk, qtbot: QtBot, papers: SkillPapers, stand: Stand, tmp_path: Path
) -> None:
    sheet = opened(qtbot, papers, CHECKLIST)
    offered: list[object] = []
    sheet.saving.ask = lambda _title, name, kinds: offered.extend((name, *kinds))  # type: ignore[method-assign]
    QTest.keyClick(sheet.kind, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    name, kind = offered
    assert name == "blank checklist for a mentor"
    assert isinstance(kind, FileKind)
    with qtbot.waitSignal(sheet.saving.saved, timeout=20_000):
        sheet.saving.save_to(tmp_path / "list.pdf", kind)
    assert (tmp_path / "list.pdf").read_bytes() == sheet.pdf()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(sheet.printing.printed, timeout=60_000):
        sheet.printing.print_on(sheet.pdf, printer)
    assert desk.ask(acts)[-2:] == ["skill.export", "skill.print"]
    assert stand.told == ["Saved as list.pdf", "The paper is with the printer"]


def test_a_portfolio_that_left_is_noted_as_one_whatever_is_shown_by_then(
    desk: Desk, qtbot: QtBot, papers: SkillPapers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = opened(qtbot, papers)
    assert "SP 2026 0001" in text(sheet.pdf())
    offered: list[FileKind] = []
    monkeypatch.setattr(sheet.saving, "ask", lambda _title, _name, kinds: offered.extend(kinds))
    sheet.ask_to_save()
    sheet.kind.set_key(CHECKLIST)
    with qtbot.waitSignal(sheet.saving.saved, timeout=20_000):
        sheet.saving.save_to(tmp_path / "mine.pdf", offered[0])
    assert desk.ask(acts)[-1] == "skill.export_portfolio"
    sheet.show_paper("portfolio")
    ready(qtbot, sheet)
    assert "SP 2026 0002" in text(sheet.pdf())


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_cut_off_and_everything_has_a_name(
    qtbot: QtBot, papers: SkillPapers, percent: int, qapp
) -> None:
    theme.apply(qapp, "light", percent)
    sheet = opened(qtbot, papers, FORM, GRIP)
    assert clipped(sheet) == []
    assert unnamed(sheet) == []


def test_escape_closes_it(qtbot: QtBot, papers: SkillPapers) -> None:
    sheet = opened(qtbot, papers)
    QTest.keyClick(sheet.kind, Qt.Key.Key_Escape)
    assert sheet.isHidden()


def test_the_skills_screen_carries_the_button_and_the_list_it_shows(
    desk: Desk, qtbot: QtBot, stand: Stand
) -> None:
    key = desk.do(skill_lists.add_skill_list, title="Academy list", rows=own_rows())
    screen = SkillsScreen(stand.session)
    stand.put(screen)
    screen.arrive(Target("skills", details={"list": key}))
    qtbot.waitUntil(screen.is_counted, timeout=20_000)
    (button,) = [one for one in screen.findChildren(Button) if one.text() == "Papers"]
    button.click()
    (sheet,) = stand.findChildren(PaperSheet)
    ready(qtbot, sheet)
    assert "List “Academy list”, kept by the practice." in text(sheet.pdf())
