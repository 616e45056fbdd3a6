"""What is done with a whole client, from the menu of the list or the head: bin, merge, erase."""

from functools import cached_property
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from medex_desktop.language import _
from medex_desktop.services.keeping import keeping, lift_hold
from medex_desktop.ui import parts
from medex_desktop.ui.session import Session

_BIN: Final = ("ui.clients.bin_sheet", "BinSheet")
_HOLD: Final = ("ui.clients.hold_sheet", "HoldSheet")
_ERASE: Final = ("ui.clients.erase_sheet", "EraseSheet")
_CERTIFICATES: Final = ("ui.clients.erase_sheet", "Certificates")
_MERGE: Final = ("ui.clients.merge_sheet", "MergeSheet")


class ClientActs(QObject):
    """``about(client_id, name)`` says whom; sheets open over the window of ``owner``."""

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session = session
        self._owner = owner
        self._client_id = 0
        self._name = ""

    def about(self, client_id: int, name: str) -> "ClientActs":
        """Whom it is about from now on."""
        self._client_id, self._name = client_id, name
        return self

    def offer(self, menu: QMenu) -> None:
        """Put into a menu what can be done with this client."""
        kept = self._session.ask(keeping, client_id=self._client_id)
        if kept.binned_on is None:
            menu.addAction(_("Put into the bin"), self.put_into_bin)
            menu.addAction(_("Same person? Merge"), self.merge)
        else:
            menu.addAction(_("Erase for good"), self.erase)
        if kept.legal_hold:
            menu.addAction(_("Lift the legal hold"), self.lift)
        else:
            menu.addAction(_("Legal hold"), self.hold)

    def put_into_bin(self) -> None:
        """Ask why, then put the client into the bin."""
        sheet = parts.of(*_BIN)
        sheet.open_over(self._host(), self._session, self._client_id, self._name)

    def merge(self) -> None:
        """Lay the client beside those who may be the same person."""
        from medex_desktop.services import merging  # the first list does not wait for it

        others = self._session.ask(merging.alike, client_id=self._client_id)
        if others:
            sheet = parts.of(*_MERGE)
            sheet.open_over(self._host(), self._session, self._client_id, others)
        else:
            self._session.told.emit(_("No other client has this name or this birth date."))

    def hold(self) -> None:
        """Ask why, then place a legal hold."""
        sheet = parts.of(*_HOLD)
        sheet.open_over(self._host(), self._session, self._client_id, self._name)

    def lift(self) -> None:
        """Lift the legal hold."""
        with self._session.shown():
            self._session.do(lift_hold, client_id=self._client_id)

    def erase(self) -> None:
        """Ask for the name, then erase the client and offer the certificate."""
        sheet = parts.of(*_ERASE).open_over(self._host(), self._session, self._client_id)
        sheet.erased.connect(self._certificates.offer)

    @cached_property
    def _certificates(self) -> Any:
        return parts.of(*_CERTIFICATES)(self._session, self._owner)

    def _host(self) -> QWidget:
        above = self._owner.window()
        centre = getattr(above, "centralWidget", None)
        return (centre() if centre else None) or above
