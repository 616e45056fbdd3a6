"""Stopwatch and countdown on the gym floor: by keyboard, by finger, by ear of the idle lock."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.ui import theme
from medex_desktop.ui.clocks.panels import ClockPanel
from medex_desktop.ui.clocks.stopwatch import SECOND, Phase
from medex_desktop.ui.ticking import runs_under
from tests.ui.clocks.pages import countdown, stand, stopwatch
from tests.ui.clocks.said import Said


def show(qtbot: QtBot, page: QWidget) -> None:
    qtbot.addWidget(page)
    page.resize(1366, 620)
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    page.setFocus()


def key(page: QWidget, which: Qt.Key, hold: Qt.KeyboardModifier | None = None) -> None:
    found = page.window().focusWidget()
    assert found is not None
    QTest.keyClick(found, which, hold or Qt.KeyboardModifier.NoModifier)


def undo(page: QWidget) -> None:
    key(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_space_starts_and_stops_and_tells_the_time(qtbot: QtBot) -> None:
    panel, hands = stopwatch()
    said = Said(panel)
    show(qtbot, panel)
    assert panel.frame.chip.words() == "Ready"
    assert panel.frame.hint().startswith("starts")
    key(panel, Qt.Key.Key_Space)
    assert panel.frame.chip.words() == "Running"
    assert panel.frame.hint() == "stops. So does a tap anywhere in this frame."
    hands.pass_s(11.42)
    panel.watch.tick()
    assert panel.frame.number.number() == "11.4"
    key(panel, Qt.Key.Key_Space)
    assert panel.frame.chip.words() == "Stopped"
    assert panel.frame.number.number() == "11.42"
    assert said.all == ["changed", "changed", Decimal("11.42"), "changed"]


def test_an_undone_stop_takes_the_time_back_and_runs_on(qtbot: QtBot) -> None:
    panel, hands = stopwatch()
    said = Said(panel)
    show(qtbot, panel)
    key(panel, Qt.Key.Key_Space)
    hands.pass_s(5)
    key(panel, Qt.Key.Key_Space)
    hands.pass_s(2)
    undo(panel)
    assert panel.frame.chip.words() == "Undone, running"
    assert "runs on" in panel.frame.sentence.words()
    assert panel.watch.is_running()
    hands.pass_s(1)
    key(panel, Qt.Key.Key_Space)
    assert said.times() == [Decimal("5.00"), "withdrawn", Decimal("8.00")]


def test_enter_stops_too_and_goes_on_afterwards(qtbot: QtBot) -> None:
    page = QWidget()
    panel, hands = stopwatch()
    panel.setParent(page)
    went_on: list[str] = []
    QShortcut(QKeySequence("Return"), page).activated.connect(lambda: went_on.append("next"))
    show(qtbot, page)
    panel.setFocus()
    key(page, Qt.Key.Key_Return)
    hands.pass_s(5)
    key(page, Qt.Key.Key_Return)
    assert panel.watch.state.phase is Phase.STOPPED
    key(page, Qt.Key.Key_Return)
    assert went_on == []
    hands.pass_s(1)
    key(page, Qt.Key.Key_Return)
    assert went_on == ["next"]


def test_undo_is_no_shortcut_of_the_window_while_there_is_something_to_take_back(
    qtbot: QtBot,
) -> None:
    page = QWidget()
    panel, hands = stopwatch()
    panel.setParent(page)
    elsewhere: list[str] = []
    shortcut = QShortcut(QKeySequence("Ctrl+Z"), page)
    shortcut.activated.connect(lambda: elsewhere.append("undo"))
    show(qtbot, page)
    panel.setFocus()
    key(page, Qt.Key.Key_Space)
    hands.pass_s(1)
    undo(page)
    assert panel.watch.state.phase is Phase.READY
    assert elsewhere == []
    undo(page)
    assert elsewhere == ["undo"]


@pytest.mark.parametrize("corner", ["top left", "bottom right", "figures", "title"])
def test_a_tap_anywhere_in_the_frame_stops(qtbot: QtBot, corner: str) -> None:
    panel, hands = stopwatch()
    show(qtbot, panel)
    panel.press()
    hands.pass_s(3)
    frame = panel.frame
    places = {
        "top left": QPoint(2, 2),
        "bottom right": QPoint(frame.width() - 3, frame.height() - 3),
        "figures": frame.number.geometry().center(),
        "title": QPoint(80, 50),
    }
    at = places[corner]
    target = frame.childAt(at) or frame
    QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(frame, at))
    assert panel.watch.state.result() == Decimal("3.00")
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(frame, at))
    assert panel.watch.state.result() == Decimal("3.00")


def test_a_double_tap_starts_once_and_a_right_click_does_nothing(qtbot: QtBot) -> None:
    panel, _hands = stopwatch()
    show(qtbot, panel)
    QTest.mouseClick(panel.frame, Qt.MouseButton.RightButton)
    assert panel.watch.state.phase is Phase.READY
    QTest.mouseDClick(panel.frame, Qt.MouseButton.LeftButton)
    assert panel.watch.state.phase is Phase.RUNNING


def test_laps_and_another_time_by_key(qtbot: QtBot) -> None:
    panel, hands = stopwatch()
    said = Said(panel)
    show(qtbot, panel)
    key(panel, Qt.Key.Key_Space)
    hands.pass_s(4.1)
    key(panel, Qt.Key.Key_L)
    hands.pass_s(4)
    key(panel, Qt.Key.Key_Delete)
    key(panel, Qt.Key.Key_Space)
    assert [lap.number for lap in panel.watch.state.laps] == [1]
    key(panel, Qt.Key.Key_Delete)
    assert panel.frame.chip.words() == "Ready"
    undo(panel)
    assert panel.watch.state.result() == Decimal("8.10")
    assert said.times() == [Decimal("8.10"), "withdrawn", Decimal("8.10")]


def test_a_tap_on_an_act_leaves_space_to_the_clock(qtbot: QtBot) -> None:
    panel, hands = stopwatch()
    show(qtbot, panel)
    key(panel, Qt.Key.Key_Space)
    hands.pass_s(2)
    QTest.mouseClick(panel.acts.lap, Qt.MouseButton.LeftButton)
    hands.pass_s(2)
    key(panel, Qt.Key.Key_Space)
    assert panel.watch.state.result() == Decimal("4.00")
    assert len(panel.watch.state.laps) == 1


def test_the_next_trial_leaves_the_time_of_this_one(qtbot: QtBot) -> None:
    panel, hands = stopwatch()
    said = Said(panel)
    show(qtbot, panel)
    for wait in (4, 5):
        panel.press()
        hands.pass_s(wait)
        panel.press()
        panel.fresh()
        assert not panel.can_undo()
        assert panel.frame.chip.words() == "Ready"
    assert said.times() == [Decimal("4.00"), Decimal("5.00")]


def test_the_idle_lock_finds_it_only_while_it_runs(qtbot: QtBot) -> None:
    page = QWidget()
    panel, hands = countdown()
    panel.setParent(page)
    show(qtbot, page)
    assert not runs_under(page)
    panel.press()
    assert runs_under(page)
    hands.pass_s(31)
    panel.watch.tick()
    assert not runs_under(page)


def test_a_countdown_tells_its_marks_and_its_end(qtbot: QtBot) -> None:
    panel, hands = countdown(30, 10)
    said = Said(panel)
    show(qtbot, panel)
    assert panel.frame.number.number() == "30.0"
    key(panel, Qt.Key.Key_Space)
    for _tick in range(62):
        hands.pass_s(0.5)
        panel.watch.tick()
    assert said.times() == [10, 20, Decimal("30.00"), "finished"]
    assert panel.frame.number.number() == "0.0"
    assert panel.frame.chip.words() == "Time is over"


def test_a_countdown_stopped_early_tells_what_passed(qtbot: QtBot) -> None:
    panel, hands = countdown(360, 60)
    said = Said(panel)
    show(qtbot, panel)
    panel.press()
    hands.pass_s(59.2)
    panel.watch.tick()
    assert panel.frame.number.number() == "5:01"
    panel.press()
    assert said.times() == [Decimal("59.20")]


def test_a_mark_flashes_once_and_not_where_less_motion_is_wanted(qtbot: QtBot) -> None:
    panel, hands = countdown(30, 10)
    show(qtbot, panel)
    panel.press()
    hands.pass_s(10)
    panel.watch.tick()
    assert panel.frame.is_flashing()
    panel.frame.end_flash()
    panel.frame.set_calm(True)
    hands.pass_s(10)
    panel.watch.tick()
    assert not panel.frame.is_flashing()


def test_a_stop_that_waited_for_a_slow_disk_says_so(qtbot: QtBot) -> None:
    panel, hands = stopwatch()
    show(qtbot, panel)
    panel.press()
    hands.pass_s(3)
    panel.held(0.8)
    panel.press()
    assert "wrong by up to 0.80" in panel.frame.sentence.words()


def test_a_draft_is_told_every_five_seconds_while_it_runs(qtbot: QtBot) -> None:
    panel, hands = stopwatch()
    said = Said(panel)
    show(qtbot, panel)
    panel.press()
    for _tick in range(240):
        hands.pass_s(0.1)
        panel.watch.tick()
    assert said.all == ["changed"] * 5
    assert panel.to_plain()["elapsed_ns"] == 24 * SECOND


def test_a_computer_that_slept_is_told(qtbot: QtBot) -> None:
    panel, hands = stopwatch()
    show(qtbot, panel)
    panel.press()
    hands.pass_s(2)
    hands.sleep_s(90)
    panel.watch.tick()
    assert "slept" in panel.frame.sentence.words()


@pytest.mark.parametrize("make", [stopwatch, countdown])
def test_a_draft_brings_it_back_without_a_signal(
    qtbot: QtBot, make: Callable[[], tuple[ClockPanel, object]]
) -> None:
    panel, hands = make()
    stand(panel, hands, "press 12.3")  # type: ignore[arg-type]
    panel.watch.run()
    back, _hands = make()
    said = Said(back)
    show(qtbot, back)
    back.restore(panel.to_plain())
    assert said.all == []
    assert not back.watch.is_running()
    assert back.frame.chip.words() == "Interrupted"
    assert "Interrupted at 12.30\N{NO-BREAK SPACE}s" in back.frame.sentence.words()
    panel.watch.stop()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("make", [stopwatch, countdown])
def test_figures_and_targets_are_large(
    qtbot: QtBot,
    qapp: QApplication,
    make: Callable[[], tuple[ClockPanel, object]],
    percent: int,
) -> None:
    theme.apply(qapp, "light", percent)
    panel, hands = make()
    stand(panel, hands, "press 18.6")  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    panel.resize(776 if percent == 100 else 1318, 560)
    panel.show()
    QApplication.processEvents()
    assert panel.frame.number.figure_height() >= 96
    assert panel.frame.width() >= 200
    assert panel.frame.height() >= 120
    panel.resize(panel.minimumSizeHint())
    QApplication.processEvents()
    assert panel.frame.number.figure_height() >= 96


def test_the_figures_stand_still_while_they_change(qtbot: QtBot) -> None:
    panel, hands = countdown()
    show(qtbot, panel)
    panel.resize(776, 560)
    panel.press()
    heights = set()
    for _tick in range(31):
        hands.pass_s(1)
        panel.watch.tick()
        heights.add(panel.frame.number.figure_height())
    assert len(heights) == 1
