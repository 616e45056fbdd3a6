"""What is on a trend chart: marks, words and places, in every situation that must look right."""

import gc
import itertools
import subprocess
import sys
import weakref
from dataclasses import replace
from datetime import date
from io import BytesIO

import matplotlib.text
import numpy as np
import pikepdf
import pypdfium2
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from PIL import Image

from medex_desktop.charts.data import SIDES, Band, BandStep, LineFacts, Mark, TrendData, Visit
from medex_desktop.charts.output import raster, save_png, to_pdf
from medex_desktop.charts.style import DARK, HIGH_CONTRAST, LIGHT, paper_style, screen_style
from medex_desktop.charts.trend import figure, hit_points, preload
from tests.charts import samples

SCREEN, PAPER = screen_style(), paper_style()
SITUATIONS = {
    "whole": samples.holloway,
    "one visit": samples.one_visit,
    "no norm": samples.no_norm,
    "ten years": samples.ten_years,
    "thirty visits": samples.thirty_visits,
}


def words(made: Figure) -> list[str]:
    return [t.get_text() for t in made.findobj(matplotlib.text.Text) if t.get_text()]


def lines(made: Figure, colour: str) -> list[Line2D]:
    found = made.axes[0].get_lines()
    return [line for line in found if to_hex(line.get_color()) == colour.lower()]


def measured(made: Figure, marker: str) -> Line2D:
    return next(
        line
        for line in made.axes[0].get_lines()
        if line.get_marker() == marker and line.get_linewidth() >= 1.5
    )


@pytest.mark.parametrize("name", SITUATIONS)
@pytest.mark.parametrize("style", [SCREEN, PAPER], ids=["screen", "paper"])
def test_every_situation_draws_with_its_labels(name, style):
    data = SITUATIONS[name]()
    made = figure(data, 8.8, 3.6, style)
    said = words(made)
    assert data.right_label in said
    assert data.left_label in said
    assert "kg" in said
    if data.band:
        assert {data.band.p20_label, data.band.p80_label} <= set(said)
    for threshold in data.thresholds:
        assert any(text.startswith(threshold.label) for text in said)
    for mark in data.marks:
        assert mark.label in said
    pixels, width, height = raster(made)
    assert len(pixels) == width * height * 4


def test_hands_differ_without_colour():
    made = figure(samples.holloway(), 8.8, 3.6, PAPER)
    right, left = measured(made, "o"), measured(made, "s")
    assert right.get_linestyle() == "-"
    assert left.get_linestyle() == "--"
    assert to_hex(left.get_markerfacecolor()) == "#ffffff"
    assert to_hex(right.get_markerfacecolor()) == PAPER.colours.right.lower()


@pytest.mark.parametrize("style", [SCREEN, PAPER], ids=["screen", "paper"])
def test_no_line_crosses_a_new_device(style):
    made = figure(samples.holloway(), 8.8, 3.6, style)
    for marker in "os":
        ys = np.asarray(measured(made, marker).get_ydata(), dtype=float)
        assert np.isnan(ys).tolist() == [False] * 3 + [True] + [False] * 6


def test_both_devices_are_named():
    data = samples.holloway()
    assert {"Camry EH101", "device changed", "Jamar Plus+: new series"} <= set(
        words(figure(data, 6.7, 2.2, PAPER))
    )
    assert {"New device: new series", "Camry EH101 | Jamar Plus+"} <= set(
        words(figure(data, 8.8, 3.6, SCREEN))
    )


def test_band_steps_where_the_table_steps():
    made = figure(samples.holloway(), 8.8, 3.6, SCREEN)
    corners = made.axes[0].collections[0].get_paths()[0].vertices
    birthday = date(2026, 3, 14).toordinal()
    at = {round(float(y), 1) for x, y in corners if x == birthday}
    assert {18.3, 28.9, 17.0, 27.2} <= at
    assert "turns 75" in words(made)


def test_an_age_without_norm_leaves_a_gap():
    band = Band(
        (
            BandStep(date(2020, 1, 1), None, None, None),
            BandStep(date(2026, 3, 14), 17.0, 22.1, 27.2, "turns 20"),
        ),
        "P20", "P50", "P80",
    )  # fmt: skip
    made = figure(replace(samples.holloway(), band=band), 8.8, 3.6, SCREEN)
    corners = made.axes[0].collections[0].get_paths()[0].vertices
    assert min(x for x, _ in corners) == date(2026, 3, 14).toordinal()


def test_corridor_starts_at_the_baseline_and_is_hatched_on_screen_only():
    data = samples.holloway()
    for style in (SCREEN, PAPER):
        made = figure(data, 8.8, 3.6, style)
        begin = data.corridor.start.toordinal()
        for value in (data.corridor.low, data.corridor.high):
            own = [
                line.get_xdata()
                for line in made.axes[0].get_lines()
                if list(line.get_ydata()) == [value] * 2
            ]
            assert own
            assert begin - 12 <= min(own[0]) <= begin
        assert bool([p for p in made.axes[0].patches if p.get_hatch()]) is (style is SCREEN)


