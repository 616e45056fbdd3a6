"""How the papers are laid out: three columns, or one with the page behind a switch."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.papers.foot import PaperFoot
from medex_desktop.ui.papers.page_desk import PageDesk
from medex_desktop.ui.papers.shelf import Shelf, ShelfBar
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.widgets.segmented import Segmented
from medex_desktop.ui.widgets.stepper import Stepper

WIDE = 900
SHELF = 256
SIDE = 296


class PapersFrame(QWidget):
    """Shelf, page, and at the right the stepper over one of two panels, the foot below."""

    def __init__(
        self,
        shelf: Shelf,
        bar: ShelfBar,
        desk: PageDesk,
        panels: tuple[QWidget, QWidget],
        foot: PaperFoot,
    ) -> None:
        super().__init__()
        self._shelf, self._bar, self._desk = shelf, bar, desk
        self.stepper = Stepper([_("Draft"), _("Signed"), _("Sent"), _("Acknowledged")])
        self.view = Segmented(_("Show"), [("words", _("Words")), ("page", _("Page"))])
        self._panels = panels
        self._side = QWidget()
        self._row = Row(gap=16)
        self._arrange(foot)
        self._settle()
        self.view.chosen.connect(self._on_view_chosen)
        theme.look().changed.connect(self._settle)

    def _arrange(self, foot: PaperFoot) -> None:
        steps = Card(margins=(8, 12), gap=0)
        steps.body.addWidget(self.stepper)
        scroll = ScrollBody(gap=12, margins=0)
        scroll.body.addWidget(steps)
        for panel in self._panels:
            scroll.body.addWidget(panel)
        side = Column(self._side, gap=12)
        side.addWidget(scroll, 1)
        side.addWidget(foot)
        self._row.addWidget(self._shelf)
        self._row.addWidget(self._desk, 1)
        self._row.addWidget(self._side)
        self._bar.layout_row(self.view)
        column = Column(self, gap=12, margins=(24, 14, 24, 14))
        column.addWidget(self._bar)
        column.addLayout(self._row, 1)

    def show_step(self, step: int) -> None:
        """How far the paper has come, and which panel that means."""
        self.stepper.set_step(step)
        self._panels[0].setVisible(step == 0)
        self._panels[1].setVisible(step > 0)

    def is_wide(self) -> bool:
        """Whether all three columns are shown."""
        return self.width() >= theme.px(WIDE)

    def toggle_page(self) -> None:
        """The page or the words, where only one has room."""
        self.view.set_key("words" if self.view.key() == "page" else "page")
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the layout for the room there is."""
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        wide = self.is_wide()
        page = self.view.key() == "page"
        self._shelf.setVisible(wide)
        self._bar.setVisible(not wide)
        self._desk.setVisible(wide or page)
        self._side.setVisible(wide or not page)
        self._shelf.setFixedWidth(theme.px(SHELF))
        if wide:
            self._side.setFixedWidth(theme.px(SIDE))
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)
        self._side.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _on_view_chosen(self, _key: str) -> None:
        self._settle()


def in_the_middle(part: QWidget) -> QWidget:
    """A scrolled page with one card in its middle."""
    page = ScrollBody(margins=24)
    row = Row()
    row.addStretch(1)
    row.addWidget(part, 100)
    row.addStretch(1)
    page.body.addLayout(row)
    page.body.addStretch(1)
    return page
