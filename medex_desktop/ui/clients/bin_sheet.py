"""Putting a client into the bin: what it means, and why if one wants to say."""

from PySide6.QtWidgets import QWidget

from medex_desktop.domain.retention import BIN_DAYS
from medex_desktop.language import _
from medex_desktop.services.keeping import put_in_bin
from medex_desktop.ui.act_sheet import ActSheet
from medex_desktop.ui.session import Session


class BinSheet(ActSheet):
    """``BinSheet.open_over(host, session, client_id, name)``."""

    def __init__(self, host: QWidget, session: Session, client_id: int, name: str) -> None:
        title = _("Put {name} into the bin?", name=name)
        super().__init__(host, session, title, _("Put into the bin"))
        self._client_id = client_id
        self.say(
            _(
                "The client leaves every list, Today and quick find. Every record stays, and the "
                "client can be brought back at any time. After {n} days erasing is offered; "
                "nothing is erased by itself.",
                n=BIN_DAYS,
            )
        )
        self.reason = self.ask_for("reason", _("Why"), hint=_("optional"))
        self.keep_as("bin", client_id)
        self.finish()

    @classmethod
    def open_over(cls, host: QWidget, session: Session, client_id: int, name: str) -> "BinSheet":
        """Open it over a window."""
        made = cls(host, session, client_id, name)
        made.open(made.reason)
        return made

    def do(self) -> None:
        """Put the client into the bin."""
        self.session.do(put_in_bin, client_id=self._client_id, reason=self.reason.text())
