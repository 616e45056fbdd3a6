"""Where one series ends and the next begins: a zigzag on screen, two slashes on paper."""

from medex_desktop.charts import window
from medex_desktop.charts.data import SIDES, Break
from medex_desktop.charts.plot import Plot, ordinal
from medex_desktop.charts.writing import put

ALONE = 1.5
"""How far the gap of one line reaches either way where the other line goes on, in em."""


def draw_breaks(plot: Plot) -> None:
    """Where a new series begins: no line crosses, and both names are written if there is room."""
    for gap in reversed(plot.data.breaks):
        at = boundary(plot, gap)
        if at is None:
            continue
        if plot.style.paper:
            _slashes(plot, at, _level(plot, gap) if _spares_a_line(plot, gap) else 0.0)
            _names_below(plot, gap, at)
        else:
            low, high = 0.0, plot.height_em + 0.8
            if _spares_a_line(plot, gap):
                level = _level(plot, gap)
                low, high = max(low, level - ALONE), min(high, level + ALONE)
            _zigzag(plot, at, low, high)
            _names_above(plot, gap, at)


def boundary(plot: Plot, gap: Break) -> float | None:
    """Where a break stands in the window, half way between its visits; None outside of it."""
    ends = _ends(plot, gap)
    if ends is None:
        return None
    at = (ends[0][0] + ends[1][0]) / 2
    return at if plot.x[0] < at < plot.x[1] else None


def _ends(plot: Plot, gap: Break) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Day and value of the last visit before a break and of the first one after it."""
    seen = [
        (ordinal(visit.day), value, visit.series_of(side))
        for side in gap.sides
        for _index, visit, value in plot.data.shown(side)
    ]
    before = [(day, value) for day, value, series in seen if series < gap.after]
    after = [(day, value) for day, value, series in seen if series >= gap.after]
    return (max(before), min(after)) if before and after else None


def _spares_a_line(plot: Plot, gap: Break) -> bool:
    """Whether another line goes on where this one breaks."""
    return any(plot.data.shown(side) for side in SIDES if side not in gap.sides)


def _level(plot: Plot, gap: Break) -> float:
    """Between both ends of the broken line, in em from the time axis."""
    ends = _ends(plot, gap)
    return plot.up((ends[0][1] + ends[1][1]) / 2) if ends else 0.0


def _slashes(plot: Plot, at: float, level: float) -> None:
    half, lean = plot.units(0.6), plot.days(0.22)
    middle_y = plot.y[0] + plot.units(level)
    for shift in (-0.28, 0.28):
        middle = at + plot.days(shift)
        plot.axes.plot(
            [middle - lean, middle + lean],
            [middle_y - half, middle_y + half],
            zorder=6,
            color=plot.style.colours.ink,
            linewidth=1.3,
            clip_on=False,
        )


def _names_below(plot: Plot, gap: Break, at: float) -> None:
    x, long_view = plot.across(at), plot.x[1] - plot.x[0] >= window.LONG_VIEW
    name = gap.after_name if long_view else (gap.after_words or gap.after_name)
    row = 0.55
    put(plot, name, [(x + 0.9, row, "left")]) or put(plot, gap.after_name, [(x + 0.9, row, "left")])
    if not long_view:
        put(plot, gap.cause, [(x - 0.9, row, "right")])
    seen = [
        (visit.series_of(side), ordinal(visit.day))
        for side in gap.sides
        for _index, visit, _value in plot.data.shown(side)
    ]
    last = max(series for series, _day in seen if series < gap.after)
    first = min(day for series, day in seen if series == last)
    start = max(plot.across(first), 0.3)
    put(plot, gap.before_name, [(start, row, "left"), (x - 0.9, row, "right")])


def _zigzag(plot: Plot, at: float, low: float, high: float) -> None:
    """Upwards between two heights in em."""
    colours, half = plot.style.colours, plot.days(0.27)
    teeth = max(4, int((high - low) / 0.62))
    rise = plot.units(high - low) / teeth
    xs = [at + (half if i % 2 else -half) for i in range(teeth + 1)]
    ys = [plot.y[0] + plot.units(low) + i * rise for i in range(teeth + 1)]
    plot.ink(plot.across(at), low, plot.across(at), min(high, plot.height_em))
    plot.axes.plot(xs, ys, color=colours.surface, linewidth=6, zorder=1.45, clip_on=False)
    plot.axes.plot(xs, ys, color=colours.ink2, linewidth=1, zorder=1.5, clip_on=False)


def _names_above(plot: Plot, gap: Break, at: float) -> None:
    x, top = plot.across(at), plot.height_em + plot.room.top - 1.7
    places = [(x, top, "center"), (x - 0.4, top, "right"), (x + 0.4, top, "left")]
    names = " | ".join(name for name in (gap.before_name, gap.after_name) if name)
    for x, y, how in places:
        if put(plot, gap.title, [(x, y, how)], bold=True, colour=plot.style.colours.ink):
            put(plot, names, [(x, y - 1.2, how)])
            return
    put(plot, gap.title, [(x, y - 1.2, how) for x, y, how in places], bold=True)
