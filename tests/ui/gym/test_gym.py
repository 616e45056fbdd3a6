"""Gym mode: the same test with big targets; going there and back loses nothing."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.grip.summary import ResultSummary
from medex_desktop.ui.gym.rest import REST_S, Rest
from medex_desktop.ui.ticking import runs_under
from tests.ui.workspace.stage import Bench
from tests.windows import clipped, controls

TARGET = 48


def settle(bench: Bench) -> None:
    for _turn in range(5):
        QApplication.processEvents()


def test_there_and_back_keeps_every_key(bench: Bench) -> None:
    bench.press("238201")
    bench.key(Qt.Key.Key_F11)
    assert bench.workspace.is_gym()
    assert not bench.shell.rail.isVisible()
    gym = bench.gym
    assert gym.grid.text("right", 0) == "23.8"
    bench.press("246")
    assert gym.now.hand.text() == "Left hand"
    bench.key(Qt.Key.Key_Escape)
    assert bench.shell.rail.isVisible()
    assert bench.text("right", 1) == "24.6"
    assert bench.at() == "Left, trial 2"


def test_digits_are_echoed_large_while_they_are_typed(bench: Bench) -> None:
    bench.key(Qt.Key.Key_F11)
    bench.press("23")
    assert bench.gym.now.number.number() == "23"
    bench.press("8")
    assert bench.gym.now.number.number() == ""
    assert bench.gym.now.hand.text() == "Left hand"
    assert "Baseline, 13\N{NO-BREAK SPACE}Jul 17.9" in bench.gym.now.last.text()


def test_the_test_is_signed_from_the_gym_floor(bench: Bench) -> None:
    bench.key(Qt.Key.Key_F11)
    bench.keys = 0
    bench.press("238201246208241205")
    bench.sign()
    assert bench.keys == 19
    assert len(bench.records()) == 2
    assert not bench.workspace.is_gym()


def test_save_shows_the_result_first(bench: Bench) -> None:
    bench.key(Qt.Key.Key_F11)
    bench.press("238201246208241205")
    bench.key(Qt.Key.Key_Return)
    assert bench.sheet(ResultSummary).isVisible()
    assert len(bench.records()) == 1


def test_what_is_blank_is_not_saved(bench: Bench) -> None:
    bench.key(Qt.Key.Key_F11)
    bench.gym.foot.save.click()
    assert bench.at() == "Right, trial 1"
    assert bench.workspace.is_gym()


def test_a_hand_rests_fifteen_seconds(qapp: QApplication) -> None:
    now = [100.0]
    rest = Rest(None, lambda: now[0])
    assert rest.seconds_left("left") == 0
    assert not rest.has_squeezed("left")
    rest.squeezed("left")
    assert rest.seconds_left("left") == REST_S
    now[0] += 5.4
    assert rest.seconds_left("left") == 10
    now[0] += 9.6
    assert rest.seconds_left("left") == 0
    assert rest.has_squeezed("left")
    assert rest.is_running()
    rest.tick()
    assert not rest.is_running()


def test_the_rest_of_the_hand_that_squeezes_next_is_shown(bench: Bench) -> None:
    bench.key(Qt.Key.Key_F11)
    bench.press("238201")
    assert bench.gym.now.rest.words() == "Rest 15 s"


def test_a_rest_under_way_is_found_by_the_lock_until_gym_mode_is_left(bench: Bench) -> None:
    bench.key(Qt.Key.Key_F11)
    window = bench.shell.window()
    assert not runs_under(window)
    bench.press("238")
    assert runs_under(window)
    bench.key(Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not runs_under(window)


@pytest.mark.parametrize("percent", [100, 200])
def test_targets_are_big_and_named_and_nothing_is_cut(bench: Bench, percent: int) -> None:
    theme.apply(QApplication.instance(), "light", percent)
    bench.open("assess")
    bench.key(Qt.Key.Key_F11)
    settle(bench)
    page: QWidget = bench.gym
    assert page.width() <= 1366
    small = [
        (one.accessibleName(), one.height()) for one in controls(page) if one.height() < TARGET
    ]
    assert small == []
    assert [one for one in controls(page) if not one.accessibleName().strip()] == []
    assert clipped(page) == []


def test_at_large_text_tab_turns_to_the_trials(bench: Bench) -> None:
    theme.apply(QApplication.instance(), "light", 200)
    bench.open("assess")
    bench.key(Qt.Key.Key_F11)
    bench.press("238")
    stack = bench.gym._stack
    assert stack is not None
    assert stack.currentIndex() == 0
    bench.key(Qt.Key.Key_Tab)
    assert stack.currentIndex() == 1
    bench.press("201")
    bench.key(Qt.Key.Key_Tab)
    assert stack.currentIndex() == 0
    assert bench.gym.grid.text("left", 0) == "20.1"
