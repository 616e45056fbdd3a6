"""Strengths by kind on paper: a line a kind, a bar and words for each of the three facts."""

from collections.abc import Sequence
from typing import Any

from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.reports import fonts
from medex_desktop.reports.content import Bold
from medex_desktop.reports.markup import body, paragraph
from medex_desktop.reports.skill_blocks import PartedBar
from medex_desktop.reports.styles import MM, style
from medex_desktop.reports.tables import PAD, THIN, TOP_RULE, table

KIND_MM, BAR_MM, AIR = 38, 22, 3
TEXT = (8.8, 10.8)


@dataclass(frozen=True, slots=True)
class KindFact:
    """One fact of one kind, already worded.

    Attributes:
        parts: what the bar shows: filled, hatched, left open; without any there is no bar.
        have: "9", with ``of`` (" of 17"); ``more`` stands below.
    """

    parts: tuple[int, ...]
    have: str
    of: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class KindLine:
    """One kind of skill: how it is rated, what the records show, who watched."""

    title: str
    facts: tuple[KindFact, KindFact, KindFact]


def kind_table(lines: Sequence[KindLine], width: float) -> Any:
    """A line a kind; each fact has two columns, its bar and its words."""
    words = (width - (KIND_MM + 3 * BAR_MM) * MM) / 3
    widths = [KIND_MM * MM, *[BAR_MM * MM, words] * 3]
    names = (_("Kind"), _("Rated 3 or more by myself"), _("Evidence complete"),
             _("Observed, where needed"))  # fmt: skip
    heading: list[Any] = [""] * 7
    for column, name in zip((0, 1, 3, 5), names, strict=True):
        room = widths[column] + (words if column else 0)
        heading[column] = paragraph(name, style(8, 10, True), room - PAD)
    commands: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, *TEXT),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
        *(("SPAN", (column, 0), (column + 1, 0)) for column in (1, 3, 5)),
        ("LINEABOVE", (0, 0), (-1, 0), TOP_RULE, "black", 0),
        ("LINEBELOW", (0, 0), (-1, 0), TOP_RULE, "black", 0),
        ("LINEBELOW", (0, 1), (-1, -2), THIN, "black", 0),
        ("LINEBELOW", (0, -1), (-1, -1), TOP_RULE, "black", 0),
    ]
    rows = []
    for at, line in enumerate(lines, 1):
        rows.append([body(line.title, *TEXT, widths[0] - PAD, bold=True), *_cells(line, widths)])
        bare = [2 * n + 1 for n, fact in enumerate(line.facts) if not fact.parts]
        commands += [("SPAN", (column, at), (column + 1, at)) for column in bare]
    return table([heading, *rows], widths, commands)


def _cells(line: KindLine, widths: Sequence[float]) -> list[Any]:
    cells: list[Any] = []
    for fact in line.facts:
        if not fact.parts:
            cells += [body(fact.have, *TEXT, widths[1] + widths[2] - PAD), ""]
            continue
        said = [paragraph((Bold(fact.have), fact.of), style(*TEXT), widths[2] - PAD)]
        if fact.more:
            said.append(body(fact.more, 8, 9.8, widths[2] - PAD))
        cells += [PartedBar(fact.parts, widths[1] - PAD - AIR), said]
    return cells
