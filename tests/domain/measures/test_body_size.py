"""Body mass index and waist."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.catalogue import find_measure
from medex_desktop.domain.readings import read_result
from medex_desktop.domain.scoring import Person
from tests.domain.measures.trying import category, reading, refused, rounded


def bmi(mass, height):
    return reading("bmi", mass_kg=mass, height_cm=height)


def test_the_index_of_the_catalogue():
    found = bmi(80, 175)
    assert rounded(found.score.value, 2) == "26.12"
    assert category(found) == "Overweight"


@pytest.mark.parametrize(
    ("mass", "name"),
    [
        ("73.9", "Underweight"), (74, "Normal"), ("99.9", "Normal"), (100, "Overweight"),
        ("119.9", "Overweight"), (120, "Obesity"),
    ],
)  # fmt: skip
def test_the_classes_at_two_metres(mass, name):
    assert category(bmi(mass, 200)) == name


@given(st.decimals(20, 399, places=1), st.decimals(90, 249, places=1))
def test_more_mass_is_more_and_more_height_is_less(mass, height):
    here = bmi(mass, height).score.value
    assert bmi(mass + 1, height).score.value > here > bmi(mass, height + 1).score.value


def test_the_body_of_the_client_stands_in():
    client = Person(height_cm=Decimal(200), mass_kg=Decimal(80))
    assert read_result(find_measure("bmi"), client, {}).score.value == 20


def test_mass_and_height_are_needed_within_limits():
    assert list(refused("bmi")) == ["mass_kg", "height_cm"]
    assert list(refused("bmi", mass_kg="19.9", height_cm=251)) == ["mass_kg", "height_cm"]
    assert refused("bmi", mass_kg="176 lb", height_cm=170).keys() == {"mass_kg"}


def test_the_waist_has_no_verdict_and_a_code_for_the_navel_only():
    found = reading("waist", waist="98.5", site="midpoint")
    assert (found.score.value, found.category, found.cuts) == (Decimal("98.5"), None, ())
    measure = find_measure("waist")
    assert measure.loinc.when == (("site", ("umbilicus",)),)
    assert measure.protocol_fields == ("site",)
    assert refused("waist", waist=39, site="hip").keys() == {"waist", "site"}
