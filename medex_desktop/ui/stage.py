"""What fills the window: the page that is shown, and the lines that are said over every page."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from medex_desktop.ui.notices import Notices


class Stage(QWidget):
    """What fills the window; ``painted`` once, when the first picture was on the screen."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.pages = QStackedWidget()
        self._was_painted = False
        self._column = Column(self, gap=0)
        self._column.addWidget(self.pages)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground; tells once that something can be seen."""
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    @cached_property
    def notices(self) -> "Notices":
        """What is said over every page; made once something has been painted."""
        from medex_desktop.ui.notices import Notices  # the first picture does not wait for it

        made = Notices()
        self._column.insertWidget(0, made)
        return made

    def show_page(self, page: QWidget) -> None:
        """Show a page and let the one before go."""
        for overlay in self.findChildren(Overlay):
            overlay.hide()  # what covered the page before must not cover this one
            overlay.deleteLater()
        before = self.pages.currentWidget()
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        if before is not None and before is not page:
            self.pages.removeWidget(before)
            before.hide()
            before.deleteLater()
        page.setFocus()
