"""Visits become series: a new device, protocol or position breaks the line and the comparison."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from medex_desktop.domain.trend import Slope, slope, theil_sen
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Text

__all__ = [
    "Baseline",
    "BaselineRule",
    "Corridor",
    "Series",
    "Slope",
    "Visit",
    "baseline_of",
    "change_since",
    "corridor",
    "slope",
    "split",
    "theil_sen",
]


# The followed values of a visit, by the name of their line ("right", "left", "score").
Lines = tuple[tuple[str, Decimal | None], ...]
# What differs between two series keys, in words.
Differences = Callable[[str, str], tuple[Text, ...]]


@dataclass(frozen=True, slots=True)
class Visit:
    """The followed values of one test, in the measure's unit.

    Attributes:
        recorded_order: tells tests of one day apart, the later one larger.
        values: what is followed, by line: the hands of a grip test, or the one score.
        series_key: what decides comparability; equal keys may be compared.
        best: the value for norms; ``age`` on the day in years.
        device: its name as shown on the chart.
    """

    day: date
    recorded_order: int
    values: Lines
    series_key: str
    best: Decimal | None = None
    age: Decimal | None = None
    device: str = ""
    record_id: int | None = None

    def value(self, line: str) -> Decimal | None:
        """The followed value of one line."""
        return dict(self.values).get(line)


@dataclass(frozen=True, slots=True)
class Series:
    """Visits that may be compared, in order.

    Attributes:
        index: 0 for the first series.
        changed: what broke the line before this series; empty for the first.
    """

    index: int
    visits: tuple[Visit, ...]
    changed: tuple[Text, ...] = ()

    @property
    def series_key(self) -> str:
        """What its visits have in common."""
        return self.visits[0].series_key

    def points(self, line: str) -> list[tuple[date, Decimal]]:
        """Day and value of the visits at which the line was measured."""
        pairs = ((visit.day, visit.value(line)) for visit in self.visits)
        return [(day, value) for day, value in pairs if value is not None]


def split(visits: Iterable[Visit], differences: Differences) -> tuple[Series, ...]:
    """Order the visits and break them where the series key changes.

    A device that comes back after another one starts a series of its own: the line shows what
    was done in which order, and no change is computed across a break. ``differences`` words what
    a break changed.
    """
    ordered = sorted(visits, key=lambda visit: (visit.day, visit.recorded_order))
    runs: list[list[Visit]] = []
    for visit in ordered:
        if runs and visit.series_key == runs[-1][-1].series_key:
            runs[-1].append(visit)
        else:
            runs.append([visit])
    found: list[Series] = []
    for run in runs:
        before = found[-1].series_key if found else None
        changed = () if before is None else differences(before, run[0].series_key)
        found.append(Series(len(found), tuple(run), changed))
    return tuple(found)


class BaselineRule(StrEnum):
    """Which visit of a series the others are compared with."""

    FIRST = "first"
    MEAN_OF_TWO = "mean_of_two"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a series is compared with; ``words`` say which rule, ``days`` are its visits."""

    rule: BaselineRule
    days: tuple[date, ...]
    values: Lines
    words: Text
    last_order: int = 0

    def value(self, line: str) -> Decimal | None:
        """The baseline of one line."""
        return dict(self.values).get(line)

    @property
    def last_day(self) -> date:
        """The day from which visits are compared with it."""
        return self.days[-1]

    def holds(self, visit: Visit) -> bool:
        """Whether the visit is part of the baseline or before it."""
        return (visit.day, visit.recorded_order) <= (self.last_day, self.last_order)


def baseline_of(
    series: Series, rule: BaselineRule = BaselineRule.FIRST, chosen_on: date | None = None
) -> Baseline | None:
    """The baseline of a series: its first visit, the mean of its first two, or a chosen day.

    Returns:
        The baseline; None when the chosen day is not a visit of this series. The mean of two is
        the first visit alone until there is a second; the words say so.
    """
    if rule is BaselineRule.CHOSEN:
        chosen = [visit for visit in series.visits if visit.day == chosen_on]
        if not chosen:
            return None
        words = Text("baseline chosen: {day}", {"day": Day(chosen[-1].day)})
        return _baseline(rule, chosen[-1:], words)
    if rule is BaselineRule.MEAN_OF_TWO and len(series.visits) > 1:
        two = list(series.visits[:2])
        days = {"first": Day(two[0].day), "second": Day(two[1].day)}
        return _baseline(rule, two, Text("baseline: mean of {first} and {second}", days))
    first = list(series.visits[:1])
    day = {"day": Day(first[0].day)}
    if rule is BaselineRule.MEAN_OF_TWO:
        words = Text("baseline: {day}, the mean of two needs a second session", day)
        return _baseline(rule, first, words)
    return _baseline(rule, first, Text("baseline: first session, {day}", day))


def _baseline(rule: BaselineRule, visits: list[Visit], words: Text) -> Baseline:
    return Baseline(
        rule,
        tuple(visit.day for visit in visits),
        tuple(
            (line, _mean([visit.value(line) for visit in visits])) for line, _ in visits[0].values
        ),
        words,
        visits[-1].recorded_order,
    )


def _mean(values: list[Decimal | None]) -> Decimal | None:
    measured = [value for value in values if value is not None]
    return sum(measured, Decimal(0)) / len(measured) if measured else None


def change_since(baseline: Baseline, visit: Visit, line: str) -> Decimal | None:
    """The change of a line since baseline; None for the baseline itself and what lies before."""
    earlier, now = baseline.value(line), visit.value(line)
    if earlier is None or now is None or baseline.holds(visit):
        return None
    return now - earlier


@dataclass(frozen=True, slots=True)
class Corridor:
    """Baseline of one line plus and minus MDC95: inside it a change is not beyond error."""

    line: str
    from_day: date
    centre: Decimal
    low: Decimal
    high: Decimal


def corridor(baseline: Baseline, line: str, mdc95: Decimal) -> Corridor | None:
    """The error corridor of one line; None when its baseline was not measured."""
    centre = baseline.value(line)
    if centre is None:
        return None
    return Corridor(line, baseline.last_day, centre, centre - mdc95, centre + mdc95)
