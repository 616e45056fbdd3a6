"""A page that hides what lies beneath it."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.scroll_body import ScrollBody


class Ground(QWidget):
    """One of two pages that lie on each other at large text."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        scrolls = isinstance(content, ScrollBody)
        Column(self, gap=0, margins=0 if scrolls else (14, 8)).addWidget(content)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground."""
        drawing.painter_for(self).fillRect(self.rect(), theme.color("bg"))
