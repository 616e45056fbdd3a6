"""What is typed into a measure's form or command: a value for each field, or words why not."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from medex_desktop.domain.measure import Field, Measure, Remark, Role
from medex_desktop.domain.names import clean_line
from medex_desktop.domain.quantity import parse_number
from medex_desktop.domain.scoring import Value, Values
from medex_desktop.errors import InvalidForm, InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, counted

__all__ = [
    "Entry",
    "Remark",
    "is_unit",
    "outside",
    "pieces_of",
    "read_entry",
    "read_field",
    "soft_remarks",
    "spared",
]

MOST_TRIALS: Final = 10
_YES: Final = ("yes", "y", "true", "1")
_NO: Final = ("no", "n", "false", "0")
LONGEST_WORDS: Final = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """The values of one test, and what to look at beside its fields."""

    values: Values
    remarks: tuple[Remark, ...] = ()


def read_entry(
    measure: Measure,
    typed: Mapping[str, str],
    *,
    complete: bool = True,
    of_a_client: bool = False,
) -> Entry:
    """Read everything that was typed for one measure.

    Args:
        measure: whose fields are read.
        typed: text by field key; blank is not entered (never zero).
        complete: also refuse required fields that are blank, and fields the measure hasn't.
        of_a_client: what the client's own record lacks (height, mass) is not asked for here.

    Raises:
        InvalidForm: every field that can't be taken, in the form's order.
    """
    values: dict[str, Value] = {}
    faults: list[InvalidInput] = []
    remarks: list[Remark] = []
    if complete:
        faults.extend(_unknown(measure, typed))
    instead = spared(measure, typed)
    for field in measure.fields:
        text = typed.get(field.key, "").strip()
        if not (text or complete):
            continue
        try:
            if text:
                values[field.key] = read_field(field, text)
                _refuse_both(field, instead.get(field.key))
            elif complete and field.key not in instead and _is_asked(field, of_a_client):
                raise InvalidInput(field.key, _needed(field))
        except InvalidInput as fault:
            faults.append(fault)
            continue
        remarks.extend(soft_remarks(field, values.get(field.key)))
    for found in () if faults else _crossed(measure, values):
        if isinstance(found, Remark):
            remarks.append(found)
        else:
            faults.append(found)
    if faults:
        raise InvalidForm(faults)
    return Entry(values, tuple(remarks))


def _unknown(measure: Measure, typed: Mapping[str, str]) -> list[InvalidInput]:
    names = ", ".join(field.key for field in measure.fields)
    return [
        InvalidInput(key, Text("The inputs are: {names}.", {"names": names}))
        for key in typed
        if measure.field(key) is None
    ]


def _is_asked(field: Field, of_a_client: bool) -> bool:
    return is_needed(field) if of_a_client else not field.optional


def spared(measure: Measure, typed: Mapping[str, str]) -> dict[str, Field]:
    """The fields that nothing is typed into, each with the yes that stands for it."""
    return {
        field.instead_of: field
        for field in measure.fields
        if field.instead_of and typed.get(field.key, "").strip().lower() in _YES
    }


def _refuse_both(field: Field, instead: Field | None) -> None:
    if instead is not None:
        words = Text(
            "A value stands here, and “{label}” too. Take one of them back.",
            {"label": instead.label},
        )
        raise InvalidInput(field.key, words)


def is_needed(field: Field) -> bool:
    """A fact about the client that a norm alone rests on may be left out: then there is no norm."""
    return not field.optional and not (field.from_client and field.role is Role.CONTEXT)


def _needed(field: Field) -> Text:
    if field.kind == "choice":
        return Text("Choose one of: {words}.", {"words": ", ".join(field.choices)})
    if field.kind == "boolean":
        return Text("Say yes or no.")
    return Text("{label}: a number is needed here.", {"label": field.label})


def _crossed(measure: Measure, values: Values) -> list[InvalidInput | Remark]:
    found: list[InvalidInput | Remark] = []
    for rule in measure.rules:
        said = rule(values)
        if said is not None:
            found.append(said)
    return found


def read_field(field: Field, typed: str) -> Value:
    """One field's value from what was typed.

    Raises:
        InvalidInput: not of the field's kind, or beyond its hard limits; on the field's key.
    """
    if field.kind == "choice":
        return _choice(field, typed)
    if field.kind == "boolean":
        return _yes_or_no(field, typed)
    if field.kind == "text":
        return _words(field, typed)
    if field.kind == "list of numbers" or field.repeats > 1:
        pieces = pieces_of(typed, listed=field.kind == "list of numbers")
        most = max(field.repeats, MOST_TRIALS if field.kind == "list of numbers" else 1)
        if len(pieces) > most:
            raise InvalidInput(
                field.key, counted("At most {n} trial.", "At most {n} trials.", most)
            )
        numbers = tuple(_number(field, piece) for piece in pieces)
        one = field.kind != "list of numbers" and len(numbers) == 1
        return numbers[0] if one else numbers
    return _number(field, typed)


def pieces_of(typed: str, *, listed: bool) -> list[str]:
    """The numbers of a list: semicolons part them, else commas do.

    Where one number is usual (not ``listed``), a single comma is a decimal mark ("7,2"), unless
    a point stands beside it.
    """
    if ";" in typed:
        return typed.split(";")
    if not listed and typed.count(",") == 1 and "." not in typed:
        return [typed]
    return re.split(",", typed)


def _choice(field: Field, typed: str) -> str:
    word = typed.strip().lower()
    if word not in field.choices:
        words = ", ".join(field.choices)
        raise InvalidInput(field.key, Text("Choose one of: {words}.", {"words": words}))
    return word


def _yes_or_no(field: Field, typed: str) -> bool:
    word = typed.strip().lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise InvalidInput(field.key, Text("Say yes or no."))


def _words(field: Field, typed: str) -> str:
    return clean_line(typed, field.key, LONGEST_WORDS)


def _number(field: Field, typed: str) -> Decimal:
    negative = field.low is not None and field.low < 0
    value = parse_number(typed, field.key, allow_negative=negative)
    if field.kind == "integer":
        if value != value.to_integral_value():
            raise InvalidInput(field.key, Text("Write a whole number."))
        value = value.to_integral_value()
    low, high = field.low, field.high
    if (low is not None and value < low) or (high is not None and value > high):
        raise InvalidInput(field.key, outside(field, value))
    return value


def is_unit(unit: str) -> bool:
    """Whether it can stand behind a number: "kg" can, "0-4", "count" and "yes/no" can't."""
    return unit not in ("", "-", "count", "yes/no") and not any(char.isdigit() for char in unit)


def outside(field: Field, value: Decimal) -> Text:
    """Why a number beyond the hard limits is not taken."""
    words = {"value": value, "low": field.low, "high": field.high}
    if not is_unit(field.unit):
        return Text("{value} is outside {low} to {high}.", words)
    words["unit"] = field.unit  # type: ignore[assignment]
    return Text("{value} {unit} is outside {low} to {high} {unit}.", words)


def soft_remarks(field: Field, value: Value | None) -> list[Remark]:
    """A remark for each number that is unusual; it is kept as it is."""
    if field.soft_low is None and field.soft_high is None:
        return []
    numbers = value if isinstance(value, tuple) else (value,)
    return [
        Remark(
            field.key,
            Text(
                "{value} is unusual here (mostly {low} to {high}). Look again; it is kept.",
                {"value": one, "low": field.soft_low, "high": field.soft_high},
            ),
        )
        for one in numbers
        if isinstance(one, Decimal)
        and (
            (field.soft_low is not None and one < field.soft_low)
            or (field.soft_high is not None and one > field.soft_high)
        )
    ]
