"""The portfolio of a practitioner: three facts a skill side by side, and what stands behind them.

A page for each tier, then who watched, how the ratings came about, credentials and learning. It
names no client: whoever fills these records takes the names out (``domain/veil``).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from medex_desktop.charts.output import to_pdf
from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.reports import fonts
from medex_desktop.reports.content import Bold, Paper, RenderedPaper, Words
from medex_desktop.reports.document import Inlay, Placed, Sheet, finish, flow, put_on_pages
from medex_desktop.reports.layout import ChartSpace
from medex_desktop.reports.markup import body, paragraph
from medex_desktop.reports.single_page import begin
from medex_desktop.reports.skill_blocks import Bar, Lines, PenLines, head
from medex_desktop.reports.skill_kinds import KindLine, kind_table
from medex_desktop.reports.styles import MM, STEPS, style
from medex_desktop.reports.tables import PAD, THIN, TOP_RULE, cell, data_table, table

SCALE = STEPS[1]
BODY = (9.6, 12.2)
COLUMNS_MM = (7, 62, 19, 17, 12.5, 22)
"""Number, skill, self, records, bar, clients; the observer has the rest."""
GAP = 9.0
CHART_MM = 70.0
ROW_PAD = 3.5


@dataclass(frozen=True, slots=True)
class SkillLine:
    """One skill as a row, already worded.

    Attributes:
        rating: "3", or what stands there instead; ``marks`` are its circles.
        records: how many of how many records; "" where nothing is counted, as ``instead`` says.
    """

    number: int
    title: str
    rating: str
    marks: str
    records: tuple[str, str]
    share: float
    clients: str
    observed: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class TierPart:
    """One tier: its heading, its rows, and what they come to (rated, evidence, observed)."""

    title: str
    lines: tuple[SkillLine, ...]
    sums: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class MeterLine:
    """A volume the profession names: what is counted, how much of how much."""

    words: str
    have: str
    of: str
    share: float


@dataclass(frozen=True, slots=True)
class Listing:
    """A table of what is held or was learnt; without rows its ``none`` stands alone."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    none: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Passages:
    """What was said or came about, in passages; without any its ``none`` stands alone.

    ``close`` passages have no air between them.
    """

    title: str
    passages: tuple[Words, ...]
    none: str
    note: str = ""
    close: bool = False


@dataclass(frozen=True, slots=True)
class ProgressPicture:
    """The chart of progress: its conclusion in words, and the figure of a width and height (in)."""

    title: str
    draw: Callable[[float, float], Any]


@dataclass(frozen=True, slots=True)
class SkillPortfolio:
    """Everything on the pages, already worded; ``parts`` follow the tiers.

    ``printed_by`` is an owner of the practice who is not the holder.
    """

    paper: Paper
    whose: str
    meters: tuple[MeterLine, ...]
    tiers: tuple[TierPart, ...]
    scale: Words
    parts: tuple[Passages | Listing, ...]
    notes: tuple[str, ...] = ()
    picture: ProgressPicture | None = None
    kinds: tuple[KindLine, ...] = ()
    printed_by: str = ""


def render(portfolio: SkillPortfolio) -> RenderedPaper:
    """The portfolio as a PDF. Raises ``characters.CannotDraw``."""
    on = begin(portfolio, replace(portfolio.paper, stray=_stray(portfolio.printed_by)), "")
    space = ChartSpace(CHART_MM * MM)
    later = [flow(on, list(_tier(part, on)), GAP) for part in portfolio.tiers[1:]]
    first = _first(portfolio, on, later)
    behind = flow(on, list(_behind(portfolio, on, space)), GAP)
    pages = [*first, *(page for tier in later for page in tier), *behind]
    pdf = put_on_pages(on, pages)
    if portfolio.picture is None:
        return RenderedPaper(finish(pdf), len(pages))
    x, y, width = space.place
    drawing = to_pdf(portfolio.picture.draw(width / 72, space.height / 72))
    at = next(i for i, page in enumerate(pages) if any(p.block is space for p in page))
    return RenderedPaper(finish(pdf, Inlay(drawing, at, x, y)), len(pages), 0, CHART_MM)


def _stray(printed_by: str) -> str:
    unnamed = _("Clients are counted here, not named.")
    printed = _("Printed by {name}, for the practice.", name=printed_by) if printed_by else ""
    return f"{unnamed} {printed}".strip()


def _first(
    portfolio: SkillPortfolio, on: Sheet, later: Sequence[list[list[Placed]]]
) -> list[list[Placed]]:
    """The pages of the first tier; where the others begin depends on how many they are."""
    count = 1
    while True:
        starts = [count + 1]
        for tier in later:
            starts.append(starts[-1] + len(tier))
        made = flow(on, list(_opening(portfolio, on, starts)), GAP)
        if len(made) <= count:
            return made
        count = len(made)


def _opening(portfolio: SkillPortfolio, on: Sheet, starts: Sequence[int]) -> Iterator[Any]:
    width = on.text_width
    title = _("Skills portfolio: {whose}", whose=portfolio.whose)
    yield body(title, 17, 21, width, bold=True)
    yield body(_intro(), *BODY, width)
    if portfolio.meters:
        yield _meters(portfolio.meters, width)
    if portfolio.tiers:
        yield skill_table(portfolio.tiers[0], width)
    yield body(portfolio.scale, *BODY, width)
    if portfolio.tiers[1:]:
        yield _sums(portfolio.tiers[1:], starts, width)
    yield _sign_off()


