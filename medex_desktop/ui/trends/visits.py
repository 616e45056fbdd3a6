"""Visits of a trend in words: the table's columns and the card of each visit on the chart."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from medex_desktop.charts.data import SIDES, Side
from medex_desktop.domain.interpret import Verdict
from medex_desktop.domain.telling import with_unit
from medex_desktop.language import _, day, number, render
from medex_desktop.services.trends import TrendPage, TrendRow
from medex_desktop.ui import theme
from medex_desktop.ui.chart_marks import Tip, TipLine
from medex_desktop.ui.grip.words import CHIPS
from medex_desktop.ui.widgets.table_delegate import PADDING
from medex_desktop.ui.widgets.table_model import Cell, Column
from medex_desktop.ui.widgets.verdict_chip import chip_size

CHIP: Final = 129
ROOMY: Final = 308
"""So much do both verdicts take at most beside a percentile with its band."""


def columns(
    rows: Sequence[TrendRow] = (), sides: Sequence[Side] = SIDES, *, is_grip: bool = True
) -> list[Column[TrendRow]]:
    """The table beside the chart, its verdicts never cut; the least needed columns go first.

    Where a long verdict takes the room, the percentile stands without its band. Age and
    percentile are left out where no visit has one; the words beside the chart say why. What has
    no sides has one value and one change.
    """
    if len(sides) == 1:
        return _one_line(rows, sides[0])
    right = max((_chip_width(row.right) for row in rows), default=CHIP)
    left = max((_chip_width(row.left) for row in rows), default=CHIP)
    brief = right + left > ROOMY
    visit = 99 if all(row.signed for row in rows) else 160
    made = [Column(_("Visit"), _visit, visit, 2)]
    if not rows or any(row.age is not None for row in rows):
        made.append(Column(_("Age"), _age, 40, 0, need=6, number=True))
    made.append(Column(_("Right"), _right, 46, 0, number=True))
    made.append(Column(_("Left"), _left, 46, 0, number=True))
    if not rows or any(row.standing for row in rows):
        read = _ordinal if brief and is_grip else _standing
        title = _("Best of six") if is_grip else _("Category")
        made.append(Column(title, read, 76 if brief else 145, 1, need=5))
    return [
        *made,
        Column(_("Right change"), _right_change, 92, 0, need=3, number=True),
        Column(_("Right verdict"), _right_verdict, right),
        Column(_("Left change"), _left_change, 84, 0, need=4, number=True),
        Column(_("Left verdict"), _left_verdict, left),
    ]


def _one_line(rows: Sequence[TrendRow], side: Side) -> list[Column[TrendRow]]:
    """Visit, age, value, category, change, verdict."""
    visit = 99 if all(row.signed for row in rows) else 160
    made = [Column(_("Visit"), _visit, visit, 2)]
    if any(row.age is not None for row in rows):
        made.append(Column(_("Age"), _age, 40, 0, need=6, number=True))
    is_left = side == "left"
    made.append(Column(_("Value"), _left if is_left else _right, 64, 0, number=True))
    if any(row.standing for row in rows):
        made.append(Column(_("Category"), _standing, 245, 1, need=5))
    wide = max((_chip_width(row.verdict_of(side)) for row in rows), default=CHIP)
    return [
        *made,
        Column(_("Change"), _left_change if is_left else _right_change, 92, 0, number=True),
        Column(_("Verdict"), _left_verdict if is_left else _right_verdict, wide, 1),
    ]


def _chip_width(verdict: Verdict | None) -> int:
    """What a verdict's chip needs, in design pixels."""
    if verdict is None:
        return CHIP
    wide = chip_size(render(verdict.label)).width() * 100 / theme.look().percent
    return max(CHIP, round(wide) + 2 * PADDING)


def tips(page: TrendPage) -> dict[int, Tip]:
    """The card of each visit, by its index in the chart's data."""
    rows = tuple(reversed(page.rows))
    return {index: _tip(row, page, index) for index, row in enumerate(rows)}


def _visit(row: TrendRow) -> Cell:
    return Cell(day(row.day), note="" if row.signed else _("imported"), strong=True)


def _age(row: TrendRow) -> Cell:
    return Cell(_("none"), ink="ink3") if row.age is None else Cell(str(int(row.age)))


def _right(row: TrendRow) -> Cell:
    return _value(row, "right")


def _left(row: TrendRow) -> Cell:
    return _value(row, "left")


def _value(row: TrendRow, side: Side) -> Cell:
    value = row.value_of(side)
    if value is None:
        return Cell(_("none"), ink="ink3")
    return Cell(number(value, row.places), ink=side, strong=True)


def _standing(row: TrendRow) -> Cell:
    return Cell(render(row.standing)) if row.standing else Cell(_("no norm"), ink="ink3")


def _ordinal(row: TrendRow) -> Cell:
    if row.standing is None:
        return Cell(_("no norm"), ink="ink3")
    return Cell(str(row.standing.args["ordinal"]))


def _right_change(row: TrendRow) -> Cell:
    return _change(row, "right")


def _left_change(row: TrendRow) -> Cell:
    return _change(row, "left")


def _change(row: TrendRow, side: Side) -> Cell:
    verdict = row.verdict_of(side)
    if row.value_of(side) is None or (verdict is not None and verdict.change is None):
        ink = "ink3"
    else:
        ink = "ink2" if verdict is None and side not in row.baselines else ""
    return Cell(render(row.change_of(side)), ink=ink)


def _right_verdict(row: TrendRow) -> Cell:
    return _verdict(row, "right")


def _left_verdict(row: TrendRow) -> Cell:
    return _verdict(row, "left")


def _verdict(row: TrendRow, side: Side) -> Cell:
    verdict = row.verdict_of(side)
    if row.value_of(side) is None:
        return Cell(_("not measured"), ink="ink3")
    if side in row.baselines:
        return Cell(_("counted from here"), ink="ink3")
    if verdict is None:
        return Cell(_("not counted"), ink="ink3")
    return Cell(render(verdict.label), verdict=CHIPS[verdict.kind])


def _tip(row: TrendRow, page: TrendPage, index: int) -> Tip:
    title = day(row.day)
    if row.age is not None:
        title = _("{day}, {age} years", day=title, age=int(row.age))
    if not row.signed:
        title = _("{title}, imported", title=title)
    visits = page.data.visits
    visit = visits[index] if index < len(visits) else None
    lines: list[TipLine] = []
    for side in SIDES:
        if visit is None or visit.value(side) is None:
            continue
        value = row.value_of(side)
        shown = render(with_unit(value or Decimal(0), row.places, page.unit))
        if len(page.sides) > 1:
            hand = _("Right") if side == "right" else _("Left")
            shown = f"{hand} {shown}"
        sem = visit.sem_of(side)
        if sem is not None:
            shown = _("{shown} ± {sem} (SEM)", shown=shown, sem=number(sem, 1))
        lines.append(TipLine(shown, side, strong=True))
        lines.append(TipLine(_said(row, side, page.unit)))
    return Tip(title, tuple(lines))


def _said(row: TrendRow, side: Side, unit: str) -> str:
    verdict = row.verdict_of(side)
    if side in row.baselines:
        return _("the baseline")
    if verdict is None:
        return _("before the baseline")
    if verdict.change is None:
        return render(verdict.words)
    words = render(verdict.plain_words or verdict.words)
    change = render(with_unit(verdict.change, row.places, unit, signed=True))
    return _("{change}: {words}", change=change, words=words)
