"""What each column of a file means, and what the person answered once for the whole file."""

import json
from collections.abc import Collection
from dataclasses import asdict, fields, replace
from datetime import date
from typing import Any, Final

from medex_desktop.domain.dates import parse_day
from medex_desktop.domain.grip_records import POSTURES, PROTOCOLS
from medex_desktop.domain.quantity import parse_number
from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.exchange.cells import read_age
from medex_desktop.exchange.csv_in import Table
from medex_desktop.exchange.words import LEFT, RIGHT, plain
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

VERSION: Final = 1
GRIP: Final = "grip"
CLIENTS: Final = "clients"
WIDE: Final = "wide"
LONG: Final = "long"
PAIRED: Final = "paired"

TRIALS: Final = tuple(f"{side}_{number}" for number in (1, 2, 3) for side in (RIGHT, LEFT))
PERSON: Final = (
    "reference", "name", "first_name", "last_name", "birth_date", "age", "sex", "hand", "height",
    "mass",
)  # fmt: skip
TEST: Final = (
    "test_date", "protocol", "device_make", "device_serial", "handle", "posture", "unit", "note",
)  # fmt: skip
MEANINGS: Final = {
    GRIP: (*PERSON, *TEST, *TRIALS, "side", "trial", "value"),
    CLIENTS: (
        *PERSON, "phone", "email", "address", "provider", "diagnosis", "surgery_date",
        "onset_date", "event_text", "precautions",
    ),
}  # fmt: skip

_ALLOWED: Final[dict[str, tuple[str, ...]]] = {
    "kind": (GRIP, CLIENTS),
    "layout": ("", WIDE, LONG, PAIRED),
    "unit": ("", "kg", "lb"),
    "height_unit": ("", "cm", "m", "in", "ft"),
    "mass_unit": ("", "kg", "lb"),
    "decimal_mark": ("", ".", ","),
    "date_order": ("", "iso", "day_first", "month_first"),
    "protocol": ("", *PROTOCOLS),
    "start_side": ("", RIGHT, LEFT),
    "trial_order": ("", "alternating", "one_hand_first"),
    "numbering": ("", "hand", "order"),
    "posture": ("", *POSTURES),
    "device_unit": ("", "kg", "lb"),
}
_WORD_VALUES: Final[dict[str, tuple[str, ...]]] = {
    "side": (RIGHT, LEFT),
    "hand": (RIGHT, LEFT, "both", "unknown"),
    "sex": ("female", "male", "not_stated"),
    "unit": ("kg", "lb"),
    "protocol": PROTOCOLS,
    "posture": POSTURES,
}
_LARGEST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """One column and its meaning; ``unit`` when the column's name says one."""

    column: str
    meaning: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class WordUse:
    """A word of the file (folded) and what it stands for: ("sex", "1", "male")."""

    meaning: str
    written: str
    value: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a file is read. An empty string means "not said".

    Attributes:
        kind: "grip" or "clients".
        layout: "wide" (a row per test), "long" (a row per trial) or "paired" (a row per trial
            number, a column per hand); "" for a client list.
        columns: the columns that mean something; the others are left alone.
        header: whether the first row holds column names; None until said.
        unit: of every trial whose column, unit column or cell names none. Never guessed by size.
        decimal_mark: "." or "," refuses the other; "" takes either.
        date_order: "iso", "day_first" or "month_first", for dates in numbers alone.
        test_date: of the whole file, when it has no such column.
        age: in years, of everybody in the file on the test date, when no column says it.
        name_pattern: how clients without a name are called: "Client {id}" or "Client {line}".
        protocol: "southampton" or "asht", like the device, handle and posture for the whole file.
        device_resolution: the smallest step of the device, in ``device_unit``.
        start_side: the hand that squeezed first.
        trial_order: "alternating" or "one_hand_first".
        numbering: trial numbers count each "hand" by itself or give the "order" of both.
        words: words of this file that the program can't know.
    """

    kind: str
    layout: str = ""
    columns: tuple[ColumnUse, ...] = ()
    header: bool | None = None
    unit: str = ""
    height_unit: str = ""
    mass_unit: str = ""
    decimal_mark: str = ""
    date_order: str = ""
    test_date: date | None = None
    age: str = ""
    name_pattern: str = ""
    protocol: str = ""
    device_make: str = ""
    device_serial: str = ""
    device_resolution: str = ""
    device_unit: str = ""
    handle: str = ""
    posture: str = ""
    start_side: str = ""
    trial_order: str = ""
    numbering: str = ""
    words: tuple[WordUse, ...] = ()

    def use(self, meaning: str) -> ColumnUse | None:
        """The column that holds ``meaning``, if one does."""
        return next((use for use in self.columns if use.meaning == meaning), None)

    def has(self, *meanings: str) -> bool:
        """Whether a column holds any of these meanings."""
        return any(use.meaning in meanings for use in self.columns)

    def own_words(self, meaning: str) -> dict[str, str]:
        """The words the person gave a value, for one meaning."""
        return {word.written: word.value for word in self.words if word.meaning == meaning}

    @property
    def month_first(self) -> bool:
        """Whether dates in numbers alone are month, day, year."""
        return self.date_order == "month_first"


def arrange(table: Table, mapping: Mapping) -> Table:
    """The table as the mapping sees it: without a header when the first row holds values."""
    return table.headless() if mapping.header is False else table


def layout_of(meanings: Collection[str]) -> str:
    """The layout that the meanings of a grip file's columns make, "" when none holds a value."""
    trials = [meaning for meaning in TRIALS if meaning in meanings]
    if "trial" in meanings and trials in (["right_1", "left_1"], ["right_1"], ["left_1"]):
        return PAIRED
    if len(trials) >= 2:
        return WIDE
    if "side" in meanings or "value" in meanings:
        return LONG
    return WIDE if trials else ""


