"""Short ways to write a printed table down, row by row, and inputs that several tests share."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import ANY_AGE, AgeRow
from medex_desktop.domain.measure import Field, Role
from medex_desktop.language import Text

_COLUMNS: Final = {1: ("mid",), 2: ("low", "high"), 3: ("mid", "low", "high")}


def age_rows(ages: str, cells: str, sex: str = "") -> tuple[AgeRow, ...]:
    """The rows of a table by age.

    Args:
        ages: where each row begins, and where the last one ends: "60 70 80 90" is three rows.
        cells: the rows as printed, parted by commas: "11.4, 12.6, 14.8". One number is ``mid``,
            two are ``low`` and ``high``, three are ``mid``, ``low`` and ``high``.
        sex: of all these rows.
    """
    edges = [int(edge) for edge in ages.split()]
    rows = cells.split(",")
    return tuple(
        _row(first, below, row, sex)
        for first, below, row in zip(edges[:-1], edges[1:], rows, strict=True)
    )


def any_age(cell: str) -> tuple[AgeRow, ...]:
    """The one row of a table that knows neither age nor sex."""
    return (_row(0, ANY_AGE, cell),)


def _row(first: int, below: int, cell: str, sex: str = "") -> AgeRow:
    numbers = [Decimal(word) for word in cell.split()]
    read = dict(zip(_COLUMNS[len(numbers)], numbers, strict=True))
    return AgeRow(first, below, read.get("low"), read.get("mid"), read.get("high"), sex)


def side_field(key: str = "side", *, words: Sequence[tuple[str, Text]] = (),
               optional: bool = False) -> Field:  # fmt: skip
    """The left or right of a test; each side is followed by itself."""
    label = Text("Leg") if key == "leg" else Text("Side")
    return Field(key, label, kind="choice", choices=("left", "right"), words=tuple(words),
                 optional=optional, role=Role.IDENTITY)  # fmt: skip