def test_corridor_ends_where_the_next_series_begins():
    data = samples.holloway()
    visits = (*data.visits[:7], *(replace(v, series=2) for v in data.visits[7:]))
    newer = replace(data.breaks[0], after=2, after_name="Squegg")
    data = replace(data, visits=visits, breaks=(*data.breaks, newer))
    made = figure(data, 8.8, 3.6, PAPER)
    ends = [
        max(line.get_xdata())
        for line in made.axes[0].get_lines()
        if list(line.get_ydata()) == [data.corridor.high] * 2
    ]
    assert ends == [(date(2026, 8, 10).toordinal() + date(2026, 9, 7).toordinal()) / 2]


def test_surgery_outside_the_window_is_left_out():
    data = replace(samples.holloway(), marks=(Mark(date(2019, 1, 1), "old surgery"),))
    made = figure(data, 8.8, 3.6, SCREEN)
    assert "old surgery" not in words(made)
    assert made.axes[0].get_xlim()[0] > date(2024, 1, 1).toordinal()


def test_a_threshold_far_below_is_named_with_an_arrow():
    strong = tuple(
        Visit(v.day, v.right + 40, v.left + 40, v.sem) for v in samples.holloway().visits
    )
    data = replace(samples.holloway(), visits=strong, band=None, corridor=None, breaks=())
    assert "EWGSOP2 16 ↓" in words(figure(data, 8.8, 3.6, SCREEN))


def test_low_paper_charts_drop_the_median():
    data = samples.holloway()
    assert "P50 22.1" in words(figure(data, 6.7, 55 / 25.4, PAPER))
    assert "P50 22.1" not in words(figure(data, 6.7, 34 / 25.4, PAPER))


def test_zoom_shows_only_its_window():
    data = replace(samples.holloway(), start=date(2026, 7, 1), end=date(2026, 10, 31))
    made = figure(data, 8.8, 3.6, SCREEN)
    assert made.axes[0].get_xlim() == (
        date(2026, 7, 1).toordinal(),
        date(2026, 10, 31).toordinal(),
    )
    assert {p.visit for p in hit_points(made, data)} == {5, 6, 7, 8}


def test_a_figure_let_go_is_forgotten():
    made = weakref.ref(figure(samples.holloway(), 4, 3, SCREEN))
    gc.collect()
    assert made() is None


def test_a_legend_gives_way_in_a_small_chart():
    data = samples.holloway()
    assert data.band.words in words(figure(data, 8.8, 3.6, SCREEN))
    assert data.band.words not in words(figure(data, 4, 2.2, SCREEN))
    assert data.right_label in words(figure(data, 4, 2.2, SCREEN))


def test_nothing_measured_says_so():
    data = TrendData(unit="kg", visits=(Visit(date(2026, 1, 1)),), empty_words="No grip test yet.")
    made = figure(data, 8.8, 3.6, SCREEN)
    assert "No grip test yet." in words(made)
    assert hit_points(made, data) == []


def test_one_hand_alone():
    data = samples.holloway()
    data = replace(data, visits=tuple(replace(v, left=None) for v in data.visits), corridor=None)
    made = figure(data, 8.8, 3.6, SCREEN)
    assert data.left_label not in words(made)
    assert {p.side for p in hit_points(made, data)} == {"right"}


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("colours", [LIGHT, DARK, HIGH_CONTRAST], ids=["light", "dark", "hc"])
def test_hit_points_lie_on_the_drawn_marks(scale, colours):
    data = samples.holloway()
    made = figure(data, 8.8, 3.6, screen_style(colours))
    pixels, width, height = raster(made, scale)
    image = Image.frombytes("RGBA", (width, height), pixels)
    found = hit_points(made, data, scale)
    assert [(p.visit, p.side) for p in found] == [(i, s) for s in SIDES for i in range(9)]
    for point in found:
        seen = image.getpixel((round(point.x_px), round(point.y_px)))
        wanted = colours.right if point.side == "right" else colours.surface
        assert np.abs(np.array(seen[:3]) - _rgb(wanted)).max() < 40, point


def _rgb(colour: str) -> np.ndarray:
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)])


def test_hit_points_of_another_figure_are_refused():
    data = samples.holloway()
    with pytest.raises(KeyError):
        hit_points(figure(data, 8, 3, SCREEN), samples.no_norm())


def test_right_labels_never_touch():
    made = figure(samples.ten_years(), 8.8, 3.6, SCREEN)
    raster(made)
    right = made.axes[0].get_window_extent().x1
    boxes = sorted(
        (
            t.get_window_extent()
            for t in made.texts
            if t.get_window_extent().x0 > right and t.get_text() != "kg"
        ),
        key=lambda box: box.y0,
    )
    assert len(boxes) == 6
    assert all(a.y1 <= b.y0 + 1.5 for a, b in itertools.pairwise(boxes))


def test_text_scale_makes_room():
    made = figure(samples.holloway(), 8.8, 4.4, SCREEN.scaled(2))
    raster(made)
    assert max(t.get_window_extent().x1 for t in made.texts) <= 8.8 * SCREEN.dpi + 1


