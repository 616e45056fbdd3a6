"""A body that scrolls up and down, never sideways; headers and foot bars stay outside it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from medex_desktop.ui.widgets.layouts import Column, Margins


class ScrollBody(QScrollArea):
    """Put content into ``body`` (a Column).

    ``page_keys=False`` leaves Page Up and Page Down to what lies around it.
    """

    def __init__(
        self,
        *,
        gap: int = 16,
        margins: Margins = 24,
        page_keys: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._page_keys = page_keys
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self.body = Column(inside, gap=gap, margins=margins)
        self.setWidget(inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys that mean something else here are not scrolled away."""
        if not self._page_keys and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        else:
            super().keyPressEvent(event)
