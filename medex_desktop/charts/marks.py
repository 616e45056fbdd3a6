"""What stands around the two lines: norm band, thresholds, corridor, surgery."""

from itertools import pairwise

from matplotlib.patches import Rectangle

from medex_desktop.charts import window
from medex_desktop.charts.breaks import boundary
from medex_desktop.charts.data import BandStep, Mark
from medex_desktop.charts.lettering import drawable, width_em
from medex_desktop.charts.plot import SMALLEST_IN, Plot, ordinal
from medex_desktop.charts.style import Style
from medex_desktop.charts.writing import box_of, put

Piece = tuple[float, float, BandStep]
NAN = float("nan")
MOST_BIRTHDAYS = 4


def draw_band(plot: Plot) -> None:
    """The middle of the reference population, or its mean; it steps where the table steps."""
    every = window.band_pieces(plot.data, plot.x)
    pieces = [p for p in every if p[2].p20 is not None or p[2].p50 is not None]
    if not pieces:
        return
    style, colours = plot.style, plot.style.colours
    xs, low, high = _outline(pieces)
    plot.axes.fill_between(xs, low, high, color=colours.band, linewidth=0, zorder=0.6)
    for edge in (low, high):
        plot.axes.plot(
            xs,
            edge,
            color=colours.band_edge,
            linewidth=style.edge_pt,
            zorder=1,
            solid_capstyle="butt",
            solid_joinstyle="miter",
        )
    if not style.paper or plot.size[1] >= SMALLEST_IN:
        dots = (0, (1, 3)) if style.paper else (0, (1.5, 2.2))
        plot.axes.plot(
            *_median(pieces),
            color=colours.ink2 if style.paper else colours.right,
            linewidth=0.9,
            linestyle=dots,
            zorder=1.1,
        )
    for begin, end, step in pieces:
        for value in (step.p20, step.p80):
            if value is not None:
                level = plot.up(value)
                plot.ink(plot.across(begin), level, plot.across(end), level)
    _birthdays(plot, pieces)


def _outline(pieces: list[Piece]) -> tuple[list[float], list[float], list[float]]:
    xs: list[float] = []
    low: list[float] = []
    high: list[float] = []
    for begin, end, step in pieces:
        if xs and xs[-1] != begin:
            xs.append(begin)
            low.append(NAN)
            high.append(NAN)
        xs += [begin, end]
        low += [NAN if step.p20 is None else step.p20] * 2
        high += [NAN if step.p80 is None else step.p80] * 2
    return xs, low, high


def _median(pieces: list[Piece]) -> tuple[list[float], list[float]]:
    xs: list[float] = []
    ys: list[float] = []
    for begin, end, step in pieces:
        if step.p50 is not None:
            xs += [begin, end, end]
            ys += [step.p50, step.p50, NAN]
    return xs, ys


def _birthdays(plot: Plot, pieces: list[Piece]) -> None:
    """A tick and the words "turns 75" where the band steps, unless there are too many of them."""
    steps = [(begin, before, step) for (_, _, before), (begin, _, step) in pairwise(pieces)]
    named = [item for item in steps if item[2].words]
    if len(named) > MOST_BIRTHDAYS:
        return
    for begin, before, step in named:
        tops = [p for p in (before.p80, step.p80) if p is not None]
        tops = tops or [p for p in (before.p50, step.p50) if p is not None]
        top, low = max(tops), min(tops)
        plot.axes.plot(
            [begin, begin],
            [low - plot.units(0.5), top + plot.units(0.5)],
            color=plot.style.colours.ink2,
            linewidth=0.8,
            zorder=1.2,
        )
        put(
            plot,
            step.words,
            [
                (plot.across(begin) + 0.4, plot.up(top) - 0.3, "left"),
                (plot.across(begin) - 0.4, plot.up(top) + 0.1, "right"),
                (plot.across(begin) + 0.4, plot.up(low) - 1.7, "left"),
                (plot.across(begin) - 0.4, plot.up(low) - 1.7, "right"),
            ],
        )


def draw_thresholds(plot: Plot) -> None:
    """Published cut-points: dotted on paper, long dash on screen."""
    for threshold in plot.data.thresholds:
        if plot.y[0] <= threshold.value <= plot.y[1]:
            level = plot.up(threshold.value)
            plot.ink(0, level, plot.width_em, level)
            plot.axes.axhline(
                threshold.value,
                color=plot.style.colours.threshold,
                zorder=1.3,
                linewidth=plot.style.threshold_pt,
                linestyle=(0, (1, 1.6)) if plot.style.paper else (0, (8, 3)),
            )


def draw_corridor(plot: Plot) -> None:
    """Baseline ± error for one hand, from the baseline rightward and never across a break."""
    corridor = plot.data.corridor
    if corridor is None or ordinal(corridor.start) >= plot.x[1]:
        return
    begin = max(ordinal(corridor.start) - (plot.days(0.7) if plot.style.paper else 0), plot.x[0])
    end = _corridor_end(plot)
    if plot.style.paper:
        ink, low, high = plot.style.colours.corridor, corridor.low, corridor.high
        for value in (low, high):
            plot.axes.plot(
                [begin, end],
                [value] * 2,
                linestyle=(0, (6, 2, 1, 2)),
                color=ink,
                linewidth=0.9,
                zorder=1.4,
            )
        plot.axes.plot([begin] * 2, [low, high], color=ink, linewidth=0.9, zorder=1.4)
    else:
        _hatched(plot, begin, end)
    _corridor_words(plot, begin)


