"""The total knee set on the gym floor of the real window: by keyboard alone, and killed in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from medex_desktop.domain.result_entries import MEASURED
from medex_desktop.services import assessments, checkups, drafts, grip
from medex_desktop.ui.assessing.sign_sheet import SignSheet
from medex_desktop.ui.clocks.stopwatch import Phase
from medex_desktop.ui.gym.clock_tasks import CountedTask
from tests.journeys.gym_set import MEASURES, TYPED, GymSet
from tests.journeys.killing import LAST_SECONDS, killed_while


@pytest.fixture
def gym(qtbot: QtBot, tmp_path: Path) -> Iterator[GymSet]:
    told = GymSet(tmp_path / "practice", lambda _step, _facts: None)
    yield told
    for window in told.windows:
        window.close()
        qtbot.waitUntil(window.is_closed, timeout=30_000)


def sign(gym: GymSet) -> None:
    """From the last trial of the grip test to the record."""
    gym.key(Qt.Key.Key_Return)
    gym.sheet(SignSheet)
    gym.sign_it()
    ask, client_id = gym.session.ask, gym.client_id
    lines = ask(assessments.assessment_list, client_id=client_id)
    assert {line.outcome for line in lines} == {MEASURED}
    assert len({line.id for line in lines}) == 1
    assert len(lines) == len(TYPED)
    assert len(ask(grip.grip_records, client_id=client_id)) == 1
    assert ask(drafts.drafts) == []


def test_the_whole_set_by_keyboard_alone(gym: GymSet) -> None:
    gym.begin()
    gym.found_the_practice()
    gym.choose_the_set()
    gym.go_to_the_gym()
    for measure, keys in TYPED:
        gym.enter(measure, keys)
    sign(gym)


@pytest.mark.slow
@pytest.mark.parametrize("timed", ["tug", "chair_stand_30s"])
def test_a_kill_while_a_clock_runs_keeps_all_but_the_last_two_seconds(
    gym: GymSet, timed: str
) -> None:
    heard = killed_while(
        "tests.journeys.gym_set", gym.root, timed, doing="runs", seconds=LAST_SECONDS + 0.6
    )
    sure = dict(heard.before_the_last_seconds())
    assert "runs" in sure
    gym.come_back_to_the_gym()
    at, sitting = MEASURES.index(timed), gym.sitting
    assert sitting.current == at
    assert [sitting.item(i).state for i in range(at)] == ["done"] * at
    assert gym.clock.phase is Phase.INTERRUPTED
    if timed == "tug":
        assert sitting.entry(at).text("time") == "10.4"
        gym.enter(timed, "10.1\n10.3\n")
    else:
        elapsed_ns, count = map(int, sure["runs"].split())
        assert isinstance(gym.clock, CountedTask)
        assert gym.clock.counter.count() >= count > 0
        assert gym.clock.panel.watch.state.elapsed_ns() >= elapsed_ns
        gym.enter(timed, "12\n")
    for measure, keys in TYPED[at + 1 :]:
        gym.enter(measure, keys)
    assert checkups.verify(gym.session.desk).faults == ()
    sign(gym)
