"""After a coarse fax (204 x 98 dpi, black and white) signs, lines and bars are still there."""

from dataclasses import replace

import numpy as np
import pytest

from medex_desktop.reports import progress
from medex_desktop.reports.content import PageSize, Shape, Verdict
from tests.reports import samples
from tests.reports.reading import faxed, places

MODES = pytest.mark.parametrize("dithered", [False, True], ids=["threshold", "dithered"])


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return progress.render(samples.full_report()).pdf


def ink(pdf: bytes, box: tuple[float, float, float, float], dithered: bool) -> np.ndarray:
    """Black points inside a box given in points from the lower left."""
    page = np.asarray(faxed(pdf, dithered=dithered)) < 128
    left, bottom, right, top = box
    x, y = 204 / 72, 98 / 72
    rows = page.shape[0]
    return page[
        int(rows - top * y) : int(np.ceil(rows - bottom * y)), int(left * x) : int(right * x) + 1
    ]


@MODES
def test_every_minus_sign_survives(pdf, dithered):
    found = places(pdf, "\N{MINUS SIGN}")
    assert len(found) == 2
    for box in found:
        longest = ink(pdf, box, dithered).sum(axis=1).max()
        assert longest >= 0.6 * (box[2] - box[0]) * 204 / 72 * 0.75


@MODES
@pytest.mark.parametrize("shape", "▲○◇□")
def test_every_verdict_shape_survives(pdf, dithered, shape):
    for box in places(pdf, shape):
        assert ink(pdf, box, dithered).sum() >= 8


@MODES
@pytest.mark.parametrize("size", list(PageSize))
def test_the_half_disc_of_near_error_is_no_ring_after_a_fax(size, dithered):
    """Its right half is black and its left one is not; the ring of "within error" is open."""
    report = samples.grip_report(size)
    results = samples.grip_results()
    near = replace(results.rows[0], verdict=Verdict(Shape.NEAR, "near the limit of error", "a"))
    both = replace(results, rows=(near, results.rows[1]))
    made = progress.render(replace(report, results=both)).pdf
    (disc,), (ring,) = places(made, Shape.NEAR), places(made, Shape.WITHIN)
    left, right = halves(made, disc, dithered)
    assert right >= 1.6 * left
    ring_left, ring_right = halves(made, ring, dithered)
    assert ring_right <= 1.3 * ring_left
    assert right >= 1.5 * ring_right


def halves(pdf: bytes, box: tuple[float, float, float, float], dithered: bool) -> tuple[int, int]:
    """Black points of a sign left and right of its middle."""
    sign = ink(pdf, box, dithered)
    columns = np.flatnonzero(sign.any(axis=0))
    middle = (columns[0] + columns[-1] + 1) / 2
    return (
        int(sign[:, : int(middle)].sum()),
        int(sign[:, int(np.ceil(middle)) :].sum()),
    )


@MODES
@pytest.mark.parametrize("size", list(PageSize))
def test_rules_and_band_edges_survive(size, dithered):
    """Long black rows: letterhead, table and footer rules, both edges of the norm band."""
    page = (
        np.asarray(faxed(progress.render(samples.full_report(size)).pdf, dithered=dithered)) < 128
    )
    wide = page.shape[1]
    runs = (page.sum(axis=1) > 0.45 * wide).sum()
    assert runs >= 8


@MODES
def test_the_bar_of_the_bottom_line_survives(pdf, dithered):
    left = 14 / 25.4 * 72
    bar = ink(pdf, (left, 628, left + 3, 660), dithered)
    assert bar.mean() > 0.8


def test_every_letter_to_act_on_has_eight_points(pdf):
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    whole = page.get_text_range()
    at = whole.index("Precautions in force:")
    box = page.get_charbox(at, loose=True)
    assert box[3] - box[1] >= 8.0
