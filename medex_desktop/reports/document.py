"""The page every paper stands on: letterhead, footer, DRAFT and DEMO, page x of y, and the PDF.

No coordinate of a page is known anywhere else. Fonts are embedded, dates of making are left out,
so the same record gives the same bytes on every machine.
"""

from collections.abc import Sequence
from io import BytesIO
from math import ceil
from typing import Any

import pikepdf
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas

from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, _, current
from medex_desktop.reports import fonts
from medex_desktop.reports.content import PageSize, Paper
from medex_desktop.reports.fitting import DoesNotFit
from medex_desktop.reports.layout import draw_picture, one_line, rule
from medex_desktop.reports.markup import body, composed
from medex_desktop.reports.styles import ACCENT, FOOTER, INK, LINE, MM, TITLE

SIDE = 14 * MM
TOP = 10 * MM
HEAD = 10.6 * MM
FOOT = 17.5 * MM
RULE_ABOVE = 1.7 * MM
"""The rule under the letterhead stands this far above the body."""
FIRST_GAP = 3.0
ASIDE = 0.45
"""Largest share of the line under the letterhead for the words at its right."""
FOOT_RULE = 16 * MM
SIZES = {PageSize.LETTER: LETTER, PageSize.A4: A4}
WORDS_A_LINE = 10
CHART_NAME = "/MedExChart"


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with the place of its upper left corner."""

    block: Any
    x: float
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Inlay:
    """A vector drawing to be laid in: PDF bytes, page index, lower left corner in points."""

    pdf: bytes
    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """Measures of the pages of one paper, in points."""

    paper: Paper
    width: float
    height: float
    head: float

    @property
    def text_width(self) -> float:
        """Between the side margins."""
        return self.width - 2 * SIDE

    @property
    def top(self) -> float:
        """Where the body begins, from the bottom of the page."""
        return self.height - TOP - self.head - FIRST_GAP

    @property
    def body_height(self) -> float:
        """Room for blocks between letterhead and footer."""
        return self.top - FOOT


def sheet(paper: Paper) -> Sheet:
    """The page for a paper; a long letterhead takes its room from the body."""
    fonts.register()
    width, height = SIZES[paper.page_size]
    more = max(0.0, _letter_line(paper, width - 2 * SIDE).height - LINE * 1.25)
    return Sheet(paper, width, height, HEAD + more)


def _letter_line(paper: Paper, room: float) -> Any:
    """The practice's line; what stands at its right (the client's name) keeps its room."""
    if paper.aside:
        room -= min(fonts.width(composed(paper.aside), LINE), room * ASIDE) + 10
    line = body(paper.letterhead.line, LINE, LINE * 1.22, room)
    line.wrap(room, HEAD)
    return line


def put_on_pages(on: Sheet, pages: Sequence[Sequence[Placed]]) -> bytes:
    """Draw the pages of a paper; every page carries letterhead, footer and its number."""
    target = BytesIO()
    canvas = Canvas(
        target,
        pagesize=(on.width, on.height),
        initialFontName=fonts.REGULAR,
        invariant=1,
        pageCompression=1,
        lang=current(),
    )
    canvas.setTitle(f"{on.paper.title} {on.paper.record}".strip())
    canvas.setSubject(on.paper.title)
    canvas.setAuthor(on.paper.letterhead.practice)
    canvas.setCreator("MedEx Desktop")
    canvas.setProducer("MedEx Desktop")
    for number, page in enumerate(pages, start=1):
        _letterhead(canvas, on)
        _footer(canvas, on, number, len(pages))
        _margins(canvas, on)
        for item in page:
            canvas.setFillColor(INK)
            item.block.drawOn(canvas, item.x, item.top - item.height)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _letterhead(canvas: Any, on: Sheet) -> None:
    paper, right, top = on.paper, on.width - SIDE, on.height - TOP
    x, room = SIDE, on.text_width * 0.66
    if paper.letterhead.logo is not None:
        x += draw_picture(canvas, paper.letterhead.logo, SIDE, top - TITLE - 3, 22 * MM, 16) + 6
    base = top - TITLE * 0.93
    canvas.setFillColor(ACCENT)
    one_line(canvas, paper.letterhead.practice, x, base, TITLE, bold=True, room=room - (x - SIDE))
    canvas.setFillColor(INK)
    if paper.draft:
        _bar(canvas, _("DRAFT, not signed"), right, top)
    else:
        one_line(canvas, paper.title, right, base, TITLE, bold=True, right=True,
                 room=on.text_width * 0.32)  # fmt: skip
    line = _letter_line(paper, on.text_width)
    line.drawOn(canvas, SIDE, base - 2.6 - line.height)
    if paper.aside:
        one_line(canvas, paper.aside, right, base - 2.6 - LINE * 1.02, LINE, right=True,
                 room=on.text_width * ASIDE)  # fmt: skip
    rule(canvas, SIDE, right, on.top + FIRST_GAP + RULE_ABOVE, 0.8)


def _bar(canvas: Any, words: str, right: float, top: float) -> None:
    """White words on black, for the title of a draft."""
    wide = fonts.width(words, TITLE, bold=True) + 14
    canvas.rect(right - wide, top - TITLE - 0.5, wide, TITLE + 7, stroke=0, fill=1)
    canvas.setFillColor("#FFFFFF")
    one_line(canvas, words, right - 7, top - TITLE * 0.93 + 3.4, TITLE, bold=True, right=True)
    canvas.setFillColor(INK)


def _margins(canvas: Any, on: Sheet) -> None:
    """DRAFT and DEMO upright in both margins: never across the digits."""
    words = [w for w, on_ in ((_("DRAFT"), on.paper.draft), (_("DEMO"), on.paper.demo)) if on_]
    if not words:
        return
    text = " · ".join(words)
    half = fonts.width(text, 9, bold=True) / 2
    canvas.setFont(fonts.BOLD, 9)
    for share in (0.86, 0.54, 0.22):
        for x in (SIDE / 2 + 3, on.width - SIDE / 2 + 3):
            canvas.saveState()
            canvas.translate(x, on.height * share - half)
            canvas.rotate(90)
            canvas.drawString(0, 0, text)
            canvas.restoreState()


def _footer(canvas: Any, on: Sheet, number: int, count: int) -> None:
    paper, right = on.paper, on.width - SIDE
    rule(canvas, SIDE, right, FOOT_RULE, 0.6)
    canvas.setFillColor(INK)
    one_line(canvas, paper.scope or scope_line(), SIDE, FOOT_RULE - 3.2 * MM, FOOTER,
             room=on.text_width)  # fmt: skip
    page = _("page {n} of {count}", n=number, count=count)
    check = _("check {code}", code=paper.check) if paper.check else ""
    demo = _("DEMO") if paper.demo else ""
    ending = " · ".join(part for part in (demo, paper.record, check, page) if part)
    base = FOOT_RULE - 7.8 * MM
    one_line(canvas, ending, right, base, FOOTER, bold=True, right=True, room=on.text_width * 0.6)
    taken = min(fonts.width(ending, FOOTER, bold=True), on.text_width * 0.6)
    one_line(canvas, _stray_line(paper), SIDE, base, FOOTER, room=on.text_width - taken - 8)


def scope_line() -> str:
    """What the service is and is not, on every paper."""
    return _(
        "Medical exercise service, not intended to diagnose or treat and not a substitute for "
        "medical care. Diagnosis given by the referring provider."
    )


def _stray_line(paper: Paper) -> str:
    if paper.stray:
        return paper.stray
    if not paper.letterhead.phone:
        return _("Confidential. Reached you in error? Please destroy it.")
    return _(
        "Confidential. Reached you in error? Please call {phone}, then destroy it.",
        phone=paper.letterhead.phone,
    )


def flow(on: Sheet, blocks: Sequence[Any], gap: float) -> list[list[Placed]]:
    """Blocks beneath each other over as many pages as they need; tables are split between rows."""
    pages: list[list[Placed]] = [[]]
    top, rest = on.top, list(blocks)
    while rest:
        block = rest.pop(0)
        room = top - FOOT
        high = block.wrap(on.text_width, room)[1]
        if high <= room:
            pages[-1].append(Placed(block, SIDE, top, high))
            top -= high + gap
            continue
        parts = block.split(on.text_width, room) if hasattr(block, "split") else []
        if not parts and not pages[-1]:
            raise DoesNotFit(Text("Table"), ceil((high - room) / LINE) * WORDS_A_LINE)
        rest[:0] = parts or [*_heads_before(pages[-1]), block]
        if len(parts) > 1:
            first = rest.pop(0)
            pages[-1].append(Placed(first, SIDE, top, first.wrap(on.text_width, room)[1]))
        pages.append([])
        top = on.top
    return pages


def _heads_before(page: list[Placed]) -> list[Any]:
    """The head at the foot of a page, taken away: it goes overleaf with what it is the head of."""
    if len(page) > 1 and getattr(page[-1].block, "keep_with_next", False):
        return [page.pop().block]
    return []


def finish(pdf: bytes, inlay: Inlay | None = None) -> bytes:
    """The last pass: the vector chart goes in under a fixed name, made-on dates go out."""
    with pikepdf.open(BytesIO(pdf)) as whole:
        if inlay is not None:
            _lay_in(whole, inlay)
        for key in ("/CreationDate", "/ModDate"):
            if key in whole.docinfo:
                del whole.docinfo[key]
        target = BytesIO()
        whole.save(target, deterministic_id=True)
    return target.getvalue()


def _lay_in(whole: pikepdf.Pdf, inlay: Inlay) -> None:
    """A form XObject: text stays searchable, bytes stay the same (overlays get random names)."""
    with pikepdf.open(BytesIO(inlay.pdf)) as drawing:
        form = whole.copy_foreign(drawing.pages[0].as_form_xobject())
    page = whole.pages[inlay.page]
    name = page.add_resource(form, pikepdf.Name.XObject, name=pikepdf.Name(CHART_NAME))
    place = f"q 1 0 0 1 {inlay.x:.4f} {inlay.y:.4f} cm {name} Do Q"
    page.contents_add(place.encode("ascii"), prepend=False)
