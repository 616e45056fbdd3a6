import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.measures.grip_strength import (
    CODES,
    GripEntry,
    GripProtocol,
    Trial,
    blank_trials,
    changed_parts,
    from_json,
    to_json,
)
from medex_desktop.domain.quantity import read_force
from medex_desktop.language import render

FULL = GripProtocol(
    key="asht",
    start_side="left",
    handle="3",
    posture="no_arm_rests",
    device_make="Jamar Plus+",
    device_serial="20418",
    device_resolution=Decimal("0.1"),
    device_unit="lb",
    calibrated_on=date(2026, 2, 1),
)


def test_trials_alternate_from_the_side_that_starts():
    assert [(t.side, t.number, t.order) for t in blank_trials()] == [
        ("right", 1, 1), ("left", 1, 2), ("right", 2, 3), ("left", 2, 4), ("right", 3, 5),
        ("left", 3, 6),
    ]  # fmt: skip
    assert [t.side for t in blank_trials("left", 2)] == ["left", "right", "left", "right"]


typed = st.decimals("1.2", 120, places=1).map(str)
quantities = st.builds(read_force, typed, st.sampled_from(["kg", "lb"]), st.just("x"))
trials = st.builds(
    Trial,
    st.sampled_from(["right", "left"]),
    st.integers(1, 3),
    st.integers(1, 6),
    st.none() | quantities,
    st.sampled_from(CODES),
)
protocols = st.builds(
    GripProtocol,
    st.sampled_from(["southampton", "asht"]),
    st.sampled_from(["right", "left"]),
    st.text(max_size=5),
    st.text(max_size=5),
    st.text(max_size=9),
    st.text(max_size=9),
    st.sampled_from([Decimal("0.1"), Decimal(1)]),
    st.sampled_from(["kg", "lb"]),
    st.none() | st.dates(),
)
entries = st.builds(
    GripEntry,
    protocols,
    st.lists(trials, max_size=6).map(tuple),
    st.none() | st.integers(0, 10),
    st.sampled_from(["", "right", "left", "both"]),
    st.text(max_size=20),
    st.text(max_size=20),
)


@given(entries)
def test_an_entry_survives_json_unchanged(entry):
    assert from_json(json.loads(json.dumps(to_json(entry)))) == entry


def test_an_unknown_version_is_not_guessed_at():
    plain = to_json(GripEntry(FULL, ()))
    plain["version"] = 2
    with pytest.raises(ValueError, match="version 2"):
        from_json(plain)


def test_what_starts_a_new_series_and_what_does_not():
    def changed(**part):
        values = {name: getattr(FULL, name) for name in FULL.__slots__} | part
        words = changed_parts(FULL.series_key(), GripProtocol(**values).series_key())
        return [render(word) for word in words]

    assert changed(device_serial="9") == ["device"]
    assert changed(device_make="Camry", device_serial="9") == ["device"]
    assert changed(handle="2") == ["handle position"]
    assert changed(posture="standing") == ["position"]
    assert changed(key="southampton") == ["protocol", "summary rule"]
    assert changed(device_make=" jamar  PLUS+ ") == []
    assert changed(start_side="right", device_unit="kg", calibrated_on=None) == []
    assert changed(device_resolution=Decimal(1)) == []


def test_a_bar_in_a_name_does_not_shift_the_parts():
    odd = GripProtocol(device_make="A|B", device_serial="|")
    assert odd.series_key().count("|") == GripProtocol().series_key().count("|")


def test_the_trials_of_a_side():
    entry = GripEntry(FULL, blank_trials("left"))
    assert [trial.number for trial in entry.of_side("left")] == [1, 2, 3]
    assert {trial.side for trial in entry.of_side("right")} == {"right"}


def test_an_unknown_protocol_is_followed_by_its_best():
    assert GripProtocol(key="own").summary_rule == "best"
