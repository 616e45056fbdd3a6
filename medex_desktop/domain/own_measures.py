"""A measure that the practice defines itself: its form, its definition, the measure it makes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any, Final

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.evidence import ChangeFact, Citation, Stat
from medex_desktop.domain.forms import Reader
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role, Scoring
from medex_desktop.domain.names import clean_line, clean_note, fold
from medex_desktop.domain.quantity import parse_number
from medex_desktop.domain.scoring import Person, Score, Values, best_of, trials
from medex_desktop.errors import InvalidForm, InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

MOST_TRIALS: Final = 10
MOST_PLACES: Final = 3
LONGEST_S: Final = 3_600
_VERSION: Final = 1
_KEY_LENGTH: Final = 40
_NO_MEASURE: Final = (ArithmeticError, AttributeError, KeyError, TypeError, ValueError)

OWN: Final = Text("own measure")
DIRECTIONS: Final = {
    "higher": Text("More is better"),
    "lower": Text("Less is better"),
    "neither": Text("Neither is better"),
}
SIDES: Final = {"none": Text("No sides"), "right_left": Text("Right and left")}
SUMMARIES: Final = {"best": Text("The best counts"), "mean": Text("The mean counts")}
CLOCKS: Final = {
    "none": Text("No clock"),
    "stopwatch": Text("Stopwatch"),
    "countdown": Text("Countdown"),
}
OWN_ERROR: Final = "own error"
OWN_LICENCE: Final = Text("The practice's own measure; no norms are published for it.")


@dataclass(frozen=True, slots=True)
class OwnForm:
    """A measure as it is typed; every value is text."""

    name: str = ""
    unit: str = ""
    direction: str = ""
    sides: str = "none"
    trials: str = "1"
    summary: str = "best"
    low: str = "0"
    high: str = ""
    places: str = "0"
    clock: str = "none"
    seconds: str = ""
    error: str = ""
    error_source: str = ""
    how_to: str = ""


@dataclass(frozen=True, slots=True)
class OwnDefinition:
    """A measure as it was defined.

    Attributes:
        low, high: beyond them nothing is taken.
        seconds: length of the countdown, 0 without one.
        error: the practice's own measurement error, and in ``error_source`` where it is from.
    """

    name: str
    unit: str
    direction: str
    sides: str
    trials: int
    summary: str
    low: Decimal
    high: Decimal
    places: int
    clock: str = "none"
    seconds: int = 0
    error: Decimal | None = None
    error_source: str = ""
    how_to: str = ""


def read_own(
    form: OwnForm, *, names: Iterable[str] = (), before: OwnDefinition | None = None
) -> OwnDefinition:
    """Read and check the form; InvalidForm names every faulty field.

    Args:
        form: what was typed.
        names: names that are taken.
        before: the version that is changed; what older results were measured by stays.
    """
    read = Reader()
    name = read("", lambda: _name(form.name, names))
    unit = read("", lambda: _unit(form.unit))
    direction = read("", lambda: _one_of(form.direction, "direction", DIRECTIONS))
    sides = read("none", lambda: _one_of(form.sides, "sides", SIDES))
    count = read(1, lambda: _whole(form.trials, "trials", 1, MOST_TRIALS))
    summary = read("best", lambda: _summary(form, direction, count))
    low = read(Decimal(0), lambda: parse_number(form.low, "low", allow_negative=True))
    high = read(None, lambda: _high(form.high, low))
    places = read(0, lambda: _whole(form.places, "places", 0, MOST_PLACES))
    clock = read("none", lambda: _clock(form.clock, unit))
    seconds = read(0, lambda: _seconds(form, clock))
    error = read(None, lambda: _error(form.error))
    source = read("", lambda: _source(form))
    how_to = read("", lambda: clean_note(form.how_to, "how_to", 2_000))
    read(None, lambda: _unchanged("unit", unit, before))
    read(None, lambda: _unchanged("direction", direction, before))
    read(None, lambda: _unchanged("sides", sides, before))
    read(None, lambda: _unchanged("summary", summary, before))
    read.finish()
    assert high is not None
    return OwnDefinition(
        name, unit, direction, sides, count, summary, low, high, places, clock, seconds, error,
        source, how_to,
    )  # fmt: skip


def _name(typed: str, names: Iterable[str]) -> str:
    name = clean_line(typed, "name", 60)
    if not name:
        raise InvalidInput("name", Text("A measure needs a name."))
    if fold(name) in {fold(one) for one in names}:
        raise InvalidInput("name", Text("There is a measure of this name already."))
    return name


def _unit(typed: str) -> str:
    unit = clean_line(typed, "unit", 12)
    if not unit:
        raise InvalidInput("unit", Text("Write the unit, such as s, kg, cm or points."))
    if any(char.isdigit() for char in unit):
        raise InvalidInput("unit", Text("A unit holds no figures."))
    return unit


def _one_of(typed: str, field: str, words: Mapping[str, Text]) -> str:
    if typed not in words:
        raise InvalidInput(field, Text("Choose one of these."))
    return typed


def _whole(typed: str, field: str, low: int, high: int) -> int:
    value = parse_number(typed, field)
    if value != value.to_integral_value() or not low <= value <= high:
        words = {"low": low, "high": high}
        raise InvalidInput(field, Text("Write a whole number from {low} to {high}.", words))
    return int(value)


def _summary(form: OwnForm, direction: str, count: int) -> str:
    summary = _one_of(form.summary, "summary", SUMMARIES)
    if summary == "best" and direction == "neither" and count > 1:
        raise InvalidInput(
            "summary", Text("Where neither way is better there is no best. Choose the mean.")
        )
    return summary


def _high(typed: str, low: Decimal) -> Decimal:
    if not typed.strip():
        raise InvalidInput("high", Text("Write the highest value that can be right."))
    high = parse_number(typed, "high", allow_negative=True)
    if high <= low:
        raise InvalidInput("high", Text("This is not above the lowest value."))
    return high


def _clock(typed: str, unit: str) -> str:
    clock = _one_of(typed, "clock", CLOCKS)
    if clock == "stopwatch" and unit not in ("", "s"):
        raise InvalidInput("clock", Text("A stopwatch measures seconds: the unit is then s."))
    return clock


def _seconds(form: OwnForm, clock: str) -> int:
    return _whole(form.seconds, "seconds", 1, LONGEST_S) if clock == "countdown" else 0


def _error(typed: str) -> Decimal | None:
    if not typed.strip():
        return None
    error = parse_number(typed, "error")
    if error <= 0:
        raise InvalidInput(
            "error", Text("An error is above zero. Leave it empty if none is known.")
        )
    return error


def _source(form: OwnForm) -> str:
    source = clean_line(form.error_source, "error_source", 200)
    if form.error.strip() and not source:
        raise InvalidInput(
            "error_source", Text("Write where this error is from; without a source it is not used.")
        )
    return source if form.error.strip() else ""


def _unchanged(key: str, now: str, before: OwnDefinition | None) -> None:
    if before is not None and now and getattr(before, key) != now:
        raise InvalidInput(
            key,
            Text("Older results were measured by this, so it stays. Define a new measure instead."),
        )


def form_of(one: OwnDefinition) -> OwnForm:
    """The form that makes this definition."""
    return _as_typed(asdict(one))


def _as_typed(plain: Mapping[str, Any]) -> OwnForm:
    typed = {key: "" if value is None else str(value) for key, value in plain.items()}
    return OwnForm(**{**typed, "seconds": str(plain["seconds"] or "")})


def key_for(name: str, taken: Iterable[str]) -> str:
    """A permanent key that is free: own_, and the name in small letters."""
    slug = re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_")[:_KEY_LENGTH].strip("_")
    first, used = f"own_{slug or 'measure'}", frozenset(taken)
    keys = (first, *(f"{first}_{n}" for n in range(2, len(used) + 3)))
    return next(key for key in keys if key not in used)


def catalogue_names() -> tuple[str, ...]:
    """The names of the program's own measures, which stay theirs."""
    return tuple(one.title.msgid for one in all_measures().values())


