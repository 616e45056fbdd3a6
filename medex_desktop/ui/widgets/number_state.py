"""The states of a number in a field, and the three sizes it is shown at."""

from enum import StrEnum
from typing import Final, NamedTuple


class State(StrEnum):
    """What is known about a number; having the focus ("active") comes on top of any of them."""

    WAITING = "waiting"
    TAKEN = "taken"
    BEST = "best"
    SOFT = "soft"
    HARD = "hard"
    CODED = "coded"
    LATE = "late"
    LOCKED = "locked"


class Measure(NamedTuple):
    """Height, padding, size and weight of the number, size of the note, corner radius."""

    height: int
    padding: int
    number: int
    weight: int
    note: int
    radius: int


MEASURES: Final[dict[str, Measure]] = {
    "desk": Measure(32, 10, 13, 400, 13, 6),
    "trial": Measure(44, 11, 24, 600, 13, 6),
    "gym": Measure(76, 18, 40, 600, 16, 8),
}
