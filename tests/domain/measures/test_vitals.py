"""Blood pressure, heart rate, saturation and glucose: what they are called, when to stop."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.catalogue import find_measure
from tests.domain.measures.trying import category, entry, met, part, reading, refused, said

ORDER = ("Normal", "Elevated", "Stage 1", "Stage 2", "Crisis range")


def pressure(systolic, diastolic, **more):
    return reading("blood_pressure", systolic=systolic, diastolic=diastolic, **more)


@pytest.mark.parametrize(
    ("systolic", "diastolic", "name"),
    [
        (128, 79, "Elevated"), (118, 85, "Stage 1"), (182, 100, "Crisis range"),
        (120, 80, "Stage 1"), (119, 79, "Normal"), (120, 79, "Elevated"), (129, 79, "Elevated"),
        (130, 79, "Stage 1"), (119, 80, "Stage 1"), (139, 89, "Stage 1"), (140, 79, "Stage 2"),
        (119, 90, "Stage 2"), (180, 120, "Stage 2"), (181, 80, "Crisis range"),
        (150, 121, "Crisis range"),
    ],
)  # fmt: skip
def test_the_category_is_the_higher_of_both(systolic, diastolic, name):
    found = pressure(systolic, diastolic)
    assert category(found) == name
    assert found.score.value == systolic
    assert (part(found, "systolic"), part(found, "diastolic")) == (systolic, diastolic)


@given(st.integers(50, 299), st.integers(20, 199), st.integers(0, 1), st.integers(0, 1))
def test_a_higher_value_never_has_a_lower_category(systolic, diastolic, more, higher):
    if systolic <= diastolic + higher:
        return
    before, after = pressure(systolic, diastolic), pressure(systolic + more, diastolic + higher)
    assert ORDER.index(category(before)) <= ORDER.index(category(after))


@pytest.mark.parametrize(
    ("systolic", "diastolic", "keys"),
    [
        (180, 110, []), (181, 110, ["crisis"]), (200, 110, ["crisis"]),
        (201, 90, ["rest_limit", "crisis"]), (150, 111, ["rest_limit"]),
        (150, 121, ["rest_limit", "crisis"]),
    ],
)  # fmt: skip
def test_over_the_limits_it_must_be_answered_for(systolic, diastolic, keys):
    found = pressure(systolic, diastolic)
    assert met(found) == keys
    actions = {cut.point.key: cut.point.action for cut in found.cuts}
    assert actions == {"rest_limit": "stop", "crisis": "refer"}


def test_the_wrong_way_round_is_refused_beside_the_systolic():
    assert list(refused("blood_pressure", systolic=80, diastolic=120)) == ["systolic"]
    assert "wrong way round" in refused("blood_pressure", systolic=90, diastolic=90)["systolic"]


@pytest.mark.parametrize(
    ("key", "typed", "fields"),
    [
        ("blood_pressure", {"systolic": "abc", "diastolic": 80}, ["systolic"]),
        ("blood_pressure", {"systolic": "120.5", "diastolic": 80}, ["systolic"]),
        ("blood_pressure", {"systolic": 301, "diastolic": 19}, ["systolic", "diastolic"]),
        ("blood_pressure", {"systolic": 120}, ["diastolic"]),
        ("blood_pressure", {"systolic": 120, "diastolic": 80, "arm": "both"}, ["arm"]),
        ("resting_heart_rate", {"bpm": 24}, ["bpm"]),
        ("resting_heart_rate", {"bpm": 221}, ["bpm"]),
        ("spo2", {"percent": 101}, ["percent"]),
        ("spo2", {"percent": 49}, ["percent"]),
        ("spo2", {}, ["percent"]),
        ("blood_glucose", {"value": 19}, ["value"]),
        ("blood_glucose", {"value": 701}, ["value"]),
        ("blood_glucose", {"value": 120, "ketones_mmol_l": 11}, ["ketones_mmol_l"]),
    ],
)
def test_bad_input_is_refused_beside_its_field(key, typed, fields):
    assert list(refused(key, **typed)) == fields


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("blood_pressure", {"systolic": 120, "diastolic": 101}),
        ("blood_pressure", {"systolic": 180, "diastolic": 79}),
        ("resting_heart_rate", {"bpm": 39}),
        ("spo2", {"percent": 84}),
        ("blood_glucose", {"value": 401}),
    ],
)
def test_the_unusual_is_kept_with_a_remark(key, typed):
    (remark,) = entry(key, **typed).remarks
    assert "it is kept" in str(remark.words)


def test_the_usual_has_no_remark():
    assert entry("blood_pressure", systolic=120, diastolic=100).remarks == ()
    assert entry("blood_pressure", systolic=180, diastolic=80).remarks == ()


def test_rate_and_saturation_are_values_without_a_verdict():
    for found in (reading("resting_heart_rate", bpm=58), reading("spo2", percent=91)):
        assert (found.category, found.cuts, found.messages) == (None, (), ())
    assert reading("resting_heart_rate", bpm=58).score.value == 58


ADA = (
    ("ada_below_90", 20, 90), ("ada_90_to_150", 90, 150), ("ada_150_to_250", 150, 250),
    ("ada_250_to_350", 250, 350), ("ada_350", 350, 701),
)  # fmt: skip


def of_ada(value):
    return [key for key in met(reading("blood_glucose", value=value)) if key.startswith("ada")]


@given(st.decimals(20, 700, places=1))
def test_every_glucose_lies_in_one_band_of_the_table(value):
    assert of_ada(value) == [key for key, low, below in ADA if low <= value < below]


def test_the_bands_of_the_table_follow_each_other():
    assert all(before[2] == after[1] for before, after in pairwise(ADA))
    assert of_ada("89.9") == ["ada_below_90"]
    actions = {cut.key: cut.action for cut in find_measure("blood_glucose").cut_points}
    assert [actions[key] for key, *_ in ADA] == ["note", "", "", "stop", "stop"]


@pytest.mark.parametrize(
    ("value", "key"),
    [("52.1", "type_1_low"), ("52.2", "type_1_treat"), ("70.2", "type_1_treat"), ("70.3", None)],
)
def test_the_lows_of_type_1(value, key):
    found = [one for one in met(reading("blood_glucose", value=value)) if one.startswith("type")]
    assert found == ([key] if key else [])


def test_glucose_is_told_in_both_units_and_ketones_are_kept():
    found = reading("blood_glucose", value=360, ketones_mmol_l="0.4")
    assert part(found, "mmol_l") == 20
    assert part(found, "ketones") == Decimal("0.4")
    assert "test ketones" in said(found)[0]


def test_the_older_table_is_shown_and_judges_nothing():
    older = [fact for fact in find_measure("blood_glucose").facts if "Older" in str(fact.words)]
    assert len(older) == 3
    assert met(reading("blood_glucose", value=95)) == ["ada_90_to_150"]
