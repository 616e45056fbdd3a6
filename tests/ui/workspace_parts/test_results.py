"""Results of many measures: the table, what one of them says, and two dates by keyboard alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from medex_desktop.domain.result_entries import ResultEntry
from medex_desktop.ui import theme
from medex_desktop.ui.widgets.banner import Banner
from medex_desktop.ui.workspace.trends import Trends
from medex_desktop.ui.workspace_parts.compare_sheet import CompareSheet
from medex_desktop.ui.workspace_parts.result_sheet import ResultSheet
from tests.cuts import cut
from tests.services.result_samples import sign_sets
from tests.services.test_result_table import sign
from tests.ui.workspace.stage import Bench


@pytest.fixture
def sets(bench: Bench) -> Bench:
    sign_sets(bench.desk, bench.client_id)
    bench.open("overview")
    return bench


def rows(bench: Bench) -> dict[str, list[str]]:
    model = bench.overview.results.model
    found = (
        [model.cell(line, at).said() for at in range(model.columnCount())]
        for line in range(model.rowCount())
    )
    return {cells[0]: cells[1:] for cells in found}


def test_every_measure_is_in_the_table(sets: Bench) -> None:
    found = rows(sets)
    assert found["Timed Up and Go s, lower is better"][:4] == ["12.8", "10.9", "10.1", "−2.7 s"]
    assert found["6-minute walk m"][2:4] == ["404", "+92 m"]
    assert found["Grip, right best of 3"][2].startswith("19.2")
    assert "another start" in found["Gait speed, usual pace m/s"][-1]
    banner = sets.overview.findChild(Banner)
    assert "results changed beyond measurement error" in banner.accessibleName()


def test_enter_tells_what_a_result_says_and_by_which_source(sets: Bench) -> None:
    table = sets.overview.results.table
    table.setFocus()
    table.choose_line(1)
    sets.key(Qt.Key.Key_Return)
    sheet = sets.sheet(ResultSheet)
    assert isinstance(sheet, ResultSheet)
    said = "\n".join(sheet.lines())
    assert "Bohannon 2006" in said
    assert "two copies that agree" in said
    assert "since 13" in said
    sets.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sets.workspace.current_tab() == "assess"


def test_two_dates_are_chosen_and_compared_by_keyboard(sets: Bench) -> None:
    sets.overview.results.compare.setFocus()
    sets.key(Qt.Key.Key_Space)
    sheet = sets.sheet(CompareSheet)
    assert isinstance(sheet, CompareSheet)
    assert (sheet.first.currentText(), sheet.second.currentText()) == (
        "13\xa0Jul\xa02026",
        "1\xa0Oct\xa02026",
    )
    assert "beyond measurement error" in sheet.words.text()
    assert sheet.pain.isVisible()
    assert "6" in sheet.pain.changes.text()
    sets.key(Qt.Key.Key_Up)  # the day after it
    assert sheet.first.currentText() == "7\xa0Sep\xa02026"
    model = sheet.model
    walk = next(line for line in range(model.rowCount()) if "walk" in model.cell(line, 0).text)
    assert [model.cell(walk, at).text for at in (1, 2, 3)] == ["361", "404", "+43 m"]
    sets.key(Qt.Key.Key_Up)
    assert sheet.words.text().startswith("Choose two different dates")
    sets.key(Qt.Key.Key_Escape)
    assert sets.focus() is sets.overview.results.compare


def test_an_assessment_is_one_line_of_the_timeline(sets: Bench) -> None:
    titles = [row.event_shown.title for row in sets.overview.timeline.rows()]
    assert titles.count("Assessment signed, 9 measures") == 3
    assert titles.count("Grip test signed") == 1
    assert sets.overview.timeline.rows()[0].event_shown.note == "Total knee set"


def test_everything_of_two_dates_comes_into_sight_by_keyboard(sets: Bench) -> None:
    sets.overview.results.compare.setFocus()
    sets.key(Qt.Key.Key_Space)
    sheet = sets.sheet(CompareSheet)
    assert isinstance(sheet, CompareSheet)
    bar = sheet._scroll.verticalScrollBar()
    assert bar.value() == 0
    sheet.table.setFocus()
    sets.key(Qt.Key.Key_End)
    lower = bar.value()
    assert lower > 0
    sets.key(Qt.Key.Key_Tab)
    assert sets.focus() is sheet.pain
    assert bar.value() > lower


@pytest.mark.parametrize("percent", [100, 200])
def test_a_test_that_was_refused_says_why_beside_the_other_day(
    sets: Bench, qapp: QApplication, percent: int
) -> None:
    refused = ResultEntry("tug", outcome="stopped_for_pain", reason="the right knee gave way")
    sign(sets.desk, sets.client_id, refused, day=date(2026, 9, 20))
    theme.apply(qapp, "light", percent)
    sets.overview.results.compare.setFocus()
    sets.key(Qt.Key.Key_Space)
    sheet = sets.sheet(CompareSheet)
    assert isinstance(sheet, CompareSheet)
    sheet.second.set_key("2026-09-20")
    sheet.second.chosen.emit("2026-09-20")
    model = sheet.model
    row = next(at for at in range(model.rowCount()) if "Up and Go" in model.cell(at, 0).text)
    cells = [model.cell(row, at) for at in range(model.columnCount())]
    assert [cell.text for cell in cells[1:3]] == ["12.8", "not measured"]
    told = " ".join(f"{cell.text} {cell.second}" for cell in cells)
    assert "stopped for pain: the right knee gave way" in told
    assert not any("gave way" in one for one in cut(sheet))


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut(sets: Bench, qapp: QApplication, percent: int) -> None:
    theme.apply(qapp, "light", percent)
    sets.overview.results.asked.emit(sets.overview.results.model.row_at(1))
    sheet = sets.sheet(ResultSheet)
    assert cut(sheet) == []


def test_another_measure_is_picked_by_keyboard_and_drawn(sets: Bench) -> None:
    sets.open("trends")
    tab = sets.workspace.tab("trends")
    assert isinstance(tab, Trends)
    assert tab.picker.currentText() == "Grip strength"
    assert tab.norms.isVisible()
    tab.picker.setFocus()
    names = [tab.picker.itemText(at) for at in range(tab.picker.count())]
    for _step in range(names.index("Timed Up and Go")):
        sets.key(Qt.Key.Key_Down)
    assert tab.picker.currentText() == "Timed Up and Go"
    assert not any(one.isVisible() for one in (tab.norms, tab.hands))
    assert tab.baseline.isVisible()
    assert [tab.model.cell(0, at).text for at in (2, 3)] == ["10.1", "−2.7"]
    assert "since 13" in tab.words.said()[0]
    sets.qtbot.waitUntil(lambda: tab.chart.raster() is not None)
    tab.chart.move_visit(-1)
    assert "10.9 s" in tab.chart.accessibleDescription()


def test_a_result_leads_to_its_own_trend(sets: Bench) -> None:
    table = sets.overview.results.table
    table.setFocus()
    table.choose_line(1)
    sets.key(Qt.Key.Key_Return)
    sheet = sets.sheet(ResultSheet)
    assert isinstance(sheet, ResultSheet)
    sheet.trend.click()
    tab = sets.workspace.tab("trends")
    assert isinstance(tab, Trends)
    assert tab.picker.currentText() == "Timed Up and Go"
