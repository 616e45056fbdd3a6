"""Taking in an own list, row by row; and the matrix of the team."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medex_desktop.language import render
from medex_desktop.services import skill_lists, skill_ratings
from medex_desktop.ui import theme
from medex_desktop.ui.saving import FileKind
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.skills.list_import import ListImport
from medex_desktop.ui.skills.paper_sheet import PaperSheet
from medex_desktop.ui.skills.team_tab import TeamTab
from medex_desktop.ui.widgets.button import Button
from tests.cuts import cut
from tests.reports.reading import text
from tests.services.skill_samples import GRIP, acts, own_rows
from tests.services.test_people import HIS, add
from tests.ui.skill_parts.stage import CTRL, as_file, press, shown, type_in
from tests.windows import NewWindow, clipped, unlocked


def faults(sheet: ListImport) -> list[tuple[str, str]]:
    rows = sheet._model.rows()
    return [
        (sheet._model.cell(at, 0).text, sheet._model.cell(at, 1).text) for at in range(len(rows))
    ]


def test_a_list_is_taken_in_and_retired(shell: Shell, tmp_path: Path) -> None:
    sheet = ListImport.open_over(shell.window(), shell.session)
    sheet.take(as_file(tmp_path))
    assert sheet.found.words() == "52 skills: Foundation 21, Practice 18, Lead 13."
    type_in("MedEx 52")
    press(Qt.Key.Key_Return, CTRL)
    assert "of this name already" in sheet.fields["title"].sentence()
    sheet.fields["title"].field.setText("")  # type: ignore[attr-defined]
    type_in("Academy list")
    press(Qt.Key.Key_Return, CTRL)
    assert not sheet.isVisible()
    assert [one.title for one in shell.session.ask(skill_lists.skill_lists)] == [
        "MedEx 52", "Academy list",
    ]  # fmt: skip
    sheet = ListImport.open_over(shell.window(), shell.session)
    retire = [one for one in sheet.findChildren(Button) if one.text().startswith("Retire")]
    retire[0].click()
    assert len(shell.session.ask(skill_lists.skill_lists)) == 1


def test_tiers_that_are_ours_are_named_as_everywhere(shell: Shell, tmp_path: Path) -> None:
    rows = own_rows()
    for row in rows:
        at = ("Foundation", "Practice", "Lead").index(row["tier"])
        row["tier"] = ("essential", "INTERMEDIATE", "Advanced")[at]
    sheet = ListImport.open_over(shell.window(), shell.session)
    sheet.take(as_file(tmp_path, rows))
    assert sheet.found.words() == "52 skills: Essential 21, Intermediate 18, Advanced 13."


def test_a_broken_file_is_refused_row_by_row(shell: Shell, tmp_path: Path) -> None:
    rows = own_rows()[1:]
    rows[3]["slug"], rows[7]["tier"], rows[9]["title"] = rows[2]["slug"], "Master", ""
    sheet = ListImport.open_over(shell.window(), shell.session)
    sheet.take(as_file(tmp_path, rows))
    assert faults(sheet) == [
        ("file", "51 skills. A list has exactly 52."),
        ("5", "x-medication-review stands in line 4 already."),
        ("9", "Master is none of the tiers (Foundation, Practice, Lead)."),
        ("11", "title is blank."),
    ]
    assert "4 faults" in sheet.found.words()
    sheet.agree.click()
    assert len(shell.session.ask(skill_lists.skill_lists)) == 1
    sheet.take(as_file(tmp_path))
    assert not sheet.faults.isVisible()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"slug,tier\na,b\n", b"\x00\x01"])
def test_what_is_no_such_table_is_refused(shell: Shell, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    sheet = ListImport.open_over(shell.window(), shell.session)
    sheet.take(path)
    assert sheet.found.words()
    sheet.agree.click()
    assert len(shell.session.ask(skill_lists.skill_lists)) == 1


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    rows = own_rows()
    rows[0]["behaviour"] = "Two\nlines"
    rows[1]["domain"] = "magic"
    found = skill_lists.read_file(as_file(tmp_path, rows).read_bytes())
    assert [(line, render(words)[:5]) for line, words in found.faults] == [(4, "magic")]


def team_of(shell: Shell, qtbot: QtBot) -> TeamTab:
    tab = TeamTab(shell.session)
    shell.stack.addWidget(tab)
    shell.stack.setCurrentWidget(tab)
    if shell.session.desk.role == "owner":
        qtbot.waitUntil(tab.table.isVisible, timeout=10_000)
    return tab


def test_an_owner_sees_everybody_by_keyboard(shell: Shell, qtbot: QtBot) -> None:
    add(shell.session.desk)
    shell.session.do(skill_ratings.rate, slug=GRIP, value=3)
    tab = team_of(shell, qtbot)
    model = tab._model
    assert [model.cell(at, 0).text for at in (0, 1)] == ["Rosa Castellanos", "Tomas Kral"]
    assert model.cell(0, 1).said() == "1 of 21 rated 3+ 0 met, observed 0 of 8"
    tab.table.setFocus()
    press(Qt.Key.Key_Down)
    chosen = tab.table.current_row()
    assert chosen is model.row_at(1)


def sheet_over(shell: Shell, qtbot: QtBot) -> PaperSheet:
    sheet = shown(shell, PaperSheet)
    assert isinstance(sheet, PaperSheet)
    qtbot.waitUntil(lambda: sheet.pdf() != b"", timeout=20_000)
    return sheet


def test_an_owner_prints_a_colleagues_portfolio_by_keyboard(
    shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    add(shell.session.desk)
    tab = team_of(shell, qtbot)
    tab.table.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_P, CTRL)
    sheet = sheet_over(shell, qtbot)
    assert "Skills portfolio: Tomas Kral" in text(sheet.pdf())
    assert not sheet.kind.isVisible()
    assert clipped(sheet) == []
    kind = FileKind("PDF", "pdf", sheet.pdf)
    with qtbot.waitSignal(sheet.saving.saved, timeout=20_000):
        sheet.saving.save_to(tmp_path / "his.pdf", kind)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(sheet.printing.printed, timeout=60_000):
        sheet.printing.print_on(sheet.pdf, printer)
    assert shell.session.ask(acts)[-2:] == ["skill.export_colleague", "skill.print_colleague"]
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is tab.table


def test_the_own_line_opens_the_own_papers(shell: Shell, qtbot: QtBot) -> None:
    add(shell.session.desk)
    tab = team_of(shell, qtbot)
    tab.table.setFocus()
    press(Qt.Key.Key_Return)
    sheet = sheet_over(shell, qtbot)
    assert sheet.kind.isVisible()
    assert sheet.wanted().colleague == 0


def test_who_is_no_owner_is_told_so(
    new_window: NewWindow, practice_root: Path, shell: Shell, qtbot: QtBot
) -> None:
    add(shell.session.desk)
    window = shell.window()
    window.close()
    qtbot.waitUntil(window.is_closed, timeout=30_000)  # type: ignore[attr-defined]
    other = unlocked(qtbot, new_window(practice_root), HIS)
    tab = team_of(other, qtbot)
    assert "An owner" in tab.said.words()
    assert not tab.table.isVisible()
    assert not tab.portfolio.isVisible()


def test_at_two_hundred_percent_nothing_is_cut(
    shell: Shell, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    add(shell.session.desk)
    theme.apply(qapp, "light", 200)
    tab = team_of(shell, qtbot)
    assert cut(tab) == []
    assert tab.table.isColumnHidden(5)
    assert tab.waiting.isVisible()  # what the hidden columns say is told for who is chosen
    assert tab.waiting.text() == "Rosa Castellanos: plans none, credentials nothing due."
    sheet = ListImport.open_over(shell.window(), shell.session)
    sheet.take(as_file(tmp_path, own_rows()[1:]))
    QApplication.processEvents()
    assert cut(sheet) == []


def test_at_two_hundred_percent_each_fault_comes_into_sight(
    shell: Shell, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    theme.apply(qapp, "light", 200)
    rows = own_rows()[1:]
    for at in range(8):
        rows[at]["title"] = ""
    sheet = ListImport.open_over(shell.window(), shell.session)
    sheet.take(as_file(tmp_path, rows))

    def is_seen() -> bool:
        table = sheet.faults
        line = table.visualRect(table.currentIndex())
        return table.viewport().visibleRegion().contains(line.center())

    qtbot.waitUntil(is_seen)
    for at in range(1, 9):
        press(Qt.Key.Key_Down)
        assert sheet.faults.currentIndex().row() == at
        qtbot.waitUntil(is_seen)
