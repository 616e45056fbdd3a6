"""Recovery sheet and trend sheet: everything they must say, and nothing they must not."""

from dataclasses import replace

import pytest

from medex_desktop.reports import recovery_sheet, trend_sheet
from medex_desktop.reports.characters import CannotDraw
from medex_desktop.reports.content import PageSize
from medex_desktop.reports.fitting import DoesNotFit
from tests.charts.samples import holloway
from tests.reports import samples
from tests.reports.reading import fonts, text

GROUPS = ("7QKD", "M2XR", "0W1V", "ABCD", "9YZT", "HJKM", "3N4P", "QRST")


def key(size: PageSize = PageSize.LETTER) -> recovery_sheet.RecoverySheet:
    paper = replace(samples.paper(size), title="Recovery key", record="", check="")
    return recovery_sheet.RecoverySheet(paper, GROUPS, "23 Nov 2026")


@pytest.mark.parametrize("size", list(PageSize))
def test_recovery_sheet_is_one_page_with_all_groups_in_order(size):
    made = recovery_sheet.render(key(size))
    assert made.pages == 1
    said = text(made.pdf)
    letters = "".join(said.split())
    assert [letters.index(group) for group in GROUPS] == sorted(map(letters.index, GROUPS))
    for wanted in ("Riverbend Medical Exercise", "How to use it", "Where to keep it",
                   "23 Nov 2026", "page 1 of 1"):  # fmt: skip
        assert wanted in said
    assert all(inside for _name, inside in fonts(made.pdf))
    assert recovery_sheet.render(key(size)).pdf == made.pdf


def sheet(rows: int = 9) -> trend_sheet.TrendSheet:
    table = tuple((f"{i + 1} Mar 2026", f"{20 + i / 10:.1f}", "within error") for i in range(rows))
    return trend_sheet.TrendSheet(
        paper=replace(samples.paper(), title="Trend sheet", aside="Margaret Łukasik"),
        headline="Right grip better beyond measurement error",
        words="Marker: one test day.",
        chart_title="Grip, best of 3, kg.",
        chart=holloway(),
        columns=("Visit", "Right", "Verdict"),
        rows=table,
        sources="Tomkinson 2025 (international).",
    )


def test_trend_sheet_has_chart_table_sources_and_background():
    made = trend_sheet.render(sheet())
    assert made.pages == 1
    said = text(made.pdf)
    for wanted in (
        "Margaret Łukasik",
        "Right 24.6",
        "9 Mar 2026 20.8 within error",
        "Sources.",
        "this is not an individual risk estimate",
        "Leong 2015",
        "low to very low",
    ):
        assert wanted in said  # fmt: skip
    assert "Background" not in text(trend_sheet.render(replace(sheet(), grip_background=False)).pdf)


def test_many_visits_flow_over_pages():
    made = trend_sheet.render(sheet(120))
    assert made.pages >= 3
    assert "120 Mar 2026" in text(made.pdf)
    assert all("Verdict" in text(made.pdf, page) for page in range(made.pages - 1))


def test_sheets_refuse_what_they_cannot_hold_or_draw():
    with pytest.raises(DoesNotFit):
        trend_sheet.render(replace(sheet(), words="word " * 10_000))
    with pytest.raises(CannotDraw):
        trend_sheet.render(replace(sheet(), headline="漢"))
    with pytest.raises(CannotDraw):
        recovery_sheet.render(replace(key(), made="漢"))
