"""The certificate of observed skills: which, by whom with which credential, and when.

Only what somebody watched and signed stands here; a rating of one's own or a count of records does
not.
"""

from dataclasses import replace
from typing import Any

from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.reports.content import Paper, RenderedPaper
from medex_desktop.reports.document import finish, flow, put_on_pages
from medex_desktop.reports.markup import body
from medex_desktop.reports.single_page import begin
from medex_desktop.reports.skill_blocks import PenLines
from medex_desktop.reports.styles import STEPS
from medex_desktop.reports.tables import data_table


@dataclass(frozen=True, slots=True)
class SkillCertificate:
    """Everything on the pages, already worded; a row a sign-off."""

    paper: Paper
    whose: str
    statement: str
    rows: tuple[tuple[str, ...], ...]
    origin: str
    signature: tuple[str, ...]


def render(certificate: SkillCertificate) -> RenderedPaper:
    """The certificate as a PDF, one page unless there are many. Raises ``CannotDraw``."""
    on = begin(certificate, certificate.paper, _scope())
    width = on.text_width
    columns = (_("Skill"), _("Tier"), _("Observed by"), _("Credential"), _("Date"), _("Signed"))
    cells = ((0.45, _("Holder: name and credential")), (0.33, _("Signature")), (0.22, _("Date")))
    blocks: list[Any] = [
        body(_("Certificate of observed skills"), 22, 28, width, bold=True),
        body(certificate.whose, 15, 19, width, bold=True),
        body(certificate.statement, 11, 15, width),
        data_table(columns, certificate.rows, width, replace(STEPS[0], table=9.6)),
        body(certificate.origin, 9, 11.6, width),
        PenLines(cells, typed=certificate.signature),
    ]
    pages = flow(on, blocks, 12)
    return RenderedPaper(finish(put_on_pages(on, pages)), len(pages))


def _scope() -> str:
    return _(
        "It says what was watched, when and by whom. It is no credential, and no body has issued "
        "or reviewed it."
    )
