"""Metres from lengths of a course."""

from decimal import Decimal

import pytest

from medex_desktop.domain.walked import read_walk, walked
from medex_desktop.errors import InvalidInput


def test_lengths_and_the_last_part_make_the_distance() -> None:
    assert walked(13, Decimal(30), Decimal(12)) == 402
    assert read_walk(13, Decimal(30), "12,5") == Decimal("402.5")
    assert read_walk(13, Decimal(30), " ") == 390
    assert read_walk(0, None, "17") == 17


def test_without_the_course_lengths_are_no_metres() -> None:
    with pytest.raises(InvalidInput, match="how long the course is") as refusal:
        walked(3, None)
    assert refusal.value.field == "course_length"


@pytest.mark.parametrize("typed", ["31", "three", "-2"])
def test_a_last_part_that_cant_be_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        read_walk(3, Decimal(30), typed)
    assert refusal.value.field == "last"


def test_each_length_adds_one_course() -> None:
    course = Decimal("45.72")
    for lengths in range(30):
        assert walked(lengths + 1, course) - walked(lengths, course) == course
