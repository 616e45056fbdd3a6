"""The visits of a report's chart in numbers: what the Trends screen shows beside its chart."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from medex_desktop.charts.data import Side
from medex_desktop.domain.interpret import VerdictKind
from medex_desktop.language import _, day, number, render
from medex_desktop.reports.content import Shape, Visits
from medex_desktop.services.trends import TrendRow

FEWEST: Final = 3
"""With fewer, the results table holds them all."""
MOST: Final = 10
"""So many columns fit the width of a page at 8 points."""


def visits_of(rows: Sequence[TrendRow]) -> Visits | None:
    """The newest visits, oldest first, from rows of which the newest comes first.

    None while the results table says as much. Kilograms have one decimal, as everywhere.
    """
    if len(rows) < FEWEST:
        return None
    shown = tuple(reversed(rows[:MOST]))
    lines: list[tuple[str, tuple[str, ...]]] = [
        (_("Grip right, kg"), tuple(_kg(row.right_value) for row in shown)),
        (_("Grip left, kg"), tuple(_kg(row.left_value) for row in shown)),
        (_("Right, change"), tuple(_change(row, "right") for row in shown)),
        (_("Left, change"), tuple(_change(row, "left") for row in shown)),
    ]
    if any(row.standing for row in shown):
        lines.append((_("Percentile"), tuple(_percentile(row) for row in shown)))
    if any(row.age is not None for row in shown):
        lines.append((_("Age"), tuple(_age(row) for row in shown)))
    return Visits(_title(len(rows)), _days(shown), tuple(lines), _note(lines))


def _title(count: int) -> str:
    if count <= MOST:
        return _("Visits")
    return _("Last {n} of {count}", n=MOST, count=count)


def _days(shown: Sequence[TrendRow]) -> tuple[str, ...]:
    """Each day, with its year on a second line where a new year begins."""
    days, year = [], 0
    for row in shown:
        short = day(row.day, short=True)
        days.append(short if row.day.year == year else f"{row.day.year}\n{short}")
        year = row.day.year
    return tuple(days)


def _kg(value: Decimal | None) -> str:
    return number(value, 1) if value is not None else str(Shape.NOT_MEASURED)


def _change(row: TrendRow, side: Side) -> str:
    verdict = row.verdict_of(side)
    if row.value_of(side) is None:
        return str(Shape.NOT_MEASURED)
    if verdict is not None and verdict.kind is VerdictKind.NOT_COMPARABLE:
        return str(Shape.NOT_COMPARABLE)
    return render(row.change_of(side))


def _percentile(row: TrendRow) -> str:
    return str(row.standing.args["ordinal"]) if row.standing else _("none")


def _age(row: TrendRow) -> str:
    return str(int(row.age)) if row.age is not None else _("none")


def _note(lines: Sequence[tuple[str, tuple[str, ...]]]) -> str:
    """What the signs stand for, of those that are there."""
    cells = {cell for _name, row in lines for cell in row}
    said = [_("Change since the baseline of the same device and protocol, kg.")]
    if str(Shape.NOT_COMPARABLE) in cells:
        said.append(_("{sign} not comparable.", sign=Shape.NOT_COMPARABLE))
    if str(Shape.NOT_MEASURED) in cells:
        said.append(_("{sign} not measured.", sign=Shape.NOT_MEASURED))
    if _("before") in cells:
        said.append(_("before: earlier than the baseline."))
    if any(name == _("Percentile") for name, _row in lines):
        said.append(_("Percentile: largest trial of either hand, for age and sex."))
    return " ".join(said)
