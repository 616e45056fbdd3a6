"""Gait speed and five times sit to stand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.catalogue import find_measure
from medex_desktop.domain.change_choice import change_value_for
from medex_desktop.domain.naming import name_of
from medex_desktop.language import render
from tests.domain.measures.asking import category, judged, met, person, read, refused, said


def walk(who="female 72", distance="4", time="4.10", pace="comfortable", **more):
    return read("gait_speed", who, distance=distance, time=time, pace=pace, **more)


@pytest.mark.parametrize(
    ("distance", "time", "speed"), [("4", "4.10", "0.976"), ("10", "7.0; 7.2; 6.8", "1.429")]
)
def test_speed_is_all_metres_by_all_seconds(distance, time, speed):
    assert round(walk(distance=distance, time=time).score.value, 3) == Decimal(speed)


@pytest.mark.parametrize(
    ("who", "mean"),
    [("female 20", "1.34"), ("male 79", "1.26"), ("female 80", "0.94"), ("male 99", "0.97")],
)
def test_the_mean_of_ones_age(who, mean):
    assert walk(who).compared.mid == Decimal(mean)


def test_no_norm_for_the_fast_pace_nor_outside_the_ages():
    assert "No norm for this protocol." in said(walk(pace="fast"))
    assert walk("female 19").compared is None
    assert walk("female 100").compared is None
    assert walk("72").compared is None


@pytest.mark.parametrize(
    ("time", "cuts"),
    [
        ("4.9", {"community": False, "household": False, "trial": False}),
        ("5", {"community": True, "household": False, "trial": True}),
        ("10", {"community": True, "household": False, "trial": True}),
        ("10.1", {"community": True, "household": True, "trial": True}),
    ],
)
def test_slow_walking_is_named(time, cuts):
    assert met(walk(time=time)) == cuts


def test_cut_points_are_for_older_adults_at_their_usual_pace():
    nothing = {"community": None, "household": None, "trial": None}
    assert met(walk("female 59", time="10")) == nothing
    assert met(walk(time="10", pace="fast")) == nothing


def test_what_a_walk_needs():
    assert list(refused("gait_speed", distance="1", time="0.5", pace="brisk")) == [
        "distance", "time", "pace",
    ]  # fmt: skip
    assert list(refused("gait_speed", distance="4", time="4;4;4;4;4;4", pace="fast")) == ["time"]


def test_a_change_of_speed_is_judged_at_its_own_pace():
    assert judged("gait_speed", "0.2", "parkinson", since="1", pace="comfortable").kind == "beyond"
    assert judged("gait_speed", "0.2", "parkinson", since="1", pace="fast").kind == "within"
    assert judged("gait_speed", "0.14", "tha_day_2", since="1", pace="fast").kind == "beyond"


def test_an_important_change_without_a_published_error_says_so():
    found = judged("gait_speed", "0.06", "older_adults", since="1", pace="comfortable")
    assert render(found.judged_by) == "from 0.05 m/s, older adults, Perera 2006; no published error"


def test_metres_a_minute_are_turned_into_metres_a_second():
    gait = find_measure("gait_speed")
    value = change_value_for(gait, person("70", "knee_oa"), {}, Decimal(1))
    assert value.mcid == Decimal("0.068")
    assert render(value.important_words).startswith("in the range published as important")


def test_a_walk_is_called_by_its_pace():
    measure = find_measure("gait_speed")
    assert render(name_of(measure, {"pace": "fast"})) == "Gait speed, fast pace"
    assert render(name_of(measure, {})) == "Gait speed"


@given(st.decimals("1", "299", places=2), st.decimals("0.01", "1", places=2))
def test_slower_is_never_faster(time, more):
    assert walk(time=str(time + more)).score.value < walk(time=str(time)).score.value


@pytest.mark.parametrize(
    ("age", "time", "name"),
    [("60", "11.4", "Average"), ("69", "11.5", "Below average"), ("89", "14.8", "Average")],
)
def test_five_stands_beside_the_limit_of_their_age(age, time, name):
    assert category(read("sit_to_stand_5x", age, time=time)) == name


def test_five_stands_have_no_norm_outside_sixty_to_eighty_nine():
    for age in ("59", "90", ""):
        assert read("sit_to_stand_5x", age, time="12").compared is None


@pytest.mark.parametrize(
    ("age", "time", "cuts"),
    [
        ("65", "15", {"buatois": True, "guralnik": True, "trial": False}),
        ("65", "15.01", {"buatois": True, "guralnik": True, "trial": True}),
        ("64", "13.6", {"buatois": None, "guralnik": False, "trial": False}),
        ("64", "13.61", {"buatois": None, "guralnik": True, "trial": False}),
        ("59", "20", {"buatois": None, "guralnik": None, "trial": None}),
    ],
)
def test_slow_stands_are_named(age, time, cuts):
    assert met(read("sit_to_stand_5x", age, time=time)) == cuts


def test_five_stands_not_finished_are_no_time():
    reading = read("sit_to_stand_5x", "70", time="60", completed="no")
    assert reading.score.value is None
    assert category(reading) == "Unable"
    assert said(reading)[0].startswith("Unable: five stands")
    assert set(met(reading).values()) == {None}
    assert read("sit_to_stand_5x", "70", time="60", completed="yes").score.value == 60


@pytest.mark.parametrize("time", ["2.9", "181", "x", ""])
def test_what_is_no_time_of_five_stands_is_refused(time):
    assert list(refused("sit_to_stand_5x", time=time)) == ["time"]


def test_a_change_of_five_stands():
    assert judged("sit_to_stand_5x", "-2.4", "older_adults").kind == "within"
    assert judged("sit_to_stand_5x", "-2.6", "older_adults").kind == "beyond"
    assert judged("sit_to_stand_5x", "2.6", "older_adults").kind == "worse"
    assert judged("sit_to_stand_5x", "-2.6", "vestibular", "older_adults").kind == "important"
    assert judged("sit_to_stand_5x", "-2.6", "stroke").kind == "no_published"