def _intro() -> str:
    return _(
        "Three separate facts for each skill: how I rate myself, what my signed records show, and "
        "who has watched me do it. Records show that work was documented; only an observer can "
        "confirm how it was done."
    )


def _tier(part: TierPart, on: Sheet) -> Iterator[Any]:
    yield skill_table(part, on.text_width)
    yield _sign_off()


def _sign_off() -> Any:
    cells = (
        (0.47, _("Skill number, name and credential of the observer")),
        (0.32, _("Signature")),
        (0.21, _("Date")),
    )
    return PenLines(cells, head=_("Observer sign-off for this page"))


def _meters(meters: Sequence[MeterLine], width: float) -> Any:
    widths = [56 * MM, 46 * MM, width - 102 * MM]
    rows = [
        [
            body(one.words, *BODY, widths[0] - PAD),
            Bar(one.share, 43 * MM, 8.4),
            paragraph((Bold(one.have), one.of), style(9.6, 12), widths[2]),
        ]
        for one in meters
    ]
    commands = [
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, 9.6, 12),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    return table(rows, widths, commands)


def skill_table(part: TierPart, width: float) -> Any:
    """The rows of a tier under their heading, which is repeated on a further page."""
    widths = [one * MM for one in COLUMNS_MM]
    widths.append(width - sum(widths))
    names = ("", part.title, _("Self, 0 to 4"), _("Evidence in records"), "", "",
             _("Observed by"))  # fmt: skip
    heading = [
        paragraph(name, style(8, 10, True), sum(widths[3:6]) if at == 3 else widths[at])
        for at, name in enumerate(names)
    ]
    commands: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, SCALE.table, SCALE.table * 1.175),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("ALIGN", (0, 0), (0, -1), "RIGHT"),
        ("RIGHTPADDING", (0, 0), (0, -1), 5),
        ("TOPPADDING", (0, 0), (-1, -1), ROW_PAD),
        ("BOTTOMPADDING", (0, 0), (-1, -1), ROW_PAD),
        ("LEFTPADDING", (5, 0), (5, -1), 4),
        ("SPAN", (3, 0), (5, 0)),
        ("LINEABOVE", (0, 0), (-1, 0), TOP_RULE, "black", 0),
        ("LINEBELOW", (0, 0), (-1, 0), TOP_RULE, "black", 0),
        ("LINEBELOW", (0, 1), (-1, -1), THIN, "black", 0),
        ("LINEBELOW", (0, -1), (-1, -1), TOP_RULE, "black", 0),
        *(("SPAN", (3, at), (5, at)) for at, one in enumerate(part.lines, 1) if one.instead),
    ]
    rows = [_row(line, widths) for line in part.lines]
    return table([heading, *rows], widths, commands, repeat=1)


def _row(line: SkillLine, widths: Sequence[float]) -> list[Any]:
    plain = style(SCALE.table, SCALE.table * 1.175)
    rating = f"{line.rating}  {line.marks}" if line.marks else line.rating
    row = [
        str(line.number),
        cell(line.title, widths[1], SCALE),
        cell(rating, widths[2], SCALE),
        "",
        "",
        "",
        cell(line.observed, widths[6], SCALE),
    ]
    if line.instead:
        row[3] = cell(line.instead, sum(widths[3:6]), SCALE)
        return row
    have, of = line.records
    row[3] = paragraph((Bold(have), of), plain, widths[3] - PAD)
    row[4] = Bar(line.share, widths[4] - PAD)
    row[5] = cell(line.clients, widths[5] - 4, SCALE)
    return row


def _sums(tiers: Sequence[TierPart], starts: Sequence[int], width: float) -> Any:
    """What the other tiers come to, and where they stand."""
    shares = (0.24, 0.16, 0.27, 0.2, 0.13)
    widths = [width * share for share in shares]
    rows = [
        [
            paragraph((Bold(tier.title),), style(9.2, 11.4), widths[0] - PAD),
            *(paragraph(words, style(9.2, 11.4), widths[at] - PAD)
              for at, words in enumerate(tier.sums, 1)),
            _("page {n}", n=start),
        ]
        for tier, start in zip(tiers, starts, strict=False)
    ]  # fmt: skip
    commands = [
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, 9.2, 11.4),
        ("LINEABOVE", (0, 0), (-1, 0), TOP_RULE, "black", 0),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    return table(rows, widths, commands)


def _behind(portfolio: SkillPortfolio, on: Sheet, space: ChartSpace) -> Iterator[Any]:
    """What stands behind the rows: chart, kinds, who watched, history, credentials, learning."""
    width = on.text_width
    if portfolio.picture is not None:
        yield head(_("Progress"), width)
        yield body(portfolio.picture.title, *BODY, width)
        yield space
    if portfolio.kinds:
        yield head(_("Strengths by kind"), width)
        yield kind_table(portfolio.kinds, width)
        yield body(_bars_words(), 8, 10, width)
    for part in portfolio.parts:
        yield head(part.title, width)
        if part.note:
            yield body(part.note, *BODY, width)
        if isinstance(part, Listing) and part.rows:
            yield data_table(part.columns, part.rows, width, SCALE)
        elif isinstance(part, Passages) and part.passages:
            made = [body(words, 9, 11.8, width) for words in part.passages]
            yield from [Lines(made)] if part.close else made
        else:
            yield body(part.none, *BODY, width)
    yield from (body(words, 8, 10, width) for words in portfolio.notes)


def _bars_words() -> str:
    return _(
        "First bar: filled is rated 3 or more, hatched is rated lower, open is not rated yet. The "
        "three facts are counted each for itself; none of them stands for another."
    )
