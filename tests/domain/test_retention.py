"""Years of keeping against days counted by hand: adults, minors, unknown ages, leap days."""

from datetime import date

import pytest

from medex_desktop.domain.retention import BIN_DAYS, Born, Years, days_left, kept_until

LAST = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("last", "born", "until"),
    [
        (None, Born(date(1950, 5, 5)), None),
        (LAST, Born(date(1950, 5, 5)), date(2033, 9, 1)),
        (LAST, Born(), date(2033, 9, 1)),
        (LAST, Born(age_years=70, age_on=LAST), date(2033, 9, 1)),
        (LAST, Born(date(2012, 3, 4)), date(2037, 3, 4)),  # 18 on 4 Mar 2030
        (LAST, Born(date(2008, 9, 2)), date(2033, 9, 2)),  # 18 the day after
        (LAST, Born(date(2008, 9, 1)), date(2033, 9, 1)),  # 18 that day
        (LAST, Born(age_years=16, age_on=LAST), date(2035, 9, 1)),  # just turned 16, at the latest
        (date(2024, 2, 29), Born(date(1950, 5, 5)), date(2031, 3, 1)),
        (LAST, Born(date(2012, 2, 29)), date(2037, 3, 1)),
    ],
)
def test_records_are_kept_seven_years_or_until_seven_after_coming_of_age(
    last: date | None, born: Born, until: date | None
) -> None:
    assert kept_until(last, born) == until


def test_a_practice_may_keep_longer() -> None:
    longer = Years(adults=10, minors=3)
    assert kept_until(LAST, Born(date(1950, 5, 5)), years=longer) == date(2036, 9, 1)
    assert kept_until(LAST, Born(date(2012, 3, 4)), years=longer) == date(2036, 9, 1)
    assert kept_until(LAST, Born(date(2012, 3, 4)), years=Years(3, 20)) == date(2050, 3, 4)
    assert kept_until(LAST, Born(date(2008, 9, 1)), years=Years(3, 20)) == date(2029, 9, 1)


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2026, 9, 1), 30),
        (date(2026, 9, 30), 1),
        (date(2026, 10, 1), 0),
        (date(2026, 12, 1), 0),
        (date(2026, 8, 1), 30),  # a clock that was set back adds no days
    ],
)
def test_days_in_the_bin_are_counted_from_the_day_it_was_put_there(today: date, left: int) -> None:
    assert BIN_DAYS == 30
    assert days_left(LAST, today) == left
