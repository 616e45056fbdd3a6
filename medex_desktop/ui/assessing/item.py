"""One test of the set under way: what is typed, and everything that is said about it so far."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final, Literal

from medex_desktop.domain.actions import ACTIONS
from medex_desktop.domain.blocks import Block, blocks
from medex_desktop.domain.entries import Remark, is_unit
from medex_desktop.domain.measure import Measure, Role
from medex_desktop.domain.naming import name_of
from medex_desktop.domain.readings import Reading
from medex_desktop.domain.result_entries import (
    OUTCOME_WORDS,
    Answer,
    ResultEntry,
    differing_fields,
    from_json,
    identity_key,
    read,
    series_key,
    to_json,
)
from medex_desktop.domain.scoring import Demand, Person, Values
from medex_desktop.domain.set_starts import last_like, start_entry
from medex_desktop.domain.stories import ResultReading, Story, read_now
from medex_desktop.domain.test_sets import Preset, TestItem
from medex_desktop.errors import InvalidForm
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Number, Text, render
from medex_desktop.services.sittings import Background

State = Literal["blank", "begun", "done", "coded", "attend"]
GRIP: Final = "grip_strength"


@dataclass(frozen=True, slots=True)
class SittingItem:
    """One test of the set as the list shows it.

    Attributes:
        state: "attend" asks for something before it can be signed.
        value: the result in a few words, or why there is none; "" while there is nothing.
    """

    measure: Measure
    preset: Preset
    title: str
    state: State
    value: str


@dataclass(frozen=True, slots=True)
class _Found:
    """What one entry reads as."""

    values: Values
    faults: dict[str, str]
    remarks: tuple[Remark, ...]
    story: Story
    reading: ResultReading | None
    complete: bool


class Item:
    """One test being filled; its reading is kept until something changes."""

    def __init__(self, item: TestItem, background: Background, day: date) -> None:
        self.preset = item.preset
        self.measure = background.measures[item.measure]
        last = last_like(background.stories, item.measure, item.preset)
        before, person = last.entry if last else None, background.person_on(day)
        self.start = start_entry(self.measure, item.preset, before, person)
        self.entry = self.start
        self.clock: Any = None
        self._found: _Found | None = None
        self._line: SittingItem | None = None

    def payload(self) -> dict[str, Any]:
        """Everything typed, as the draft keeps it."""
        return {
            "measure": self.measure.key,
            "preset": dict(self.preset),
            "start": to_json(self.start),
            "entry": to_json(self.entry),
            "clock": self.clock,
        }

    def restore(self, payload: Mapping[str, Any]) -> None:
        """Put a draft back. ValueError or KeyError when it can't be read."""
        self.start = from_json(payload["start"])
        self.set(self._ordered(from_json(payload["entry"])))
        self.clock = payload["clock"]

    def set(self, entry: ResultEntry) -> None:
        """Take another entry."""
        self.entry = entry
        self.forget_reading()

    def forget_reading(self) -> None:
        """Something it is read against changed."""
        self._found = self._line = None

    def set_text(self, field_key: str, text: str) -> None:
        """What a field holds now; blank is nothing."""
        typed = dict(self.entry.typed)
        typed.pop(field_key, None)
        if text.strip():
            typed[field_key] = text
        self.set(self._ordered(replace(self.entry, typed=tuple(typed.items()))))

    def set_unit(self, field_key: str, unit: str) -> None:
        """The unit a field is typed in from now on."""
        units = {**dict(self.entry.units), field_key: unit}
        field = self.measure.field(field_key)
        if field is not None and unit == field.unit:
            units.pop(field_key)
        self.set(replace(self.entry, units=tuple(units.items())))

    def set_answer(self, answer: Answer) -> None:
        """What was done about a demand; an answer without action and words is none."""
        others = tuple(one for one in self.entry.answers if one.demand != answer.demand)
        given = (answer,) if answer.action or answer.words else ()
        self.set(replace(self.entry, answers=others + given))

    def found(self, background: Background, day: date) -> _Found:
        """What it reads as now."""
        if self._found is None:
            self._found = _look(self.measure, self.entry, background, day)
        return self._found

    def blocks(self, background: Background, day: date) -> tuple[Block, ...]:
        """The precautions that stand against it."""
        said = {**dict(self.preset), **dict(self.entry.typed)}
        return blocks(self.measure.key, said, background.precautions, day)

    def open_demands(self, background: Background, day: date) -> tuple[Demand, ...]:
        """What it asks for that has no action with words yet."""
        answered = {
            one.demand for one in self.entry.answers if one.action in ACTIONS and one.words.strip()
        }
        return tuple(one for one in self.demands(background, day) if one.key not in answered)

    def demands(self, background: Background, day: date) -> tuple[Demand, ...]:
        """What it asks for before it can be signed; a partly answered test that is skipped too."""
        found = self.found(background, day)
        if found.reading is None:
            return ()
        return background.demands(found.reading.reading, day)

    def is_touched(self) -> bool:
        """Whether anything was typed that a new form does not hold."""
        return dict(self.entry.typed) != dict(self.start.typed) or self.entry.is_coded

    def state(self, background: Background, day: date) -> State:
        """Where it stands."""
        found = self.found(background, day)
        if self.entry.is_coded:
            is_open = self.open_demands(background, day) or not self.entry.reason.strip()
            return "attend" if is_open else "coded"
        if not self.is_touched():
            return "blank"
        blocked = self.blocks(background, day) and not self.entry.override.strip()
        if found.faults or blocked or self.open_demands(background, day):
            return "attend"
        return "done" if found.complete and found.reading is not None else "begun"

    def line(self, background: Background, day: date) -> SittingItem:
        """It as the list shows it."""
        if self._line is None:
            found = self.found(background, day)
            self._line = SittingItem(
                measure=self.measure,
                preset=self.preset,
                title=render(name_of(self.measure, found.values)),
                state=self.state(background, day),
                value=self._value_words(found),
            )
        return self._line

    def differing(self, background: Background, day: date) -> dict[str, str]:
        """Beside each protocol field that is not as it was the last time: since when, in words."""
        found = self.found(background, day)
        last = found.story.latest()
        if last is None or self.entry.is_coded:
            return {}
        now = series_key(self.measure, found.values)
        words = Text("not comparable with {day}", {"day": Day(last.day, short=True)})
        return {
            field.key: render(words) for field in differing_fields(self.measure, last.series, now)
        }

    def _ordered(self, entry: ResultEntry) -> ResultEntry:
        """The entry with its fields in the form's order; those of no form are let go."""
        typed = dict(entry.typed)
        keys = [field.key for field in self.measure.fields if field.key in typed]
        return replace(entry, typed=tuple((key, typed[key]) for key in keys))

    def _value_words(self, found: _Found) -> str:
        if self.entry.is_coded:
            return render(OUTCOME_WORDS[self.entry.outcome])
        if found.reading is None or not found.complete:
            return ""
        return render(brief_words(found.reading.reading))


