"""The counter: never below zero, never beyond its limit, and every act can be taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.ui.clocks.counter import CounterState


def test_it_counts_and_takes_away() -> None:
    counter = CounterState()
    assert counter.add()
    assert counter.add()
    assert counter.take()
    assert counter.count == 1
    assert counter.undo()
    assert counter.count == 2
    assert counter.undone


def test_there_is_nothing_below_zero_nor_beyond_the_limit() -> None:
    counter = CounterState(2)
    assert not counter.take()
    assert not counter.undo()
    assert counter.add()
    assert counter.add()
    assert not counter.add()
    assert counter.count == 2


def test_again_is_taken_back_too() -> None:
    counter = CounterState()
    assert not counter.again()
    for _stand in range(8):
        counter.add()
    assert counter.again()
    assert counter.count == 0
    counter.undo()
    assert counter.count == 8


def test_a_draft_brings_the_count_back() -> None:
    counter = CounterState()
    counter.add()
    back = CounterState()
    back.restore(counter.to_plain())
    assert back.count == 1
    assert not back.can_undo()


@pytest.mark.parametrize("wrong", [{}, {"count": -1}, {"count": 11}, {"count": "8"}])
def test_what_is_no_count_is_refused(wrong: dict[str, object]) -> None:
    counter = CounterState(10)
    counter.add()
    with pytest.raises(ValueError, match="not a count"):
        counter.restore(wrong)
    assert counter.count == 1


def test_a_counter_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="counts to one"):
        CounterState(0)


@given(st.lists(st.sampled_from(("add", "take", "again", "undo")), max_size=60))
def test_every_act_can_be_taken_back(acts: list[str]) -> None:
    counter = CounterState(5)
    for act in acts:
        before = counter.count
        changed = getattr(counter, act)()
        assert 0 <= counter.count <= 5
        if changed and act != "undo":
            assert counter.count != before
            counter.undo()
            assert counter.count == before
            getattr(counter, act)()
