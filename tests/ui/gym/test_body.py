"""The body figure on the gym floor: by keys, by taps on targets of 48 pixels, at large text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from medex_desktop.ui import theme
from medex_desktop.ui.assessing.figure_sheet import FigureSheet
from tests.ui.gym.floors import Floor
from tests.windows import clipped

Key = Qt.Key


def sheet_of(floor: Floor) -> FigureSheet:
    floor.key(Key.Key_B, ctrl=True)
    floor.settle()
    found = [one for one in floor.gym.findChildren(FigureSheet) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_pain_is_marked_by_keys_and_the_keyboard_stays_in_the_figure(floor: Floor) -> None:
    floor.begin("nprs", "tug")
    sheet = sheet_of(floor)
    floor.press("k6")
    floor.settle()
    floor.press("l3")  # a test joined the set beneath
    floor.settle()
    assert sheet.figure.canvas.hasFocus()
    assert floor.sitting.count == 3
    assert (floor.text("now"), floor.text("site")) == ("6", "Right knee, front")
    assert (floor.text("now", 2), floor.text("site", 2)) == ("3", "Right lower leg, front")
    floor.key(Key.Key_Escape)
    floor.settle()
    assert floor.page.isAncestorOf(floor.focus())


def test_pain_is_marked_by_taps_on_the_list_and_the_scale(floor: Floor) -> None:
    floor.begin("nprs")
    floor.gym.foot.figure.click()
    floor.settle()
    (sheet,) = floor.gym.findChildren(FigureSheet)
    table = sheet.figure.places.table
    line = next(
        at for at in range(sheet.figure.places.model.rowCount())
        if sheet.figure.places.model.cell(at, 0).text == "Lower back"
    )  # fmt: skip
    table.choose_line(line)
    four = next(one for one in sheet.figure.scale.findChildren(QAbstractButton)
                if one.text() == "4")  # fmt: skip
    QTest.mouseClick(four, Qt.MouseButton.LeftButton)
    assert (floor.text("now"), floor.text("site")) == ("4", "Lower back")
    assert table.rowHeight(line) >= 48
    assert min(four.width(), four.height()) >= 48


def test_a_joint_is_chosen_and_the_next_blank_thing_is_asked(floor: Floor) -> None:
    floor.begin("rom")
    sheet_of(floor)
    floor.press("k")
    floor.enter()
    floor.settle()
    assert (floor.text("joint"), floor.text("side")) == ("knee", "right")
    assert floor.task.spot.step.key == "movement"
    assert floor.page.isAncestorOf(floor.focus())


def test_what_was_marked_is_there_after_the_program_died(floor: Floor) -> None:
    floor.begin("nprs")
    sheet_of(floor)
    floor.press("k6l3")
    floor.come_back()
    assert [floor.text("now", i) for i in range(floor.sitting.count)] == ["6", "3"]


def test_a_test_without_a_figure_says_so_by_having_none(floor: Floor) -> None:
    floor.begin("tug")
    floor.key(Key.Key_B, ctrl=True)
    assert floor.gym.findChildren(FigureSheet) == []
    assert not floor.gym.foot.figure.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("measure", ["nprs", "rom"])
def test_targets_are_48_high_and_nothing_is_clipped(
    floor: Floor, qapp: QApplication, measure: str, percent: int
) -> None:
    theme.apply(qapp, "light", percent)
    floor.begin(measure)
    foot = floor.gym.foot.figure
    assert min(foot.width(), foot.height()) >= 48
    assert clipped(floor.gym) == []
    sheet = sheet_of(floor)
    assert clipped(sheet) == []
    assert all(
        one.height() >= 48 for one in sheet.figure.findChildren(QAbstractButton) if one.isVisible()
    )
    assert sheet.figure.places.table.rowHeight(1) >= 48
