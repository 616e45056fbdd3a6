"""The certificate of an erasure: one page that says what went, when, why and by whom.

It names nobody unless a name was typed for it; the practice keeps no copy.
"""

from typing import Any

from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.reports.content import Paper, RenderedPaper
from medex_desktop.reports.markup import body
from medex_desktop.reports.single_page import begin, end, part


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
    on = begin(certificate, certificate.paper, _scope())
    width = on.text_width
    blocks: list[Any] = [
        body(_("Certificate of erasure"), 22, 28, width, bold=True),
        body(certificate.statement, 11, 15, width),
        part(_("The erasure"), certificate.about, width, 2),
        part(_("What was erased"), certificate.rows, width, 2),
        part(_("Backups"), (certificate.backups,), width, 2),
        part(_("Signature"), ("", "_" * 40, certificate.signature), width, 2),
    ]
    return end(on, blocks, 12)


def _scope() -> str:
    return _("This page holds no health data. The practice keeps no copy of it.")
