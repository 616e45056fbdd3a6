import math
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.change import (
    Z_90,
    difference_error,
    mdc,
    reliable_change_index,
    sem_from_differences,
    sem_from_reliability,
)
from medex_desktop.domain.trend import slope, t_quantile_975, theil_sen

D = Decimal
START = date(2026, 1, 1)


def points(days, values):
    return [
        (START + timedelta(int(day)), D(value))
        for day, value in zip(days.split(), values.split(), strict=True)
    ]


WORKED = points("0 28 56 84 112 140", "24.0 25.2 25.0 26.9 27.4 28.6")


def test_the_worked_trend_with_a_small_error():
    found = slope(WORKED, D("1.4"))
    assert round(found.per_year, 3) == 11.740
    assert round(found.intercept, 3) == 23.933
    assert round(found.s_res, 3) == 0.445
    assert round(found.s_tt, 5) == 0.10284
    assert round(found.se, 3) == 4.366
    assert (round(found.low, 2), round(found.high, 2)) == (3.18, 20.30)
    assert round(found.theil_sen, 3) == 11.088
    assert found.is_trend
    assert not found.shown_per_year
    assert round(found.over_period(found.per_year), 2) == 4.5


def test_the_worked_trend_with_a_larger_error_is_not_called():
    found = slope(WORKED, D("2.0"))
    assert (round(found.low, 2), round(found.high, 2)) == (-0.48, 23.96)
    assert not found.is_trend


def test_the_order_of_visits_does_not_matter():
    assert slope(WORKED[::-1], D("1.4")).per_year == pytest.approx(slope(WORKED, D("1.4")).per_year)


@pytest.mark.parametrize(
    ("days", "values", "called"),
    [
        ("0 60 120", "20 30 40", False),
        ("0 20 50 83", "20 30 40 50", False),
        ("0 20 50 84", "20 30 40 50", True),
        ("0 20 50 84", "50 40 30 20", True),
    ],
)
def test_a_trend_needs_four_visits_over_twelve_weeks(days, values, called):
    found = slope(points(days, values), D("1.0"))
    assert found.is_trend is called
    assert found.theil_sen is None


def test_scattered_visits_are_judged_by_their_own_scatter_and_the_t_quantile():
    found = slope(points("0 40 80 120", "20 30 18 33"), D("1.0"))
    assert found.s_res > 1
    assert found.high - found.low == pytest.approx(2 * found.se * t_quantile_975(2))


def test_from_six_months_on_the_rate_is_per_year():
    assert slope(points("0 182", "20 21"), D(1)).shown_per_year is False
    assert slope(points("0 183", "20 21"), D(1)).shown_per_year is True


def test_two_visits_have_an_exact_line_and_one_day_none():
    assert slope(points("0 100", "20 21"), D(1)).s_res == 0
    assert slope(points("5 5", "20 21"), D(1)) is None
    assert slope([], D(1)) is None


@pytest.mark.parametrize(
    ("freedom", "quantile"),
    [(1, 12.7062), (2, 4.3027), (3, 3.1824), (4, 2.7764), (5, 2.5706), (10, 2.2281), (30, 2.0423)],
)
def test_the_t_quantile_is_that_of_the_printed_tables(freedom, quantile):
    assert round(t_quantile_975(freedom), 4) == quantile


def test_theil_sen_is_the_median_rate_and_ignores_pairs_of_one_day():
    assert theil_sen([0, 1, 2], [0, 1, 20]) == 10
    assert theil_sen([0, 0, 1], [0, 5, 1]) == pytest.approx((1 + -4) / 2)


@given(
    st.lists(st.integers(0, 2000), min_size=3, max_size=9, unique=True),
    st.floats(-5, 5),
    st.floats(10, 50),
)
def test_a_straight_line_is_found_again(days, rate, start):
    line = [(START + timedelta(day), D(start + rate * day / 365.25)) for day in days]
    found = slope(line, D(1))
    assert found.per_year == pytest.approx(rate, abs=1e-6)
    assert found.low < rate < found.high


def test_the_worked_change():
    assert round(reliable_change_index(24.0, 28.5, 1.6), 3) == 1.989
    assert mdc(1.6) == pytest.approx(4.43, abs=0.01)
    assert mdc(1.6, Z_90) == pytest.approx(3.72, abs=0.005)


def test_errors_from_their_sources():
    assert sem_from_reliability(10, 0.91) == pytest.approx(3)
    assert sem_from_differences(2) == pytest.approx(math.sqrt(2))
    assert difference_error(2, 2, 1) == pytest.approx(2 * math.sqrt(1.5))
    assert reliable_change_index(20, 24, 2, 2, 1) == pytest.approx(4 / (2 * math.sqrt(1.5)))
