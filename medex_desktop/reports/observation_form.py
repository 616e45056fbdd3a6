"""The form for a mentor from outside: one skill, what to look at, and room for words and a name."""

from typing import Any

from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.reports.content import Bold, Paper, RenderedPaper, Words
from medex_desktop.reports.document import Sheet, finish, flow, put_on_pages
from medex_desktop.reports.markup import body
from medex_desktop.reports.single_page import begin
from medex_desktop.reports.skill_blocks import PenLines, Ruled, Ticks
from medex_desktop.reports.styles import MM

GAP = 10.0
PITCH = 9 * MM
FEWEST, MOST = 3, 7
"""Lines for each of the two answers."""


@dataclass(frozen=True, slots=True)
class ObservationForm:
    """Everything on the page, already worded.

    ``parts`` are heads with their passages, ``seen`` is what there is to tick.
    """

    paper: Paper
    skill: str
    about: str
    parts: tuple[tuple[str, str], ...]
    seen: tuple[str, ...]
    pledge: str
    origin: str


def render(form: ObservationForm) -> RenderedPaper:
    """The form as a PDF, one page unless the skill has many words. Raises ``CannotDraw``."""
    on = begin(form, form.paper, form.origin)
    pages = flow(on, _blocks(form, on, _lines(form, on)), GAP)
    return RenderedPaper(finish(put_on_pages(on, pages)), len(pages))


def _lines(form: ObservationForm, on: Sheet) -> int:
    """As many lines to write on as the page holds."""
    blocks = _blocks(form, on, 0)
    taken = sum(block.wrap(on.text_width, on.body_height)[1] + GAP for block in blocks)
    return min(MOST, max(FEWEST, int((on.body_height - taken) / PITCH / 2)))


def _blocks(form: ObservationForm, on: Sheet, lines: int) -> list[Any]:
    width = on.text_width
    passages: list[Words] = [(Bold(title), "\n", words) for title, words in form.parts]
    name = ((0.6, _("Observer: name")), (0.4, _("Credential")))
    sign = ((0.6, _("Signature")), (0.4, _("Date of the observation")))
    return [
        body(form.skill, 18, 23, width, bold=True),
        body(form.about, 10, 13, width),
        *(body(words, 10, 13.2, width) for words in passages),
        Ticks(_("What to look at: tick what you saw"), form.seen),
        Ruled(_("Done well, to keep"), lines, PITCH),
        Ruled(_("To change next time"), lines, PITCH),
        body(form.pledge, 10, 13.2, width),
        PenLines(name),
        PenLines(sign),
    ]
