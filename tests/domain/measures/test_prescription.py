"""Heart-rate zone, effort, one-repetition maximum and activity: the arithmetic, and when not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.catalogue import find_measure
from medex_desktop.domain.entries import read_entry
from medex_desktop.domain.readings import read_result
from medex_desktop.domain.scoring import Person
from tests.domain.measures.trying import category, entry, part, reading, refused, rounded, said

ZONE = {"hr_rest": 70, "low_pct": 40, "high_pct": 60}


def test_the_zone_of_the_catalogue():
    found = reading("hr_zones", age=65, **ZONE)
    assert found.score.value == Decimal("162.5")
    assert (part(found, "zone_low"), part(found, "zone_high")) == (107, Decimal("125.5"))
    assert part(found, "fox") == 155
    assert category(found) == "Zone 107 to 126 beats a minute"


def test_a_beta_blocker_hides_the_zone():
    found = reading("hr_zones", age=65, beta_blocker="yes", **ZONE)
    assert (found.score.value, found.score.parts, found.category) == (None, (), None)
    assert "effort" in said(found)[0]


@pytest.mark.parametrize("age", [None, "9", "111"])
def test_without_a_usable_age_there_is_no_zone(age):
    found = reading("hr_zones", age=age, **ZONE)
    assert found.score.value is None
    assert "age is needed" in said(found)[0]


def test_a_rest_above_the_maximum_has_no_zone():
    found = reading("hr_zones", age=100, hr_rest=150, low_pct=40, high_pct=60)
    assert found.score.value is None


def test_the_young_are_remarked_on():
    assert any("for adults" in words for words in said(reading("hr_zones", age=15, **ZONE)))


def test_the_percentages_must_rise():
    words = refused("hr_zones", hr_rest=70, low_pct=60, high_pct=60)
    assert words == {"high_pct": "The upper percentage must be above 60 %."}
    assert refused("hr_zones", hr_rest=24, low_pct=-1, high_pct=101).keys() == {
        "hr_rest", "low_pct", "high_pct",
    }  # fmt: skip


@given(st.integers(18, 95), st.integers(0, 98), st.integers(1, 2))
def test_a_higher_percentage_is_a_faster_heart(age, low, more):
    zone = {"hr_rest": 60, "low_pct": low, "high_pct": low + more}
    found = reading("hr_zones", age=age, **zone)
    assert 60 <= found.score.part("zone_low") < found.score.part("zone_high")
    assert found.score.part("zone_high") <= found.score.value


@pytest.mark.parametrize(
    ("typed", "value", "scale"),
    [
        ({"rpe_6_20": 13}, 13, "Borg RPE, 6 to 20"),
        ({"cr10": "0.5"}, Decimal("0.5"), "Borg CR10, 0 to 10"),
        ({"effort_0_10": 4}, 4, "Effort, 0 to 10, own words"),
        ({"effort_0_10": 4, "rpe_6_20": 13}, 13, "Borg RPE, 6 to 20"),
    ],
)
def test_effort_is_a_number_and_its_scale(typed, value, scale):
    found = reading("rpe", **typed)
    assert (found.score.value, category(found)) == (value, scale)
    assert len(found.score.parts) == len(typed) - 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "rpe_6_20"), ({"rpe_6_20": 5}, "rpe_6_20"), ({"rpe_6_20": 21}, "rpe_6_20"),
        ({"rpe_6_20": "12.5"}, "rpe_6_20"), ({"cr10": "10.5"}, "cr10"),
        ({"effort_0_10": 11}, "effort_0_10"),
    ],
)  # fmt: skip
def test_effort_outside_its_scale_is_refused(typed, field):
    assert list(refused("rpe", **typed)) == [field]


def test_no_words_of_a_borg_scale_are_printed():
    words = str(find_measure("rpe")).lower()
    assert not [one for one in ("somewhat hard", "very hard", "fairly light") if one in words]


@pytest.mark.parametrize(
    ("load", "reps", "brzycki", "epley"),
    [
        (80, 5, "90.00", "93.33"), (80, 10, "106.67", "106.67"), (80, 1, "80.00", "80.00"),
        ("0.5", 1, "0.50", "0.50"),
    ],
)  # fmt: skip
def test_the_maximum_by_both_formulas(load, reps, brzycki, epley):
    found = reading("one_rm", load_kg=load, reps=reps)
    assert rounded(found.score.value, 2) == brzycki
    assert rounded(found.score.part("epley"), 2) == epley


@given(st.integers(1, 699), st.integers(1, 14))
def test_more_load_or_more_repetitions_is_a_higher_maximum(load, reps):
    here = reading("one_rm", load_kg=load, reps=reps).score.value
    assert here >= load
    assert reading("one_rm", load_kg=load + 1, reps=reps).score.value > here
    assert reading("one_rm", load_kg=load, reps=reps + 1).score.value > here


def test_many_repetitions_are_kept_with_a_remark():
    assert entry("one_rm", load_kg=80, reps=10).remarks == ()
    (remark,) = entry("one_rm", load_kg=80, reps=11).remarks
    assert "loose" in str(remark.words)
    assert refused("one_rm", load_kg="0.4", reps=16).keys() == {"load_kg", "reps"}
    assert refused("one_rm", load_kg=80, reps=0).keys() == {"reps"}


def test_each_exercise_is_its_own_series():
    exercise = find_measure("one_rm").field("exercise")
    assert exercise.role.value == "identity"


def test_activity_is_days_times_minutes():
    found = reading("exercise_vital_sign", days_per_week=3, minutes_per_day=40, strength_days=2)
    assert (found.score.value, part(found, "strength")) == (120, 2)
    assert (found.category, found.cuts) == (None, ())
    assert reading("exercise_vital_sign", days_per_week=0, minutes_per_day=0).score.value == 0
    assert refused("exercise_vital_sign", days_per_week=8, minutes_per_day=601).keys() == {
        "days_per_week", "minutes_per_day",
    }  # fmt: skip


@pytest.mark.parametrize(
    "key",
    [
        "blood_glucose", "blood_pressure", "bmi", "exercise_vital_sign", "hr_zones", "one_rm",
        "rpe", "vo2_queens_step", "vo2_rockport",
    ],
)  # fmt: skip
def test_without_values_there_is_no_score_and_a_reason(key):
    found = read_result(find_measure(key), Person("male", Decimal(60)), {})
    assert found.score.value is None
    assert said(found)


@pytest.mark.parametrize("key", ["blood_pressure", "hr_zones", "one_rm"])
def test_a_form_under_way_is_not_held_against_its_rules(key):
    assert read_entry(find_measure(key), {}, complete=False).remarks == ()
