"""The trend chart: built anew, first in a process, repainted and pointed at."""

from datetime import date, timedelta
from typing import Any

from medex_desktop.charts.data import TrendData
from tests.bench.bench import Bench
from tests.bench.figure import Figure, Reading, side_by_side
from tests.charts.samples import holloway, thirty_visits

SIZE_IN = (9.0, 5.0)


def plain_figure(data: TrendData) -> bytes:
    """The floor: the same points, whiskers, band and lines in bare matplotlib, drawn once."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Plain

    made = Plain(figsize=SIZE_IN, dpi=100)
    axes = made.subplots()
    days = [visit.day for visit in data.visits]
    for side in ("right", "left"):
        values = [getattr(visit, side) for visit in data.visits]
        axes.errorbar(days, values, yerr=[visit.sem for visit in data.visits], label=side)
    if data.band is not None:
        begins = [*(max(step.start, days[0]) for step in data.band.steps), days[-1]]
        low = [step.p20 for step in data.band.steps]
        high = [step.p80 for step in data.band.steps]
        axes.fill_between(begins, [*low, low[-1]], [*high, high[-1]], step="post", alpha=0.3)
    for mark in data.marks:
        axes.axvline(_inside(mark.day, days))
    for threshold in data.thresholds:
        axes.axhline(threshold.value)
    axes.set_ylabel("kg")
    axes.legend()
    canvas: Any = FigureCanvasAgg(made)
    canvas.draw()
    return bytes(canvas.buffer_rgba())


def our_figure(data: TrendData) -> bytes:
    """The chart as the screen gets it."""
    from medex_desktop.charts.output import raster
    from medex_desktop.charts.style import screen_style
    from medex_desktop.charts.trend import figure

    return raster(figure(data, *SIZE_IN, screen_style()))[0]


def rebuild(bench: Bench) -> Reading:
    lines, worst = [], Reading(0.0, 1.0)
    for name, data in (("9 visits, two devices", holloway()), ("30 visits", thirty_visits())):
        ours, floor = side_by_side(
            lambda: our_figure(data),  # noqa: B023
            lambda: plain_figure(data),  # noqa: B023
            bench.few(9),
        )
        reading = Reading(ours.median, floor.median)
        lines.append(f"{name} {reading.ratio:.1f}x")
        worst = max(worst, reading, key=lambda one: one.ratio)
    return Reading(worst.ours, worst.floor, ", ".join(lines))


def first_chart(bench: Bench) -> Reading:
    told = [bench.child("first_chart") for _ in range(bench.few(5, 1))]
    told.sort(key=lambda one: float(one["ours"]))
    middle = told[len(told) // 2]
    note = f"preloading {middle['preload']:.0f} ms before it, off the screen"
    return Reading(middle["ours"], middle["floor"], note)


def _inside(day: date, days: list[date]) -> date:
    return min(max(day, days[0] - timedelta(days=60)), days[-1])


FIGURES = (
    Figure(
        "trend, rebuild",
        "the chart made and drawn anew from its data",
        "the same data in a plain figure of matplotlib",
        4,
        rebuild,
        times=True,
        cheap=True,
    ),
    Figure(
        "first chart",
        "the first chart of a process after preloading",
        "the first plain figure of another process with matplotlib imported",
        400,
        first_chart,
    ),
)
