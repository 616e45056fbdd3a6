import statistics
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.clients import Hand
from medex_desktop.domain.grip_scoring import asymmetry, asymmetry_level, cv_percent
from medex_desktop.domain.measures.grip_strength import GripEntry, GripProtocol, Trial, score
from medex_desktop.domain.quantity import read_force

D = Decimal


def entry(right="", left="", protocol="southampton"):
    trials = []
    for side, typed in (("right", right), ("left", left)):
        for number, word in enumerate(typed.split(), start=1):
            order = 2 * number - (side == "right")
            coded = word.isalpha()
            quantity = None if coded or word == "-" else read_force(word, "kg", "x")
            trials.append(Trial(side, number, order, quantity, word if coded else ""))
    return GripEntry(GripProtocol(key=protocol), tuple(trials))


def test_a_full_southampton_test():
    found = score(entry("23.8 24.6 24.1", "20.1 20.8 20.5"), Hand.RIGHT)
    assert (found.best_kg, found.best_side) == (D("24.6"), "right")
    assert (found.right.n, found.right.best, found.right.best_trial) == (3, D("24.6"), 2)
    assert round(found.right.mean, 1) == D("24.2")
    assert round(found.left.mean, 1) == D("20.5")
    assert round(found.right.cv_percent, 1) == D("1.7")
    assert round(found.left.cv_percent, 1) == D("1.7")
    assert (found.summary_right_kg, found.summary_left_kg) == (D("24.6"), D("20.8"))
    assert round(found.asymmetry_percent) == 15
    assert found.asymmetry_level == "note"
    assert found.side("left") is found.left
    assert found.side("right") is found.right
    assert found.summary_kg("left") == D("20.8")
    assert found.summary_kg("right") == D("24.6")


def test_asht_follows_the_mean_of_each_side():
    found = score(entry("20 22 24", "19 20 21", "asht"), Hand.RIGHT)
    assert (found.summary_right_kg, found.summary_left_kg) == (22, 20)
    assert found.best_kg == 24


def test_a_test_half_way_is_scored_so_far():
    found = score(entry("23.8 - refused", "unable"), Hand.RIGHT)
    assert found.right.n == 1
    assert found.right.cv_percent is None
    assert found.left is None
    assert found.summary_left_kg is None
    assert (found.best_side, found.asymmetry_percent, found.asymmetry_level) == (
        "right", None, "none",
    )  # fmt: skip
    assert score(entry("", "20"), Hand.RIGHT).best_side == "left"


def test_an_empty_test_has_no_score_and_not_zero():
    found = score(entry(), Hand.RIGHT)
    assert found.right is found.left is found.best_kg is found.best_side is None


@pytest.mark.parametrize(
    ("right", "left", "hand", "side"),
    [
        ("20", "21", Hand.RIGHT, "left"),
        ("21", "20", Hand.LEFT, "right"),
        ("20", "20", Hand.LEFT, "left"),
        ("20", "20", Hand.UNKNOWN, "right"),
    ],
)
def test_equal_sides_go_to_the_dominant_one(right, left, hand, side):
    assert score(entry(right, left), hand).best_side == side


def test_the_first_of_equal_trials_is_the_best():
    assert score(entry("20 21 21"), Hand.RIGHT).right.best_trial == 2


@pytest.mark.parametrize(
    ("right", "left", "hand", "percent"),
    [
        ("25", "20", Hand.RIGHT, "20"),
        ("20", "25", Hand.RIGHT, "-25"),
        ("20", "25", Hand.LEFT, "20"),
        ("25", "20", Hand.LEFT, "-25"),
        ("20", "25", Hand.UNKNOWN, "20"),
        ("25", "20", Hand.BOTH, "20"),
        ("25", "20", "right", "20"),
        (None, "20", Hand.RIGHT, None),
        ("20", None, Hand.RIGHT, None),
    ],
)
def test_asymmetry_by_the_dominant_side(right, left, hand, percent):
    values = [None if value is None else D(value) for value in (right, left)]
    expected = None if percent is None else D(percent)
    assert asymmetry(*values, hand) == expected


@pytest.mark.parametrize(
    ("percent", "level"),
    [(None, "none"), ("9.99", "none"), ("10", "note"), ("-10", "note"), ("19.9", "note"),
     ("20", "warning"), ("-20", "warning")],
)  # fmt: skip
def test_ten_percent_is_a_note_and_twenty_a_warning(percent, level):
    value = None if percent is None else D(percent)
    assert asymmetry_level(value) == level


def test_a_new_difference_is_a_warning_at_any_size():
    assert asymmetry_level(D(3), new_difference=True) == "warning"
    found = score(entry("20", "19"), Hand.RIGHT, new_difference=True)
    assert found.asymmetry_level == "warning"


@given(st.lists(st.decimals(1, 100, places=1), min_size=2, max_size=6))
def test_variation_is_sample_sd_over_mean(values):
    expected = 100 * statistics.stdev(values) / statistics.mean(values)
    assert cv_percent(values) == pytest.approx(expected)


def test_one_value_has_no_variation():
    assert cv_percent([D(20)]) is None
    assert cv_percent([]) is None
