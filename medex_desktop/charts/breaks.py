"""Where one series ends and the next begins: a zigzag on screen, two slashes on paper."""

from medex_desktop.charts import window
from medex_desktop.charts.data import Break
from medex_desktop.charts.plot import Plot, ordinal
from medex_desktop.charts.writing import put


def draw_breaks(plot: Plot) -> None:
    """Where a new series begins: no line crosses, and both names are written if there is room."""
    for gap in reversed(plot.data.breaks):
        at = boundary(plot, gap)
        if at is None:
            continue
        if plot.style.paper:
            _slashes(plot, at)
            _names_below(plot, gap, at)
        else:
            _zigzag(plot, at)
            _names_above(plot, gap, at)


def boundary(plot: Plot, gap: Break) -> float | None:
    """Where a break stands in the window, half way between its visits; None outside of it."""
    before = [ordinal(v.day) for v in plot.data.visits if v.series < gap.after]
    after = [ordinal(v.day) for v in plot.data.visits if v.series >= gap.after]
    if not before or not after:
        return None
    at = (max(before) + min(after)) / 2
    return at if plot.x[0] < at < plot.x[1] else None


def _slashes(plot: Plot, at: float) -> None:
    half, lean = plot.units(0.6), plot.days(0.22)
    for shift in (-0.28, 0.28):
        middle = at + plot.days(shift)
        plot.axes.plot(
            [middle - lean, middle + lean],
            [plot.y[0] - half, plot.y[0] + half],
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
    first = min(ordinal(v.day) for v in plot.data.visits if v.series == gap.after - 1)
    start = max(plot.across(first), 0.3)
    put(plot, gap.before_name, [(start, row, "left"), (x - 0.9, row, "right")])


def _zigzag(plot: Plot, at: float) -> None:
    colours, half = plot.style.colours, plot.days(0.27)
    teeth = max(6, int((plot.height_em + 1) / 0.62))
    rise = plot.units(plot.height_em + 0.8) / teeth
    xs = [at + (half if i % 2 else -half) for i in range(teeth + 1)]
    ys = [plot.y[0] + i * rise for i in range(teeth + 1)]
    plot.ink(plot.across(at), 0, plot.across(at), plot.height_em)
    plot.axes.plot(xs, ys, color=colours.surface, linewidth=6, zorder=1.45, clip_on=False)
    plot.axes.plot(xs, ys, color=colours.ink2, linewidth=1, zorder=1.5, clip_on=False)


def _names_above(plot: Plot, gap: Break, at: float) -> None:
    x, top = plot.across(at), plot.height_em + plot.room.top - 1.7
    places = [(x, top, "center"), (x - 0.4, top, "right"), (x + 0.4, top, "left")]
    names = f"{gap.before_name} | {gap.after_name}"
    for x, y, how in places:
        if put(plot, gap.title, [(x, y, how)], bold=True, colour=plot.style.colours.ink):
            put(plot, names, [(x, y - 1.2, how)])
            return
    put(plot, gap.title, [(x, y - 1.2, how) for x, y, how in places], bold=True)
