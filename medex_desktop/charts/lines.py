"""The measured values: one line per hand, broken between series, with bars of ± 1 SEM."""

from itertools import pairwise

from medex_desktop.charts.data import SIDES, HitPoint, Side, TrendData
from medex_desktop.charts.plot import Geometry, Plot, ordinal
from medex_desktop.frozen import dataclass

DODGE = 0.002
"""Hands stand this share of the time axis apart either way, so that their bars can be told."""
NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Drawn:
    """One value with the place it is drawn at."""

    visit: int
    series: int
    x: float
    y: float
    sem: float


def placed(data: TrendData, side: Side, span: tuple[float, float]) -> list[Drawn]:
    """The values of one hand inside the window, with their dodge."""
    both = all(data.shown(s) for s in SIDES)
    shift = (span[1] - span[0]) * DODGE * (1 if side == "right" else -1) * both
    return [
        Drawn(
            index,
            visit.series_of(side),
            ordinal(visit.day) + shift,
            value,
            visit.sem_of(side) or 0.0,
        )
        for index, visit, value in data.shown(side)
        if span[0] <= ordinal(visit.day) <= span[1]
    ]


def draw_hands(plot: Plot) -> None:
    """Left below right: dashed with open squares, solid with discs."""
    for side in reversed(SIDES):
        points = placed(plot.data, side, plot.x)
        if points:
            _bars(plot, side, points)
            _line(plot, side, points)
            _trace(plot, points)
    _ring(plot)


def _trace(plot: Plot, points: list[Drawn]) -> None:
    for point in points:
        x = plot.across(point.x)
        plot.ink(x, plot.up(point.y - point.sem), x, plot.up(point.y + point.sem))
    for before, point in pairwise(points):
        if before.series == point.series:
            plot.ink(
                plot.across(before.x), plot.up(before.y), plot.across(point.x), plot.up(point.y)
            )


def _density(plot: Plot, points: list[Drawn]) -> float:
    """1 for a few visits, down to 0.4 when they crowd."""
    apart = plot.width_em * plot.style.font_pt / max(len(points), 1)
    return min(1.0, max(0.4, apart / 14))


def _bars(plot: Plot, side: Side, points: list[Drawn]) -> None:
    crowd = _density(plot, points)
    half = plot.days(0.28 * crowd)
    xs: list[float] = []
    ys: list[float] = []
    for point in points:
        if point.sem:
            low, high = point.y - point.sem, point.y + point.sem
            xs += [point.x - half, point.x + half, point.x, point.x, point.x - half, point.x + half]
            ys += [low, low, low, high, high, high]
            xs.append(NAN)
            ys.append(NAN)
    plot.axes.plot(
        xs,
        ys,
        color=_colour(plot, side),
        linewidth=plot.style.bar_pt * max(crowd, 0.6),
        solid_capstyle="butt",
        zorder=3 if side == "left" else 3.2,
    )


def _line(plot: Plot, side: Side, points: list[Drawn]) -> None:
    xs: list[float] = []
    ys: list[float] = []
    for before, point in zip([None, *points], points, strict=False):
        if before is not None and before.series != point.series:
            xs.append(NAN)
            ys.append(NAN)
        xs.append(point.x)
        ys.append(point.y)
    right, colour = side == "right", _colour(plot, side)
    size = plot.style.marker_pt * _density(plot, points)
    plot.axes.plot(
        xs,
        ys,
        color=colour,
        linewidth=plot.style.line_pt,
        zorder=4 if right else 3.5,
        linestyle="-" if right else (0, (4, 1.6)),
        dash_capstyle="butt",
        marker="o" if right else "s",
        markersize=size if right else size * 0.95,
        markerfacecolor=colour if right else plot.style.colours.surface,
        markeredgecolor=plot.style.colours.surface if right and not plot.style.paper else colour,
        markeredgewidth=0.8 if right else max(0.9, size / 5),
        clip_on=False,
    )


def _ring(plot: Plot) -> None:
    """The baseline of the corridor's hand wears a ring (screen only; on paper a bracket)."""
    corridor = plot.data.corridor
    if corridor is None or plot.style.paper:
        return
    for point in placed(plot.data, corridor.side, plot.x):
        if plot.data.visits[point.visit].day == corridor.start:
            plot.axes.plot(
                [point.x],
                [point.y],
                marker="o",
                markersize=plot.style.marker_pt * 2.1,
                markerfacecolor="none",
                markeredgecolor=_colour(plot, corridor.side),
                markeredgewidth=1.1,
                zorder=4.5,
            )


def _colour(plot: Plot, side: Side) -> str:
    return plot.style.colours.right if side == "right" else plot.style.colours.left


def hits(plot: Geometry, scale: float) -> list[HitPoint]:
    """Where each drawn value lies in a raster of the figure at ``scale``."""
    wide, high = plot.size[0] * plot.style.dpi * scale, plot.size[1] * plot.style.dpi * scale
    found = []
    for side in SIDES:
        for point in placed(plot.data, side, plot.x):
            x, y = plot.at(plot.across(point.x), plot.up(point.y))
            found.append(HitPoint(x * wide, (1 - y) * high, point.visit, side))
    return found
