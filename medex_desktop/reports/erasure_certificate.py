"""The certificate of an erasure: one page that says what went, when, why and by whom.

It names nobody unless a name was typed for it; the practice keeps no copy.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.reports import characters
from medex_desktop.reports.content import Paper, RenderedPaper
from medex_desktop.reports.document import finish, flow, put_on_pages, sheet
from medex_desktop.reports.layout import Column
from medex_desktop.reports.markup import body


@dataclass(frozen=True, slots=True)
class ErasureCertificate:
    """Everything on the page, already worded; ``about`` and ``rows`` are lines."""

    paper: Paper
    statement: str
    about: tuple[str, ...]
    rows: tuple[str, ...]
    backups: str
    signature: str


def render(certificate: ErasureCertificate) -> RenderedPaper:
    """The certificate as a PDF of one page. Raises ``characters.CannotDraw``."""
    characters.check(certificate)
    on = sheet(replace(certificate.paper, scope=certificate.paper.scope or _scope()))
    width = on.text_width
    blocks: list[Any] = [
        body(_("Certificate of erasure"), 22, 28, width, bold=True),
        body(certificate.statement, 11, 15, width),
        _part(_("The erasure"), certificate.about, width),
        _part(_("What was erased"), certificate.rows, width),
        _part(_("Backups"), (certificate.backups,), width),
        _part(_("Signature"), ("", "_" * 40, certificate.signature), width),
    ]
    pdf = put_on_pages(on, flow(on, blocks, 12))
    return RenderedPaper(finish(pdf), 1)


def _part(head: str, lines: Sequence[str], width: float) -> Column:
    passages = [body(line, 10, 13.5, width) for line in lines]
    return Column([body(head, 12, 17, width, bold=True), Column(passages, gap=2)], gap=1)


def _scope() -> str:
    return _("This page holds no health data. The practice keeps no copy of it.")
