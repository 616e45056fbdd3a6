"""The ready sets hold tests that exist, each filled in only as far as its measure knows."""

import pytest

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.entries import read_entry
from medex_desktop.domain.measure import Role
from medex_desktop.domain.ready_sets import READY_SETS, ReadySet, ready_set
from medex_desktop.domain.test_sets import from_json, read_items, to_json

EVERY = pytest.mark.parametrize("one", READY_SETS, ids=[one.key for one in READY_SETS])
SEVEN = {
    "total_knee", "total_hip", "shoulder", "older_adult_falls", "low_back",
    "diabetes_hypertension", "grip_cognition",
}  # fmt: skip


def test_there_are_the_seven() -> None:
    assert {one.key for one in READY_SETS} == SEVEN
    assert ready_set("total_knee") is READY_SETS[0]
    assert ready_set("total_elbow") is None


@EVERY
def test_what_a_set_fixes_can_be_read_by_its_measure(one: ReadySet) -> None:
    for item in one.items:
        measure = all_measures()[item.measure]
        preset = {key: str(value) for key, value in item.preset.items()}
        assert read_entry(measure, preset, complete=False).values == preset
        if item.measure == "rom":
            assert set(preset) == {field.key for field in measure.of_role(Role.IDENTITY)}


@EVERY
def test_a_set_is_one_that_a_practice_could_make_itself(one: ReadySet) -> None:
    assert read_items(one.items) == one.items
    assert from_json(to_json(one.items)) == one.items


@EVERY
def test_vital_signs_and_red_flags_come_before_activity(one: ReadySet) -> None:
    keys = [item.measure for item in one.items]
    assert keys[:3] == ["blood_pressure", "resting_heart_rate", "red_flags"]


def test_the_total_knee_set_measures_both_knees() -> None:
    found = ready_set("total_knee")
    assert found is not None
    motions = [item.preset for item in found.items if item.measure == "rom"]
    assert [(one["side"], one["movement"]) for one in motions] == [
        ("right", "flexion"), ("right", "extension"), ("left", "flexion"), ("left", "extension"),
    ]  # fmt: skip