def _corridor_end(plot: Plot) -> float:
    """The right edge, or where the next series begins: no change is judged across a break."""
    corridor = plot.data.corridor
    assert corridor is not None
    mine = [gap for gap in plot.data.breaks if corridor.side in gap.sides]
    breaks = [at for at in (boundary(plot, gap) for gap in mine) if at is not None]
    return min([at for at in breaks if at > ordinal(corridor.start)], default=plot.x[1])


def _hatched(plot: Plot, begin: float, end: float) -> None:
    corridor, colours = plot.data.corridor, plot.style.colours
    assert corridor is not None
    plot.axes.add_patch(
        Rectangle(
            (begin, corridor.low),
            end - begin,
            corridor.high - corridor.low,
            facecolor="none",
            edgecolor=colours.corridor,
            hatch="////",
            hatch_linewidth=0.5,
            linewidth=0,
            alpha=0.45,
            zorder=0.8,
        )
    )
    for value in (corridor.low, corridor.high):
        plot.axes.plot(
            [begin, end],
            [value] * 2,
            color=colours.corridor,
            linewidth=1.1,
            linestyle=(0, (3.5, 2)),
            zorder=1.4,
        )


def _corridor_words(plot: Plot, begin: float) -> None:
    corridor = plot.data.corridor
    assert corridor is not None
    left, middle = plot.across(begin), plot.up(corridor.baseline)
    if plot.style.paper and corridor.detail and plot.x[1] - plot.x[0] < window.LONG_VIEW:
        half = 0.6 * (corridor.detail.count("\n") + 1)
        rows = (middle, plot.up(corridor.high) - half, plot.up(corridor.low) + half)
        if put(plot, corridor.detail, [(left - 0.5, row - half, "right") for row in rows]):
            return
    below, above = plot.up(corridor.low) - 1.5, plot.up(corridor.high) + 0.1
    wide = plot.width_em
    places = [
        (left + 0.2, below, "left"),
        (wide - 0.3, below, "right"),
        (wide - 0.3, above, "right"),
        (left + 0.2, above, "left"),
        (left - 0.3, above, "right"),
        (left - 0.3, below, "right"),
    ]
    for x in _marks_at(plot):
        places += [(x - 0.5, below, "right"), (x - 0.5, above, "right")]
    ink = plot.style.colours.corridor
    if not put(plot, corridor.label, places, colour=ink):
        found = [place for place in places if not _crosses_a_mark(plot, corridor.label, place)]
        put(plot, corridor.label, found[:1] or places[:1], colour=ink, anyway=True)


def _marks_at(plot: Plot) -> list[float]:
    """Where surgery or onset stand, in em from the left."""
    days = [mark.day for mark in plot.data.marks if window.inside(mark, plot.x)]
    return [plot.across(ordinal(day)) for day in days]


def _crosses_a_mark(plot: Plot, words: str, place: tuple[float, float, str]) -> bool:
    """Whether words would stand across the line of a surgery, or outside the axes."""
    left, _bottom, right, _top = box_of(drawable(words), place, bold=False)
    if left < -plot.room.left or right > plot.width_em + 0.3:
        return True
    return any(left < x < right for x in _marks_at(plot))


def draw_marks(plot: Plot) -> None:
    """Surgery or onset: a solid line with a triangle (paper) or diamond (screen) on top."""
    for mark in plot.data.marks:
        if window.inside(mark, plot.x):
            _mark(plot, mark)


def _mark(plot: Plot, mark: Mark) -> None:
    style, colours = plot.style, plot.style.colours
    at, x = ordinal(mark.day), plot.across(ordinal(mark.day))
    if style.paper:
        top, row = plot.height_em, plot.height_em - 1.25
    else:
        top, row = plot.height_em + plot.room.top - 1.0, plot.height_em + plot.room.top - 1.7
    plot.axes.plot(
        [at, at],
        [plot.y[0], plot.y[0] + plot.units(top)],
        color=colours.ink,
        linewidth=1.0,
        zorder=1.6,
        clip_on=False,
    )
    plot.ink(x, 0, x, top)
    beyond = 0 if style.paper else plot.room.right
    plot.axes.plot(
        [at],
        [plot.y[0] + plot.units(top)],
        marker="v" if style.paper else "D",
        zorder=1.7,
        color=colours.ink,
        markersize=style.font_pt * (0.72 if style.paper else 0.58),
        clip_on=False,
    )
    put(
        plot,
        _shortened(mark.label, max(x + plot.room.left - 3, plot.width_em - x + beyond - 1), style),
        [(x + 0.7, row, "left"), (x - 0.7, row, "right")],
        bold=not style.paper,
        colour=colours.ink,
        beyond=beyond,
        anyway=True,
    )


def _shortened(words: str, most_em: float, style: Style) -> str:
    bold = not style.paper
    if width_em(drawable(words), bold) <= most_em:
        return words
    while words and width_em(drawable(words + "…"), bold) > most_em:
        words = words[:-1]
    return words.rstrip() + "…"
