"""Civil dates as people write them, and ages as the profession counts them."""

import calendar
import re
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Final

from medex_desktop.errors import InvalidInput
from medex_desktop.language import MONTHS, Day, Text, counted

OLDEST_YEARS: Final = 120
_DAYS_TOLD: Final = 14
_WEEKS_TOLD: Final = 104

MONTH_WORDS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_SHAPE: Final = re.compile(r"([0-9]+|[^\W\d_]+)")
_BETWEEN: Final = re.compile(r"[\s/.,\-]*")
_ORDINAL_ENDINGS: Final = frozenset(("st", "nd", "rd", "th"))


def parse_day(
    typed: str, field: str, *, today: date, month_first: bool = False, past_only: bool = True
) -> date:
    """Read a date: "3 jun 1962", "June 3, 1962", "1962-06-03", "03/06/1962", "3.6.1962".

    Args:
        typed: what was typed.
        field: the field named in a refusal.
        today: the day it is, for refusing the future.
        month_first: numbers alone are month, day, year instead of day, month, year.
        past_only: refuse a day after ``today``.

    Returns:
        The day.

    Raises:
        InvalidInput: not a date, two-digit year, a day that does not exist, or in the future.
    """
    year, month, day = _parts(typed, field, month_first)
    if not 1 <= month <= 12:
        raise InvalidInput(
            field,
            Text(
                "There is no month {month}. Write the month as a word: 3 Jun 1962.",
                {"month": month},
            ),
        )
    if year < 1000:
        raise InvalidInput(field, Text("Write the year with four digits."))
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise InvalidInput(
            field,
            Text(
                "There is no {day} {month} {year}: that month has {days} days.",
                {"day": day, "month": Text(MONTHS[month - 1]), "year": year, "days": days},
            ),
        )
    found = date(year, month, day)
    if past_only and found > today:
        raise _future(found, field, today)
    return found


def _future(found: date, field: str, today: date) -> InvalidInput:
    return InvalidInput(
        field,
        Text("{day} is in the future. Today is {today}.", {"day": Day(found), "today": Day(today)}),
    )


def _parts(typed: str, field: str, month_first: bool) -> tuple[int, int, int]:
    """Year, month and day as numbers, in whatever order they were written."""
    words = _words(typed, field)
    names = [place for place, word in enumerate(words) if not word.isdigit()]
    if names:
        if len(names) > 1 or names[0] == 2:
            raise _unreadable(field)
        month = _month_number(words.pop(names[0]), field)
        first, second = words
        if len(first) == 4:
            return int(first), month, int(second)
        return _year(second, field), month, int(first)
    if len(words[0]) == 4:
        return int(words[0]), int(words[1]), int(words[2])
    day, month_word = (words[1], words[0]) if month_first else (words[0], words[1])
    return _year(words[2], field), int(month_word), int(day)


def _words(typed: str, field: str) -> list[str]:
    text = typed.strip()
    if not text:
        raise InvalidInput(field, Text("A date is needed here, such as 3 Jun 1962."))
    pieces = _SHAPE.split(text) if len(text) <= 40 else []
    words = [word.lower() for word in pieces[1::2]]
    words = [
        word
        for place, word in enumerate(words)
        if not (word in _ORDINAL_ENDINGS and place and words[place - 1].isdigit())
    ]
    separators_fine = all(_BETWEEN.fullmatch(gap) for gap in pieces[::2])
    numbers_short = all(len(word) <= 4 for word in words if word.isdigit())
    if len(words) != 3 or not separators_fine or not numbers_short:
        raise _unreadable(field)
    return words


def _year(word: str, field: str) -> int:
    if len(word) < 4:
        raise InvalidInput(field, Text("Write the year with four digits."))
    return int(word)


def _month_number(word: str, field: str) -> int:
    if len(word) >= 3:
        for number, name in enumerate(MONTH_WORDS, start=1):
            if name.startswith(word) or (word == "sept" and number == 9):
                return number
    raise _unreadable(field)


def _unreadable(field: str) -> InvalidInput:
    return InvalidInput(
        field, Text("This is not a date the program can read. Write it as 3 Jun 1962.")
    )


def check_birth(day: date, field: str, today: date) -> date:
    """The birth date itself, when a living person can have it.

    Raises:
        InvalidInput: after ``today`` or more than 120 years before it.
    """
    if day > today:
        raise _future(day, field, today)
    if whole_years(day, today) > OLDEST_YEARS:
        raise InvalidInput(
            field,
            Text("{day} is more than {years} years ago.", {"day": Day(day), "years": OLDEST_YEARS}),
        )
    return day


def birthday_in(birth: date, year: int) -> date:
    """The birthday in ``year``; who is born on 29 February has it on 1 March otherwise."""
    if (birth.month, birth.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 3, 1)
    return birth.replace(year=year)


def whole_years(birth: date, day: date) -> int:
    """The completed years of age on ``day``."""
    return day.year - birth.year - (day < birthday_in(birth, day.year))


def years_between(birth: date, day: date) -> Decimal:
    """Age with its fraction, counted between birthdays, cut (never rounded up) at 4 decimals.

    On a birthday it is exactly a whole number, so that norm bands change on that day.
    """
    years = whole_years(birth, day)
    last = birthday_in(birth, birth.year + years)
    following = birthday_in(birth, birth.year + years + 1)
    part = Decimal((day - last).days) / Decimal((following - last).days)
    return years + part.quantize(Decimal("0.0001"), rounding=ROUND_DOWN)


def since_words(then: date, day: date) -> Text:
    """How long ago: days in the first fortnight, then weeks, from two years on years."""
    days = (day - then).days
    if days < 0:
        return Text("ahead")
    if days < _DAYS_TOLD:
        return counted("{n} day", "{n} days", days)
    if days // 7 < _WEEKS_TOLD:
        return counted("{n} week", "{n} weeks", days // 7)
    years = whole_years(then, day)
    return counted("{n} year", "{n} years", years)
