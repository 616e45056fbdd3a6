"""Which days and values a chart shows, and where its ticks stand."""

import math
from datetime import date

from medex_desktop.charts.data import SIDES, BandStep, Mark, TrendData
from medex_desktop.charts.lettering import width_em
from medex_desktop.frozen import dataclass
from medex_desktop.language import MONTHS, Text, number, render

SHORTEST = 84
"""The shortest window in days: one visit alone still has a season around it."""
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
LONG_VIEW = 3 * 366
"""From here on the years matter, and single words give way."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """Positions in data units with their labels."""

    at: tuple[float, ...]
    labels: tuple[str, ...]


def days(data: TrendData) -> tuple[float, float]:
    """The first and last day of the chart as ordinals, whole months unless the window is given."""
    lone = data.end or data.start or date(2000, 1, 1)
    first, last = (day.toordinal() for day in data.tested() or (lone, lone))
    near = [mark.day.toordinal() for mark in data.marks if data.reaches(mark.day)]
    first, last = min([first, *near]), max([last, *near])
    missing = max(0, SHORTEST - (last - first))
    pad = max(4.0, 0.03 * (last - first))
    low, high = first - 0.7 * missing - pad, last + 0.3 * missing + pad
    if high - low < LONG_VIEW:
        low, high = _month_start(low), _next_month(high)
    return (
        float(data.start.toordinal()) if data.start else low,
        float(data.end.toordinal()) if data.end else high,
    )


def _month_start(ordinal: float) -> float:
    return float(date.fromordinal(int(ordinal)).replace(day=1).toordinal())


def _next_month(ordinal: float) -> float:
    day = date.fromordinal(math.ceil(ordinal))
    if day.day == 1:
        return float(day.toordinal())
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return float(date(year, month, 1).toordinal())


def inside(mark: Mark, span: tuple[float, float]) -> bool:
    """Whether a marked day lies in the window."""
    return span[0] <= mark.day.toordinal() <= span[1]


def band_pieces(data: TrendData, span: tuple[float, float]) -> list[tuple[float, float, BandStep]]:
    """Start, end and step of each piece of the norm band inside the window."""
    if data.band is None:
        return []
    steps = data.band.steps
    pieces = []
    for index, step in enumerate(steps):
        begin = max(span[0], float(step.start.toordinal()))
        end = float(steps[index + 1].start.toordinal()) if index + 1 < len(steps) else span[1]
        if begin < min(end, span[1]):
            pieces.append((begin, min(end, span[1]), step))
    return pieces


def values(data: TrendData, span: tuple[float, float]) -> tuple[float, float]:
    """The lowest and highest value that must be visible, without any margin."""
    seen: list[float] = []
    for side in SIDES:
        for _index, visit, value in data.shown(side):
            if span[0] <= visit.day.toordinal() <= span[1]:
                sem = visit.sem_of(side) or 0
                seen += [value - sem, value + sem]
    for _begin, _end, step in band_pieces(data, span):
        edges = [p for p in (step.p20, step.p80) if p is not None]
        seen += edges or [p for p in (step.p50,) if p is not None]
    if data.corridor is not None and data.corridor.start.toordinal() < span[1]:
        seen += [data.corridor.low, data.corridor.high]
    if not seen:
        return 0.0, 1.0
    low, high = min(seen), max(seen)
    reach = 0.5 * max(high - low, 1.0)
    for threshold in data.thresholds:
        if low - reach <= threshold.value <= high + reach:
            low, high = min(low, threshold.value), max(high, threshold.value)
    least = max(0.2 * abs(high), min(1.0, 0.5 * abs(high)) or 1.0)
    if high - low < least:
        middle = (high + low) / 2
        low, high = middle - least / 2, middle + least / 2
    return low, high


def value_ticks(low: float, high: float, most: int) -> Ticks:
    """Round values at a step of 1, 2 or 5 times a power of ten, at most ``most`` of them."""
    rough = (high - low) / max(most, 2)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(s * power for s in (1, 2, 5, 10) if s * power >= rough * 0.999)
    places = max(0, -math.floor(math.log10(step)))
    first = math.ceil(low / step - 1e-9)
    count = math.floor(high / step + 1e-9) - first + 1
    at = tuple((first + i) * step for i in range(count))
    return Ticks(at, tuple(number(v, places) for v in at))


def month_ticks(span: tuple[float, float], width_in_em: float) -> Ticks:
    """Month starts, labelled as densely as fits: "Mar 2025", or months with the year at January."""
    for step in MONTH_STEPS:
        starts = _starts(span, step)
        apart = width_in_em * (30.4 * step) / (span[1] - span[0])
        for labels in (_full(starts, step), _brief(starts)):
            widest = max((width_em(text) for text in labels), default=0.0)
            if widest + 1.0 <= apart:
                return Ticks(tuple(float(d.toordinal()) for d in starts), labels)
    return Ticks((), ())


def _starts(span: tuple[float, float], step: int) -> list[date]:
    first, last = date.fromordinal(math.ceil(span[0])), date.fromordinal(math.floor(span[1]))
    years = max(1, step // 12)
    months = range(1, 13, min(step, 12))
    return [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        if year % years == 0
        for month in months
        if first <= date(year, month, 1) <= last
    ]


def _month(day: date) -> str:
    return render(Text(MONTHS[day.month - 1]))


def _full(starts: list[date], step: int) -> tuple[str, ...]:
    if step >= 12:
        return tuple(str(day.year) for day in starts)
    return tuple(f"{_month(day)} {day.year}" for day in starts)


def _brief(starts: list[date]) -> tuple[str, ...]:
    return tuple(
        str(day.year) if day.month == 1 else f"{_month(day)} {day.year}" if i == 0 else _month(day)
        for i, day in enumerate(starts)
    )
