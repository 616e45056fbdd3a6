"""Work on papers off the screen: the preview with its checks, a signed paper, signing itself."""

from typing import Final

from PySide6.QtCore import QLocale, QSizeF

from medex_desktop.frozen import dataclass
from medex_desktop.services import documents, practices, progress_report
from medex_desktop.services.progress_report import ReportWords
from medex_desktop.services.report_checks import Checked, checked_preview
from medex_desktop.ui.pdf_pages import page_sizes, page_text
from medex_desktop.ui.session import Session
from medex_desktop.ui.tasks import Task

_LETTER: Final = tuple(QLocale.Country[name] for name in ("UnitedStates", "Canada", "Mexico"))


def usual_size(session: Session) -> str:
    """The practice's paper size; until one is chosen, what is usual in this country."""
    here = "letter" if QLocale().territory() in _LETTER else "a4"
    return str(session.ask(practices.setting_of, practices.PAPER_SETTING, here))


def starting_words(session: Session, client_id: int, summary: str) -> ReportWords:
    """The words a new report starts with, on the usual paper."""
    return session.ask(
        progress_report.starting_words,
        client_id=client_id,
        summary=summary,
        page_size=usual_size(session),
    )


@dataclass(frozen=True, slots=True)
class PreviewMade:
    """A draft on paper: for which draft it was made, the PDF with its pages, and the checks.

    ``said`` is the text of the first page, read aloud in place of the picture.
    """

    key: str
    checked: Checked
    pdf: bytes
    sizes: list[QSizeF]
    said: str


@dataclass(frozen=True, slots=True)
class PreviewJob:
    """Make the preview of a draft."""

    session: Session
    client_id: int
    key: str
    words: ReportWords

    def __call__(self, _task: Task) -> PreviewMade:
        """On a worker's thread."""
        checked = self.session.ask(checked_preview, client_id=self.client_id, words=self.words)
        pdf = checked.preview.paper.pdf if checked.preview is not None else b""
        sizes, said = (page_sizes(pdf), page_text(pdf, 0)) if pdf else ([], "")
        return PreviewMade(self.key, checked, pdf, sizes, said)


@dataclass(frozen=True, slots=True)
class PaperRead:
    """A signed paper's stored bytes."""

    key: str
    pdf: bytes
    sizes: list[QSizeF]
    said: str


@dataclass(frozen=True, slots=True)
class ReadJob:
    """Read a signed paper exactly as it was signed."""

    session: Session
    key: str
    document_id: int

    def __call__(self, _task: Task) -> PaperRead:
        """On a worker's thread."""
        pdf = self.session.ask(documents.document_pdf, document_id=self.document_id)
        return PaperRead(self.key, pdf, page_sizes(pdf), page_text(pdf, 0))


@dataclass(frozen=True, slots=True)
class SignJob:
    """Sign a report; the document's id."""

    session: Session
    client_id: int
    words: ReportWords
    draft_id: int | None

    def __call__(self, _task: Task) -> int:
        """On a worker's thread."""
        return self.session.do(
            documents.sign_report,
            client_id=self.client_id,
            words=self.words,
            draft_id=self.draft_id,
        )
