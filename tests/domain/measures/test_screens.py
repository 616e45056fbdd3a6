"""STEADI and FRAIL: points, what they ask for, and what is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.errors import InvalidForm, InvalidInput
from tests.domain.measures.reading import met, read, value

FRAIL = {
    "fatigue": "no",
    "resistance_flight_of_stairs": "no",
    "ambulation_block": "no",
    "illness_count": 0,
    "weight_loss_pct": 0,
}


def statements(*yes):
    return {f"q{n}": "yes" if n in yes else "no" for n in range(1, 13)}


@pytest.mark.parametrize(
    ("yes", "points", "asked"),
    [((), 0, False), ((1,), 2, False), ((3, 4, 5), 3, False), ((1, 2), 4, True),
     ((9, 10, 11, 12), 4, True), (tuple(range(1, 13)), 14, True)],
)  # fmt: skip
def test_the_first_two_statements_count_twice(yes, points, asked):
    found = read("steadi", **statements(*yes))
    assert found["score"]["value"] == points
    assert met(found) == {"steadi": asked, "three_key": None}


def test_a_key_question_is_enough():
    found = read("steadi", **statements(), three_key="yes")
    assert met(found) == {"steadi": False, "three_key": True}
    assert "a closer look at falls" in found["messages"][0]
    assert met(read("steadi", **statements(), three_key="no"))["three_key"] is False


def test_who_it_is_for():
    assert met(read("steadi", age="59", **statements(1, 2)))["steadi"] is None
    younger = read("steadi", age="62", **statements(1, 2))
    assert met(younger)["steadi"] is True
    assert "Made for people from 65 years on." in younger["messages"]


def test_every_statement_is_needed():
    with pytest.raises(InvalidForm):
        read("steadi", q1="yes")
    with pytest.raises(InvalidInput, match="Say yes or no"):
        read("steadi", **{**statements(), "q3": "maybe"})


@given(st.sets(st.integers(1, 12)), st.integers(1, 12))
def test_another_yes_never_lowers_the_points(yes, another):
    assert value("steadi", **statements(*yes)) <= value("steadi", **statements(*yes, another))


@pytest.mark.parametrize(
    ("changed", "points", "band"),
    [
        ({}, 0, "Robust"),
        ({"illness_count": 4, "weight_loss_pct": "4.9"}, 0, "Robust"),
        ({"illness_count": 5}, 1, "Prefrail"),
        ({"illness_count": 5, "weight_loss_pct": 5}, 2, "Prefrail"),
        ({"fatigue": 1, "illness_count": 11, "weight_loss_pct": 10}, 3, "Frail"),
        ({"fatigue": "yes", "resistance_flight_of_stairs": "yes", "ambulation_block": "yes",
          "illness_count": 6, "weight_loss_pct": 6}, 5, "Frail"),
    ],
)  # fmt: skip
def test_points_and_bands_of_frail(changed, points, band):
    found = read("frail_scale", **{**FRAIL, **changed})
    assert (found["score"]["value"], found["category"]) == (points, band)


def test_limits_of_frail():
    gain = read("frail_scale", **{**FRAIL, "weight_loss_pct": -4})
    assert gain["score"]["value"] == 0
    assert "unusual here" in gain["messages"][0]
    with pytest.raises(InvalidInput, match="12 is outside 0 to 11"):
        read("frail_scale", **{**FRAIL, "illness_count": 12})
    with pytest.raises(InvalidInput):
        read("frail_scale", **{k: v for k, v in FRAIL.items() if k != "weight_loss_pct"})
