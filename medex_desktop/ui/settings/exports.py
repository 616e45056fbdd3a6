"""Settings: everything out, in one encrypted file."""

from medex_desktop.language import _
from medex_desktop.ui.exporting.form import ExportForm
from medex_desktop.ui.program import Program
from medex_desktop.ui.session import Session
from medex_desktop.ui.settings.section import Section
from medex_desktop.ui.widgets.card import Card


class ExportSection(Section):
    """The whole practice; one client is exported from that client's papers."""

    def __init__(self, session: Session, program: Program | None) -> None:
        super().__init__(session, program)
        self.form = ExportForm(session)
        card = Card(margins=(20, 16), gap=12)
        card.heading(_("Everything out"), _("one client: in the client's Documents"))
        card.body.addWidget(self.form)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.setFocusProxy(self.form.first)
