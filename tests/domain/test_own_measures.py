"""A measure of the practice's own: its form in words, and the measure it makes."""

from dataclasses import replace
from decimal import Decimal

import pytest

from medex_desktop.domain.measure import Direction, Role
from medex_desktop.domain.own_measures import (
    OwnForm,
    catalogue_names,
    form_of,
    from_json,
    key_for,
    measure_of,
    read_own,
    to_json,
)
from medex_desktop.domain.readings import read_result
from medex_desktop.domain.scoring import Person
from medex_desktop.domain.test_sets import is_own_key
from medex_desktop.errors import InvalidForm
from medex_desktop.language import render

STAIRS = OwnForm(
    "Stairs {14}", "s", "lower", "right_left", "3", high="300", places="1", clock="stopwatch",
    error="2.0", error_source="ten retests, 2026", how_to="Up and down\n\nOne hand on the rail",
)  # fmt: skip


def faults(form, **more):
    with pytest.raises(InvalidForm) as found:
        read_own(form, **more)
    return {one.field: str(one) for one in found.value.faults}


def test_every_fault_is_said_beside_its_field():
    said = faults(OwnForm(high="x", trials="0", places="9", clock="sundial", error="0"))
    assert said == {
        "name": "A measure needs a name.",
        "unit": "Write the unit, such as s, kg, cm or points.",
        "direction": "Choose one of these.",
        "trials": "Write a whole number from 1 to 10.",
        "high": said["high"],
        "places": "Write a whole number from 0 to 3.",
        "clock": "Choose one of these.",
        "error": "An error is above zero. Leave it empty if none is known.",
        "error_source": "Write where this error is from; without a source it is not used.",
    }


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"error_source": " "}, "error_source", "without a source"),
        ({"low": "300"}, "high", "not above the lowest"),
        ({"high": ""}, "high", "highest value"),
        ({"name": "stairs, up"}, "name", "name already"),
        ({"name": "BERG BALANCE SCALE"}, "name", "name already"),
        ({"unit": "m2"}, "unit", "no figures"),
        ({"unit": "kg"}, "clock", "unit is then s"),
        ({"clock": "countdown"}, "seconds", "number is needed"),
        ({"direction": "neither"}, "summary", "Choose the mean"),
    ],
)
def test_what_cannot_be_is_refused(changed, field, words):
    names = ["Stairs, up", *catalogue_names()]
    said = faults(replace(STAIRS, **changed), names=names)
    assert list(said) == [field]
    assert words in said[field]


def test_the_measure_has_a_side_its_limits_a_clock_and_its_own_error():
    made = measure_of(read_own(STAIRS), "own_stairs", 2)
    assert (made.key, made.version, made.direction) == ("own_stairs", 2, Direction.LOWER)
    assert render(made.title) == "Stairs {14}"
    side, value = made.fields
    assert side.role is Role.IDENTITY
    assert (value.low, value.high, value.clock, value.repeats) == (0, 300, "stopwatch", 3)
    (fact,) = made.change_facts
    assert render(fact.population) == "own measure, own error (ten retests, 2026)"
    assert [render(line) for line in made.how_to[0][1]] == ["Up and down", "One hand on the rail"]
    found = read_result(made, Person(), {"side": "left", "value": (Decimal(12), Decimal("11.4"))})
    assert found.score.value == Decimal("11.4")
    assert found.compared is None


def test_mean_countdown_and_no_error():
    form = OwnForm("Step-ups", "steps", "neither", trials="2", summary="mean", high="200",
                   clock="countdown", seconds="60")  # fmt: skip
    made = measure_of(read_own(form), "own_step_ups", 1)
    (value,) = made.fields
    assert (value.clock, value.seconds, value.counter) == ("countdown", 60, True)
    assert made.change_facts == ()
    numbers = (Decimal(20), Decimal(23))
    assert made.scoring({"value": numbers}, Person()).value == Decimal("21.5")
    assert made.scoring({}, Person()).why is not None
    assert "mean of up to 2" in render(made.summary)


def test_a_change_keeps_what_older_results_were_measured_by():
    before = read_own(STAIRS)
    others = {"unit": "kg", "direction": "higher", "sides": "none", "summary": "mean"}
    changed = replace(STAIRS, clock="none", **others)
    said = faults(changed, before=before)
    assert set(said) == set(others)
    assert "Define a new measure instead" in said["unit"]
    assert read_own(replace(STAIRS, high="400", error=""), before=before).error_source == ""


def test_it_comes_back_from_plain_data_and_damage_is_refused():
    one = read_own(STAIRS)
    assert from_json(to_json(one)) == one
    assert read_own(form_of(one)) == one
    for broken in ({}, [], {"version": 2}, {**to_json(one), "high": None}, {"version": 1, "x": 1}):
        with pytest.raises(ValueError, match="no definition"):
            from_json(broken)


def test_keys_are_free_and_permanent():
    assert key_for("Stairs, 14 steps", []) == "own_stairs_14_steps"
    assert key_for("Treppe übers Haus", ["own_stairs"]) == "own_treppe_ubers_haus"
    assert key_for("Stairs", ["own_stairs", "own_stairs_2"]) == "own_stairs_3"
    assert key_for("階段", []) == "own_measure"
    assert is_own_key(key_for("x" * 60, []))
