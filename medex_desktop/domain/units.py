"""Other units a number may be typed in, turned into the unit of its field; exact by definition."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.quantity import KG_PER_LB

CM_PER_INCH: Final = Decimal("2.54")
METRES_PER_YARD: Final = Decimal("0.9144")
METRES_PER_FOOT: Final = Decimal("0.3048")
# mg/dL = mmol/L x 18.0 (glucose), as the cited glucose tables convert.
MG_DL_PER_MMOL: Final = Decimal(18)
NEWTON_PER_KGF: Final = Decimal("9.80665")  # standard gravity, by definition

# By the unit of a field: what one of another unit is in it.
_OTHERS: Final[dict[str, dict[str, Decimal]]] = {
    "kg": {"lb": KG_PER_LB},
    "lb": {"kg": 1 / KG_PER_LB},
    "cm": {"in": CM_PER_INCH},
    "in": {"cm": 1 / CM_PER_INCH},
    "m": {"yd": METRES_PER_YARD, "ft": METRES_PER_FOOT},
    "mg/dL": {"mmol/L": MG_DL_PER_MMOL},
    "N": {"kg": NEWTON_PER_KGF, "lb": NEWTON_PER_KGF * KG_PER_LB},
}


def units_for(unit: str) -> tuple[str, ...]:
    """The units a field of that unit takes, its own first."""
    return (unit, *_OTHERS.get(unit, {}))


def in_unit(value: Decimal, typed_in: str, unit: str) -> Decimal:
    """A number from the unit it was typed in, in the field's unit.

    Raises:
        ValueError: there is no such conversion.
    """
    if typed_in == unit:
        return value
    factor = _OTHERS.get(unit, {}).get(typed_in)
    if factor is None:
        raise ValueError(f"no conversion from {typed_in!r} to {unit!r}")
    return value * factor


# How a unit reads behind a number; a count and points have none.
_SHOWN: Final = {"deg": "°", "kg/m2": "kg/m²"}
_UNSAID: Final = ("", "-", "count", "points", "stage", "grade", "yes/no")


def shown_unit(unit: str) -> str:
    """A unit as people read it behind a number; "" where none stands there."""
    return "" if unit in _UNSAID else _SHOWN.get(unit, unit)
