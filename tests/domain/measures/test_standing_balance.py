"""Single-leg stance, four-stage balance and functional reach."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.catalogue import find_measure
from medex_desktop.domain.naming import name_of
from medex_desktop.language import render
from tests.domain.measures.asking import judged, met, read, refused, said


def stand(who="female 72", time="10", eyes="open"):
    return read("single_leg_stance", who, time=time, eyes=eyes, leg="left")


@pytest.mark.parametrize(
    ("who", "eyes", "means"),
    [
        ("72", "open", ["21.5", "17.2"]),
        ("female 39", "open", ["44.7"]),
        ("female 72", "closed", ["3.7"]),
        ("male 99", "closed", ["1.8"]),
        ("male 17", "closed", []),
        ("72", "closed", []),
        ("100", "open", []),
    ],
)
def test_one_leg_beside_the_means(who, eyes, means):
    reading = stand(who, eyes=eyes)
    found = [one for one in (reading.compared, *reading.others) if one]
    assert [one.mid for one in found] == [Decimal(mean) for mean in means]


def test_the_best_of_three_counts_and_their_mean_is_told():
    reading = stand(time="8;12;10")
    assert reading.score.value == 12
    assert reading.score.part("mean") == 10
    assert stand(time="8;12").score.parts == ()


def test_the_test_ends_at_forty_five_seconds():
    reading = stand(time="50")
    assert reading.score.value == 45
    assert said(reading) == ["The test ends at 45 s: a longer time counts as 45."]


def test_what_a_stance_needs():
    assert list(refused("single_leg_stance", time="121")) == ["time", "eyes", "leg"]


def test_a_change_on_one_leg_is_hardly_ever_real():
    assert judged("single_leg_stance", "24", "older_adults").kind == "within"
    assert judged("single_leg_stance", "24.1", "older_adults").kind == "beyond"
    assert judged("single_leg_stance", "24.1").kind == "no_published"


def test_a_stance_is_called_by_eyes_and_leg():
    values = {"eyes": "closed", "leg": "right"}
    name = name_of(find_measure("single_leg_stance"), values)
    assert render(name) == "Single-leg stance, eyes closed, right leg"


def stages(*times, who="70"):
    keys = ("side_by_side", "semi_tandem", "tandem", "one_leg")
    return read("four_stage_balance", who, **dict(zip(keys, times, strict=True)))


@pytest.mark.parametrize(
    ("times", "stage", "tandem"),
    [
        (("9.9", "0", "0", "0"), 0, True),
        (("10", "10", "9.9", "0"), 2, True),
        (("10", "10", "10", "4"), 3, False),
        (("10", "10", "10", "10"), 4, False),
        (("10", "5", "10", "0"), 1, False),
    ],
)
def test_the_stage_is_the_stances_held_in_a_row(times, stage, tandem):
    reading = stages(*times)
    assert reading.score.value == stage
    assert met(reading) == {"tandem": tandem}


def test_the_stance_mark_is_for_older_adults():
    assert met(stages("10", "10", "5", "0", who="59")) == {"tandem": None}


def test_every_stance_is_needed_and_none_is_longer_than_ten():
    found = refused("four_stage_balance", side_by_side="11", semi_tandem="10", tandem="-1")
    assert list(found) == ["side_by_side", "tandem", "one_leg"]


@given(st.lists(st.integers(0, 10), min_size=4, max_size=4), st.integers(0, 3))
def test_longer_is_never_a_lower_stage(times, index):
    longer = [*times[:index], 10, *times[index + 1 :]]
    assert stages(*map(str, longer)).score.value >= stages(*map(str, times)).score.value


@pytest.mark.parametrize(
    ("reach", "score", "short"),
    [
        ("15.2", "15.2", False),
        ("15.1", "15.1", True),
        ("10;20;24", "22", False),
        ("9;15", "12", True),
    ],
)
def test_the_last_two_reaches_count(reach, score, short):
    reading = read("functional_reach", "60", reach=reach)
    assert reading.score.value == Decimal(score)
    assert met(reading) == {"six_inches": short}


def test_a_reach_has_no_norm_and_no_mark_before_sixty():
    reading = read("functional_reach", "59", reach="10")
    assert reading.compared is None
    assert met(reading) == {"six_inches": None}
    assert list(refused("functional_reach", reach="81")) == ["reach"]
