"""The stopwatch by a clock the test sets: right, forgiving, and never silently wrong."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.ui.clocks.stopwatch import (
    GUARD_NS,
    SECOND,
    Phase,
    StopwatchState,
    seconds_of,
)
from tests.ui.clocks.hands import Hands

ACTS = ("start", "stop", "press", "lap", "again", "undo", "look")


def made() -> tuple[StopwatchState, Hands]:
    hands = Hands()
    return StopwatchState(hands.now, hands.wall), hands


def facts(watch: StopwatchState) -> tuple[Any, ...]:
    return watch.phase, watch.laps, watch.slept, watch.elapsed_ns(), watch.result()


def test_ten_minutes_are_ten_minutes() -> None:
    watch, hands = made()
    assert watch.press()
    for _tick in range(6_000):
        hands.pass_s(0.1)
        watch.look()
    assert watch.result() is None
    assert watch.press()
    assert watch.result() == Decimal("600.00")
    assert not watch.slept


def test_a_time_is_rounded_to_the_hundredth() -> None:
    assert seconds_of(12_344_999_999) == Decimal("12.34")
    assert seconds_of(12_345_000_000) == Decimal("12.35")


def test_a_second_press_within_three_tenths_is_the_same_one() -> None:
    watch, hands = made()
    watch.press()
    hands.pass_s(0.29)
    assert not watch.press()
    assert watch.phase is Phase.RUNNING
    hands.pass_s(9.71)
    assert watch.press()
    hands.pass_s(0.2)
    assert not watch.press()
    assert watch.result() == Decimal("10.00")


def test_a_time_that_was_taken_is_not_lost_by_another_press() -> None:
    watch, hands = made()
    watch.press()
    hands.pass_s(8)
    watch.press()
    hands.pass_s(60)
    assert not watch.press()
    assert watch.result() == Decimal("8.00")
    assert watch.again()
    assert watch.phase is Phase.READY
    assert watch.undo()
    assert watch.result() == Decimal("8.00")


def test_an_undone_stop_goes_on_as_if_it_had_never_been() -> None:
    watch, hands = made()
    watch.press()
    hands.pass_s(5)
    watch.press()
    hands.pass_s(3)
    assert watch.undo()
    assert watch.undone == "stop"
    assert watch.phase is Phase.RUNNING
    hands.pass_s(2)
    assert watch.press()
    assert not watch.undone
    assert watch.result() == Decimal("10.00")


def test_undo_felt_twice_leaves_the_start_alone() -> None:
    watch, hands = made()
    watch.press()
    hands.pass_s(5)
    watch.press()
    assert watch.undo()
    hands.pass_s(0.2)
    assert not watch.undo()
    assert watch.phase is Phase.RUNNING
    hands.pass_s(0.2)
    assert watch.undo()
    assert watch.phase is Phase.READY


def test_one_that_restarts_begins_another_time_as_one_act() -> None:
    watch, hands = made()
    watch.restarts = True
    watch.press()
    hands.pass_s(8)
    watch.press()
    hands.pass_s(0.2)
    assert not watch.press()
    hands.pass_s(1)
    assert watch.press()
    assert watch.phase is Phase.RUNNING
    assert watch.undo()
    assert watch.result() == Decimal("8.00")


def test_an_undone_start_stands_ready() -> None:
    watch, hands = made()
    assert not watch.undo()
    watch.press()
    hands.pass_s(0.1)
    assert watch.undo()
    assert facts(watch) == (Phase.READY, (), False, 0, None)
    assert watch.press()


def test_the_last_three_laps_are_kept_with_their_numbers() -> None:
    watch, hands = made()
    assert not watch.lap()
    watch.press()
    for _lap in range(5):
        hands.pass_s(10)
        assert watch.lap()
        assert not watch.lap()
    assert [lap.number for lap in watch.laps] == [3, 4, 5]
    assert watch.laps[-1].at_ns == 50 * SECOND
    assert watch.laps[-1].split_ns == 10 * SECOND
    watch.undo()
    assert [lap.number for lap in watch.laps] == [2, 3, 4]
    hands.pass_s(1)
    watch.press()
    assert len(watch.laps) == 3


def test_a_lap_does_not_keep_the_stop_from_counting() -> None:
    watch, hands = made()
    watch.press()
    hands.pass_s(5)
    watch.lap()
    hands.pass_s(0.05)
    assert watch.press()
    assert watch.result() == Decimal("5.05")


@pytest.mark.parametrize(("asleep", "told"), [(1.9, False), (2.1, True), (-60, False)])
def test_a_computer_that_slept_meanwhile_is_told(asleep: float, told: bool) -> None:
    watch, hands = made()
    watch.press()
    hands.pass_s(5)
    hands.sleep_s(asleep)
    watch.press()
    assert watch.slept is told
    watch.again()
    assert not watch.slept


def test_sleep_between_a_stop_and_its_undo_is_told_too() -> None:
    watch, hands = made()
    watch.press()
    hands.pass_s(5)
    watch.press()
    hands.sleep_s(600)
    assert not watch.slept
    watch.undo()
    assert watch.slept


def test_a_press_that_may_have_waited_for_the_disk_is_told() -> None:
    watch, hands = made()
    watch.press()
    hands.pass_s(5)
    watch.held(1.2)
    hands.pass_s(0.01)
    watch.press()
    assert seconds_of(watch.late_ns) == Decimal("1.20")
    back = StopwatchState.from_plain(watch.to_plain(), now=hands.now, wall=hands.wall)
    assert back.late_ns == watch.late_ns
    watch.undo()
    assert watch.late_ns == 0
    hands.pass_s(5)
    watch.press()
    assert watch.late_ns == 0


def test_a_start_that_may_have_waited_makes_the_whole_time_doubtful() -> None:
    watch, hands = made()
    watch.held(0.4)
    watch.press()
    hands.pass_s(5)
    watch.press()
    assert seconds_of(watch.late_ns) == Decimal("0.40")
    watch.again()
    assert watch.late_ns == 0


def test_a_draft_brings_a_taken_time_back() -> None:
    watch, hands = made()
    watch.press()
    hands.pass_s(5)
    watch.lap()
    hands.pass_s(5)
    watch.press()
    back = StopwatchState.from_plain(watch.to_plain(), now=hands.now, wall=hands.wall)
    assert facts(back) == facts(watch)
    assert not back.can_undo()


def test_what_ran_when_it_was_kept_comes_back_interrupted_and_still() -> None:
    watch, hands = made()
    watch.press()
    hands.pass_s(12.3)
    plain = watch.to_plain()
    hands.pass_s(900)
    back = StopwatchState.from_plain(plain, now=hands.now, wall=hands.wall)
    assert back.phase is Phase.INTERRUPTED
    assert seconds_of(back.elapsed_ns()) == Decimal("12.30")
    assert back.result() is None
    assert back.to_plain()["phase"] == "interrupted"
    assert back.press()
    assert back.elapsed_ns() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"phase": "flying"},
        {"elapsed_ns": -1},
        {"elapsed_ns": 1.5},
        {"elapsed_ns": "9"},
        {"laps": None},
        {"laps": [[1, 2]]},
        {"laps": [[1, 2, "x"]]},
        {"laps": [[1, 1, 1]] * 4},
        {"slept": "no"},
        {"late_ns": -1},
    ],
    ids=str,
)
def test_what_is_no_clock_is_refused_and_changes_nothing(wrong: dict[str, Any]) -> None:
    watch, hands = made()
    watch.press()
    hands.pass_s(1)
    before = facts(watch)
    plain = {"phase": "stopped", "elapsed_ns": 5, "laps": [], "slept": False, "late_ns": 0}
    with pytest.raises(ValueError, match=r"clock|laps"):
        watch.restore({**plain, **wrong} if wrong else {})
    assert facts(watch) == before


steps = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(min_value=0, max_value=20 * SECOND)), max_size=40
)


@given(steps)
def test_it_is_never_negative_and_never_runs_backwards(walk: list[tuple[str, int]]) -> None:
    watch, hands = made()
    for act, wait in walk:
        before, phase = watch.elapsed_ns(), watch.phase
        hands.pass_s(wait / SECOND)
        assert watch.elapsed_ns() >= before
        if phase is not Phase.RUNNING:
            assert watch.elapsed_ns() == before
        getattr(watch, act)()
        assert watch.elapsed_ns() >= 0
        assert (watch.result() is not None) is (watch.phase is Phase.STOPPED)
        assert all(lap.split_ns >= 0 for lap in watch.laps)


@given(steps, st.sampled_from(("start", "stop", "press", "lap", "again")))
def test_undo_brings_back_what_was(walk: list[tuple[str, int]], last: str) -> None:
    watch, hands = made()
    for act, wait in walk:
        hands.pass_s(wait / SECOND)
        getattr(watch, act)()
    before = facts(watch)
    if getattr(watch, last)():
        assert watch.undo()
    assert facts(watch) == before


@given(steps, st.integers(min_value=GUARD_NS, max_value=20 * SECOND))
def test_an_undone_stop_changes_no_time(walk: list[tuple[str, int]], wait: int) -> None:
    """Two watches run side by side; only one is stopped and taken back, again and again."""
    hands = Hands()
    plain = StopwatchState(hands.now, hands.wall)
    fumbled = StopwatchState(hands.now, hands.wall)
    plain.press()
    fumbled.press()
    for _act, pause in walk:
        hands.ns += pause
        if fumbled.stop():
            fumbled.undo()
    hands.ns += wait
    assert plain.stop()
    assert fumbled.stop()
    assert plain.result() == fumbled.result()
