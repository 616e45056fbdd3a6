"""The SPPB: every step of its three parts, its bands, its change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.language import render
from tests.domain.measures.asking import category, judged, read, refused


def sppb(side="10", semi="10", tandem="10", walk="4", chair="11"):
    return read(
        "sppb", "70", side_by_side=side, semi_tandem=semi, tandem=tandem, walk_4m_best=walk,
        chair_5x=chair,
    )  # fmt: skip


def parts(reading):
    return [int(part.value) for part in reading.score.parts]


@pytest.mark.parametrize(
    ("times", "expected", "total", "name"),
    [
        ({"walk": "4.81", "chair": "11.19"}, [4, 4, 4], 12, "Normal mobility"),
        (
            {"tandem": "2.9", "walk": "8.71", "chair": "16.70"},
            [2, 1, 1], 4, "Severe loss of mobility",
        ),
        (
            {"tandem": "3", "walk": "6.20", "chair": "13.69"},
            [3, 3, 3], 9, "Moderate loss of mobility",
        ),
        ({"walk": "6.21", "chair": "13.70"}, [4, 2, 2], 8, "Moderate loss of mobility"),
        ({"walk": "4.82", "chair": "11.20"}, [4, 3, 3], 10, "Normal mobility"),
    ],
)  # fmt: skip
def test_the_vectors(times, expected, total, name):
    reading = sppb(**times)
    assert parts(reading) == expected
    assert reading.score.value == total
    assert category(reading) == name


@pytest.mark.parametrize(
    ("side", "semi", "tandem", "points"),
    [
        ("9.99", "10", "10", 0),
        ("10", "9.99", "10", 1),
        ("10", "10", "0", 2),
        ("10", "10", "2.99", 2),
        ("10", "10", "3", 3),
        ("10", "10", "9.99", 3),
        ("10", "10", "10", 4),
    ],
)
def test_the_balance_stops_at_the_first_stance_not_held(side, semi, tandem, points):
    assert parts(sppb(side, semi, tandem))[0] == points


@pytest.mark.parametrize(("time", "points"), [("8.70", 2), ("8.71", 1), ("120", 1)])
def test_a_slow_walk_still_counts(time, points):
    assert parts(sppb(walk=time))[1] == points


@pytest.mark.parametrize(("time", "points"), [("16.69", 2), ("60", 1), ("60.01", 0)])
def test_more_than_a_minute_on_the_chair_is_nothing(time, points):
    assert parts(sppb(chair=time))[2] == points


def test_all_five_times_are_needed():
    assert list(refused("sppb", side_by_side="10", semi_tandem="11", tandem="10")) == [
        "semi_tandem", "walk_4m_best", "chair_5x",
    ]  # fmt: skip


def test_a_walk_or_stand_that_cannot_be_done_is_nothing():
    held = {"side_by_side": "10", "semi_tandem": "10", "tandem": "10"}
    lying = read("sppb", "70", **held, walk_unable="yes", chair_unable="yes")
    assert parts(lying) == [4, 0, 0]
    assert lying.score.value == 4
    walks = read("sppb", "70", **held, walk_4m_best="4", chair_unable="yes", walk_unable="no")
    assert parts(walks) == [4, 4, 0]


def test_what_cannot_be_done_has_no_time():
    held = {"side_by_side": "10", "semi_tandem": "10", "tandem": "10"}
    assert refused("sppb", **held, walk_4m_best="4", walk_unable="yes", chair_5x="11") == {
        "walk_4m_best": "A value stands here, and “Can’t walk” too. Take one of them back."
    }
    assert list(refused("sppb", **held, walk_unable="no", chair_unable="yes")) == ["walk_4m_best"]


def test_a_change_has_an_important_value_and_no_error():
    found = judged("sppb", "1", "older_adults")
    assert found.kind == "beyond"
    assert found.is_small
    assert not found.is_beyond_error
    assert (
        render(found.judged_by) == "from 0.5 points, older adults, Perera 2006; no published error"
    )
    assert judged("sppb", "1").kind == "no_published"


@given(st.decimals("0.8", "119", places=2), st.decimals("3", "119", places=2))
def test_slower_is_never_more_points(walk, chair):
    total = sppb(walk=str(walk), chair=str(chair)).score.value
    assert 0 <= sppb(walk=str(walk + 1), chair=str(chair + 1)).score.value <= total <= 12
