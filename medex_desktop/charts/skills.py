"""Charts of a person's skills: progress by tier over time, and strengths by kind.

Told apart without colour: dashes and marks for the lines, hatches for the bars, words for all.
"""

from datetime import date
from itertools import pairwise
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from medex_desktop.charts import window
from medex_desktop.charts.lettering import drawable, font, width_em
from medex_desktop.charts.skill_data import BarsData, StepsData
from medex_desktop.charts.style import Style

_DASHES: Final = ("solid", (0, (5, 1.6)), (0, (1.2, 1.4)))
_MARKS: Final = ("o", "s", "^")
_HATCHES: Final = ("", "////", "")
_LEFT, _BOTTOM, _TOP = 2.6, 2.3, 2.0
_LINE: Final = 1.35
_SHORTEST: Final = 84
_DODGE: Final = 0.16  # em by which lines of one value lie apart
_BAR, _SLOT = 1.5, 5.5


def steps_figure(data: StepsData, width_in: float, height_in: float, style: Style) -> Figure:
    """Progress over time at a size in inches; ``output`` makes pixels or a PDF of it."""
    if data.is_empty:
        return _nothing(data.empty_words, width_in, height_in, style)
    labels = [drawable(line.label) for line in data.lines]
    right = max(width_em(words, bold=True) for words in labels) + 1.6
    figure, axes = _empty(width_in, height_in, style, (_LEFT, right, _BOTTOM, _TOP))
    wide, high = _room(axes, width_in, height_in, style)
    begun = min(line.steps[0][0] for line in data.lines if line.steps)
    first = min(begun.toordinal(), data.end.toordinal() - _SHORTEST)
    x = (float(first) - 3, float(data.end.toordinal()) + 1)
    y = (-0.35, data.most + 0.65)
    axes.set(xlim=x, ylim=y, facecolor="none")
    _axes(axes, style, x, y, wide, high)
    _words(figure, axes, data.unit, style, high)
    ends = []
    for at, line in enumerate(data.lines):
        shift = (at - 1) * _DODGE * (y[1] - y[0]) / high
        _line(axes, line.steps, data.end, at, shift, style)
        ends.append(line.steps[-1][1] + shift if line.steps else 0.0)
    for at, place in enumerate(_apart(ends, _LINE * (y[1] - y[0]) / high)):
        drawn = axes.annotate(
            labels[at], (x[1], place), xytext=(0.9 * style.font_pt, 0),
            textcoords="offset points", va="center", annotation_clip=False, parse_math=False,
            color=_inks(style)[at % len(_DASHES)],
        )  # fmt: skip
        drawn.set_fontproperties(font(style.font_pt, bold=True))
        if data.lines[at].steps:
            axes.plot([x[1]], [ends[at]], marker=_MARKS[at % 3], clip_on=False,
                      markersize=style.marker_pt, color=_inks(style)[at % 3])  # fmt: skip
    return figure


def bars_figure(data: BarsData, width_in: float, height_in: float, style: Style) -> Figure:
    """Strengths at a size in inches: one bar a kind or tier, its words above it."""
    if data.is_empty:
        return _nothing(data.empty_words, width_in, height_in, style)
    figure, axes = _empty(width_in, height_in, style, (0.4, 0.6, 2.6, 0.4))
    wide, high = _room(axes, width_in, height_in, style)
    most = max(bar.independent + bar.lower + bar.not_rated for bar in data.bars)
    slots = max(float(len(data.bars)), high / _SLOT)
    axes.set(xlim=(0, most), ylim=(slots, 0), facecolor="none")
    axes.set_axis_off()
    em = slots / high
    for at, bar in enumerate(data.bars):
        left, middle = 0.0, at + 0.62
        parts = (bar.independent, bar.lower, bar.not_rated)
        for part, count in enumerate(parts):
            _bar(axes, (left, middle, count, min(_BAR * em, 0.5)), part, style)
            left += count
        top = middle - min(_BAR * em, 0.5) / 2 - 0.45 * em
        _say(axes, (0, top), bar.name, style, bold=True)
        begins = width_em(drawable(bar.name), bold=True) + 0.8
        _say(axes, (begins / wide * most, top), bar.label, style)
    _legend(figure, data.legend, style, (width_in, height_in))
    return figure


def _line(
    axes: Axes, steps: tuple[tuple[date, int], ...], end: date, at: int, shift: float, style: Style
) -> None:
    if not steps:
        return
    days = [float(day.toordinal()) for day, _count in steps]
    counts = [count + shift for _day, count in steps]
    last = float(end.toordinal()) + 1
    axes.plot(
        [*days, last], [*counts, counts[-1]], drawstyle="steps-post",
        color=_inks(style)[at % 3], linestyle=_DASHES[at % 3], linewidth=style.line_pt,
    )  # fmt: skip
    axes.plot(days[:1], counts[:1], marker=_MARKS[at % 3], color=_inks(style)[at % 3],
              markersize=style.marker_pt * 0.8)  # fmt: skip