def assign(mapping: Mapping, column: str, meaning: str, unit: str = "") -> Mapping:
    """The mapping with one column given a meaning ("" takes it away); a meaning has one column.

    The layout of a grip file follows from the columns.

    Raises:
        InvalidInput: the meaning is not one of ``MEANINGS`` for this kind of file.
    """
    if meaning and meaning not in MEANINGS[mapping.kind]:
        raise _unknown(column, meaning)
    kept = [
        use
        for use in mapping.columns
        if use.column != column and (not meaning or use.meaning != meaning)
    ]
    if meaning:
        kept.append(ColumnUse(column, meaning, unit))
    layout = layout_of([use.meaning for use in kept]) if mapping.kind == GRIP else ""
    return replace(mapping, columns=tuple(kept), layout=layout)


def answer(mapping: Mapping, key: str, value: str, today: date) -> Mapping:
    """The mapping with one question answered.

    Args:
        mapping: the mapping so far.
        key: the key of the ``Question``; "word.sex.1" gives the word "1" of the sex column.
        value: the chosen value or what was typed.
        today: the day it is; a test date is not after it.

    Raises:
        InvalidInput: the value does not fit; the field is ``key``.
    """
    text = value.strip()
    if key.startswith("word."):
        return _with_word(mapping, key, text)
    if key == "test_date":
        day = parse_day(text, key, today=today, month_first=mapping.month_first)
        return replace(mapping, test_date=day)
    if key == "header":
        _one_of(key, text, ("names", "data"))
        return replace(mapping, header=text == "names")
    answered: dict[str, Any] = {key: _checked(key, text)}
    return replace(mapping, **answered)


_ANSWERED: Final = frozenset(
    field.name for field in fields(Mapping) if field.type in ("str", str)
) - {"kind"}


