"""The foot of the entry at large text: where the best trial stands, and the worst verdict."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from medex_desktop.services import grip
from medex_desktop.ui import theme
from medex_desktop.ui.shell import Shell
from tests.ui.workspace.stage import Bench, entry
from tests.ui.workspace.test_workspace import settle
from tests.windows import clipped

FALLEN = "142179141178140177"
RIGHT_BEST = "238201246208241205"


def said(bench: Bench) -> str:
    settle()
    return bench.assess.parts.foot.hint.text().replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def large(qapp: QApplication, shell: Shell, request: pytest.FixtureRequest) -> Bench:
    """Assess as it is built in a window at 200 %."""
    assert shell.isVisible()
    theme.apply(qapp, "light", 200)
    bench: Bench = request.getfixturevalue("bench")
    assert bench.assess.parts.foot.hint.font().pixelSize() == theme.px(13)
    return bench


def test_a_hand_that_is_worse_is_said_in_the_foot(large: Bench) -> None:
    large.press(FALLEN)
    assert said(large).startswith(large.assess.parts.entry.standing.said())
    assert said(large).endswith(" \N{MIDDLE DOT} Right: Worse, beyond error")
    assert large.shell.window().width() == 1366
    assert clipped(large.workspace) == []


def test_the_worst_of_two_verdicts_is_said(large: Bench) -> None:
    large.press(RIGHT_BEST)
    assert said(large).endswith("Left: Within error")


def test_a_fall_since_the_last_test_is_said_with_its_day(large: Bench) -> None:
    """Better than in July, and yet worse than in August."""
    high = entry(["30.6", "30.1", "29.8"], ["20.8", "20.5", "20.1"])
    large.desk.do(grip.sign_grip, client_id=large.client_id, entry=high, day=date(2026, 8, 20))
    large.open("assess")
    large.press(RIGHT_BEST)
    assert said(large).endswith("Right: Worse, beyond error since 20 Aug")
    assert large.shell.window().width() == 1366
    assert clipped(large.workspace) == []


def test_before_the_first_trial_no_verdict_is_said(large: Bench) -> None:
    assert said(large) == large.assess.parts.entry.standing.said()
