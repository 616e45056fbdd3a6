"""The first weeks after a surgery: a thin strip of named phases just above the time axis."""

from collections.abc import Sequence
from datetime import date

from medex_desktop.charts.breaks import boundary
from medex_desktop.charts.data import Phase, PhaseStrip, TrendData
from medex_desktop.charts.lettering import drawable, width_em
from medex_desktop.charts.plot import Plot, ordinal
from medex_desktop.charts.writing import put
from medex_desktop.frozen import dataclass

Span = tuple[float, float]
NARROWEST = 0.4
"""A phase that takes less than this of the time axis (em) can't be told from its ends."""
ROW = 1.5
BARE = 0.6
"""The height of a strip with words, and of one in a chart too low for them, in em."""
LOW_CHART = 10.0
"""Below this height between the axes (em) the words give way."""
NAMES_ROW = 2.0
"""On paper the names of both series of a break stand below, in em from the time axis."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip with the row it stands in; the first one is the lowest."""

    strip: PhaseStrip
    row: int


def placed_strips(data: TrendData, span: Span, width: float) -> list[Placed]:
    """What there is room for in ``width`` em; strips that overlap stand above each other."""
    found: list[Placed] = []
    for strip in sorted(data.phases, key=lambda one: one.start):
        narrowest = min(ordinal(one.end) - ordinal(one.start) for one in strip.phases)
        is_seen = ordinal(strip.start) < span[1] and ordinal(strip.end) > span[0]
        if is_seen and narrowest / (span[1] - span[0]) * width >= NARROWEST:
            taken = {one.row for one in found if one.strip.end > strip.start}
            found.append(Placed(strip, min(set(range(len(found) + 1)) - taken)))
    return found


def strip_room(strips: Sequence[Placed], height: float) -> float:
    """What strips need above the time axis of a chart so high between the axes, in em."""
    rows = max((one.row + 1 for one in strips), default=0)
    return rows * _row_height(height) + (0.3 if rows else 0.0)


def _row_height(height: float) -> float:
    return ROW if height >= LOW_CHART else BARE


def draw_phases(plot: Plot) -> None:
    """Each strip as a line with a tick where a phase ends."""
    for strip, low in _levels(plot):
        _strip(plot, strip, low)


def name_phases(plot: Plot) -> None:
    """The words of each strip: they give way to every other word, so they are written last."""
    if _row_height(plot.height_em) >= ROW:
        for strip, low in _levels(plot):
            _words(plot, strip, low)


def _levels(plot: Plot) -> list[tuple[PhaseStrip, float]]:
    """What is drawn, and how far above the time axis, in em."""
    is_named = any(boundary(plot, gap) is not None for gap in plot.data.breaks)
    base = NAMES_ROW if plot.style.paper and is_named else 0.35
    high = _row_height(plot.height_em)
    found = placed_strips(plot.data, plot.x, plot.width_em)
    return [(one.strip, base + one.row * high) for one in found]


def _strip(plot: Plot, strip: PhaseStrip, low: float) -> None:
    begin, end = _seen(plot, strip.start, strip.end)
    level = plot.y[0] + plot.units(low)
    bounds = [ordinal(day) for day in (strip.start, *(one.end for one in strip.phases))]
    ends = [at for at in bounds if plot.x[0] <= at <= plot.x[1]]
    lines = [([begin, end], [level, level])]
    lines += [([at, at], [level, level + plot.units(0.5)]) for at in ends]
    for xs, ys in lines:
        plot.axes.plot(
            xs,
            ys,
            color=plot.style.colours.ink2,
            linewidth=0.8,
            zorder=1.2,
            solid_capstyle="butt",
            gid="phase",
        )
    plot.ink(plot.across(begin), low, plot.across(end), low)
    for at in ends:
        plot.ink(plot.across(at), low, plot.across(at), low + 0.5)


def _words(plot: Plot, strip: PhaseStrip, low: float) -> None:
    """Every phase by name and weeks, or by name; where they are too narrow, all of it beside."""
    seen = [one for one in strip.phases if _width(plot, one) > 0]
    for words in ([one.label for one in seen], [one.name for one in seen]):
        if all(_fits(plot, one, each) for one, each in zip(seen, words, strict=True)):
            for one, each in zip(seen, words, strict=True):
                put(plot, each, [(_middle(plot, one), low, "center")])
            return
    begin, end = (plot.across(at) for at in _seen(plot, strip.start, strip.end))
    beside = [(end + 0.5, low, "left"), (begin - 0.5, low, "right")]
    put(plot, "; ".join(one.label for one in strip.phases), beside) or put(
        plot, ", ".join(one.name for one in strip.phases), beside
    )


def _seen(plot: Plot, start: date, end: date) -> Span:
    """The part of a stretch of days that lies in the window."""
    return max(ordinal(start), plot.x[0]), min(ordinal(end), plot.x[1])


def _width(plot: Plot, phase: Phase) -> float:
    begin, end = _seen(plot, phase.start, phase.end)
    return plot.across(end) - plot.across(begin)


def _fits(plot: Plot, phase: Phase, words: str) -> bool:
    return width_em(drawable(words)) + 0.8 <= _width(plot, phase)


def _middle(plot: Plot, phase: Phase) -> float:
    begin, end = _seen(plot, phase.start, phase.end)
    return plot.across((begin + end) / 2)