def test_hostile_words_draw_without_a_warning():
    data = replace(
        samples.holloway(),
        right_label="$\\frac{1}{2}$ 漢字 <b>",
        marks=(Mark(date(2026, 6, 18), "$x^2$ " * 60),),
    )
    said = words(figure(data, 8.8, 3.6, SCREEN))
    assert "$\\frac{1}{2}$ ?? <b>" in said
    assert any(text.startswith("$x^2$") and text.endswith("…") for text in said)


def test_pdf_is_the_same_each_time_and_its_text_can_be_found():
    made = [to_pdf(figure(samples.holloway(), 6.7, 2.2, PAPER)) for _ in range(2)]
    assert made[0] == made[1]
    text = pypdfium2.PdfDocument(made[0])[0].get_textpage().get_text_range()
    for wanted in ("Right 24.6", "EWGSOP2 16", "P80 27.2", "Right knee replacement, 18 Jun"):
        assert wanted in text
    with pikepdf.open(BytesIO(made[0])) as pdf:
        assert "/CreationDate" not in pdf.docinfo
        assert all("/ToUnicode" in f for f in pdf.pages[0].resources.Font.values())


def test_letters_of_other_languages_stay_text_in_the_pdf():
    name = "Šimić űŐ Łódź ø"
    data = replace(samples.holloway(), marks=(Mark(date(2026, 6, 18), name),))
    pdf = to_pdf(figure(data, 6.7, 2.2, PAPER))
    assert name in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()


def test_png_has_twice_the_points():
    image = Image.open(BytesIO(save_png(figure(samples.holloway(), 8, 3, SCREEN))))
    assert image.size == (8 * 96 * 2, 3 * 96 * 2)
    assert save_png(figure(samples.one_visit(), 4, 3, SCREEN)) == save_png(
        figure(samples.one_visit(), 4, 3, SCREEN)
    )


def test_preload_leaves_nothing_behind():
    preload()
    assert raster(figure(samples.one_visit(), 4, 3, SCREEN))[1:] == (384, 288)


def test_chart_data_needs_no_matplotlib():
    code = "import sys, medex_desktop.charts.data; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(("wide", "high"), [(8.8, 3.6), (5.9, 2.6), (4.4, 2.4), (3.4, 2.2)])
def test_the_words_of_the_corridor_keep_off_the_line_of_a_surgery(wide, high):
    data = samples.holloway()
    for style in (SCREEN, replace(SCREEN, font_pt=2 * SCREEN.font_pt)):
        made = figure(data, wide * style.font_pt / SCREEN.font_pt, high * 2, style)
        made.canvas.draw()
        (said,) = [
            found
            for found in made.findobj(matplotlib.text.Text)
            if found.get_text() == data.corridor.label
        ]
        axes = made.axes[0]
        x = axes.transData.transform((data.marks[0].day.toordinal(), 0))[0]
        box = said.get_window_extent()
        assert not box.x0 < x < box.x1


def test_the_legend_shows_the_ring_of_the_baseline():
    def rings(made: Figure) -> list[Line2D]:
        found = made.findobj(Line2D)
        return [line for line in found if str(line.get_markerfacecolor()) == "none"]

    whole = samples.holloway()
    assert len([r for r in rings(figure(whole, 8.8, 3.6, SCREEN)) if r.get_marker() == "o"]) == 2
    without = figure(replace(whole, corridor=None), 8.8, 3.6, SCREEN)
    assert not [r for r in rings(without) if r.get_marker() == "o"]


@pytest.mark.parametrize("style", [SCREEN, PAPER], ids=["screen", "paper"])
def test_one_line_breaks_and_the_other_goes_on(style):
    data = samples.holloway()
    visits = tuple(
        replace(v, series=0, apart=LineFacts(2.0 if v.series else None, v.series))
        for v in data.visits
    )
    gap = replace(data.breaks[0], sides=("left",))
    made = figure(replace(data, visits=visits, breaks=(gap,)), 8.8, 3.6, style)
    right, left = (np.asarray(measured(made, m).get_ydata(), dtype=float) for m in "os")
    assert not np.isnan(right).any()
    assert np.isnan(left).tolist() == [False] * 3 + [True] + [False] * 6
    inner = made.axes[0].get_lines()
    tall = [line for line in inner if len(line.get_ydata()) > 4 and line.get_marker() == "None"]
    zigzag = [line for line in tall if to_hex(line.get_color()) == style.colours.ink2.lower()]
    if not style.paper:
        span = max(max(line.get_ydata()) - min(line.get_ydata()) for line in zigzag)
        assert span < 0.5 * (made.axes[0].get_ylim()[1] - made.axes[0].get_ylim()[0])


def test_the_bars_of_each_line_are_its_own():
    data = samples.no_norm()
    visits = tuple(replace(v, apart=LineFacts(None, v.series)) for v in data.visits)
    made = figure(replace(data, visits=visits, corridor=None), 8.8, 3.6, SCREEN)
    bars = [line for line in made.axes[0].get_lines() if len(line.get_xdata()) == 7 * 9]
    assert [to_hex(line.get_color()) for line in bars] == [SCREEN.colours.right.lower()]
    assert "± SEM 1.4" in words(made)
