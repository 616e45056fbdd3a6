"""Visits become series: a new device, protocol or position breaks the line and the comparison."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from medex_desktop.domain.grip_records import Side, changed_parts
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


@dataclass(frozen=True, slots=True)
class Visit:
    """The followed values of one test, in the measure's unit.

    Attributes:
        recorded_order: tells tests of one day apart, the later one larger.
        series_key: what decides comparability (``GripProtocol.series_key``).
        best: the value for norms; ``age`` on the day in years.
        device: its name as shown on the chart.
    """

    day: date
    recorded_order: int
    right: Decimal | None
    left: Decimal | None
    series_key: str
    best: Decimal | None = None
    age: Decimal | None = None
    device: str = ""
    record_id: int | None = None

    def value(self, side: Side) -> Decimal | None:
        """The followed value of one side."""
        return self.right if side == "right" else self.left


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

    def points(self, side: Side) -> list[tuple[date, Decimal]]:
        """Day and value of the visits at which the side was measured."""
        pairs = ((visit.day, visit.value(side)) for visit in self.visits)
        return [(day, value) for day, value in pairs if value is not None]


def split(visits: Iterable[Visit]) -> tuple[Series, ...]:
    """Order the visits and break them where the series key changes.

    A device that comes back after another one starts a series of its own: the line shows what
    was done in which order, and no change is computed across a break.
    """
    ordered = sorted(visits, key=lambda visit: (visit.day, visit.recorded_order))
    found: list[Series] = []
    run: list[Visit] = []
    for visit in ordered:
        if run and visit.series_key != run[-1].series_key:
            found.append(_series(found, run))
            run = []
        run.append(visit)
    if run:
        found.append(_series(found, run))
    return tuple(found)


def _series(before: list[Series], run: list[Visit]) -> Series:
    changed = changed_parts(before[-1].series_key, run[0].series_key) if before else ()
    return Series(len(before), tuple(run), changed)


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
    right: Decimal | None
    left: Decimal | None
    words: Text
    last_order: int = 0

    def value(self, side: Side) -> Decimal | None:
        """The baseline of one side."""
        return self.right if side == "right" else self.left

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
        _mean([visit.right for visit in visits]),
        _mean([visit.left for visit in visits]),
        words,
        visits[-1].recorded_order,
    )


def _mean(values: list[Decimal | None]) -> Decimal | None:
    measured = [value for value in values if value is not None]
    return sum(measured, Decimal(0)) / len(measured) if measured else None


def change_since(baseline: Baseline, visit: Visit, side: Side) -> Decimal | None:
    """The change of a side since baseline; None for the baseline itself and what lies before."""
    earlier, now = baseline.value(side), visit.value(side)
    if earlier is None or now is None or baseline.holds(visit):
        return None
    return now - earlier


@dataclass(frozen=True, slots=True)
class Corridor:
    """Baseline of one side plus and minus MDC95: inside it a change is not beyond error."""

    side: Side
    from_day: date
    centre: Decimal
    low: Decimal
    high: Decimal


def corridor(baseline: Baseline, side: Side, mdc95: Decimal) -> Corridor | None:
    """The error corridor of one side; None when its baseline was not measured."""
    centre = baseline.value(side)
    if centre is None:
        return None
    return Corridor(side, baseline.last_day, centre, centre - mdc95, centre + mdc95)
