"""Reading a form as a whole: every faulty field gets its own sentence, at once."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from medex_desktop.domain.dates import parse_day
from medex_desktop.errors import InvalidForm, InvalidInput
from medex_desktop.language import Day, Text

_Value = TypeVar("_Value")
_Choice = TypeVar("_Choice", bound=StrEnum)


class Reader:
    """Reads field after field, collecting faults instead of stopping at the first."""

    def __init__(self) -> None:
        self.faults: list[InvalidInput] = []

    def __call__(self, otherwise: _Value, reading: Callable[[], _Value]) -> _Value:
        """What ``reading`` gives, or ``otherwise`` when its field can't be taken."""
        try:
            return reading()
        except InvalidInput as fault:
            self.faults.append(fault)
            return otherwise

    def finish(self) -> None:
        """InvalidForm with every fault found, in the order of reading."""
        if self.faults:
            raise InvalidForm(self.faults)


def read_choice(typed: str, field: str, choices: type[_Choice], why: Text) -> _Choice:
    """One of the choice words; InvalidInput saying ``why`` one is needed."""
    try:
        return choices(typed.strip().lower().replace(" ", "_"))
    except ValueError:
        raise InvalidInput(field, why) from None


def past_day(
    typed: str, field: str, *, birth: date | None, today: date, month_first: bool = False
) -> date:
    """A day in somebody's life that has come; the sentence says which birth date it is before."""
    day = parse_day(typed, field, today=today, month_first=month_first)
    return after_birth(day, field, birth)


def after_birth(day: date, field: str, birth: date | None) -> date:
    """The day itself; InvalidInput when it is before the birth date."""
    if birth is not None and day < birth:
        raise InvalidInput(
            field,
            Text(
                "{day} is before the birth date, {birth}.", {"day": Day(day), "birth": Day(birth)}
            ),
        )
    return day


def end_day(
    typed: str, field: str, *, start: date | None, today: date, month_first: bool = False
) -> date | None:
    """The last day of something, ahead or past; None when it is left open."""
    if not typed.strip():
        return None
    day = parse_day(typed, field, today=today, month_first=month_first, past_only=False)
    return not_before(day, field, start)


def not_before(day: date, field: str, start: date | None) -> date:
    """The day itself; InvalidInput when it is before the day it began."""
    if start is not None and day < start:
        raise InvalidInput(
            field,
            Text(
                "{day} is before the day it began, {start}.",
                {"day": Day(day), "start": Day(start)},
            ),
        )
    return day
