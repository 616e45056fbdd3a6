"""The trend chart: one client, one measure, two hands, against norm and measurement error."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

from matplotlib.figure import Figure

from medex_desktop.charts import window
from medex_desktop.charts.breaks import draw_breaks
from medex_desktop.charts.data import HitPoint, TrendData
from medex_desktop.charts.labels import (
    LEGEND_ROW,
    Key,
    draw_labels,
    draw_legend,
    end_width,
    legend_rows,
)
from medex_desktop.charts.lettering import drawable, font, width_em
from medex_desktop.charts.lines import draw_hands, hits
from medex_desktop.charts.marks import (
    draw_band,
    draw_corridor,
    draw_marks,
    draw_thresholds,
)
from medex_desktop.charts.output import raster
from medex_desktop.charts.phases import Placed, draw_phases, name_phases, placed_strips, strip_room
from medex_desktop.charts.plot import Geometry, Plot, Room, empty_plot
from medex_desktop.charts.style import Style, screen_style
from medex_desktop.frozen import dataclass

LEGEND_SHARE = 0.2
"""Where a legend would take more of the height, it gives way: the line ends name themselves."""

LEFT = 3.0
"""Room for the values left of the axes, in em."""

_geometries: WeakKeyDictionary[Figure, Geometry] = WeakKeyDictionary()
LAYERS: tuple[Callable[[Plot], None], ...] = (
    draw_hands,
    draw_marks,
    draw_breaks,
    draw_thresholds,
    draw_phases,
    draw_band,
    draw_corridor,
    name_phases,
    draw_labels,
)
"""In the order in which they claim room for their words; what lies above what is each one's own."""


def figure(data: TrendData, width_in: float, height_in: float, style: Style) -> Figure:
    """The chart at a size in inches. It is drawn once; ``raster`` and ``to_pdf`` take it from here.

    Margins, marks and distances are counted in em of ``style.font_pt``, so that the same data reads
    alike on a 55 mm strip of paper and on a large screen.
    """
    width = width_in / style.em
    strips = placed_strips(data, window.days(data), width - LEFT - end_width(data, style))
    rows = _legend(data, style, (width - 1.5, height_in / style.em), strips)
    room = _room(data, style, len(rows))
    rises = strip_room(strips, height_in / style.em - room.bottom - room.top)
    if rises:
        least = 2.0 if data.corridor else 0.8
        room = replace(room, strip_below=max(room.strip_below, least) + rises)
    plot = empty_plot(data, (width_in, height_in), style, room)
    if any(data.shown(side) for side in ("right", "left")):
        for draw in LAYERS:
            draw(plot)
        draw_legend(plot, rows)
    elif data.empty_words:
        _say_empty(plot)
    _geometries[plot.figure] = plot.geometry
    return plot.figure


def _legend(
    data: TrendData, style: Style, size: tuple[float, float], strips: Sequence[Placed]
) -> list[list[Key]]:
    """The legend's rows in a chart of a size in em: the phases give way before all of it does."""
    for phases in ([one.strip.words for one in strips], []):
        rows = legend_rows(data, style, size[0], phases)
        if len(rows) * LEGEND_ROW <= size[1] * LEGEND_SHARE:
            return rows
    return []


def _room(data: TrendData, style: Style, legend: int) -> Room:
    if style.paper:
        return Room(
            left=LEFT,
            right=end_width(data, style),
            bottom=2.3,
            top=1.6,
            strip_below=2.5 if data.breaks else 0.8,
            strip_above=1.7 if data.marks else 0.6,
        )
    words = 3.7 if data.breaks else 2.7
    return Room(
        left=LEFT,
        right=end_width(data, style),
        bottom=2.4 + LEGEND_ROW * legend + (0.6 if legend else 0),
        top=words if data.breaks or data.marks else 2.0,
        strip_below=2.0 if data.corridor else 0.8,
        strip_above=1.2,
    )


def _say_empty(plot: Plot) -> None:
    plot.figure.text(
        *plot.at(plot.width_em / 2, plot.height_em / 2),
        drawable(plot.data.empty_words),
        ha="center",
        va="center",
        parse_math=False,
        color=plot.style.colours.ink2,
        fontproperties=font(plot.style.font_pt * 1.1),
    )


def hit_points(made: Figure, data: TrendData, scale: float = 1.0) -> list[HitPoint]:
    """Where each value of ``data`` lies in ``raster(made, scale)``, for hover without redrawing.

    ``made`` must come from ``figure(data, ...)``; raises KeyError for any other figure.
    """
    geometry = _geometries[made]
    if geometry.data != data:
        raise KeyError("the figure was made from other data")
    return hits(geometry, scale)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The plot inside a raster in pixels, and the first and last day at its edges as ordinals."""

    left_px: float
    right_px: float
    top_px: float
    bottom_px: float
    first: float
    last: float


def time_axis(made: Figure, scale: float = 1.0) -> TimeAxis:
    """Where the time axis lies in ``raster(made, scale)``, for zooming; KeyError as above."""
    geometry = _geometries[made]
    wide, high = (size * geometry.style.dpi * scale for size in geometry.size)
    left, bottom = geometry.at(0, 0)
    right, top = geometry.at(geometry.width_em, geometry.height_em)
    return TimeAxis(left * wide, right * wide, (1 - top) * high, (1 - bottom) * high, *geometry.x)


def preload() -> None:
    """Pay the first-use cost (font list, drawing engine, letters) on a background thread.

    The list of fonts is written once per machine by matplotlib itself; after this call the first
    chart costs no more than the next.
    """
    width_em("0", bold=True)
    raster(figure(TrendData(unit="kg", visits=()), 2, 2, screen_style()))
