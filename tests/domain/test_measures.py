"""Every measure of the catalogue keeps the promises of the vocabulary; grip has its own facts."""

import sys
from decimal import Decimal
from types import ModuleType

import pytest

from medex_desktop.domain import catalogue
from medex_desktop.domain.catalogue import all_measures, find_measure
from medex_desktop.domain.measures import grip_strength
from medex_desktop.domain.measures.grip_strength import MEASURE
from medex_desktop.language import render

MEASURES = list(all_measures().values())


def test_measures_are_found_by_their_file_names():
    assert find_measure("grip_strength") is MEASURE
    assert find_measure("unknown") is None
    assert list(all_measures()) == sorted(all_measures())


def test_a_file_with_another_key_is_our_fault(monkeypatch):
    class Info:
        name = "renamed"

    module = ModuleType("medex_desktop.domain.measures.renamed")
    module.MEASURE = MEASURE
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(catalogue.pkgutil, "iter_modules", lambda _path: [Info])
    with pytest.raises(ValueError, match="renamed holds a measure called grip_strength"):
        all_measures.__wrapped__()


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.key)
def test_every_number_has_its_citation(measure):
    assert measure.version >= 1
    assert render(measure.title)
    for norm in measure.norms:
        assert norm.citation in measure.citations
    for threshold in measure.thresholds:
        assert threshold.citation in measure.citations
    for value in measure.change_values:
        assert value.citation in measure.citations
        assert value.mcid is None or value.mcid_citation in measure.citations
    keys = [field.key for field in measure.fields]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.key)
def test_errors_are_in_order(measure):
    for value in measure.change_values:
        assert value.sem < value.mdc90 < value.mdc95


def test_the_inputs_of_grip_are_those_of_the_command():
    assert [(f.key, f.unit, f.kind, f.optional, f.from_client) for f in MEASURE.fields] == [
        ("value", "kg", "number", True, False),
        ("right", "kg", "list of numbers", True, False),
        ("left", "kg", "list of numbers", True, False),
        ("dominant", "", "choice", True, False),
        ("height_cm", "cm", "number", True, True),
    ]
    assert (MEASURE.field("right").low, MEASURE.field("right").high) == (Decimal("0.5"), 120)
    assert MEASURE.field("dominant").choices == ("right", "left", "unknown")
    assert MEASURE.field("weight") is None


def test_tomkinson_is_the_default_norm():
    assert [norm.key for norm in MEASURE.norms] == [
        "tomkinson_2025", "nhanes_2011_2014", "dodds_2014", "steiber_2016",
    ]  # fmt: skip
    assert MEASURE.norms[0].key == grip_strength.DEFAULT_NORM
    assert MEASURE.norm("dodds_2014") is MEASURE.norms[2]
    assert MEASURE.norm("massy") is None


def test_both_protocols_are_told_in_two_lines():
    assert [key for key, _ in MEASURE.how_to] == list(grip_strength.PROTOCOLS)
    assert all(len(lines) == 2 for _, lines in MEASURE.how_to)
    assert set(grip_strength.PROTOCOL_TITLES) == set(grip_strength.PROTOCOLS)


def test_a_change_value_fits_its_own_people_only():
    women_from_60 = MEASURE.change_values[3]
    assert women_from_60.fits("female", Decimal(60))
    assert not women_from_60.fits("female", Decimal("59.99"))
    assert not women_from_60.fits("male", Decimal(60))
    men_under_60 = MEASURE.change_values[0]
    assert men_under_60.fits("male", Decimal("59.99"))
    assert not men_under_60.fits("male", Decimal(60))
