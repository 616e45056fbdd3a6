"""Settings: the version, where the practice lies, and details for somebody who helps."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from medex_desktop import __version__
from medex_desktop.language import _
from medex_desktop.ui import fault_details, theme
from medex_desktop.ui.program import Program
from medex_desktop.ui.session import Session
from medex_desktop.ui.settings.section import Section
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.sentence import Sentence


class AboutSection(Section):
    """What is copied holds versions and sizes, no folder, no name, nothing of a client."""

    def __init__(self, session: Session, program: Program | None) -> None:
        super().__init__(session, program)
        self.copy = Button(_("Copy details"), icon="copy")
        self.said = Sentence()
        card = Card(margins=(20, 16), gap=12)
        card.heading(_("MedEx Desktop {version}", version=__version__))
        lines = [_("Runs offline: it opens no network connection and needs no account.")]
        if program is not None:
            lines.append(_("The practice is kept in {folder}", folder=program.folder))
        for line in lines:
            label = ParagraphLabel(line, "body", "ink2", min_width=260)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            card.body.addWidget(label)
        row = Row(gap=12)
        row.addWidget(self.copy)
        row.addWidget(self.said, 1)
        row.addStretch(1)
        card.body.addLayout(row)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.copy.clicked.connect(self._on_copy_clicked)

    def details(self) -> str:
        """Versions and the look; no client data, no folder names."""
        look = theme.look()
        return f"{fault_details.versions()}\nlook {look.name}, text {look.percent} %"

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.details())
        self.said.say(_("Copied. It names versions only."), "good")
