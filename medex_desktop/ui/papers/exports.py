"""A paper out of the program: saved or printed, and noted in the audit."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _
from medex_desktop.services import documents
from medex_desktop.services.acts import Act
from medex_desktop.ui.papers.lines import PaperLine
from medex_desktop.ui.printing import Printing
from medex_desktop.ui.saving import FileKind, Saving
from medex_desktop.ui.session import Session


class PaperExports(QObject):
    """``save(line, pdf)`` and ``print(line, pdf)``: the bytes that are shown, nothing else."""

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session = session
        self._line: PaperLine | None = None
        self._client_id = 0
        self.saving = Saving(session, owner)
        self.printing = Printing(session, owner)
        self.saving.saved.connect(self._on_saving_saved)
        self.printing.printed.connect(self._on_printing_printed)

    def save(self, client_id: int, line: PaperLine, pdf: bytes) -> None:
        """Ask where; the offered name holds the record number, never a client's name."""
        self._line, self._client_id = line, client_id
        number = line.paper.number if line.paper else _("draft")
        name = _("progress report {number}", number=number)
        self.saving.ask(_("Save as PDF"), name, [self.kind(pdf)])

    def kind(self, pdf: bytes) -> FileKind:
        """The one kind of file on offer."""
        return FileKind("PDF", "pdf", partial(bytes, pdf))

    def print_out(self, client_id: int, line: PaperLine, pdf: bytes) -> None:
        """Ask which printer."""
        self._line, self._client_id = line, client_id
        self.printing.ask(partial(bytes, pdf))

    def _on_saving_saved(self, name: str) -> None:
        self._note(documents.note_export, documents.note_draft_export)
        self._session.told.emit(_("Saved as {name}", name=name))

    def _on_printing_printed(self) -> None:
        self._note(documents.note_print, documents.note_draft_print)
        self._session.told.emit(_("The report is with the printer"))

    def _note(self, paper: Act[..., None], draft: Act[..., None]) -> None:
        with self._session.shown():
            if self._line is not None and self._line.paper is not None:
                self._session.do(paper, document_id=self._line.paper.id)
            else:
                self._session.do(draft, client_id=self._client_id)
