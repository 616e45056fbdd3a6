"""A legal hold: a client's records can't be erased until it is lifted."""

from PySide6.QtWidgets import QWidget

from medex_desktop.language import _
from medex_desktop.services.keeping import place_hold
from medex_desktop.ui.act_sheet import ActSheet
from medex_desktop.ui.session import Session


class HoldSheet(ActSheet):
    """``HoldSheet.open_over(host, session, client_id, name)``."""

    def __init__(self, host: QWidget, session: Session, client_id: int, name: str) -> None:
        title = _("Legal hold for {name}", name=name)
        super().__init__(host, session, title, _("Place the hold"))
        self._client_id = client_id
        self.say(_("While it stands, nothing of this client can be erased, by anybody."))
        self.reason = self.ask_for("reason", _("Why"))
        self.keep_as("hold", client_id)
        self.finish()

    @classmethod
    def open_over(cls, host: QWidget, session: Session, client_id: int, name: str) -> "HoldSheet":
        """Open it over a window."""
        made = cls(host, session, client_id, name)
        made.open(made.reason)
        return made

    def do(self) -> None:
        """Place the hold."""
        self.session.do(place_hold, client_id=self._client_id, reason=self.reason.text())
