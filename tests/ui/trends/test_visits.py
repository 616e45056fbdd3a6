"""The table beside the chart: what each cell says, above all where there is no number."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from medex_desktop.charts.data import SIDES
from medex_desktop.domain.interpret import Verdict, VerdictKind
from medex_desktop.language import Text
from medex_desktop.services.trends import TrendRow
from medex_desktop.ui.trends.visits import columns
from medex_desktop.ui.widgets.table_model import Cell

WITHIN = Verdict(VerdictKind.WITHIN, Text("within error"), change=Decimal("1.24"))
ROW = TrendRow(
    1, date(2026, 10, 1), Decimal(75), Decimal("24.6"), None, None, WITHIN, None, 0,
    baselines=(), signed=True, device="Jamar Plus+",
)  # fmt: skip


def said(row: TrendRow, title: str) -> str:
    column = next(one for one in columns([row]) if one.title == title)
    cell = column.read(row)
    return cell.text if isinstance(cell, Cell) else cell


def test_a_hand_without_a_value_has_no_change_and_is_not_before_the_baseline(qapp: object) -> None:
    assert said(ROW, "Right change") == "+1.2"
    assert said(ROW, "Left") == "none"
    assert said(ROW, "Left change") == "none"
    assert said(replace(ROW, baselines=SIDES), "Left change") == "none"
    assert said(ROW, "Left verdict") == "not measured"


def test_visits_at_and_before_the_baseline_say_so(qapp: object) -> None:
    assert said(replace(ROW, baselines=SIDES), "Right change") == "baseline"
    assert said(replace(ROW, right=None), "Right change") == "before"