def brief_words(reading: Reading) -> Text:
    """A result where there is little room: "128/76", "114°", "10.1 s", "none"."""
    measure, score = reading.measure, reading.score
    if score.value is None:
        return Text("")
    both = [part.value for part in score.parts if part.unit and part.unit == measure.unit]
    if len(both) == 2 and both[0] == score.value:  # one reading of two numbers
        upper, lower = (Number(one, measure.places) for one in both)
        return Text("{upper}/{lower}", {"upper": upper, "lower": lower})
    if not score.value and not measure.unit and reading.category is not None:
        return Text(render(reading.category).lower())
    words = {"value": Number(score.value, measure.places), "unit": measure.unit}
    if measure.unit == "deg":
        return Text("{value}°", words)
    if not is_unit(measure.unit) or measure.unit == "points":
        return Text("{value}", words)
    return Text("{value} {unit}", words)


def _look(measure: Measure, entry: ResultEntry, background: Background, day: date) -> _Found:
    person = background.person_on(day)
    values, faults, remarks = _values(measure, entry, person)
    story = background.story(measure.key, identity_key(measure, values))
    reading = None
    if measure.scoring is not None and not faults and _has_value(measure, values):
        reading = read_now(story, values, day)
    return _Found(values, faults, remarks, story, reading, _is_complete(measure, entry, person))


def _values(
    measure: Measure, entry: ResultEntry, person: Person
) -> tuple[Values, dict[str, str], tuple[Remark, ...]]:
    """What can be read, and words beside each field that can't."""
    try:
        found = read(measure, entry, person, complete=False)
    except InvalidForm as form:
        faults = {fault.field: str(fault) for fault in form.faults}
    else:
        return found.values, {}, found.remarks
    rest = tuple(pair for pair in entry.typed if pair[0] not in faults)
    try:
        kept = replace(entry, typed=rest)
        return read(measure, kept, person, complete=False).values, faults, ()
    except InvalidForm:
        return {}, faults, ()


def _has_value(measure: Measure, values: Values) -> bool:
    return any(field.key in values for field in measure.of_role(Role.VALUE))


def _is_complete(measure: Measure, entry: ResultEntry, person: Person) -> bool:
    try:
        read(measure, entry, person)
    except InvalidForm:
        return False
    return True
