"""The blank form of a questionnaire to a printer, and noted in the audit."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.measure import Measure
from medex_desktop.language import _
from medex_desktop.services.blank_forms import blank_form, note_blank_print
from medex_desktop.ui.printing import Printing
from medex_desktop.ui.session import Session


class BlankForms(QObject):
    """``ask()``: choose a printer; the form is made off the screen."""

    def __init__(self, session: Session, owner: QWidget, measure: Measure, client_id: int) -> None:
        super().__init__(owner)
        self._session, self._client_id = session, client_id
        self._make = partial(session.ask, blank_form, measure=measure, client_id=client_id)
        self.printing = Printing(session, owner)
        self.printing.printed.connect(self._on_printing_printed)

    def ask(self) -> None:
        """Ask which printer."""
        self.printing.ask(self.make)

    def make(self) -> bytes:
        """The form as a PDF."""
        return self._make()

    def _on_printing_printed(self) -> None:
        with self._session.shown():
            self._session.do(note_blank_print, client_id=self._client_id)
            self._session.told.emit(_("The form is with the printer"))
