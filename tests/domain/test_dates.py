from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.dates import (
    birthday_in,
    check_birth,
    parse_day,
    whole_years,
    years_between,
)
from medex_desktop.errors import InvalidInput

TODAY = date(2026, 11, 23)


def read(typed, **options):
    return parse_day(typed, "birth_date", today=TODAY, **options)


@pytest.mark.parametrize(
    "typed",
    [
        "3 jun 1962", "3 June 1962", " 03-Jun-1962 ", "June 3, 1962", "jun 3rd 1962",
        "1962-06-03", "1962/6/3", "1962.06.03", "03/06/1962", "3.6.1962", "3 6 1962",
        "1962 jun 3", "3jun1962",
    ],
)  # fmt: skip
def test_a_date_is_read_in_any_usual_form(typed):
    assert read(typed) == date(1962, 6, 3)


def test_the_order_of_numbers_alone_is_a_setting():
    assert read("06/03/1962", month_first=True) == date(1962, 6, 3)
    assert read("06/03/1962") == date(1962, 3, 6)
    assert read("1962-06-03", month_first=True) == date(1962, 6, 3)


def test_september_has_two_short_forms():
    assert read("1 sept 1962") == read("1 sep 1962") == date(1962, 9, 1)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "needed"),
        ("   ", "needed"),
        ("3/6/62", "four digits"),
        ("3 jun 62", "four digits"),
        ("jun 3 62", "four digits"),
        ("0000-01-01", "four digits"),
        ("31 feb 1961", "There is no 31 Feb 1961: that month has 28 days."),
        ("29.2.1900", "There is no 29 Feb 1900"),
        ("0/6/1962", "There is no 0 Jun 1962"),
        ("1/13/1962", "There is no month 13"),
        ("24 Nov 2026", "is in the future"),
        ("soon", "can read"),
        ("3 ju 1962", "can read"),
        ("3 xyz 1962", "can read"),
        ("3 jun jul", "can read"),
        ("3 1962 jun", "can read"),
        ("3 jun 19622", "can read"),
        ("3 jun 1962 4", "can read"),
        ("3 jun", "can read"),
        ("3|6|1962", "can read"),
        ("st 6 1962 3", "can read"),
        ("1" * 5000, "can read"),
    ],
)
def test_what_is_no_date_is_refused_in_words(typed, words):
    with pytest.raises(InvalidInput) as refused:
        read(typed)
    assert refused.value.field == "birth_date"
    assert words in str(refused.value).replace("\N{NO-BREAK SPACE}", " ")


def test_a_future_day_is_taken_where_it_may_be():
    assert read("24 Nov 2026", past_only=False) == date(2026, 11, 24)
    assert read("23 Nov 2026") == TODAY


def test_a_birth_date_is_within_120_years():
    assert check_birth(date(1906, 11, 23), "birth_date", TODAY) == date(1906, 11, 23)
    assert check_birth(date(1905, 11, 24), "birth_date", TODAY) == date(1905, 11, 24)
    with pytest.raises(InvalidInput, match="120 years ago"):
        check_birth(date(1905, 11, 23), "birth_date", TODAY)
    with pytest.raises(InvalidInput, match="future"):
        check_birth(date(2026, 11, 24), "birth_date", TODAY)


def test_who_is_born_on_29_february_turns_on_1_march():
    born = date(1964, 2, 29)
    assert birthday_in(born, 2025) == date(2025, 3, 1)
    assert birthday_in(born, 2024) == date(2024, 2, 29)
    assert whole_years(born, date(2025, 2, 28)) == 60
    assert whole_years(born, date(2025, 3, 1)) == 61
    assert years_between(born, date(2025, 3, 1)) == 61


def test_the_fraction_is_never_rounded_up_to_the_next_year():
    age = years_between(date(1966, 11, 24), TODAY)
    assert Decimal("59.99") < age < 60
    assert years_between(date(1966, 11, 23), TODAY) == 60


@given(st.dates(date(1900, 1, 1), date(2020, 1, 1)), st.integers(0, 40_000))
def test_age_never_falls_from_day_to_day(birth, days):
    day = birth + timedelta(days)
    later = day + timedelta(1)
    assert years_between(birth, day) < years_between(birth, later)
    assert int(years_between(birth, day)) == whole_years(birth, day)


@given(st.dates(date(1000, 1, 1), TODAY))
def test_every_day_reads_back_from_iso_and_from_words(day):
    assert read(day.isoformat()) == day
    assert read(f"{day.day} {day.strftime('%B')} {day.year}") == day
