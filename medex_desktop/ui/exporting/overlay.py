"""A client's full record in one action, from the client's papers."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _
from medex_desktop.services.clients import client_page
from medex_desktop.ui.exporting.form import ExportForm
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.overlay import Overlay
from medex_desktop.ui.widgets.scroll_body import ScrollBody

WIDTH, HEIGHT = 760, 480


class ClientExport(Overlay):
    """``ClientExport.open_over(host, session, client_id)``; closing it stops an export."""

    def __init__(self, host: QWidget, session: Session, client_id: int) -> None:
        super().__init__(host, _("Full record"), width=WIDTH, height=HEIGHT)
        name = session.ask(client_page, client_id=client_id).client.name
        self.form = ExportForm(session, client_id)
        self.shut = Button(_("Close"), key=_("Esc"))
        self.card.body.addWidget(Label(_("Full record of {client}", client=name), "section"))
        body = ScrollBody(gap=0, margins=(0, 0, 8, 0))
        body.body.addWidget(self.form)
        self.card.body.addWidget(body, 1)
        foot = Row()
        foot.addStretch(1)
        foot.addWidget(self.shut)
        self.card.body.addLayout(foot)
        self.shut.clicked.connect(self.close_overlay)
        self.closed.connect(self._on_closed)

    @classmethod
    def open_over(cls, host: QWidget, session: Session, client_id: int) -> "ClientExport":
        """Open over ``host``; it deletes itself when it closes."""
        made = cls(host, session, client_id)
        made.open(made.form.first.field)
        return made

    @Slot()
    def _on_closed(self) -> None:
        self.form.work.stop()
        self.deleteLater()
