"""The counter by key and by finger, alone and beside a clock."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.ui.clocks.counter import CounterState
from medex_desktop.ui.clocks.counter_panel import CounterPanel
from medex_desktop.ui.clocks.stopwatch import Phase
from medex_desktop.ui.clocks.together import Together
from medex_desktop.ui.widgets.layouts import Row
from tests.ui.clocks.pages import countdown, counter_of
from tests.ui.clocks.test_panels import key, show, undo


def test_keys_count_up_and_down_and_back(qtbot: QtBot) -> None:
    panel = CounterPanel("Full stands", "One stand")
    told: list[int] = []
    panel.counted.connect(told.append)
    show(qtbot, panel)
    for which in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Plus, Qt.Key.Key_Down):
        key(panel, which)
    assert told == [1, 2, 3, 2]
    assert panel.number.number() == "2"
    undo(panel)
    assert told[-1] == 3
    for _less in range(4):
        key(panel, Qt.Key.Key_Minus)
    assert told[-1] == 0
    assert panel.accessibleName() == "Full stands: 0"


def test_arrows_count_from_either_button(qtbot: QtBot) -> None:
    panel = counter_of(3)
    show(qtbot, panel)
    panel.take_button.setFocus()
    key(panel, Qt.Key.Key_Up)
    assert panel.count() == 4
    key(panel, Qt.Key.Key_Space)
    assert panel.count() == 3


def test_a_key_held_down_counts_once(qtbot: QtBot) -> None:
    panel = counter_of(0)
    show(qtbot, panel)
    found = panel.window().focusWidget()
    assert found is not None
    for repeated in (False, True, True):
        QTest.simulateEvent(
            found, True, Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, "", repeated
        )
    assert panel.count() == 1


def test_the_limits_say_why(qtbot: QtBot) -> None:
    panel = CounterPanel("Steps", "One step", CounterState(2))
    show(qtbot, panel)
    assert panel.take_button.reason() == "There is nothing to take away."
    panel.add()
    panel.add()
    assert panel.add_button.reason() == "2 is the most that can be counted."
    panel.add_button.click()
    assert panel.count() == 2


def test_a_draft_brings_the_count_back_without_a_signal(qtbot: QtBot) -> None:
    told: list[int] = []
    back = CounterPanel("Full stands", "One stand")
    back.counted.connect(told.append)
    qtbot.addWidget(back)
    back.restore(counter_of(8).to_plain())
    assert back.number.number() == "8"
    assert told == []
    with pytest.raises(ValueError, match="not a count"):
        back.restore({"count": None})


def test_the_next_trial_leaves_the_count_of_this_one(qtbot: QtBot) -> None:
    panel = counter_of(8)
    told: list[int] = []
    panel.counted.connect(told.append)
    qtbot.addWidget(panel)
    panel.fresh()
    assert panel.number.number() == "0"
    assert not panel.can_undo()
    assert told == []


def test_clock_and_counter_share_their_keys_and_undo_the_last_act(qtbot: QtBot) -> None:
    page = QWidget()
    clock, hands = countdown()
    counter = CounterPanel("Full stands", "One stand")
    row = Row(page)
    row.addWidget(clock)
    row.addWidget(counter)
    company = Together([clock, counter], page)
    show(qtbot, page)
    clock.setFocus()
    key(page, Qt.Key.Key_Space)
    for _stand in range(3):
        hands.pass_s(3)
        key(page, Qt.Key.Key_Up)
    assert counter.count() == 3
    assert clock.watch.is_running()
    QTest.mouseClick(counter.add_button, Qt.MouseButton.LeftButton)
    assert page.window().focusWidget() is clock.frame
    undo(page)
    assert counter.count() == 3
    key(page, Qt.Key.Key_Space)
    assert clock.watch.state.phase is Phase.STOPPED
    undo(page)
    assert clock.watch.is_running()
    undo(page)
    assert counter.count() == 2
    for _left in range(2):
        undo(page)
    hands.pass_s(1)
    undo(page)
    assert clock.watch.state.phase is Phase.READY
    assert not company.can_undo()
    assert not company.undo()


def test_what_ran_out_leaves_undo_to_the_counter(qtbot: QtBot) -> None:
    page = QWidget()
    clock, hands = countdown()
    counter = CounterPanel("Full stands", "One stand")
    row = Row(page)
    row.addWidget(clock)
    row.addWidget(counter)
    company = Together([clock, counter], page)
    show(qtbot, page)
    counter.add()
    clock.press()
    hands.pass_s(31)
    clock.watch.tick()
    assert company.undo()
    assert counter.count() == 0
    assert clock.watch.state.phase is Phase.FINISHED
