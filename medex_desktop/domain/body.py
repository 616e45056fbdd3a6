"""Height and body mass as people say them: 163 cm, 5 ft 4, 70 kg, 154 lb."""

import re
from decimal import Decimal
from typing import Final

from medex_desktop.domain.names import clean_line
from medex_desktop.domain.quantity import KG, LB, convert, parse_number
from medex_desktop.errors import InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Number, Text

HEIGHT_CM: Final = (Decimal(90), Decimal(250))
MASS_KG: Final = (Decimal(20), Decimal(400))
CM_PER_INCH: Final = Decimal("2.54")

_LENGTH_UNITS: Final = {
    "cm": "cm", "m": "m", "in": "in", "inch": "in", "inches": "in", '"': "in", "''": "in",
    "″": "in", "”": "in", "ft": "ft", "foot": "ft", "feet": "ft", "'": "ft", "′": "ft", "’": "ft",
}  # fmt: skip
_MASS_UNITS: Final = {
    "kg": KG, "kgs": KG, "kilo": KG, "kilos": KG, "lb": LB, "lbs": LB, "#": LB, "pound": LB,
    "pounds": LB,
}  # fmt: skip
_IN_CM: Final = {
    "cm": Decimal(1), "m": Decimal(100), "in": CM_PER_INCH, "ft": 12 * CM_PER_INCH,
}  # fmt: skip
_ZERO: Final = Decimal(0)
_MEASURED: Final = re.compile(r"([0-9.,]+)\s*([^\W\d_]+|''|[\"'″′”’#]|)\s*")


@dataclass(frozen=True, slots=True)
class BodyFact:
    """A height in cm or a mass in kg (``value``), as typed with the unit meant; or nothing."""

    typed: str
    unit: str
    value: Decimal | None


NOTHING: Final = BodyFact("", "", None)


def read_height(typed: str, unit: str = "cm", field: str = "height_typed") -> BodyFact:
    """Read a height: "163", "1.63 m", "64 in", 5'4", "5 ft 4"; 90 to 250 cm.

    A unit written with the number counts; ``unit`` is for a number alone.

    Raises:
        InvalidInput: not readable, two units that do not go together, or beyond the limits.
    """
    parts = _parts(typed, unit or "cm", field, _LENGTH_UNITS)
    if not parts:
        return NOTHING
    units = [written for _, written in parts]
    if len(parts) == 2 and units == ["ft", ""]:
        units[1] = "in"
    if units not in (["cm"], ["m"], ["in"], ["ft"], ["ft", "in"]):
        raise _mixed(field)
    total = sum((amount * _IN_CM[u] for (amount, _), u in zip(parts, units, strict=True)), _ZERO)
    _check(total, HEIGHT_CM, "cm", field, Text("Is the unit in?") if units == ["cm"] else None)
    return BodyFact(clean_line(typed, field, 40), units[0], total)


def read_mass(typed: str, unit: str = KG, field: str = "mass_typed") -> BodyFact:
    """Read a body mass: "70", "70 kg", "154 lb"; 20 to 400 kg. A written unit counts first.

    Raises:
        InvalidInput: not readable, two units, or beyond the limits.
    """
    parts = _parts(typed, unit or KG, field, _MASS_UNITS)
    if not parts:
        return NOTHING
    if len(parts) > 1:
        raise _mixed(field)
    amount, meant = parts[0]
    mass_kg = convert(amount, meant, KG)
    _check(mass_kg, MASS_KG, KG, field, Text("Is the unit lb?") if meant == KG else None)
    return BodyFact(clean_line(typed, field, 40), meant, mass_kg)


def _parts(typed: str, unit: str, field: str, known: dict[str, str]) -> list[tuple[Decimal, str]]:
    """The numbers with their units; a number alone means ``unit``, one that follows keeps ""."""
    text = typed.strip().lower()
    if len(text) > 40:
        raise _unreadable(field)
    parts: list[tuple[Decimal, str]] = []
    place = 0
    while place < len(text):
        found = _MEASURED.match(text, place)
        if found is None or (found[2] and found[2] not in known):
            raise _unreadable(field)
        parts.append((parse_number(found[1], field), known.get(found[2], "")))
        place = found.end()
    if parts and parts[0][1] == "":
        parts[0] = (parts[0][0], known.get(unit.strip().lower(), unit))
    return parts


def _check(
    value: Decimal, limits: tuple[Decimal, Decimal], unit: str, field: str, hint: Text | None
) -> None:
    low, high = limits
    if low <= value <= high:
        return
    words = {"value": Number(value, 0), "low": low, "high": high, "unit": unit, "hint": hint or ""}
    if hint is None:
        raise InvalidInput(field, Text("{value} {unit} is outside {low} to {high} {unit}.", words))
    raise InvalidInput(
        field, Text("{value} {unit} is outside {low} to {high} {unit}. {hint}", words)
    )


def _mixed(field: str) -> InvalidInput:
    return InvalidInput(field, Text("These units do not go together. Write one of them."))


def _unreadable(field: str) -> InvalidInput:
    return InvalidInput(field, Text("This can't be read as a number with its unit."))