def _inks(style: Style) -> tuple[str, str, str]:
    return style.colours.right, style.colours.left, style.colours.ink


def _apart(places: list[float], least: float) -> list[float]:
    """Where the words stand: at their places, moved up where two would touch."""
    found = list(places)
    order = sorted(range(len(places)), key=lambda at: places[at])
    for below, above in pairwise(order):
        found[above] = max(found[above], found[below] + least)
    return found


def _bar(axes: Axes, place: tuple[float, float, float, float], part: int, style: Style) -> None:
    left, middle, count, high = place
    if not count:
        return
    colours = style.colours
    axes.barh(
        middle, count, high, left=left,
        color=(colours.right, colours.surface, colours.surface)[part],
        edgecolor=(colours.right, colours.right, colours.ink2)[part],
        hatch=_HATCHES[part], clip_on=False, linewidth=max(0.8, style.edge_pt),
        linestyle=("solid", "solid", (0, (2, 2)))[part],
    )  # fmt: skip


def _legend(
    figure: Figure, words: tuple[str, str, str], style: Style, size: tuple[float, float]
) -> None:
    """A small piece of each part with its words, in one line at the foot."""
    em = style.em
    axes = figure.add_axes((0.4 * em / size[0], 0, 1 - 0.8 * em / size[0], 2.0 * em / size[1]))
    wide = size[0] / em - 0.8
    axes.set(xlim=(0, wide), ylim=(0, 2.0), facecolor="none")
    axes.set_axis_off()
    left = 0.1
    for part, each in enumerate(words):
        _bar(axes, (left, 1.0, 1.4, 0.9), part, style)
        _say(axes, (left + 1.8, 1.0), each, style, middle=True)
        left += 1.8 + width_em(drawable(each)) + 1.4


def _say(
    axes: Axes, place: tuple[float, float], words: str, style: Style, *,
    bold: bool = False, middle: bool = False,
) -> None:  # fmt: skip
    axes.text(
        *place, drawable(words), color=style.colours.ink if bold else style.colours.ink2,
        fontproperties=font(style.font_pt, bold), va="center_baseline" if middle else "bottom",
        parse_math=False,
    )  # fmt: skip


def _empty(
    width_in: float, height_in: float, style: Style, room: tuple[float, float, float, float]
) -> tuple[Figure, Axes]:
    left, right, bottom, top = (one * style.em for one in room)
    figure = Figure(figsize=(width_in, height_in), dpi=style.dpi, facecolor=style.colours.surface)
    wide = max(width_in - left - right, 4 * style.em)
    high = max(height_in - bottom - top, 3 * style.em)
    axes = figure.add_axes((left / width_in, bottom / height_in, wide / width_in, high / height_in))
    return figure, axes


def _room(axes: Axes, width_in: float, height_in: float, style: Style) -> tuple[float, float]:
    """Width and height of the axes in em."""
    box = axes.get_position()
    return box.width * width_in / style.em, box.height * height_in / style.em


def _axes(
    axes: Axes, style: Style, x: tuple[float, float], y: tuple[float, float],
    wide: float, high: float,
) -> None:  # fmt: skip
    colours = style.colours
    values = window.value_ticks(0, y[1], max(2, round(high / 2.2)))
    whole = [(at, words) for at, words in zip(values.at, values.labels, strict=True)
             if at == round(at)]  # fmt: skip
    months = window.month_ticks(x, wide)
    axes.set_xticks(months.at, months.labels)
    axes.set_yticks([at for at, _words in whole], [words for _at, words in whole])
    axes.tick_params(
        length=3, width=0.8, color=colours.ink2, labelcolor=colours.ink2, pad=2.5, left=style.paper
    )
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(font(style.font_pt))
        label.set_parse_math(False)
    if not style.paper:
        for at, _words_of in whole:
            axes.axhline(at, color=colours.line, linewidth=0.7, zorder=0.7)
    for name in ("top", "right"):
        axes.spines[name].set_visible(False)
    axes.spines["left"].set_visible(style.paper)
    for name in ("left", "bottom"):
        axes.spines[name].set(color=colours.ink2, linewidth=0.8)


def _words(figure: Figure, axes: Axes, unit: str, style: Style, high: float) -> None:
    """What is counted, above the value axis."""
    box = axes.get_position()
    figure.text(
        0.5 * style.em / figure.get_figwidth(), box.y1 + 0.5 * box.height / high,
        drawable(unit), color=style.colours.ink2, fontproperties=font(style.font_pt),
        va="bottom", parse_math=False,
    )  # fmt: skip


def _nothing(words: str, width_in: float, height_in: float, style: Style) -> Figure:
    figure = Figure(figsize=(width_in, height_in), dpi=style.dpi, facecolor=style.colours.surface)
    figure.text(
        0.5, 0.5, drawable(words), ha="center", va="center", color=style.colours.ink2,
        fontproperties=font(style.font_pt * 1.1), parse_math=False,
    )  # fmt: skip
    return figure
