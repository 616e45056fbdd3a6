"""The empty chart: margins counted in em, scales, ticks and axes; everything else draws into it."""

import dataclasses
from dataclasses import field
from datetime import date

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from medex_desktop.charts import window
from medex_desktop.charts.data import TrendData
from medex_desktop.charts.lettering import font
from medex_desktop.charts.style import Style
from medex_desktop.frozen import dataclass

SMALLEST_IN = 38 / 25.4
"""Below this height (38 mm on paper) the median line gives way."""


@dataclass(frozen=True, slots=True)
class Room:
    """Margins and inner strips in em."""

    left: float
    right: float
    bottom: float
    top: float
    strip_below: float = 0.6
    strip_above: float = 0.6


@dataclasses.dataclass(slots=True)
class Geometry:
    """The measures of one chart and the ways from em, days and values to places in it."""

    data: TrendData
    style: Style
    room: Room
    size: tuple[float, float]
    x: tuple[float, float]
    y: tuple[float, float]

    @property
    def width_em(self) -> float:
        """Width between the axes in em."""
        return self.size[0] / self.style.em - self.room.left - self.room.right

    @property
    def height_em(self) -> float:
        """Height between the axes in em."""
        return self.size[1] / self.style.em - self.room.bottom - self.room.top

    def days(self, em: float) -> float:
        """So many em along the time axis, in days."""
        return em * (self.x[1] - self.x[0]) / self.width_em

    def units(self, em: float) -> float:
        """So many em along the value axis, in the chart's unit."""
        return em * (self.y[1] - self.y[0]) / self.height_em

    def across(self, x: float) -> float:
        """The place of a day in em from the left edge of the axes."""
        return (x - self.x[0]) / (self.x[1] - self.x[0]) * self.width_em

    def up(self, y: float) -> float:
        """The place of a value in em from the bottom of the axes."""
        return (y - self.y[0]) / (self.y[1] - self.y[0]) * self.height_em

    def at(self, across: float, up: float) -> tuple[float, float]:
        """Figure fractions of a place given in em from the lower left corner of the axes."""
        em = self.style.em
        return (
            (self.room.left + across) * em / self.size[0],
            (self.room.bottom + up) * em / self.size[1],
        )


@dataclasses.dataclass(slots=True)
class Plot(Geometry):
    """A chart being drawn: figure and axes, and what is taken by words and lines so far (em)."""

    figure: Figure
    axes: Axes
    taken: list[tuple[float, float, float, float]] = field(default_factory=list)
    inked: list[tuple[float, float]] = field(default_factory=list)

    @property
    def geometry(self) -> Geometry:
        """The measures alone, without the drawing."""
        return Geometry(self.data, self.style, self.room, self.size, self.x, self.y)

    def ink(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Remember a drawn line (em), about every half em: words keep clear of it."""
        steps = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / 0.5))
        self.inked += [
            (x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps) for i in range(steps + 1)
        ]

    def free(self, box: tuple[float, float, float, float]) -> bool:
        """Whether a box (left, bottom, right, top in em) covers no label and no measured line."""
        left, bottom, right, top = box
        return not (
            any(left < o[2] and o[0] < right and bottom < o[3] and o[1] < top for o in self.taken)
            or any(left < x < right and bottom < y < top for x, y in self.inked)
        )


def ordinal(day: date) -> float:
    """A day on the time axis."""
    return float(day.toordinal())


def empty_plot(data: TrendData, size: tuple[float, float], style: Style, room: Room) -> Plot:
    """Figure and axes with ticks, ready to draw into."""
    em, colours = style.em, style.colours
    figure = Figure(figsize=size, dpi=style.dpi, facecolor=colours.surface)
    box_width = max(size[0] - (room.left + room.right) * em, 4 * em)
    box_height = max(size[1] - (room.bottom + room.top) * em, 3 * em)
    axes = figure.add_axes(
        (
            room.left * em / size[0],
            room.bottom * em / size[1],
            box_width / size[0],
            box_height / size[1],
        )
    )
    x = window.days(data)
    y = _value_span(data, x, room, box_height / em, style.paper)
    plot = Plot(data, style, room, size, x, y, figure, axes)
    axes.set(xlim=x, ylim=y, facecolor="none")
    _ticks(plot)
    _spines(plot)
    up = plot.height_em + room.top
    plot.taken.append((-room.left, up - 1.6, -room.left + 2.0, up))
    figure.text(
        *plot.at(-room.left + 0.5, plot.height_em + room.top - 0.25),
        data.unit,
        fontproperties=font(style.font_pt),
        color=colours.ink2,
        va="top",
        parse_math=False,
    )
    return plot


def _value_span(
    data: TrendData, x: tuple[float, float], room: Room, height: float, paper: bool
) -> tuple[float, float]:
    low, high = window.values(data, x)
    share = max(0.3, 1 - (room.strip_below + room.strip_above) / height)
    unit = (high - low) / share / height
    low, high = low - room.strip_below * unit, high + room.strip_above * unit
    return (low, high) if paper else _to_ticks(low, high, height)


def _to_ticks(low: float, high: float, height: float) -> tuple[float, float]:
    """The range widened to whole ticks where they are near."""
    at = window.value_ticks(low, high, _most_ticks(height, paper=False)).at
    if len(at) < 2:
        return low, high
    step = at[1] - at[0]
    below, above = at[0] - step, at[-1] + step
    return (
        below if low - below < 0.6 * step else low,
        above if above - high < 0.6 * step else high,
    )


def _most_ticks(height: float, paper: bool) -> int:
    return min(6, max(2, int(height / (2.1 if paper else 2.6))))


def _ticks(plot: Plot) -> None:
    style, colours, axes = plot.style, plot.style.colours, plot.axes
    values = window.value_ticks(*plot.y, _most_ticks(plot.height_em, style.paper))
    months = window.month_ticks(plot.x, plot.width_em)
    axes.set_xticks(months.at, months.labels)
    axes.set_yticks(values.at, values.labels)
    axes.tick_params(
        length=3,
        width=0.8,
        color=colours.ink2,
        labelcolor=colours.ink2,
        pad=2.5,
        left=style.paper,
    )
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(font(style.font_pt))
        label.set_parse_math(False)
    if not style.paper:
        for value in values.at:
            axes.axhline(value, color=colours.line, linewidth=0.7, zorder=0.7)


def _spines(plot: Plot) -> None:
    spines, colours = plot.axes.spines, plot.style.colours
    for name in ("top", "right"):
        spines[name].set_visible(False)
    spines["left"].set_visible(plot.style.paper)
    for name in ("left", "bottom"):
        spines[name].set(color=colours.ink2, linewidth=0.8)
