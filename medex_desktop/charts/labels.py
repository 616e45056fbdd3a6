"""Words at the right edge, pushed apart, and the legend under the chart on screen."""

from collections.abc import Sequence

from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from medex_desktop.charts import window
from medex_desktop.charts.data import SIDES, Band, TrendData
from medex_desktop.charts.lettering import drawable, font, width_em
from medex_desktop.charts.lines import placed
from medex_desktop.charts.plot import SMALLEST_IN, Plot
from medex_desktop.charts.style import Style
from medex_desktop.frozen import dataclass

APART = 1.28
"""Least distance of two labels, in em."""
GAP = 1.2
"""From the axes to the labels, in em: the hair leader crosses it."""
BELOW = " ↓"
LEGEND_ROW = 1.7
"""Height of one row of the legend, in em."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words that belong to a value at the right edge; ``keep`` decides which go first."""

    text: str
    value: float
    colour: str
    bold: bool = False
    keep: int = 1
    start: float | None = None


def end_width(data: TrendData, style: Style) -> float:
    """Em needed right of the axes for the longest label."""
    texts = [(data.right_label, True), (data.left_label, True)]
    if data.band is not None:
        texts += [(data.band.p20_label, False), (data.band.p80_label, False)]
        texts += [(data.band.p50_label, False)]
    texts += [(t.label + BELOW, False) for t in data.thresholds]
    size = 1.0 if style.paper else 1.06
    widest = max((width_em(drawable(text), bold) * size for text, bold in texts if text), default=0)
    return GAP + widest + 0.5 if widest else 1.5


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Places as near as can be to ``wanted`` (ascending), ``apart`` from each other, in bounds.

    Neighbours that would touch are merged into blocks around their mean, as in isotonic
    regression; a block that would leave the bounds is shifted back.
    """
    blocks: list[tuple[float, int]] = []
    for place in wanted:
        middle, count = place, 1
        while blocks and blocks[-1][0] + (blocks[-1][1] + count) * apart / 2 > middle:
            before, number = blocks.pop()
            middle = (before * number + middle * count) / (number + count)
            count += number
        half = (count - 1) * apart / 2
        middle = min(max(middle, low + half), max(high - half, low + half))
        blocks.append((middle, count))
    out: list[float] = []
    for middle, count in blocks:
        out += [middle + (i - (count - 1) / 2) * apart for i in range(count)]
    for i in range(1, len(out)):
        out[i] = max(out[i], out[i - 1] + apart)
    for i in range(len(out) - 1, -1, -1):
        ceiling = high if i == len(out) - 1 else out[i + 1] - apart
        out[i] = min(out[i], ceiling)
    return out


def draw_labels(plot: Plot) -> None:
    """Each line names itself at its right end; no legend is needed to read the chart."""
    labels = sorted(_wanted(plot), key=lambda item: item.value)
    while len(labels) > 2 and len(labels) * APART > plot.height_em + APART:
        labels.remove(min(labels, key=lambda item: item.keep))
    places = spread([plot.up(item.value) for item in labels], APART, 0.3, plot.height_em)
    for item, place in zip(labels, places, strict=True):
        _label(plot, item, place)


def _wanted(plot: Plot) -> list[Label]:
    colours, found = plot.style.colours, []
    for side in SIDES:
        points = placed(plot.data, side, plot.x)
        text = plot.data.right_label if side == "right" else plot.data.left_label
        if points and text:
            colour = colours.right if side == "right" else colours.left
            found.append(Label(text, points[-1].y, colour, True, 9, points[-1].x))
    for threshold in plot.data.thresholds:
        if threshold.value < plot.y[0]:
            found.append(Label(threshold.label + BELOW, plot.y[0], colours.threshold, keep=2))
        elif threshold.value <= plot.y[1]:
            found.append(Label(threshold.label, threshold.value, colours.threshold, keep=3))
    return found + _band_labels(plot)


def _band_labels(plot: Plot) -> list[Label]:
    pieces = window.band_pieces(plot.data, plot.x)
    if plot.data.band is None or not pieces or pieces[-1][1] < plot.x[1]:
        return []
    band, step, ink = plot.data.band, pieces[-1][2], plot.style.colours.ink2
    found = []
    for text, value, keep in (
        (band.p80_label, step.p80, 4),
        (band.p50_label, step.p50, 1),
        (band.p20_label, step.p20, 5),
    ):
        small = keep == 1 and plot.style.paper and plot.size[1] < SMALLEST_IN
        if text and value is not None and not small:
            found.append(Label(text, value, ink, keep=keep))
    return found


def _label(plot: Plot, item: Label, place: float) -> None:
    size = plot.style.font_pt * (1.06 if item.bold and not plot.style.paper else 1.0)
    x = plot.width_em + GAP
    plot.figure.text(
        *plot.at(x, place),
        drawable(item.text),
        ha="left",
        va="center_baseline",
        fontproperties=font(size, item.bold),
        color=item.colour,
        parse_math=False,
    )
    wanted = plot.up(item.value)
    start = plot.width_em if item.start is None else plot.across(item.start) + 0.5
    near = item.start is None and abs(place - wanted) < 0.35
    if near or item.text.endswith(BELOW):
        return
    ends = [plot.at(start + 0.1, wanted), plot.at(x - 0.25, place)]
    plot.figure.add_artist(
        Line2D(
            [e[0] for e in ends],
            [e[1] for e in ends],
            color=item.colour,
            zorder=3.9,
            linewidth=0.8 if plot.style.paper else 0.6,
        )
    )


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the legend."""

    kind: str
    words: str

    @property
    def wide(self) -> float:
        """Its width in em, with the space after it."""
        return 3.1 + width_em(drawable(self.words)) + 2.0


