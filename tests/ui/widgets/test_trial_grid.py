"""Six trials by keyboard alone: order, going back, judging, finishing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medex_desktop.ui.widgets.number_box import State
from medex_desktop.ui.widgets.trial_grid import Judgement, TrialGrid
from tests.ui.keypads import TenthsKeypad, WholeKeypad


class Ear:
    def __init__(self, grid: TrialGrid) -> None:
        self.taken: list[tuple[str, int, str]] = []
        self.cleared: list[tuple[str, int]] = []
        self.finished = 0
        grid.trial_taken.connect(self._on_taken)
        grid.trial_cleared.connect(self._on_cleared)
        grid.finished.connect(self._on_finished)

    def _on_taken(self, side: str, index: int, text: str) -> None:
        self.taken.append((side, index, text))

    def _on_cleared(self, side: str, index: int) -> None:
        self.cleared.append((side, index))

    def _on_finished(self) -> None:
        self.finished += 1


def press(grid: TrialGrid, code: Qt.Key, text: str = "") -> None:
    place = grid.current()
    assert place is not None
    event = QKeyEvent(QKeyEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(grid.box(*place), event)


def type_into(grid: TrialGrid, keys: str) -> None:
    for char in keys:
        press(grid, Qt.Key.Key_unknown, char)


@pytest.fixture
def grid(qtbot: QtBot) -> TrialGrid:
    made = TrialGrid(keypad=TenthsKeypad())
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.activateWindow()
    made.focus_next()
    qtbot.waitUntil(lambda: made.current() is not None)
    return made


def test_eighteen_keys_alternate_and_finish(grid: TrialGrid) -> None:
    ear = Ear(grid)
    type_into(grid, "238201246208241205")
    assert ear.taken == [
        ("right", 0, "23.8"), ("left", 0, "20.1"), ("right", 1, "24.6"),
        ("left", 1, "20.8"), ("right", 2, "24.1"), ("left", 2, "20.5"),
    ]  # fmt: skip
    assert ear.finished == 1


def test_whole_kilograms_need_twelve_keys(qtbot: QtBot) -> None:
    grid = TrialGrid(keypad=WholeKeypad(), start="left")
    qtbot.addWidget(grid)
    grid.show()
    grid.activateWindow()
    grid.focus_next()
    qtbot.waitUntil(lambda: grid.current() is not None)
    ear = Ear(grid)
    type_into(grid, "232024202421")
    assert [side for side, _index, _text in ear.taken] == ["left", "right"] * 3
    assert ear.finished == 1


def test_order_is_named_in_the_cells(grid: TrialGrid) -> None:
    assert grid.order()[0] == ("right", 0)
    grid.set_start("left")
    assert grid.order()[:3] == [("left", 0), ("right", 0), ("left", 1)]


def test_backspace_in_an_empty_cell_returns_to_the_one_before(grid: TrialGrid) -> None:
    ear = Ear(grid)
    type_into(grid, "238")
    assert grid.current() == ("left", 0)
    press(grid, Qt.Key.Key_Backspace)
    assert grid.current() == ("right", 0)
    press(grid, Qt.Key.Key_Backspace)
    assert grid.text("right", 0) == "23"
    assert ear.cleared == []
    type_into(grid, "9")
    assert ear.taken[-1] == ("right", 0, "23.9")
    assert grid.current() == ("left", 0)


def test_rubbing_a_trial_out_tells(grid: TrialGrid) -> None:
    ear = Ear(grid)
    type_into(grid, "238")
    for _turn in range(4):
        press(grid, Qt.Key.Key_Backspace)
    assert ear.cleared == [("right", 0)]
    assert grid.text("right", 0) == ""


def test_arriving_by_arrow_replaces_the_number(grid: TrialGrid) -> None:
    ear = Ear(grid)
    type_into(grid, "238")
    press(grid, Qt.Key.Key_Right)
    assert grid.current() == ("right", 0)
    type_into(grid, "251")
    assert ear.taken[-1] == ("right", 0, "25.1")


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_Left, ("left", 0)),
        (Qt.Key.Key_Down, ("right", 1)),
        (Qt.Key.Key_Up, ("right", 0)),
        (Qt.Key.Key_Right, ("right", 0)),
    ],
)
def test_arrows_move(grid: TrialGrid, key: Qt.Key, place: tuple[str, int]) -> None:
    press(grid, key)
    assert grid.current() == place


def test_hard_limit_is_not_taken_and_stays(grid: TrialGrid) -> None:
    grid.judge = lambda side, index, text: Judgement(State.HARD, "Above 120 kg. Not taken.")
    ear = Ear(grid)
    type_into(grid, "528")
    assert ear.taken == []
    assert grid.current() == ("right", 0)
    assert grid.box("right", 0).state() is State.HARD
    press(grid, Qt.Key.Key_Backspace)
    assert grid.text("right", 0) == "52"


def test_soft_limit_is_taken_with_its_sentence(grid: TrialGrid) -> None:
    grid.judge = lambda side, index, text: Judgement(State.SOFT, "Twice the other trials.")
    ear = Ear(grid)
    type_into(grid, "528")
    assert ear.taken == [("right", 0, "52.8")]
    assert grid.box("right", 0).state() is State.SOFT
    assert grid.current() == ("left", 0)


def test_best_is_marked_by_word(grid: TrialGrid) -> None:
    type_into(grid, "238201246")
    grid.set_summary("right", 1, [("Best", "24.6"), ("Mean", "24.2")])
    assert grid.box("right", 1).state() is State.BEST
    assert grid.box("right", 0).state() is State.TAKEN
    grid.set_summary("right", 0, [("Best", "24.6")])
    assert grid.box("right", 1).state() is State.TAKEN


def test_a_coded_trial_is_passed_over(grid: TrialGrid) -> None:
    ear = Ear(grid)
    grid.set_code("right", 0, "Unable")
    grid.focus_next()
    assert grid.current() == ("left", 0)
    type_into(grid, "201246208241205")
    assert len(ear.taken) == 5
    assert ear.finished == 1


def test_locked_grid_takes_nothing(grid: TrialGrid) -> None:
    ear = Ear(grid)
    grid.set_locked()
    type_into(grid, "238")
    assert ear.taken == []
