"""The blank checklist a mentor carries: each skill with circles to mark and room to sign."""

from collections.abc import Iterator, Sequence
from typing import Any

from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.reports import fonts
from medex_desktop.reports.content import Paper, RenderedPaper
from medex_desktop.reports.document import Placed, Sheet, finish, flow, put_on_pages
from medex_desktop.reports.markup import body, paragraph
from medex_desktop.reports.single_page import begin
from medex_desktop.reports.skill_blocks import Circles, PenLines
from medex_desktop.reports.styles import MM, SMALLEST_TO_ACT_ON, style
from medex_desktop.reports.tables import FIRM, PAD, THIN, TOP_RULE, table

COLUMNS_MM = (8.5, 0, 35, 42, 22)
"""Number, skill (the rest), rating, observer, date."""
LEAST, MOST = 9 * MM, 12 * MM
"""How high a row is: a hand needs 9 mm to write in."""
NARROWEST = 8.2 * MM
HEADING = 24.0
GAP = 7.0


@dataclass(frozen=True, slots=True)
class BlankSkill:
    """One skill to be marked; ``note`` says whether an observer is needed."""

    number: int
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SkillChecklist:
    """Everything on the pages, already worded: tiers with their skills, and the scale."""

    paper: Paper
    whose: str
    tiers: tuple[tuple[str, tuple[BlankSkill, ...]], ...]
    steps: tuple[str, ...]
    scale: str
    origin: str


def render(checklist: SkillChecklist) -> RenderedPaper:
    """The checklist as a PDF, a page for each tier where it fits. Raises ``CannotDraw``."""
    on = begin(checklist, checklist.paper, checklist.origin)
    pages: list[list[Placed]] = []
    for title, skills in checklist.tiers:
        pages += _tier(checklist, title, skills, on)
    return RenderedPaper(finish(put_on_pages(on, pages)), len(pages))


def _tier(
    checklist: SkillChecklist, title: str, skills: Sequence[BlankSkill], on: Sheet
) -> list[list[Placed]]:
    """The pages of a tier: rows as high as the page has room for, never too low for a hand."""
    width = on.text_width
    before, after = list(_before(checklist, title, width)), _after()
    taken = sum(block.wrap(width, on.body_height)[1] + GAP for block in (*before, after))
    each = _pitch(skills, on.body_height - taken - HEADING - GAP, width)
    pitch = min(MOST, each) if each >= NARROWEST else LEAST
    rows = _rows(skills, checklist.steps, width, pitch)
    return flow(on, [*before, rows, after], GAP)


def _pitch(skills: Sequence[BlankSkill], room: float, width: float) -> float:
    """The height of a row that fills the room; titles of more lines take what they need."""
    wide = _widths(width)[1]
    needed = [_high(_title(skill, wide - PAD), wide) for skill in skills]
    each = room / max(1, len(needed))
    tall = [high for high in needed if high > each]
    rest = len(needed) - len(tall)
    return (room - sum(tall)) / rest if rest else each


def _before(checklist: SkillChecklist, title: str, width: float) -> Iterator[Any]:
    words = _("{tier} skills of {whose}", tier=title, whose=checklist.whose)
    yield body(words, 15, 19, width, bold=True)
    yield body(checklist.scale, 9, 11.4, width)


def _after() -> Any:
    return PenLines(
        (
            (0.46, _("Mentor: name and credential")),
            (0.33, _("Signature")),
            (0.21, _("Date")),
        )
    )


def _rows(skills: Sequence[BlankSkill], steps: Sequence[str], width: float, pitch: float) -> Any:
    widths = _widths(width)
    names = ("", _("Skill"), _("Rating"), _("Observer: name, credential"), _("Date"))
    heading = [paragraph(name, style(8.4, 10, True), wide - PAD)
               for name, wide in zip(names, widths, strict=True)]  # fmt: skip
    rows = [
        [
            str(skill.number),
            _title(skill, widths[1] - PAD),
            Circles(steps, widths[2] - 7),
            "",
            "",
        ]
        for skill in skills
    ]
    commands: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, 9, 10.8),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("ALIGN", (0, 0), (0, -1), "RIGHT"),
        ("RIGHTPADDING", (0, 0), (0, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 0.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0.5),
        ("LINEABOVE", (0, 0), (-1, 0), TOP_RULE, "black", 0),
        ("LINEBELOW", (0, 0), (-1, 0), TOP_RULE, "black", 0),
        ("LINEBELOW", (0, 1), (-1, -1), FIRM, "black", 0),
        ("LINEBEFORE", (3, 0), (4, -1), THIN, "black", 0),
        ("LEFTPADDING", (3, 0), (4, -1), 5),
    ]
    heights = [HEADING, *(max(pitch, _high(row[1], widths[1])) for row in rows)]
    return table([heading, *rows], widths, commands, repeat=1, heights=heights)


def _widths(width: float) -> list[float]:
    widths = [one * MM for one in COLUMNS_MM]
    widths[1] = width - sum(widths)
    return widths


def _title(skill: BlankSkill, room: float) -> list[Any]:
    title = body(skill.title, 9, 10.6, room)
    return [title, body(skill.note, SMALLEST_TO_ACT_ON, 9.2, room)] if skill.note else [title]


def _high(passages: Any, width: float) -> float:
    """What a cell needs, whatever its title is."""
    return 3 + sum(float(one.wrap(width - PAD, 0)[1]) for one in passages)
