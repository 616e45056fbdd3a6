"""Tables on paper: results, goals and data, with decimal points beneath each other."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.platypus import Paragraph, Table

from medex_desktop.language import _
from medex_desktop.reports import fonts
from medex_desktop.reports.content import Bold, Goal, ResultRow, Results, Verdict, Visits, Words
from medex_desktop.reports.markup import para_text, paragraph
from medex_desktop.reports.styles import MM, Scale, style

FIGURE_SPACE, POINT_SPACE = "\N{FIGURE SPACE}", "\N{PUNCTUATION SPACE}"
NUMBER = re.compile(r"^[+\N{MINUS SIGN}]?\d+(?:[.,](\d+))?$")
WIDTHS_MM = (17, 35.2, 14, 12.5, 13.5, 14.5, 11.5, 24.8, 39)
EXTRA = (0, 0.4, 0, 0, 0, 0, 0, 0.2, 0.4)
"""How what is more than 182 mm (Letter) is shared out: measure, norm, verdict."""
HEADING = 60.0
"""A heading wider than this (points) may take two lines."""
VISIT_NAME_MM, VISIT_MM = 31, 22
"""Of the visits: the names of the rows, and the widest a visit may be."""
GOAL_MM = (0, 24, 19, 20, 24, 15)
PAD = 3.0
AFTER_NUMBERS = 5.0
"""More room where a column of text follows right-aligned numbers, in points."""
THIN, FIRM, TOP_RULE = 0.4, 0.6, 0.8


def aligned(values: Sequence[str]) -> list[str]:
    """Numbers padded to equal decimals, so that right-aligned points stand beneath each other."""
    places = [len(m.group(1) or "") for v in values if (m := NUMBER.match(v))]
    most = max(places, default=0)
    out = []
    for value in values:
        match = NUMBER.match(value)
        if not match:
            out.append(value)
            continue
        own = len(match.group(1) or "")
        point = POINT_SPACE if most and not own else ""
        out.append(value + point + FIGURE_SPACE * (most - own))
    return out


def results_table(results: Results, rows: Sequence[ResultRow], width: float, scale: Scale) -> Any:
    """The results: domain, measure, three dates, change, error, norm, and whether it is real."""
    widths = _results_widths(width)
    columns = [
        aligned([getattr(row, name) for row in rows])
        for name in ("baseline", "last", "now", "change", "error")
    ]
    body, domain = [], ""
    for index, row in enumerate(rows):
        values = [columns[c][index] for c in range(5)]
        cells: list[Any] = [cell(row.domain if row.domain != domain else "", widths[0], scale)]
        cells.append(cell(row.measure, widths[1], scale))
        for position, value in enumerate(values):
            strong = position in (2, 3)
            cells.append(cell(value, widths[2 + position], scale, right=True, bold=strong))
        cells += [cell(row.norm, widths[7], scale), _verdict(row.verdict, widths[8], scale)]
        body.append(cells)
        domain = row.domain
    commands = _results_commands(rows, scale)
    pad = (scale.row - scale.table * 1.175) / 2
    commands += [("TOPPADDING", (0, 2), (-1, -1), pad), ("BOTTOMPADDING", (0, 2), (-1, -1), pad)]
    return table([*_results_heading(results), *body], widths, commands)


def _results_widths(width: float) -> list[float]:
    extra = width - sum(WIDTHS_MM) * MM
    return [w * MM + extra * share for w, share in zip(WIDTHS_MM, EXTRA, strict=True)]


def _results_heading(results: Results) -> list[list[str]]:
    pad = FIGURE_SPACE
    return [
        [_("Results"), "", _("Baseline") + pad, _("Last") + pad, _("Now") + pad, _("Change") + pad,
         _("Error") + pad, _("Norm"), _("Is the change real?")],
        ["", "", _padded(results.baseline_day), _padded(results.last_day),
         _padded(results.now_day), _padded(results.since), _padded(_("(MDC)")),
         results.norm_heading or _("for age, sex"), ""],
    ]  # fmt: skip


def _padded(heading: str) -> str:
    """Each line of a heading in line with the numbers beneath it."""
    return "\n".join(line + FIGURE_SPACE for line in heading.split("\n"))


def _results_commands(rows: Sequence[ResultRow], scale: Scale) -> list[tuple[Any, ...]]:
    commands: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, scale.table, scale.table * 1.175),
        ("FONT", (0, 0), (-1, 0), fonts.BOLD, 7.6, 8.6),
        ("FONT", (0, 0), (0, 0), fonts.BOLD, scale.table + 0.4, 8.6),
        ("FONT", (0, 1), (-1, 1), fonts.REGULAR, 7, 8),
        ("FONT", (4, 2), (5, -1), fonts.BOLD, scale.table, scale.table * 1.175),
        ("ALIGN", (2, 0), (6, -1), "RIGHT"),
        ("RIGHTPADDING", (6, 0), (6, -1), PAD + AFTER_NUMBERS),
        ("TOPPADDING", (0, 0), (-1, 1), 1.2),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 0.6),
        ("BOTTOMPADDING", (0, 1), (-1, 1), 1.8),
        ("LINEABOVE", (0, 0), (-1, 0), TOP_RULE, "black", 0),
        ("LINEBELOW", (0, 1), (-1, 1), FIRM, "black", 0),
        ("LINEBELOW", (0, -1), (-1, -1), FIRM, "black", 0),
    ]
    new = [i for i in range(1, len(rows)) if rows[i].domain != rows[i - 1].domain]
    return [*commands, *(("LINEABOVE", (0, i + 2), (-1, i + 2), THIN, "black", 0) for i in new)]


def cell(text: str, width: float, scale: Scale, *, right: bool = False, bold: bool = False) -> Any:
    """A plain string where it fits (its spaces are kept), a wrapped passage where it does not."""
    room, text = width - PAD, unicodedata.normalize("NFC", text)
    if fonts.width(text, scale.table, bold) <= room and "\n" not in text:
        return text
    return paragraph(text, style(scale.table, scale.table * 1.175, bold, right), room)


def _verdict(verdict: Verdict, width: float, scale: Scale) -> Any:
    words: Words = (f"{verdict.shape} ", Bold(verdict.words) if verdict.strong else verdict.words)
    made = paragraph(words, style(scale.table, scale.table * 1.175), width - PAD)
    if not verdict.note:
        return made
    text = (
        para_text(words, width - PAD, scale.table) + "\N{NO-BREAK SPACE}<super rise=2.4 size=6.8>"
    )
    return Paragraph(text + para_text(verdict.note) + "</super>", made.style)


def goals_table(goals: Sequence[Goal], width: float, scale: Scale) -> Any:
    """Goals: text, baseline, target, now, status, due."""
    widths = [w * MM for w in GOAL_MM]
    widths[0] = width - sum(widths)
    rows = [
        [
            cell(goal.text, widths[0], scale),
            *(
                cell(v, widths[i], scale, right=True, bold=i == 3)
                for i, v in enumerate((goal.baseline, goal.target, goal.now), start=1)
            ),
            cell(goal.status, widths[4], scale, bold=True),
            cell(goal.due, widths[5], scale, right=True),
        ]
        for goal in goals
    ]
    heading = [_("Goals"), _("Baseline"), _("Target"), _("Now"), _("Status"), _("Due")]
    commands = [
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, scale.table, scale.table * 1.175),
        ("FONT", (0, 0), (-1, 0), fonts.BOLD, 7.6, 9),
        ("FONT", (3, 1), (4, -1), fonts.BOLD, scale.table, scale.table * 1.175),
        ("ALIGN", (1, 0), (3, -1), "RIGHT"),
        ("ALIGN", (5, 0), (5, -1), "RIGHT"),
        ("LEFTPADDING", (4, 0), (4, -1), 10),
        ("TOPPADDING", (0, 0), (-1, -1), 1.2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.2),
        ("LINEABOVE", (0, 0), (-1, 0), TOP_RULE, "black", 0),
        ("LINEBELOW", (0, 0), (-1, 0), FIRM, "black", 0),
        ("LINEBELOW", (0, -1), (-1, -1), FIRM, "black", 0),
    ]
    return table([heading, *rows], widths, commands)


def visits_table(visits: Visits, width: float, scale: Scale) -> Any:
    """Visits side by side beneath the chart: a column each, a row for each thing read."""
    name = VISIT_NAME_MM * MM
    each = min((width - name) / len(visits.days), VISIT_MM * MM)
    widths = [name, *(each for _day in visits.days)]
    rows = [[title, *aligned(cells)] for title, cells in visits.rows]
    leading = scale.table * 1.175
    commands = [
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, scale.table, leading),
        ("FONT", (0, 0), (0, 0), fonts.BOLD, scale.table + 0.4, leading),
        ("FONT", (1, 0), (-1, 0), fonts.BOLD, 7.6, 8.6),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ("TOPPADDING", (0, 0), (-1, -1), 0.6),
        ("BOTTOMPADDING", (0, 0), (-1, -2), 0.6),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 2),
        ("LINEABOVE", (0, 0), (-1, 0), TOP_RULE, "black", 0),
        ("LINEBELOW", (0, 0), (-1, 0), FIRM, "black", 0),
        ("LINEBELOW", (0, -1), (-1, -1), FIRM, "black", 0),
    ]
    return table([[visits.title, *map(_padded, visits.days)], *rows], widths, commands)


def data_table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    width: float,
    scale: Scale,
    *,
    rules: Sequence[int] = (),
    walls: Sequence[int] = (),
) -> Any:
    """A table of records: the first column as text, numbers right-aligned; heading on each page.

    ``rules`` are the rows and ``walls`` the columns before which a fine line is drawn.
    """
    count = len(columns)
    numeric = [
        bool(rows) and all(NUMBER.match(r[c]) or not r[c] for r in rows) for c in range(count)
    ]
    widths = _shares(columns, rows, numeric, width, scale)
    made = [aligned([row[c] for row in rows]) if numeric[c] else [row[c] for row in rows]
            for c in range(count)]  # fmt: skip
    body = [
        [cell(made[c][i], widths[c], scale, right=numeric[c]) for c in range(count)]
        for i in range(len(rows))
    ]
    heading = [
        paragraph(name, style(7.4, 8.6, True, numeric[c]), widths[c] - PAD)
        for c, name in enumerate(columns)
    ]
    commands = [
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, scale.table, scale.table * 1.175),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("TOPPADDING", (0, 0), (-1, -1), 1.6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6),
        ("LINEABOVE", (0, 0), (-1, 0), TOP_RULE, "black", 0),
        ("LINEBELOW", (0, 0), (-1, 0), FIRM, "black", 0),
        *(("ALIGN", (c, 0), (c, -1), "RIGHT") for c in range(count) if numeric[c]),
        *(
            ("LEFTPADDING", (c, 0), (c, -1), AFTER_NUMBERS * 2)
            for c in range(1, count)
            if numeric[c - 1] and not numeric[c]
        ),
        *_lines(rules, walls),
    ]
    return table([heading, *body], widths, commands, repeat=1)


def _lines(rules: Sequence[int], walls: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """Fine lines above some rows (the heading is none) and before some columns; one at the foot."""
    yield ("LINEBELOW", (0, -1), (-1, -1), FIRM, "black", 0)
    for row in rules:
        yield ("LINEABOVE", (0, row + 1), (-1, row + 1), THIN, "black", 0)
    for column in walls:
        yield ("LINEBEFORE", (column, 0), (column, -1), THIN, "black", 0)
        yield ("LEFTPADDING", (column, 0), (column, -1), AFTER_NUMBERS)


def _shares(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    numeric: Sequence[bool],
    width: float,
    scale: Scale,
) -> list[float]:
    """Widths after what the columns hold, the rest shared among the columns of text."""
    wanted = []
    for c, name in enumerate(columns):
        longest = max((fonts.width(row[c], scale.table) for row in rows), default=0.0)
        heading = fonts.width(name, 7.4, bold=True)
        if heading > HEADING:
            heading = max(fonts.width(word, 7.4, bold=True) for word in name.split() or [name])
        wanted.append(min(max(longest, heading) + PAD + 12, width / 2))
    total = sum(wanted)
    if total > width:
        return [w * width / total for w in wanted]
    texts = [c for c in range(len(columns)) if not numeric[c]] or list(range(len(columns)))
    for c in texts:
        wanted[c] += (width - total) / len(texts)
    return wanted


def table(
    rows: list[list[Any]],
    widths: list[float],
    commands: list[tuple[Any, ...]],
    repeat: int = 0,
    heights: Sequence[float | None] | None = None,
) -> Any:
    """Rows of cells at the left edge; ``repeat`` heading rows come again on a further page."""
    base: list[tuple[Any, ...]] = [
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), PAD),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    return Table(rows, widths, heights, style=base + commands, repeatRows=repeat, hAlign="LEFT")
