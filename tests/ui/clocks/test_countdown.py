"""The countdown by a clock the test sets: its marks, its end, its way back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.ui.clocks.countdown import CountdownState
from medex_desktop.ui.clocks.stopwatch import SECOND, Phase
from tests.ui.clocks.hands import Hands


def made(length: int = 30, every: int = 10) -> tuple[CountdownState, Hands]:
    hands = Hands()
    return CountdownState(length, every, hands.now, hands.wall), hands


def test_it_counts_down_and_ends_by_itself() -> None:
    down, hands = made()
    assert down.left_ns() == 30 * SECOND
    down.press()
    hands.pass_s(18.6)
    assert down.left_ns() == round(11.4 * SECOND)
    hands.pass_s(20)
    assert down.left_ns() == 0
    down.look()
    assert down.phase is Phase.FINISHED
    assert down.result() == Decimal("30.00")
    assert not down.can_undo()
    assert not down.press()
    assert down.again()
    assert down.left_ns() == 30 * SECOND


@pytest.mark.parametrize(
    ("length", "every", "marks"),
    [(30, 10, (10, 20)), (360, 60, (60, 120, 180, 240, 300)), (120, 0, ()), (10, 60, ())],
)
def test_its_marks_stand_on_the_way(length: int, every: int, marks: tuple[int, ...]) -> None:
    assert made(length, every)[0].marks == marks


def test_each_mark_is_told_once() -> None:
    down, hands = made(360, 60)
    assert down.new_marks() == ()
    down.press()
    told = []
    for _second in range(130):
        hands.pass_s(1)
        down.look()
        told += down.new_marks()
    assert told == [60, 120]
    hands.pass_s(110)
    assert down.new_marks() == (180, 240)


def test_a_mark_passed_while_it_was_stopped_by_mistake_is_told() -> None:
    down, hands = made()
    down.press()
    hands.pass_s(9.5)
    down.press()
    hands.pass_s(1)
    assert down.new_marks() == ()
    down.undo()
    assert down.new_marks() == (10,)


def test_a_time_that_is_brought_back_tells_no_mark_twice() -> None:
    down, hands = made()
    down.press()
    hands.pass_s(15)
    assert down.new_marks() == (10,)
    for act in (down.press, down.again, down.press):
        assert act()
        hands.pass_s(1)
    for _act in range(3):
        hands.pass_s(0.4)
        assert down.undo()
    assert down.phase is Phase.RUNNING
    assert down.new_marks() == ()


def test_stopped_early_it_tells_what_passed() -> None:
    down, hands = made(360, 60)
    down.press()
    hands.pass_s(204.5)
    assert down.press()
    assert down.result() == Decimal("204.50")


def test_an_undone_stop_ends_at_once_when_the_time_is_over_by_now() -> None:
    down, hands = made()
    down.press()
    hands.pass_s(29)
    down.press()
    hands.pass_s(5)
    down.undo()
    assert down.phase is Phase.FINISHED
    assert down.result() == Decimal("30.00")


def test_a_stop_after_the_end_is_the_end() -> None:
    down, hands = made()
    down.press()
    hands.pass_s(30.04)
    assert down.press()
    assert down.phase is Phase.FINISHED


def test_a_draft_brings_it_back_interrupted() -> None:
    down, hands = made(360, 60)
    down.press()
    hands.pass_s(130)
    back = CountdownState.from_plain(
        down.to_plain(), length_s=360, every_s=60, now=hands.now, wall=hands.wall
    )
    assert back.phase is Phase.INTERRUPTED
    assert back.left_ns() == 230 * SECOND
    assert back.new_marks() == ()
    assert back.press()
    hands.pass_s(61)
    assert back.new_marks() == (60,)


def test_another_length_is_refused() -> None:
    down, hands = made(360, 60)
    down.press()
    hands.pass_s(100)
    with pytest.raises(ValueError, match="more time passed"):
        made()[0].restore(down.to_plain())


@pytest.mark.parametrize(("length", "every"), [(0, 0), (-5, 0), (30, -1)])
def test_a_countdown_of_nothing_is_refused(length: int, every: int) -> None:
    with pytest.raises(ValueError, match="at least a second"):
        CountdownState(length, every)


@given(
    st.integers(min_value=1, max_value=600),
    st.integers(min_value=0, max_value=90),
    st.lists(
        st.tuples(
            st.sampled_from(("press", "lap", "again", "undo", "look")),
            st.integers(min_value=0, max_value=100 * SECOND),
        ),
        max_size=30,
    ),
)
def test_what_is_left_never_grows_nor_falls_below_zero(
    length: int, every: int, walk: list[tuple[str, int]]
) -> None:
    down, hands = made(length, every)
    for act, wait in walk:
        before = down.left_ns()
        hands.ns += wait
        assert 0 <= down.left_ns() <= before
        getattr(down, act)()
        assert down.elapsed_ns() + down.left_ns() == length * SECOND