def _checked(name: str, text: str) -> str:
    """An answer that is kept as text, when it fits."""
    if name not in _ANSWERED:
        raise _unknown(name, text)
    if name == "age" and text:
        return str(read_age(text, name))
    if name == "device_resolution" and text:
        parse_number(text, name)
    if name == "name_pattern" and text and "{id}" not in text and "{line}" not in text:
        raise InvalidInput(name, Text("Write {id} or {line} where the number goes: Client {id}."))
    _one_of(name, text, _ALLOWED.get(name))
    return text


def _with_word(mapping: Mapping, key: str, value: str) -> Mapping:
    meaning, _dot, written = key.removeprefix("word.").partition(".")
    if meaning not in _WORD_VALUES:
        raise _unknown(key, value)
    _one_of(key, value, _WORD_VALUES[meaning])
    others = (w for w in mapping.words if (w.meaning, w.written) != (meaning, plain(written)))
    return replace(mapping, words=(*others, WordUse(meaning, plain(written), value)))


def _one_of(field: str, value: str, allowed: tuple[str, ...] | None) -> None:
    if allowed is not None and value not in allowed:
        words = ", ".join(word for word in allowed if word)
        raise InvalidInput(field, Text("Choose one of: {words}.", {"words": words}))


def _unknown(field: str, value: str) -> InvalidInput:
    return InvalidInput(
        field, Text('"{value}" is not something this import knows.', {"value": value[:60]})
    )


def to_json(mapping: Mapping) -> str:
    """The mapping as a file that another run or another person can use."""
    plain_types = asdict(mapping)
    if mapping.test_date is not None:
        plain_types["test_date"] = mapping.test_date.isoformat()
    said = {name: value for name, value in plain_types.items() if value not in ("", None, ())}
    return json.dumps({"medex_mapping": VERSION, **said}, indent=2, ensure_ascii=False) + "\n"


def from_json(text: str) -> Mapping:
    """The mapping of a saved file.

    Raises:
        Refused: not a mapping, written by a newer version, or with something unknown in it.
    """
    try:
        found = json.loads(text) if len(text) <= _LARGEST else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or "medex_mapping" not in found:
        raise Refused(Text("This is not a saved import mapping."))
    version = found.pop("medex_mapping")
    if version != VERSION:
        raise Refused(
            Text(
                "This import mapping has version {version}; this program reads version {own}.",
                {"version": str(version)[:20], "own": VERSION},
            )
        )
    try:
        return _from_plain(found)
    except InvalidInput as fault:
        raise Refused(
            Text(
                "The import mapping can't be used: {field}. {reason}",
                {"field": fault.field, "reason": fault.message},
            )
        ) from None


def _from_plain(found: dict[str, Any]) -> Mapping:
    _one_of("kind", str(found.get("kind", "")), _ALLOWED["kind"])
    mapping = Mapping(kind=found.pop("kind"))
    for record in _records("columns", found.pop("columns", []), ("column", "meaning", "unit")):
        if mapping.has(record["meaning"]):
            raise _unknown(record["column"], record["meaning"])
        mapping = assign(mapping, **record)
    for record in _records("words", found.pop("words", []), ("meaning", "written", "value")):
        key = "word.{meaning}.{written}".format(**record)
        mapping = _with_word(mapping, key, record["value"])
    for name, value in found.items():
        mapping = replace(mapping, **{name: _read_value(name, value)})
    return mapping


def _records(field: str, found: object, names: tuple[str, ...]) -> list[dict[str, str]]:
    if not isinstance(found, list):
        raise _unknown(field, str(found))
    for record in found:
        fits = isinstance(record, dict) and set(record) <= set(names)
        if not fits or not all(isinstance(value, str) for value in record.values()):
            raise _unknown(field, str(record))
        if not {names[0], names[1]} <= set(record):
            raise _unknown(field, str(record))
    return found


def _read_value(name: str, value: object) -> Any:
    if name == "header" and isinstance(value, bool):
        return value
    if not isinstance(value, str):
        raise _unknown(name, str(value))
    if name == "test_date":
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise _unknown(name, value) from None
    return _checked(name, value)
