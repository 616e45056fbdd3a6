"""The small stopwatch beside a field of a form."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.clocks.pages import beside
from tests.ui.clocks.said import Said
from tests.ui.clocks.test_panels import key, show, undo


def test_space_on_it_starts_and_stops_and_begins_another(qtbot: QtBot) -> None:
    panel, hands = beside()
    said = Said(panel)
    show(qtbot, panel)
    key(panel, Qt.Key.Key_Space)
    assert panel.watch.is_running()
    hands.pass_s(4.27)
    panel.watch.tick()
    assert panel.button.text() == "Stop 4.2 s"
    key(panel, Qt.Key.Key_Space)
    key(panel, Qt.Key.Key_Space)
    assert said.times() == [Decimal("4.27")]
    assert panel.button.text() == "Again"
    hands.pass_s(5)
    key(panel, Qt.Key.Key_Space)
    hands.pass_s(6)
    key(panel, Qt.Key.Key_Return)
    assert said.times() == [Decimal("4.27"), "withdrawn", Decimal("6.00")]


def test_undo_brings_the_time_before_back_and_the_keyboard_stays(qtbot: QtBot) -> None:
    panel, hands = beside()
    said = Said(panel)
    show(qtbot, panel)
    for wait in (4, 5):
        key(panel, Qt.Key.Key_Space)
        hands.pass_s(wait)
        key(panel, Qt.Key.Key_Space)
        hands.pass_s(1)
    for _act in range(2):
        undo(panel)
        hands.pass_s(1)
    assert said.times()[-1] == Decimal("4.00")
    panel.undo_button.setFocus()
    for _act in range(2):
        key(panel, Qt.Key.Key_Space)
        hands.pass_s(1)
    assert panel.undo_button.isHidden()
    assert panel.button.hasFocus()
    assert panel.button.text() == "Start"


def test_it_acts_as_the_finger_comes_down_and_nothing_moves(qtbot: QtBot) -> None:
    panel, hands = beside()
    show(qtbot, panel)
    wide = panel.button.sizeHint()
    QTest.mousePress(panel.button, Qt.MouseButton.LeftButton)
    assert panel.watch.is_running()
    QTest.mouseRelease(panel.button, Qt.MouseButton.LeftButton)
    assert panel.watch.is_running()
    hands.pass_s(61.5)
    panel.watch.tick()
    assert panel.button.sizeHint() == wide
    assert panel.button.height() >= 32
    panel.watch.stop()
