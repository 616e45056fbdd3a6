"""Muscle force by dynamometer: the best trial in newton, each muscle and side by itself."""

from decimal import Decimal

import pytest

from medex_desktop.domain.catalogue import find_measure
from medex_desktop.domain.entries import read_entry
from medex_desktop.domain.result_entries import ResultEntry, read, series_key
from tests.domain.measures.trying import reading, refused

MEASURE = find_measure("muscle_force")
KNEE = {"muscle": "knee extension", "side": "right", "way": "make"}


def test_the_best_trial_counts_and_judges_nothing():
    found = reading("muscle_force", **KNEE, force="210;232;228")
    assert found.score.value == 232
    assert (found.compared, found.category, found.cuts, found.messages) == (None, None, (), ())


@pytest.mark.parametrize(
    ("typed", "unit", "newton"),
    [("10", "kg", "98.0665"), ("50", "lb", "222.411081"), ("240", "N", "240")],
)
def test_other_units_of_force_are_exact(typed, unit, newton):
    typed_texts = (*KNEE.items(), ("force", typed))
    entry = ResultEntry("muscle_force", typed_texts, units=(("force", unit),))
    assert read(MEASURE, entry).values["force"] == Decimal(newton)


def test_a_side_a_muscle_and_a_way_are_lines_of_their_own():
    keys = {
        series_key(MEASURE, read_entry(MEASURE, {**KNEE, "force": "200", **other}).values)
        for other in ({}, {"side": "left"}, {"muscle": "hip abduction"}, {"way": "break"})
    }
    assert len(keys) == 4


def test_what_is_missing_or_impossible_is_said_beside_it():
    assert refused("muscle_force", force="0", side="right").keys() == {"muscle", "force", "way"}
    assert refused("muscle_force", **KNEE, force="2001").keys() == {"force"}
