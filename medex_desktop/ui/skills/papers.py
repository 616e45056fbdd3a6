"""Papers on skills: the button on the Skills screen, and the sheet it opens."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _
from medex_desktop.services.skills_page import SkillsPage
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.button import Button

if TYPE_CHECKING:
    from medex_desktop.ui.skills.paper_sheet import PaperSheet


class SkillPapers(QObject):
    """``buttons`` stand where the screen puts them; ``show_page(page)`` tells which list is shown.

    ``open(kind, slug)`` shows the sheet; Ctrl+P inside it prints.
    """

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(host)
        self._session, self._host = session, host
        self._page: SkillsPage | None = None
        self.sheet: PaperSheet | None = None
        self.button = Button(_("Papers"), icon="print")
        self.button.setToolTip(_("Portfolio, certificate, blank checklist, observation form"))
        self.buttons = (self.button,)
        self.button.clicked.connect(self._on_button_clicked)

    def show_page(self, page: SkillsPage) -> None:
        """Which list and skills are meant from now on."""
        self._page = page

    def open(self, kind: str = "portfolio", slug: str = "") -> None:
        """Open the sheet on a paper, once there is a page."""
        if self._page is not None:
            from medex_desktop.ui.skills.paper_sheet import PaperSheet  # with what shows pages

            skills = [(row.skill.slug, row.skill.title) for row in self._page.rows]
            held = self._page.list.key
            self.sheet = PaperSheet(self._host.window(), self._session, held, skills)
            self.sheet.show_paper(kind, slug)
            self.sheet.open(self.sheet.kind)

    def _on_button_clicked(self) -> None:
        self.open()