def to_json(one: OwnDefinition) -> dict[str, Any]:
    """The definition as plain data."""
    plain = asdict(one)
    for key in ("low", "high", "error"):
        plain[key] = None if plain[key] is None else f"{plain[key]:f}"
    return {"version": _VERSION, **plain}


def from_json(plain: Mapping[str, Any]) -> OwnDefinition:
    """The definition that ``to_json`` wrote.

    Raises:
        ValueError: plain data of another kind.
    """
    try:
        found = dict(plain)
        if found.pop("version") != _VERSION:
            raise ValueError("another version")
        return read_own(_as_typed(found))
    except (*_NO_MEASURE, InvalidForm) as fault:
        raise ValueError("no definition of a measure") from fault


def measure_of(one: OwnDefinition, key: str, version: int) -> Measure:
    """The measure that a definition makes; it drives form, chart and paper like any other."""
    value = Field(
        "value", _typed(one.name), one.unit, low=one.low, high=one.high, places=one.places,
        clock="" if one.clock == "none" else one.clock,  # type: ignore[arg-type]
        seconds=one.seconds, counter=one.clock == "countdown" and one.unit != "s",
        repeats=one.trials,
    )  # fmt: skip
    side = Field(
        "side", Text("Side"), kind="choice", choices=("left", "right"), role=Role.IDENTITY,
        words=(("left", Text("left")), ("right", Text("right"))),
    )  # fmt: skip
    lines = tuple(_typed(line.strip()) for line in one.how_to.splitlines() if line.strip())
    return Measure(
        key=key,
        version=version,
        title=_typed(one.name),
        unit=one.unit,
        direction=Direction(one.direction),
        summary=_said(one),
        fields=(side, value) if one.sides == "right_left" else (value,),
        protocol_fields=(),
        scoring=_scoring(one),
        change_facts=_change_facts(one),
        licence=OWN_LICENCE,
        how_to=(("setup", lines),) if lines else (),
        group=Group.OWN,
        places=one.places,
    )


def _typed(words: str) -> Text:
    """Words of the practice's own, which are never taken for a pattern."""
    return Text("{words}", {"words": words})


def _said(one: OwnDefinition) -> Text:
    words = {"own": OWN, "n": one.trials}
    if one.trials == 1:
        return Text("{own}, one trial", words)
    if one.summary == "mean":
        return Text("{own}, mean of up to {n} trials", words)
    return Text("{own}, best of up to {n} trials", words)


def _scoring(one: OwnDefinition) -> Scoring:
    if one.summary == "mean":
        return _mean
    return best_of("value", highest=one.direction != "lower")


def _mean(values: Values, person: Person) -> Score:
    entered = trials(values, "value")
    if not entered:
        return Score(None, why=Text("Nothing was measured."))
    return Score(sum(entered, Decimal(0)) / len(entered))


def _change_facts(one: OwnDefinition) -> tuple[ChangeFact, ...]:
    if one.error is None:
        return ()
    source = Citation(OWN_ERROR, one.error_source)
    words = {"own": OWN, "source": one.error_source}
    said = Text("{own}, own error ({source})", words)
    return (ChangeFact("", said, Stat.MDC, (one.error,), one.unit, source),)
