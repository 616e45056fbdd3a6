"""One measure as entered in an assessment: what was typed, or why there is nothing."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final, Literal

from medex_desktop.domain.entries import LONGEST_WORDS, Entry, pieces_of, read_entry
from medex_desktop.domain.measure import Field, Measure, Role
from medex_desktop.domain.names import clean_line, clean_note, fold
from medex_desktop.domain.quantity import parse_number
from medex_desktop.domain.scoring import Person, Value, Values
from medex_desktop.domain.series import Differences
from medex_desktop.domain.units import in_unit, units_for
from medex_desktop.errors import InvalidForm, InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Inside, Text

ENTRY_VERSION: Final = 1
Outcome = Literal["measured", "unable", "refused", "stopped_for_pain", "not_measured"]
MEASURED: Final = "measured"
OUTCOME_WORDS: Final = {
    "measured": Text("measured"),
    "unable": Text("unable"),
    "refused": Text("refused"),
    "stopped_for_pain": Text("stopped for pain"),
    "not_measured": Text("not measured"),
}
LONGEST_NOTE: Final = 2_000
_MARK: Final = "#"
_FINENESS: Final = Decimal("0.000001")  # finer than any device: there and back is the same


@dataclass(frozen=True, slots=True)
class Answer:
    """What was done about something the result demands; ``demand`` is its key."""

    demand: str
    action: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class ResultEntry:
    """One measure as entered.

    Attributes:
        typed: the text by field, trials parted by semicolons; blank fields are left out.
        units: the unit by field where another than the field's own was typed.
        outcome: measured, or the code that says why not; ``reason`` in the person's words.
        answers: what was done about what the result demands.
        override: why it was done against an active precaution, "" where none stood against it.
    """

    measure: str
    typed: tuple[tuple[str, str], ...] = ()
    units: tuple[tuple[str, str], ...] = ()
    outcome: str = MEASURED
    reason: str = ""
    note: str = ""
    answers: tuple[Answer, ...] = ()
    override: str = ""

    def text(self, field: str) -> str:
        """What was typed in a field; "" when nothing."""
        return dict(self.typed).get(field, "")

    def unit(self, field: Field) -> str:
        """The unit a field was typed in."""
        return dict(self.units).get(field.key, field.unit)

    @property
    def is_coded(self) -> bool:
        """Whether it says why there is no result."""
        return self.outcome != MEASURED


def read(
    measure: Measure, entry: ResultEntry, person: Person | None = None, *, complete: bool = True
) -> Entry:
    """The values of an entry in the measure's own units.

    Args:
        measure: whose fields are read.
        entry: as typed.
        person: the client, whose height and mass stand in where the entry has none of its own.
        complete: also refuse required fields that are blank.

    Raises:
        InvalidForm: every field that can't be taken, in the form's order.
    """
    canonical: dict[str, str] = {}
    faults: dict[str, InvalidInput] = {}
    units = dict(entry.units)
    for key, text in entry.typed:
        field = measure.field(key) if key in units else None
        try:
            canonical[key] = text if field is None else _converted(field, text, units[key])
        except InvalidInput as fault:
            faults[key] = fault
    if person is not None:
        canonical = {**_of_the_client(measure, person), **canonical}
    try:
        found = read_entry(measure, canonical, complete=complete, of_a_client=person is not None)
    except InvalidForm as form:
        found_too = {fault.field: fault for fault in form.faults} | faults
        order = [field.key for field in measure.fields]
        in_order = sorted(
            found_too.values(), key=lambda one: order.index(one.field) if one.field in order else -1
        )
        raise InvalidForm(in_order) from form
    if faults:
        raise InvalidForm(list(faults.values()))
    return found


def cleaned(measure: Measure, entry: ResultEntry) -> ResultEntry:
    """The entry with its words free of what can't be seen; its numbers stay as typed.

    Raises:
        InvalidInput: words that are too long, on the measure's key.
    """
    key = measure.key
    words = {field.key for field in measure.fields if field.kind == "text"}
    return replace(
        entry,
        typed=tuple(
            (name, clean_line(text, key, LONGEST_WORDS) if name in words else text)
            for name, text in entry.typed
        ),
        reason=clean_line(entry.reason, key, LONGEST_WORDS),
        note=clean_note(entry.note, key),
        answers=tuple(
            replace(one, words=clean_note(one.words, key, LONGEST_NOTE)) for one in entry.answers
        ),
        override=clean_note(entry.override, key, LONGEST_NOTE),
    )


def with_client(measure: Measure, entry: ResultEntry, person: Person) -> ResultEntry:
    """The entry with the client's height and mass of that day, so that the record keeps them.

    They are in the fields' own units, whatever unit a field that was left blank stood at.
    """
    facts = _of_the_client(measure, person)
    added = {key: text for key, text in facts.items() if not entry.text(key).strip()}
    kept = [pair for pair in entry.typed if pair[0] not in added]
    units = tuple(pair for pair in entry.units if pair[0] not in added)
    return replace(entry, typed=(*kept, *added.items()), units=units)


def _of_the_client(measure: Measure, person: Person) -> dict[str, str]:
    facts = {"height_cm": person.height_cm, "mass_kg": person.mass_kg}
    return {
        field.key: f"{fact:f}"
        for field in measure.fields
        if field.from_client and (fact := facts.get(field.key)) is not None
    }


def _converted(field: Field, text: str, unit: str) -> str:
    if unit == field.unit or not text.strip():
        return text
    if unit not in units_for(field.unit):
        raise InvalidInput(field.key, Text("{unit} is no unit of this field.", {"unit": unit}))
    pieces = pieces_of(text, listed=False) if field.repeats > 1 else [text]
    negative = field.low is not None and field.low < 0
    numbers = [
        in_unit(parse_number(piece, field.key, allow_negative=negative), unit, field.unit)
        for piece in pieces
    ]
    fineness = Decimal(1) if field.kind == "integer" else _FINENESS
    return ";".join(f"{number.quantize(fineness):f}" for number in numbers)


def skipped_words(entry: ResultEntry) -> Text:
    """Why there is no result, in one line: "stopped for pain: the left knee"."""
    words = {"code": OUTCOME_WORDS[entry.outcome], "reason": entry.reason.strip()}
    return Text("{code}: {reason}", words)


def series_key(measure: Measure, values: Values) -> str:
    """Of what it is a result, and how it was taken: equal keys may be compared."""
    return identity_key(measure, values) + _MARK + _joined(measure, Role.PROTOCOL, values)


def identity_key(measure: Measure, values: Values) -> str:
    """Of what it is a result (side, joint, pace); "" where a measure has one line only."""
    return _joined(measure, Role.IDENTITY, values)


def identity_of(series: str) -> str:
    """The first part of a series key."""
    return series.partition(_MARK)[0]


def _joined(measure: Measure, role: Role, values: Values) -> str:
    return "|".join(_plain(values.get(field.key)) for field in measure.of_role(role))


def _plain(value: Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ";".join(f"{one.normalize():f}" for one in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return " ".join(fold(value).replace("|", " ").replace(_MARK, " ").split())
    return f"{value.normalize():f}"


def differing_fields(measure: Measure, earlier: str, later: str) -> tuple[Field, ...]:
    """The protocol fields in which two series keys of a measure differ."""
    fields = measure.of_role(Role.PROTOCOL)
    old, new = (key.partition(_MARK)[2].split("|") for key in (earlier, later))
    return tuple(
        field for field, before, after in zip(fields, old, new, strict=False) if before != after
    )


def differences(measure: Measure) -> Differences:
    """What differs between two series keys of a measure, in words: the names of its fields."""

    def between(earlier: str, later: str) -> tuple[Text, ...]:
        return tuple(
            Text("{field}", {"field": Inside(field.label)})
            for field in differing_fields(measure, earlier, later)
        )

    return between


def to_json(entry: ResultEntry) -> dict[str, Any]:
    """The entry as plain types, with its version; nothing is lost."""
    return {
        "version": ENTRY_VERSION,
        "measure": entry.measure,
        "typed": dict(entry.typed),
        "units": dict(entry.units),
        "outcome": entry.outcome,
        "reason": entry.reason,
        "note": entry.note,
        "answers": [[one.demand, one.action, one.words] for one in entry.answers],
        "override": entry.override,
    }


_KINDS: Final = {
    "measure": str, "typed": dict, "units": dict, "outcome": str, "reason": str, "note": str,
    "answers": list, "override": str,
}  # fmt: skip


def from_json(plain: Mapping[str, Any]) -> ResultEntry:
    """The entry that ``to_json`` wrote.

    Raises:
        ValueError, KeyError: a version this program does not know, or no entry at all.
    """
    if plain["version"] != ENTRY_VERSION:
        raise ValueError(f"result entry of version {plain['version']}")
    if not all(isinstance(plain[key], kind) for key, kind in _KINDS.items()):
        raise ValueError("no result entry")
    if plain["outcome"] not in OUTCOME_WORDS:
        raise ValueError("no outcome of a test")
    return ResultEntry(
        measure=plain["measure"],
        typed=tuple((str(key), str(text)) for key, text in plain["typed"].items()),
        units=tuple((str(key), str(unit)) for key, unit in plain["units"].items()),
        outcome=plain["outcome"],
        reason=plain["reason"],
        note=plain["note"],
        answers=tuple(Answer(*map(str, one)) for one in plain["answers"]),
        override=plain["override"],
    )
