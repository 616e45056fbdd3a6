"""What a result says, in words, line by line, each with the source that says so."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation
from medex_desktop.domain.grip_reading import GripReading
from medex_desktop.domain.grip_records import Side
from medex_desktop.domain.interpret import Verdict, VerdictKind
from medex_desktop.domain.readings import Compared, Reading
from medex_desktop.domain.stories import Change, ResultReading
from medex_desktop.domain.units import shown_unit
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Number, Text

CATEGORY: Final = Text("Category")
REFERENCE: Final = Text("Reference")
CUT_POINT: Final = Text("Cut-point")
BESIDE: Final = Text("Beside it")
SINCE_BASELINE: Final = Text("Since the baseline")
SINCE_LAST: Final = Text("Since last time")
ERROR: Final = Text("Error")
IMPORTANT: Final = Text("Important change")
ALSO_PUBLISHED: Final = Text("Also published")
GRADES: Final = {
    "primary": Text("the paper itself was read"),
    "abstract": Text("its abstract was read"),
    "official": Text("from an official page"),
    "two_copies": Text("two copies that agree"),
    "one_copy": Text("one copy"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One line of an interpretation: what it is about, what is said, and who says so."""

    head: Text
    words: Text
    citation: Citation | None = None


def cited(citation: Citation) -> Text:
    """A source in full, with how near it was read."""
    grade = GRADES.get(citation.grade)
    if grade is None:
        return Text("{source}", {"source": citation.text})
    return Text("{source} ({grade})", {"source": citation.text, "grade": grade})


def with_unit(value: Decimal | float, places: int, unit: str, *, signed: bool = False) -> Text:
    """A number with its unit as people read it."""
    words = {"value": Number(value, places, signed=signed), "unit": shown_unit(unit)}
    if not words["unit"]:
        return Text("{value}", words)
    return Text("{value}{unit}" if unit == "deg" else "{value} {unit}", words)


def tell(found: ResultReading) -> tuple[Told, ...]:
    """A result by itself, then its change, then what else is published."""
    return (*_reading(found.reading), *_change(found))


def _reading(reading: Reading) -> Iterable[Told]:
    if reading.score.why is not None:
        yield Told(BESIDE, reading.score.why)
    if reading.category is not None:
        band = next((b for b in reading.measure.bands if b.title == reading.category), None)
        yield Told(CATEGORY, reading.category, band.citation if band else None)
    for part in reading.score.parts:
        value = with_unit(part.value, part.places, part.unit)
        yield Told(BESIDE, Text("{label}: {value}", {"label": part.label, "value": value}))
    if reading.compared is not None:
        for one in (reading.compared, *reading.others):
            yield Told(REFERENCE, _compared(one), one.citation)
    meanings = []
    for cut in reading.met:
        meanings.append(cut.point.meaning)
        words = {"meaning": cut.point.meaning, "rule": cut.rule}
        yield Told(CUT_POINT, Text("{meaning} ({rule})", words), cut.point.citation)
    head = REFERENCE if reading.compared is None else BESIDE
    for message in reading.messages:
        if message not in meanings and message != reading.score.why:
            yield Told(head, message)


def _compared(one: Compared) -> Text:
    return Text("{display}: {people}", {"display": one.display, "people": one.people})


def _change(found: ResultReading) -> Iterable[Told]:
    change, measure = found.change, found.reading.measure
    shown = (measure.unit, measure.places)
    yield from changes(change.since_baseline, change.since_last, _days(change), shown)
    for fact in change.facts:
        values = [
            with_unit(value * fact.factor, max(measure.places, _places(value)), measure.unit)
            for value in fact.values
        ]
        if fact.unit.startswith("%"):
            values = [Text("{n} %", {"n": Number(n, _places(n))}) for n in fact.values]
        whole = values[0]
        if len(values) > 1:
            whole = Text("{low} to {high}", {"low": values[0], "high": values[-1]})
        words = {"what": fact.words or Text(fact.stat.value), "value": whole,
                 "population": fact.population}  # fmt: skip
        yield Told(ALSO_PUBLISHED, Text("{what} {value}, {population}", words), fact.citation)


def _places(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent))


def _days(change: Change) -> tuple[date | None, date | None]:
    return change.baseline_day, change.last_day


def changes(
    since_baseline: Verdict | None,
    since_last: Verdict | None,
    days: tuple[date | None, date | None],
    shown: tuple[str, int],
) -> Iterable[Told]:
    """Both changes in words, and what judged them.

    ``days`` are of the baseline and of last time, ``shown`` the unit and the decimals.
    """
    if since_baseline is None:
        yield Told(SINCE_BASELINE, Text("This is the baseline: nothing to compare with yet."))
    else:
        yield Told(SINCE_BASELINE, moved(since_baseline, days[0], *shown))
        yield from _judges(since_baseline)
    if since_last is not None and since_last.change is not None and days[0] != days[1]:
        yield Told(SINCE_LAST, moved(since_last, days[1], *shown))


def moved(found: Verdict, since: date | None, unit: str, places: int) -> Text:
    """A change in words: its size, since when, and what may be said of it."""
    if found.change is None or since is None:
        return found.words
    change = change_with_unit(found, unit, places)
    assert change is not None
    words = {"change": change, "day": Day(since), "verdict": found.words}
    return Text("{change} since {day}: {verdict}", words)


def change_with_unit(found: Verdict, unit: str, places: int) -> Text | None:
    """A change with its sign and unit, and a decimal more where one would hide what judged it."""
    if found.change is None:
        return None
    if found.places > 1:
        places = max(found.places, places)
    elif not places and found.change != found.change.to_integral_value():
        places = 1  # since a baseline that is a mean of two
    return with_unit(found.change, places, unit, signed=True)


def _judges(found: Verdict) -> Iterable[Told]:
    if found.kind is VerdictKind.NO_PUBLISHED and found.citation is None:
        yield Told(ERROR, Text("No error is published for these people and this test."))
    if found.kind is VerdictKind.NO_VERIFIED:
        yield Told(
            ERROR, Text("A value exists; its source has not been read, so it judges nothing.")
        )
    if found.error_by is not None:
        words = {"error": found.error_by, "basis": found.basis or ""}
        said = Text("{error}: {basis}", words) if found.basis else found.error_by
        yield Told(ERROR, said, found.citation)
    if found.important and found.judged_by is not None:
        cite = found.important_citation or found.citation
        yield Told(IMPORTANT, found.judged_by, cite)


def tell_grip(reading: GripReading, side: Side) -> tuple[Told, ...]:
    """The same for one hand of a grip test."""
    told: list[Told] = []
    if reading.norm is not None and reading.score.best_side == side:
        if reading.norm.result is not None:
            told.append(Told(REFERENCE, reading.norm.result.words, reading.norm.result.citation))
        if reading.norm.message is not None:
            told.append(Told(REFERENCE, reading.norm.message))
        told += [Told(CUT_POINT, cut.words, cut.citation) for cut in reading.thresholds if cut.met]
    now = reading.side(side)
    base = reading.baseline.last_day if reading.baseline else None
    told += changes(now.since_baseline, now.since_last, (base, reading.last_day), ("kg", 1))
    return tuple(told)
