"""How long a client's records are kept: days in the bin, and the years before they may be erased.

Usually seven years after the last assessment, for a minor seven years after the 18th birthday; a
practice may choose others. No law sets one figure for trainers: 3 to 7 years are usual, and the
longest is taken here. Source: billing.md P11 (NCSF 3, Cooper and IDEA 5, others 6 to 7 years).
"""

from datetime import date
from typing import Final

from medex_desktop.frozen import dataclass

BIN_DAYS: Final = 30
YEARS: Final = 7
OFFERED_YEARS: Final = (3, 5, 6, 7, 10, 15, 20)
_OF_AGE: Final = 18


@dataclass(frozen=True, slots=True)
class Years:
    """Years after the last assessment, and for who was a minor then after the 18th birthday."""

    adults: int = YEARS
    minors: int = YEARS


USUAL: Final = Years()


@dataclass(frozen=True, slots=True)
class Born:
    """What is known of a client's age: the birth date, or years that were true on a day."""

    birth_date: date | None = None
    age_years: int | None = None
    age_on: date | None = None


def days_left(binned_on: date, today: date) -> int:
    """Days a client still stays in the bin before erasing is offered; 0 once they are over."""
    return max(0, BIN_DAYS - max(0, (today - binned_on).days))


def kept_until(last_day: date | None, born: Born, *, years: Years = USUAL) -> date | None:
    """The last day on which the records are to be kept; None when nothing was ever assessed.

    For a minor it is the later of the two.
    """
    if last_day is None:
        return None
    until = years_after(last_day, years.adults)
    of_age = _of_age_on(born)
    if of_age is None or of_age <= last_day:
        return until
    return max(until, years_after(of_age, years.minors))


def years_after(day: date, years: int) -> date:
    """The same day some years later; 1 March for 29 February in a year without one."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _of_age_on(born: Born) -> date | None:
    """The 18th birthday, or the latest day it can be on when only years are known."""
    if born.birth_date is not None:
        return years_after(born.birth_date, _OF_AGE)
    if born.age_years is None or born.age_on is None:
        return None
    missing = _OF_AGE - born.age_years
    return years_after(born.age_on, missing) if missing > 0 else None
