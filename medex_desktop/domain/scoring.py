"""From entered values to a score: plain data and the few shapes that most scores have."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import cast

from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

# What was entered, by field: a Decimal, a tuple of trials, a choice, yes or no, or a text.
Value = Decimal | tuple[Decimal, ...] | bool | str
Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Person:
    """What a score may depend on; None is not stated.

    Attributes:
        sex: "female", "male" or "not_stated", the sex used for norms.
        age: years on the day of the test.
        groups: keys of the populations the person belongs to, such as "tka", "older_adults".
    """

    sex: str = "not_stated"
    age: Decimal | None = None
    height_cm: Decimal | None = None
    mass_kg: Decimal | None = None
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """A number that belongs to a score: a subscale, a second formula, a rate."""

    key: str
    label: Text
    value: Decimal
    unit: str = ""
    places: int = 0


@dataclass(frozen=True, slots=True)
class Demand:
    """Something the score asks for before anything is signed; ``action`` as in a cut-point."""

    key: str
    words: Text
    action: str


@dataclass(frozen=True, slots=True)
class Score:
    """The score of one test, exact.

    Attributes:
        value: in the measure's unit; None when it can't be scored, and ``why`` says so.
        category: what the score itself is called.
        parts: numbers that belong to it.
        messages: what must be said beside it.
        demands: what needs an action.
    """

    value: Decimal | None
    category: Text | None = None
    parts: tuple[Part, ...] = ()
    messages: tuple[Text, ...] = ()
    demands: tuple[Demand, ...] = ()
    why: Text | None = None

    def part(self, key: str) -> Decimal | None:
        """The number of that key, or None."""
        return next((part.value for part in self.parts if part.key == key), None)


def number(values: Values, key: str) -> Decimal | None:
    """The number entered in a field; of several trials the first. None when it is blank."""
    found = values.get(key)
    if isinstance(found, tuple):
        return found[0] if found else None
    return found if isinstance(found, Decimal) else None


def trials(values: Values, key: str) -> tuple[Decimal, ...]:
    """All trials entered in a field."""
    found = values.get(key)
    if isinstance(found, Decimal):
        return (found,)
    return found if isinstance(found, tuple) else ()


def flag(values: Values, key: str) -> bool:
    """Whether a yes was entered; blank is no."""
    return values.get(key) is True


def choice(values: Values, key: str) -> str:
    """The word chosen; "" when none is."""
    found = values.get(key)
    return found if isinstance(found, str) else ""


def fits(values: Values, when: Sequence[tuple[str, tuple[str, ...]]]) -> bool:
    """Whether every named input holds one of the words; a blank one does where "" is a word."""
    return all(_word(values.get(key)) in words for key, words in when)


def _word(value: Value | None) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if value is not None else ""


def plain(key: str) -> Callable[[Values, Person], Score]:
    """A score that is the number entered in ``key``."""

    def score(values: Values, person: Person) -> Score:
        return Score(number(values, key))

    return score


def best_of(key: str, *, highest: bool) -> Callable[[Values, Person], Score]:
    """The best of the trials entered in ``key``: the highest, or the lowest."""

    def score(values: Values, person: Person) -> Score:
        entered = trials(values, key)
        if not entered:
            return Score(None, why=Text("Nothing was measured."))
        return Score(max(entered) if highest else min(entered))

    return score


def items_of(values: Values, keys: Sequence[str]) -> list[Decimal] | None:
    """The answers of the items in order; None when one is missing."""
    found = [number(values, key) for key in keys]
    return None if None in found else cast("list[Decimal]", found)


def sum_of(keys: Sequence[str]) -> Callable[[Values, Person], Score]:
    """The sum of items that are all required."""

    def score(values: Values, person: Person) -> Score:
        answers = items_of(values, keys)
        if answers is None:
            return Score(None, why=Text("Every item is needed for the score."))
        return Score(sum(answers, Decimal(0)))

    return score


def from_table(keys: Sequence[str], table: Sequence[Decimal]) -> Callable[[Values, Person], Score]:
    """The published interval score of a raw sum: ``table[raw]``; every item is required."""

    def score(values: Values, person: Person) -> Score:
        answers = items_of(values, keys)
        if answers is None:
            return Score(None, why=Text("Every item is needed for the score."))
        raw = sum(answers, Decimal(0))
        return Score(table[int(raw)], parts=(Part("raw", Text("Raw sum"), raw),))

    return score
