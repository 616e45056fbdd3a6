"""A number someone typed: kept as typed, with its unit, beside the value in the measure's unit."""

import re
from decimal import Decimal
from typing import Final

from medex_desktop.errors import InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Number, Text, number

KG: Final = "kg"
LB: Final = "lb"
KG_PER_LB: Final = Decimal("0.45359237")
FORCE_UNITS: Final = (KG, LB)

# Hard limits of a grip trial (an entry rule of the program, not a clinical number).
FORCE_LOW_KG: Final = Decimal("0.5")
FORCE_HIGH_KG: Final = Decimal(120)

_PLAIN: Final = re.compile(r"[0-9]+[.,]?[0-9]*|[.,][0-9]+")
_LONGEST: Final = 15
_SIGNS: Final = ("-", "+", "\N{MINUS SIGN}")
_WHOLE_DIGITS: Final = {LB: 3}


def parse_number(typed: str, field: str, *, allow_negative: bool = False) -> Decimal:
    """Read a plain decimal number with a comma or a point, whatever the language of the screen.

    Args:
        typed: what was typed; blanks around it are ignored.
        field: the field named in a refusal.
        allow_negative: take a sign (hyphen, true minus or plus).

    Returns:
        The number, exact.

    Raises:
        InvalidInput: empty, letters, two marks, a sign, scientific notation, or far too long.
    """
    text = typed.strip()
    if not text:
        raise InvalidInput(field, Text("A number is needed here."))
    sign = 1
    if allow_negative and text.startswith(_SIGNS):
        sign = 1 if text[0] == "+" else -1
        text = text[1:].lstrip()
    if len(text) > _LONGEST:
        raise InvalidInput(field, Text("This number is too long."))
    if not _PLAIN.fullmatch(text):
        raise InvalidInput(field, _why_not(text))
    return sign * Decimal(text.replace(",", "."))


def _why_not(text: str) -> Text:
    if text.startswith(_SIGNS):
        return Text("Write the number without a sign.")
    if text.count(".") + text.count(",") > 1 and not re.search(r"[^0-9.,]", text):
        return Text("Write one decimal mark only, a comma or a point.")
    return Text("Write a plain number, such as 24.6 or 24,6.")


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """A force or mass from ``unit`` to ``to`` (kg or lb), exact by the international pound."""
    if unit == to:
        return value
    if (unit, to) == (LB, KG):
        return value * KG_PER_LB
    if (unit, to) == (KG, LB):
        return value / KG_PER_LB
    raise ValueError(f"no conversion from {unit!r} to {to!r}")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A measured number: the typed text and unit, and ``value`` in kg."""

    typed: str
    unit: str
    value: Decimal

    def in_unit(self, unit: str) -> Decimal:
        """The number in ``unit``, not rounded; in its own unit exactly what was typed."""
        if unit == self.unit:
            return parse_number(self.typed, "value")
        return convert(self.value, KG, unit)

    def shown(self, unit: str, places: int = 1, lang: str | None = None) -> str:
        """The number for reading in ``unit``: as typed in its own unit, else rounded."""
        if unit == self.unit:
            return self.typed
        return number(self.in_unit(unit), places, lang=lang)


def read_force(typed: str, unit: str, field: str) -> Quantity:
    """Read one grip trial of 0.5 to 120 kg.

    Args:
        typed: the number as typed.
        unit: "kg" or "lb".
        field: the field named in a refusal.

    Returns:
        The quantity, its value in kg.

    Raises:
        InvalidInput: no number, unknown unit, or beyond the limits; the sentence names the limit.
    """
    if unit not in FORCE_UNITS:
        raise InvalidInput(field, Text("The unit is kg or lb."))
    entered = parse_number(typed, field)
    value = convert(entered, unit, KG)
    if value > FORCE_HIGH_KG:
        raise InvalidInput(field, _above(entered, unit))
    if value < FORCE_LOW_KG:
        raise InvalidInput(field, _below(unit))
    return Quantity(typed.strip(), unit, value)


def _above(entered: Decimal, unit: str) -> Text:
    if unit == LB:
        limit = Number(convert(FORCE_HIGH_KG, KG, LB), 1)
        return Text("Above {limit} lb ({kg} kg). Not taken.", {"limit": limit, "kg": FORCE_HIGH_KG})
    if convert(entered, LB, KG) <= FORCE_HIGH_KG:
        return Text("Above {limit} kg. Not taken. Is the unit lb?", {"limit": FORCE_HIGH_KG})
    return Text("Above {limit} kg. Not taken.", {"limit": FORCE_HIGH_KG})


def _below(unit: str) -> Text:
    limit = Number(convert(FORCE_LOW_KG, KG, unit), 1)
    return Text(
        "Below {limit} {unit}. Not taken. For no result, skip with a reason.",
        {"limit": limit, "unit": unit},
    )


@dataclass(frozen=True, slots=True)
class Echo:
    """What the large echo shows for the keys so far, and whether the field is full."""

    text: str
    complete: bool


@dataclass(frozen=True, slots=True)
class Keypad:
    """How keys are read for a device of this ``resolution`` showing ``unit`` ("kg" or "lb").

    Readings have two digits before the mark in kg and three in lb; decimals as the resolution
    has. The field is full when all of them are typed; Enter may end it earlier. Digits after
    that are taken too (a reading of 100 kg is typed by going back and adding a digit). A typed
    comma or point always wins: then only Enter ends the field.
    """

    resolution: Decimal
    unit: str

    @property
    def decimals(self) -> int:
        """The digits after the mark: 1 for a resolution of 0.1 or 0.5, 0 for 1 or 2."""
        exponent = self.resolution.normalize().as_tuple().exponent
        return max(0, -int(exponent))

    @property
    def full_length(self) -> int:
        """The number of digits at which the field is full."""
        return _WHOLE_DIGITS.get(self.unit, 2) + self.decimals

    def echo(self, keys: str) -> Echo:
        """Read the keys so far; keys that are no digit or mark are left out.

        Returns:
            The text for the echo and for ``parse_number`` (with a point), and whether it is full.
        """
        kept = [key for key in keys if key in "0123456789.,"]
        marks = [place for place, key in enumerate(kept) if key in ".,"]
        digits = "".join(key for key in kept if key not in ".,")
        if marks:
            whole, part = digits[: marks[0]], digits[marks[0] :]
            return Echo(f"{_plain(whole)}.{part}", False)
        if len(digits) < self.full_length:
            return Echo(digits, False)
        if not self.decimals:
            return Echo(_plain(digits), True)
        return Echo(f"{_plain(digits[: -self.decimals])}.{digits[-self.decimals :]}", True)


def _plain(whole: str) -> str:
    """The digits before the mark without leading zeros, one zero at least."""
    return whole.lstrip("0") or "0"