def legend_rows(
    data: TrendData, style: Style, width: float, phases: Sequence[str] = ()
) -> list[list[Key]]:
    """The entries that apply, in as many rows as the width (em) asks for.

    ``phases`` are the words of the strips that are drawn; what is too wide for a row gives way.
    """
    band, corridor = data.band, data.corridor
    keys = [
        Key("right", data.right_words if data.shown("right") else ""),
        Key("left", data.left_words if data.shown("left") else ""),
        Key(_band_kind(band), band.words if band is not None else ""),
        Key("corridor", corridor.words if corridor is not None else ""),
        Key("sem", data.sem_words if any(v.sem_of(s) for v in data.visits for s in SIDES) else ""),
    ]
    keys += [key for words in phases if (key := Key("phase", words)).wide <= width]
    rows: list[list[Key]] = []
    used = width
    for key in keys if style.legend else []:
        if not key.words:
            continue
        if used + key.wide > width:
            rows.append([])
            used = 0.0
        rows[-1].append(key)
        used += key.wide
    return rows


def _band_kind(band: Band | None) -> str:
    """A reference without its middle is a dotted line."""
    return "mean" if band is not None and not (band.p20_label or band.p80_label) else "band"


def draw_legend(plot: Plot, rows: list[list[Key]]) -> None:
    """The legend, left aligned under the time axis."""
    for number, row in enumerate(reversed(rows)):
        across, up = -plot.room.left + 1.0, -plot.room.bottom + 0.95 + LEGEND_ROW * number
        for key in row:
            _key(plot, key, across, up)
            plot.figure.text(
                *plot.at(across + 3.1, up),
                drawable(key.words),
                va="center_baseline",
                fontproperties=font(plot.style.font_pt),
                color=plot.style.colours.ink2,
                parse_math=False,
            )
            across += key.wide


def _key(plot: Plot, key: Key, across: float, up: float) -> None:
    colours = plot.style.colours
    if key.kind in ("right", "left"):
        _hand_key(plot, key.kind == "right", across, up)
    elif key.kind == "sem":
        _stroke(plot, [across + 1.2] * 2, [up - 0.55, up + 0.55], colours.ink2, 1)
        for end in (up - 0.55, up + 0.55):
            _stroke(plot, [across + 0.9, across + 1.5], [end, end], colours.ink2, 1)
    elif key.kind == "phase":
        _stroke(plot, [across, across + 2.5], [up - 0.25] * 2, colours.ink2, 0.8)
        for tick in (across, across + 0.9, across + 2.5):
            _stroke(plot, [tick] * 2, [up - 0.25, up + 0.25], colours.ink2, 0.8)
    elif key.kind == "mean":
        plot.figure.add_artist(
            Line2D(
                *zip(plot.at(across, up), plot.at(across + 2.5, up), strict=True),
                color=colours.right,
                linewidth=0.9,
                linestyle=(0, (1.5, 2.2)),
            )
        )
    else:
        band = key.kind == "band"
        corner, tip = plot.at(across, up - 0.5), plot.at(across + 2.5, up + 0.5)
        plot.figure.add_artist(
            Rectangle(
                corner,
                tip[0] - corner[0],
                tip[1] - corner[1],
                facecolor=colours.band if band else "none",
                linewidth=0.8,
                edgecolor=colours.band_edge if band else colours.corridor,
                linestyle="-" if band else (0, (3, 2)),
            )
        )
        if not band:
            _ring_key(plot, across, up)


def _ring_key(plot: Plot, across: float, up: float) -> None:
    """The ring of the baseline, where the corridor begins, as the chart wears it."""
    corridor = plot.data.corridor
    left = corridor is not None and corridor.side == "left"
    middle = plot.at(across + 0.65, up)
    plot.figure.add_artist(
        Line2D(
            [middle[0]],
            [middle[1]],
            marker="o",
            markersize=plot.style.marker_pt * 1.4,
            markerfacecolor="none",
            markeredgecolor=plot.style.colours.left if left else plot.style.colours.right,
            markeredgewidth=1.1,
        )
    )


def _hand_key(plot: Plot, right: bool, across: float, up: float) -> None:
    colours, style = plot.style.colours, plot.style
    colour = colours.right if right else colours.left
    middle = plot.at(across + 1.25, up)
    _stroke(
        plot,
        [across, across + 2.5],
        [up, up],
        colour,
        style.line_pt,
        None if right else (0, (4, 1.6)),
    )
    plot.figure.add_artist(
        Line2D(
            [middle[0]],
            [middle[1]],
            marker="o" if right else "s",
            color=colour,
            markersize=style.marker_pt,
            markerfacecolor=colour if right else colours.surface,
        )
    )


def _stroke(
    plot: Plot,
    across: list[float],
    up: list[float],
    colour: str,
    width: float,
    dashes: tuple[float, tuple[float, ...]] | None = None,
) -> None:
    ends = [plot.at(x, y) for x, y in zip(across, up, strict=True)]
    plot.figure.add_artist(
        Line2D(
            [e[0] for e in ends],
            [e[1] for e in ends],
            color=colour,
            linewidth=width,
            linestyle=dashes or "-",
        )
    )
