"""A sheet of one page in parts, each a head and its lines: the recovery key, a certificate."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from medex_desktop.reports import characters
from medex_desktop.reports.content import Paper, RenderedPaper
from medex_desktop.reports.document import Sheet, finish, flow, put_on_pages, sheet
from medex_desktop.reports.layout import Column
from medex_desktop.reports.markup import body


def part(head: str, lines: Sequence[str], width: float, gap: float = 3) -> Column:
    """A bold head, and its lines below it."""
    passages = [body(line, 10, 13.5, width) for line in lines]
    return Column([body(head, 12, 17, width, bold=True), Column(passages, gap=gap)], gap=1)


def begin(facts: Any, paper: Paper, scope: str) -> Sheet:
    """The sheet of a paper; ``scope`` stands below it unless the paper brings its own.

    Raises ``characters.CannotDraw`` for a character in ``facts`` that has no glyph.
    """
    characters.check(facts)
    return sheet(replace(paper, scope=paper.scope or scope))


def end(on: Sheet, blocks: Iterable[Any], gap: float) -> RenderedPaper:
    """The blocks beneath each other, as a PDF of one page."""
    return RenderedPaper(finish(put_on_pages(on, flow(on, list(blocks), gap))), 1)
