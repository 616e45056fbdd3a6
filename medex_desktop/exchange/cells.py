"""One cell read as what its column means; each different cell of a column is read once."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Generic, TypeVar

from medex_desktop.domain.dates import OLDEST_YEARS, parse_day
from medex_desktop.domain.quantity import KG, LB, convert, parse_number
from medex_desktop.errors import InvalidInput
from medex_desktop.exchange.words import CODES, FORCE_UNITS, is_nothing, plain, split_unit
from medex_desktop.language import Number, Text

# Narrower than what may be typed (0.5 to 120): nobody looks at every cell of a file, and a slip of
# the unit or the decimal mark must not pass as a squeeze.
LOW_KG: Final = Decimal(1)
HIGH_KG: Final = Decimal(100)
YOUNGEST: Final = 5

_TIME: Final = re.compile(
    r"[T ]\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s*(?:[AaPp][Mm])?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?$"
)
_MARKED: Final = re.compile(r"^[0-9]+([.,])[0-9]+")
_THOUSANDS: Final = re.compile(r"^[0-9]{1,3}[.,][0-9]{3}\b")
_Value = TypeVar("_Value")


class Remembered(Generic[_Value]):
    """A reading of cells that is done once for each different cell, refusals included."""

    def __init__(self, reading: Callable[[str], _Value]) -> None:
        self._reading = reading
        self._read: dict[str, _Value] = {}
        self._refused: dict[str, tuple[str, Text]] = {}

    def __call__(self, cell: str) -> _Value:
        """The value of the cell. Raises InvalidInput."""
        if cell in self._read:
            return self._read[cell]
        known = self._refused.get(cell)
        if known is not None:
            raise InvalidInput(*known)
        try:
            value = self._reading(cell)
        except InvalidInput as fault:
            self._refused[cell] = fault.field, fault.message
            raise
        self._read[cell] = value
        return value


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One trial as the file says it: ``typed`` in ``unit``, ``kg`` canonical, or a code.

    Compared by identity, because each different cell is read once: that makes lookups quick.
    """

    typed: str
    unit: str
    kg: Decimal | None
    code: str = ""


def read_trial(
    cell: str, unit: str, decimal_mark: str, field: str, *, stated: bool = False
) -> Reading | None:
    """One trial of 1 to 100 kg, or a word such as "unable"; None when it was not measured.

    A unit inside the cell ("32 lb") wins over ``unit`` and is kept, but where the file itself has
    ``stated`` another one for this cell, nobody knows which is true.

    Raises:
        InvalidInput: no number, an unknown unit, or outside the limits; the sentence says which.
    """
    if is_nothing(cell):
        return None
    code = CODES.get(plain(cell))
    if code is not None:
        return Reading("", "", None, code)
    typed, word = split_unit(cell.strip())
    meant = FORCE_UNITS.get(word, "") if word else unit
    if not meant:
        raise InvalidInput(
            field, Text("Expected a unit of kg or lb.") if word else Text("The unit is not said.")
        )
    if stated and meant != unit:
        raise InvalidInput(
            field,
            Text("The cell says {cell}, its row or column {unit}.", {"cell": meant, "unit": unit}),
        )
    _check_mark(typed, decimal_mark, field)
    entered = parse_number(typed, field)
    value = convert(entered, meant, KG)
    if value > HIGH_KG:
        raise InvalidInput(field, _above(entered, meant, in_cell=bool(word)))
    if value < LOW_KG:
        raise InvalidInput(field, _below(meant))
    return Reading(typed, meant, value)


def unclear_cells(cells: Iterable[str]) -> frozenset[str]:
    """The cells that may hold thousands: 1,234 where most of the file writes 30.5, or reversed."""
    marked = [(found[1], cell) for cell in cells if (found := _MARKED.match(cell.strip()))]
    used = Counter(mark for mark, _cell in marked)
    usual = max(used, key=lambda mark: used[mark], default="")
    return frozenset(
        cell for mark, cell in marked if mark != usual and _THOUSANDS.match(cell.strip())
    )


def _check_mark(typed: str, decimal_mark: str, field: str) -> None:
    other = {",": ".", ".": ","}.get(decimal_mark, "")
    if other and other in typed:
        raise InvalidInput(
            field,
            Text("This file writes decimals with a comma.")
            if decimal_mark == ","
            else Text("This file writes decimals with a point."),
        )


def _above(entered: Decimal, unit: str, *, in_cell: bool) -> Text:
    limit = Number(convert(HIGH_KG, KG, unit), 0 if unit == KG else 1)
    if unit == LB:
        return Text("Above {limit} lb ({kg} kg).", {"limit": limit, "kg": HIGH_KG})
    if not in_cell and convert(entered, LB, KG) <= HIGH_KG:
        return Text("Above {limit} kg. Is this column in pounds?", {"limit": limit})
    return Text("Above {limit} kg. Is a decimal mark missing?", {"limit": limit})


def _below(unit: str) -> Text:
    limit = Number(convert(LOW_KG, KG, unit), 0 if unit == KG else 1)
    return Text(
        "Below {limit} {unit}. Leave the cell empty when a trial was not measured.",
        {"limit": limit, "unit": unit},
    )


def read_word(cell: str, words: Mapping[str, str], field: str, expected: Text) -> str:
    """What a word of a fixed vocabulary stands for. Raises InvalidInput with ``expected``."""
    value = words.get(plain(cell))
    if value is None:
        raise InvalidInput(field, expected)
    return value


def read_date(cell: str, field: str, *, today: date, month_first: bool) -> date:
    """A date, its time of day left aside. Raises InvalidInput; the future is refused."""
    return parse_day(drop_time(cell), field, today=today, month_first=month_first)


def drop_time(cell: str) -> str:
    """A date without the time of day that some programs write after it."""
    return _TIME.sub("", cell.strip())


def read_age(cell: str, field: str) -> int:
    """Completed years from 5 to 120. Raises InvalidInput."""
    years = parse_number(cell, field)
    if not YOUNGEST <= years <= OLDEST_YEARS:
        raise InvalidInput(field, outside_ages(int(years)))
    return int(years)


def outside_ages(years: int) -> Text:
    """The sentence about an age that a grip test does not have."""
    return Text(
        "{years} years is outside {low} to {high}.",
        {"years": years, "low": YOUNGEST, "high": OLDEST_YEARS},
    )


def read_trial_number(cell: str, most: int, field: str) -> int:
    """The number of a trial, 1 to ``most``. Raises InvalidInput."""
    number = parse_number(cell, field)
    if number != int(number) or not 1 <= number <= most:
        raise InvalidInput(
            field,
            Text("Expected a trial number from 1 to {most}.", {"most": most}),
        )
    return int(number)
