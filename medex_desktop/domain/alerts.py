"""A decline beyond error, or a new difference between the sides, asks to be answered."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from medex_desktop.language import Text

AlertKind = Literal["decline", "new_side_difference"]

ANSWERS: Final = ("repeat", "explanation", "notice")
ANSWER_WORDS: Final = {
    "repeat": Text("Test repeated"),
    "explanation": Text("Explained"),
    "notice": Text("Provider notified"),
}


@dataclass(frozen=True, slots=True)
class Alert:
    """What was seen and by what it was judged; ``facts`` are plain values for the record.

    Attributes:
        side: "right" or "left"; for a side difference the weaker side.
    """

    kind: AlertKind
    side: str
    facts: dict[str, str]
    words: Text


@dataclass(frozen=True, slots=True)
class SidesOn:
    """The followed value of each side on one day, in kg; ``role`` "baseline", "last" or "now"."""

    day: date
    right: Decimal | None
    left: Decimal | None
    role: str = "now"
