"""The charts of skills: their words, told apart without colour, the same on screen and paper."""

from datetime import date
from itertools import pairwise

import pytest
from matplotlib.figure import Figure

from medex_desktop.charts.output import raster, to_pdf
from medex_desktop.charts.skill_data import Bar, BarsData, StepLine, StepsData
from medex_desktop.charts.skills import bars_figure, steps_figure
from medex_desktop.charts.style import Style, paper_style, screen_style

STEPS = StepsData(
    lines=(
        StepLine("Essential 14 of 21", ((date(2026, 3, 2), 4), (date(2026, 6, 20), 14))),
        StepLine("Intermediate 5 of 18", ((date(2026, 3, 2), 0), (date(2026, 9, 8), 5))),
        StepLine("Advanced 0 of 13", ()),
    ),
    end=date(2026, 10, 1),
    most=21,
    unit="Skills rated 3 or more",
    empty_words="Nothing is rated yet.",
)
BARS = BarsData(
    (
        Bar("Technical", 9, 4, 4, "9 of 17 at 3 or more"),
        Bar("Analytical", 0, 0, 19, "0 of 19 at 3 or more"),
    ),
    ("3 or more", "rated lower", "not rated yet"),
    "Nothing is rated yet.",
)
STYLES = (screen_style(), screen_style().scaled(2), paper_style())


def words(figure: Figure) -> set[str]:
    return {text.get_text() for text in figure.findobj() if hasattr(text, "get_text")} - {""}


@pytest.mark.parametrize("style", STYLES)
def test_steps_name_their_lines_and_differ_by_dashes(style: Style) -> None:
    figure = steps_figure(STEPS, 7, 4, style)
    assert {line.label for line in STEPS.lines} | {STEPS.unit} <= words(figure)
    drawn = [line for line in figure.axes[0].get_lines() if line.get_drawstyle() == "steps-post"]
    assert len(drawn) == 2  # a tier that is not rated has no line: not rated is no zero
    assert (
        len({str(line.get_linestyle()) + str(line._unscaled_dash_pattern) for line in drawn}) == 2
    )
    assert [round(line.get_ydata()[-1]) for line in drawn] == [14, 5]


def test_words_at_the_ends_stand_apart() -> None:
    close = tuple(StepLine(f"{name} 3 of 9", ((date(2026, 3, 2), 3),)) for name in "ABC")
    figure = steps_figure(StepsData(close, date(2026, 10, 1), 9, "n"), 6, 3, screen_style())
    places = sorted(text.xy[1] for text in figure.axes[0].texts)
    high = figure.axes[0].get_position().height * 3 * 72 / screen_style().font_pt
    em = (9 + 1) / high
    assert all(b - a >= 1.3 * em for a, b in pairwise(places))


@pytest.mark.parametrize("style", STYLES)
def test_bars_say_their_numbers_and_differ_by_hatch(style: Style) -> None:
    figure = bars_figure(BARS, 5, 3, style)
    said = words(figure)
    assert {"Technical", "9 of 17 at 3 or more", *BARS.legend} <= said
    bars = figure.axes[0].patches
    assert [round(bar.get_width()) for bar in bars] == [9, 4, 4, 19]
    assert bars[1].get_hatch()
    assert not bars[0].get_hatch()


def test_nothing_rated_is_said_in_words() -> None:
    empty = StepsData((), date(2026, 10, 1), 21, "n", "Nothing is rated yet.")
    assert words(steps_figure(empty, 4, 3, screen_style())) == {"Nothing is rated yet."}
    none = BarsData((Bar("Technical", 0, 0, 17, ""),), BARS.legend, "Nothing is rated yet.")
    assert words(bars_figure(none, 4, 3, screen_style())) == {"Nothing is rated yet."}


def test_the_same_data_gives_the_same_bytes() -> None:
    first, again = (to_pdf(steps_figure(STEPS, 6, 3, paper_style())) for _turn in range(2))
    assert first == again
    pixels, wide, high = raster(bars_figure(BARS, 5, 3, screen_style()))
    assert len(pixels) == 4 * wide * high
