"""Settings: the version, where the practice lies, and diagnostics for somebody who helps."""

from PySide6.QtCore import Qt

from medex_desktop import __version__
from medex_desktop.language import _
from medex_desktop.ui import commands, diagnostics
from medex_desktop.ui.program import Program
from medex_desktop.ui.session import Session
from medex_desktop.ui.settings.section import Section
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Row


class AboutSection(Section):
    """Diagnostics are shown before they are copied: versions and counts, nothing of a client."""

    def __init__(self, session: Session, program: Program | None) -> None:
        super().__init__(session, program)
        self.diagnostics = Button(_("Copy diagnostics"), icon="copy")
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
        row.addWidget(self.diagnostics)
        row.addStretch(1)
        card.body.addLayout(row)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.diagnostics.clicked.connect(self._on_diagnostics_clicked)

    def _on_diagnostics_clicked(self) -> None:
        if self.program is not None:
            host = commands.host_of(self)
            diagnostics.show(host, self.session.tasks, self.program, self.session.desk)
