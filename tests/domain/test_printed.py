"""Tables written in short are the rows that were meant."""

from decimal import Decimal

import pytest

from medex_desktop.domain.evidence import AgeRow
from medex_desktop.domain.printed import age_rows, any_age


def test_one_two_or_three_numbers_are_mid_ends_or_both():
    assert age_rows("60 70 80", "1.5, 2 3", "male") == (
        AgeRow(60, 70, mid=Decimal("1.5"), sex="male"),
        AgeRow(70, 80, low=Decimal(2), high=Decimal(3), sex="male"),
    )
    (row,) = any_age("5 4 6")
    assert (row.mid, row.low, row.high) == (5, 4, 6)
    assert row.ageless
    assert row.fits("not_stated", None)


@pytest.mark.parametrize(("ages", "cells"), [("60 70 80", "1"), ("60 70", "1, 2")])
def test_a_row_too_few_or_too_many_is_our_fault(ages, cells):
    with pytest.raises(ValueError, match="zip"):
        age_rows(ages, cells)


def test_a_row_of_ages_needs_an_age():
    (row,) = age_rows("60 70", "1")
    assert not row.fits("female", None)
    assert row.fits("female", Decimal("69.9"))
    assert not row.fits("female", Decimal(70))
