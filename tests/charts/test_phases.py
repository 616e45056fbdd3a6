"""The weeks after a surgery along the time axis: where they stand, and what gives way to what."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import matplotlib.text
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import Bbox

from medex_desktop.charts import window
from medex_desktop.charts.data import TrendData
from medex_desktop.charts.output import to_pdf
from medex_desktop.charts.phases import NARROWEST, placed_strips
from medex_desktop.charts.style import DARK, HIGH_CONTRAST, paper_style, screen_style
from medex_desktop.charts.trend import figure
from tests.charts import samples

SCREEN, PAPER = screen_style(), paper_style()
SURGERY = date(2026, 6, 18)
LEGEND = "Right knee: Protect weeks 0 to 2, Motion weeks 2 to 6"
LOOKS = {
    "screen": SCREEN,
    "dark": screen_style(DARK),
    "contrast": screen_style(HIGH_CONTRAST),
    "paper": PAPER,
    "200 %": SCREEN.scaled(2),
}


def near() -> TrendData:
    """The first four months after the surgery, with room for every word."""
    return replace(samples.phased(), start=date(2026, 6, 1), end=date(2026, 10, 10))


def ticks(made: Figure) -> list[float]:
    found = [line for line in made.axes[0].get_lines() if line.get_gid() == "phase"]
    ends = [line.get_xdata() for line in found]
    return sorted({float(x[0]) for x in ends if x[0] == x[1]})


def words(made: Figure) -> list[matplotlib.text.Text]:
    return [t for t in made.findobj(matplotlib.text.Text) if t.get_text()]


def said(made: Figure) -> set[str]:
    return {one.get_text() for one in words(made)}


@pytest.mark.parametrize("look", LOOKS)
def test_a_tick_stands_at_the_surgery_and_where_each_phase_ends(look):
    made = figure(near(), 8.8, 4.4, LOOKS[look])
    days = [SURGERY, date(2026, 7, 2), date(2026, 7, 30)]
    assert ticks(made) == [float(day.toordinal()) for day in days]


def test_words_stand_inside_each_phase_where_they_fit():
    wide = replace(near(), end=date(2026, 8, 20))
    assert {"Protect, weeks 0 to 2", "Motion, weeks 2 to 6"} <= said(figure(wide, 12, 4, SCREEN))
    names = said(figure(near(), 8.8, 3.6, SCREEN))
    assert {"Protect", "Motion", LEGEND} <= names


def test_what_is_too_narrow_for_its_name_is_named_beside():
    assert "Protect, Motion" in said(figure(samples.phased(), 8.8, 3.6, SCREEN))
    assert "Protect, weeks 0 to 2; Motion, weeks 2 to 6" in said(
        figure(samples.phased(), 6.7, 2.2, PAPER)
    )


def test_words_go_before_ticks_and_ticks_before_lines():
    low = figure(samples.phased(), 6.7, 34 / 25.4, PAPER)
    assert len(ticks(low)) == 3
    assert not any("Protect" in text for text in said(low))
    ten = replace(samples.ten_years(), phases=(samples.strip(date(2019, 6, 18)),))
    made = figure(ten, 8.8, 3.6, SCREEN)
    assert not ticks(made)
    assert not any("Protect" in text for text in said(made))


def test_a_phase_outside_the_window_is_cut_at_its_edge():
    later = replace(samples.phased(), start=date(2026, 7, 10), end=date(2026, 10, 10))
    made = figure(later, 8.8, 3.6, SCREEN)
    assert ticks(made) == [float(date(2026, 7, 30).toordinal())]
    assert "Motion, weeks 2 to 6" in said(made)
    assert "Protect" not in said(made)
    gone = replace(samples.phased(), start=date(2026, 8, 1), end=date(2026, 10, 10))
    assert not ticks(figure(gone, 8.8, 3.6, SCREEN))
    assert LEGEND not in said(figure(gone, 8.8, 3.6, SCREEN))


def test_two_knees_stand_above_each_other():
    data = near()
    both = replace(data, phases=(*data.phases, samples.strip(date(2026, 7, 10), "Left knee")))
    made = figure(both, 8.8, 3.6, SCREEN)
    levels = {
        float(line.get_ydata()[0])
        for line in made.axes[0].get_lines()
        if line.get_gid() == "phase" and line.get_ydata()[0] == line.get_ydata()[1]
    }
    assert len(levels) == 2
    assert {LEGEND, LEGEND.replace("Right", "Left")} <= said(made)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("wide", "high"), [(8.8, 3.6), (5.9, 2.6), (4.4, 2.4), (12.0, 5.0)])
@pytest.mark.parametrize("data", [samples.phased, near], ids=["whole", "near"])
def test_no_word_of_a_phase_touches_another_or_a_value(look, wide, high, data):
    made = figure(data(), wide, high, LOOKS[look])
    made.canvas.draw()
    boxes = [(one.get_text(), one.get_window_extent()) for one in words(made)]
    mine = [box for text, box in boxes if "Protect" in text or "Motion" in text]
    for box in mine:
        others = [other for _text, other in boxes if other is not box]
        assert not any(box.overlaps(other) for other in others)
        assert not any(_crosses(made, line, box) for line in _measured(made))


def _measured(made: Figure) -> list[Line2D]:
    return [line for line in made.axes[0].get_lines() if line.get_marker() in "os"]


def _crosses(made: Figure, line: Line2D, box: Bbox) -> bool:
    points = made.axes[0].transData.transform(line.get_xydata())
    return any(box.contains(x, y) for x, y in points)


def test_the_strip_lies_below_everything_measured():
    for style in LOOKS.values():
        made = figure(near(), 8.8, 4.4, style)
        found = [line for line in made.axes[0].get_lines() if line.get_gid() == "phase"]
        top = max(max(line.get_ydata()) for line in found)
        assert made.axes[0].get_ylim()[0] < top < near().corridor.low


def test_a_legend_too_full_drops_the_phases_first():
    small = figure(near(), 5.0, 2.6, SCREEN)
    assert LEGEND not in said(small)


def test_the_words_are_found_in_the_pdf():
    pdf = to_pdf(figure(near(), 6.7, 2.2, PAPER))
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert "Protect" in text
    assert "Motion" in text


@given(
    days=st.lists(st.integers(0, 4_000), min_size=1, max_size=4, unique=True),
    width=st.floats(5, 120),
    span=st.integers(84, 4_000),
)
def test_strips_of_one_row_never_overlap_and_each_can_be_told(days, width, span):
    start = date(2020, 1, 1)
    strips = tuple(samples.strip(start + timedelta(days=day)) for day in days)
    data = replace(samples.holloway(), phases=strips)
    edges = (float(start.toordinal()), float(start.toordinal() + span))
    found = placed_strips(data, edges, width)
    for one, other in itertools.combinations(found, 2):
        apart = one.strip.end <= other.strip.start or other.strip.end <= one.strip.start
        assert apart or one.row != other.row
    assert all(14 / span * width >= NARROWEST for _one in found)
    assert {one.row for one in found} == set(range(len({one.row for one in found})))


def test_only_a_surgery_near_the_tests_reaches_the_chart():
    data = samples.phased()
    assert data.reaches(SURGERY)
    assert not data.reaches(date(2019, 1, 1))
    assert not replace(data, visits=()).reaches(SURGERY)
    assert window.days(data)[1] > SURGERY.toordinal()
