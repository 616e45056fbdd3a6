"""Erasing a client for good: what goes, what stands against it, and the name typed exactly."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _, day
from medex_desktop.services import erasing, erasure_papers
from medex_desktop.services.erasing import Erased
from medex_desktop.ui.act_sheet import ENTER, ActSheet
from medex_desktop.ui.saving import FileKind, Saving
from medex_desktop.ui.session import Session


class EraseSheet(ActSheet):
    """``erased(Erased, name for the certificate)`` once it is done; it can't be taken back."""

    erased = Signal(object, str)

    def __init__(self, host: QWidget, session: Session, client_id: int) -> None:
        self._plan = erasing.erase_plan(session.desk, client_id=client_id)
        title = _("Erase {name} for good?", name=self._plan.name)
        doing = _("Erase for good")
        super().__init__(host, session, title, doing, width=640, tall=True, key="")
        self._client_id = client_id
        rows = ", ".join(erasure_papers.row_lines(self._plan.rows))
        self.say(_("These go and can't be brought back. {rows}.", rows=rows), ink="ink")
        self.say(erasure_papers.backup_words(self._plan.backups))
        self.name = self.ask_for("name", _("Type the name exactly as above"))
        hint = _("no name, nothing about health: this stays")
        self.reason = self.ask_for("reason", _("Why"), hint=hint)
        self.early = None
        until = self._plan.keeping.kept_until
        if until is not None and self._plan.is_early(session.desk.clock.today()):
            words = _("To be kept until {day}. Why they go before", day=day(until))
            self.early = self.ask_for("early_reason", words, hint=hint)
        self.named = self.ask_for(
            "certificate_name", _("Name on the certificate"), hint=_("blank: only the number")
        )
        self.finish()

    @classmethod
    def open_over(cls, host: QWidget, session: Session, client_id: int) -> "EraseSheet":
        """Open it over a window."""
        made = cls(host, session, client_id)
        made.open(made.name)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field: only the button itself erases."""
        if event.key() in ENTER:
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def do(self) -> None:
        """Erase the client."""
        work = partial(
            erasing.erase,
            self.session.desk,
            client_id=self._client_id,
            name=self.name.text(),
            reason=self.reason.text(),
            early_reason=self.early.text() if self.early is not None else "",
        )
        made = self.session.hand.do(work)  # a backup goes before it: the window must not stop
        self.erased.emit(made, self.named.text())


class UnsavedSheet(ActSheet):
    """The certificate was not saved: it can be now, and never again after that."""

    def __init__(self, host: QWidget, session: Session, ask: Callable[[], None]) -> None:
        super().__init__(host, session, _("Go without the certificate?"), _("Save the certificate"))
        self._ask = ask
        self.say(
            _(
                "The client is erased. The practice keeps no certificate, so this one can't be "
                "made again later."
            )
        )
        self.cancel.set_words(_("Go without"))
        self.finish()

    def do(self) -> None:
        """Ask for a place again."""
        self._ask()


class Certificates(QObject):
    """``offer(erased, name)`` asks where the certificate is saved; the practice keeps none."""

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session = session
        self._owner = owner
        self._ask: Callable[[], None] = lambda: None
        self.unsaved: UnsavedSheet | None = None
        self.saving = Saving(session, owner)
        self.saving.saved.connect(self._on_saving_saved)
        self.saving.given_up.connect(self._on_saving_given_up)

    def offer(self, erased: Erased, name: str) -> None:
        """Ask where; the offered name holds the number of the erasure."""
        title = _("certificate of erasure {n}", n=erased.number)
        pdf = partial(self._session.ask, erasure_papers.certificate, erased=erased, name=name)
        kinds = [FileKind("PDF", "pdf", pdf)]
        self._ask = partial(self.saving.ask, _("Save the certificate"), title, kinds)
        self._ask()

    def _on_saving_saved(self, name: str) -> None:
        self._session.told.emit(_("Saved as {name}", name=name))

    def _on_saving_given_up(self) -> None:
        self.unsaved = UnsavedSheet(self._owner.window(), self._session, self._ask)
        self.unsaved.open(self.unsaved.act)
