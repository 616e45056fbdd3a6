"""The body with the newest results: by keyboard and pointer to the trend of what is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from medex_desktop.ui import theme
from medex_desktop.ui.workspace.trends import Trends
from medex_desktop.ui.workspace_parts.body_sheet import BodySheet
from medex_desktop.ui.workspace_parts.compare_sheet import CompareSheet
from tests.cuts import cut
from tests.services.result_samples import sign_sets
from tests.ui.workspace.stage import Bench
from tests.windows import clipped

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sets(bench: Bench) -> Bench:
    sign_sets(bench.desk, bench.client_id)
    bench.open("overview")
    return bench


def opened(bench: Bench) -> BodySheet:
    bench.overview.results.table.setFocus()
    bench.key(Key.Key_B, CONTROL)
    sheet = bench.sheet(BodySheet)
    assert isinstance(sheet, BodySheet)
    return sheet


def trend(bench: Bench) -> str:
    tab = bench.workspace.tab("trends")
    assert isinstance(tab, Trends)
    assert bench.workspace.current_tab() == "trends"
    return tab.picker.currentText()


def test_without_pain_and_joints_there_is_no_figure(bench: Bench) -> None:
    bench.open("overview")
    assert not bench.overview.results.figure.isVisible()
    bench.overview.show_body()
    assert bench.shell.window().findChild(BodySheet) is None


def test_pain_is_read_and_its_trend_opened_by_keyboard(sets: Bench) -> None:
    sheet = opened(sets)
    reader = sheet.readers["pain"]
    assert reader.canvas.hasFocus()
    assert reader.status.text().startswith("Right knee, front: 3 of 10, −3 since 13")
    sets.press("9")  # nothing is entered here
    assert reader.status.text().startswith("Right knee, front: 3 of 10")
    sets.key(Key.Key_Return)
    assert "Pain" in trend(sets)


def test_a_joint_of_two_motions_leads_to_the_list(sets: Bench) -> None:
    sheet = opened(sets)
    sheet.kind.setFocus()
    sheet.kind.choose("motion")
    reader = sheet.readers["motion"]
    assert reader.isVisible()
    assert not sheet.readers["pain"].isVisible()
    assert "flexion 114°, +18° since 13" in reader.status.text()
    at = reader.canvas.place_rect("knee_right").center().toPoint()
    sets.qtbot.mouseClick(reader.canvas, Qt.MouseButton.LeftButton, pos=at)
    assert reader.table.hasFocus()
    sets.key(Key.Key_Down)
    sets.key(Key.Key_Return)
    assert trend(sets) == "Knee flexion, active"


def test_a_place_without_a_result_says_so(sets: Bench) -> None:
    sheet = opened(sets)
    reader = sheet.readers["pain"]
    sets.press("c")
    assert reader.status.text() == "Chest: not measured"
    sets.key(Key.Key_Return)
    assert sheet.isVisible()
    sets.key(Key.Key_Escape)
    assert sets.focus() is sets.overview.results.table


def test_both_dates_stand_on_the_joints(sets: Bench) -> None:
    sets.overview.results.compare.click()
    sheet = sets.sheet(CompareSheet)
    assert isinstance(sheet, CompareSheet)
    assert sheet.motion.isVisible()
    said = sheet.motion.changes.text().splitlines()
    assert "Right knee, flexion: 96° then, now 114°" in said
    name = sheet.motion.canvas.accessibleName()
    assert "Right knee, extension 12° → 4°, flexion 96° → 114°" in name
    sheet.second.set_key(sheet.first.key())
    sheet.second.chosen.emit(sheet.first.key())
    assert not sheet.motion.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_clipped(sets: Bench, qapp: QApplication, percent: int) -> None:
    theme.apply(qapp, "light", percent)
    sets.qtbot.waitUntil(lambda: clipped(sets.overview.results) == [])
    sheet = opened(sets)
    assert clipped(sheet) == []
    assert cut(sheet) == []
    sheet.kind.choose("motion")
    sets.qtbot.waitUntil(lambda: clipped(sheet) == [] and cut(sheet) == [])
