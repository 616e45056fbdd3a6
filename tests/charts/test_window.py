"""Ticks and label places hold for any span, not only the pretty ones."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.charts import window
from medex_desktop.charts.data import TrendData, Visit
from medex_desktop.charts.labels import spread
from medex_desktop.charts.lettering import width_em


@given(
    wanted=st.lists(st.floats(-5, 60), min_size=1, max_size=9).map(sorted),
    apart=st.floats(0.5, 3),
)
def test_labels_are_apart_in_order_and_inside(wanted, apart):
    high = max(50.0, len(wanted) * apart)
    places = spread(wanted, apart, 0.0, high)
    assert all(b - a >= apart - 1e-6 for a, b in itertools.pairwise(places))
    assert places[0] >= -1e-6
    assert places[-1] <= high + 1e-6


def test_labels_with_room_stay_where_they_belong():
    assert spread([1, 10, 20], 1.28, 0, 30) == [1, 10, 20]
    assert spread([10, 10], 2, 0, 30) == [9, 11]


@given(
    first=st.dates(date(1990, 1, 1), date(2080, 1, 1)),
    length=st.integers(20, 365 * 40),
    width=st.floats(20, 120),
)
def test_month_labels_never_touch(first, length, width):
    span = (float(first.toordinal()), float((first + timedelta(days=length)).toordinal()))
    ticks = window.month_ticks(span, width)
    per_em = (span[1] - span[0]) / width
    for i in range(1, len(ticks.at)):
        need = (width_em(ticks.labels[i - 1]) + width_em(ticks.labels[i])) / 2
        assert ticks.at[i] - ticks.at[i - 1] >= need * per_em
    assert all(date.fromordinal(int(at)).day == 1 for at in ticks.at)


@given(low=st.floats(-50, 200), span=st.floats(0.05, 500), most=st.integers(2, 9))
def test_value_ticks_are_round_and_few(low, span, most):
    ticks = window.value_ticks(low, low + span, most)
    assert len(ticks.at) <= most + 1
    assert all(low - 1e-6 <= at <= low + span + 1e-6 for at in ticks.at)
    assert len(set(ticks.labels)) == len(ticks.labels)


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (120, ("Oct 2025", "Nov 2025", "Dec 2025", "Jan 2026")),
        (365 * 10, tuple(str(year) for year in range(2026, 2036))),
    ],
)
def test_ticks_of_a_season_and_of_a_decade(days, labels):
    first = date(2025, 9, 20)
    span = (float(first.toordinal()), float((first + timedelta(days=days)).toordinal()))
    assert window.month_ticks(span, 60).labels[: len(labels)] == labels


def test_one_visit_has_a_season_around_it():
    data = TrendData("kg", (Visit(date(2026, 10, 1), 24.0),))
    first, last = window.days(data)
    assert last - first >= window.SHORTEST
    assert first < date(2026, 10, 1).toordinal() < last


def test_equal_values_still_have_a_range():
    data = TrendData("kg", (Visit(date(2026, 10, 1), 24.0),))
    low, high = window.values(data, window.days(data))
    assert high - low >= 4
