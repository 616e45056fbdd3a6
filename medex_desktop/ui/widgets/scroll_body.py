"""A body that scrolls up and down, never sideways; headers and foot bars stay outside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from medex_desktop.ui.widgets.layouts import Column, Margins


class ScrollBody(QScrollArea):
    """Put content into ``body`` (a Column)."""

    def __init__(
        self, *, gap: int = 16, margins: Margins = 24, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self.body = Column(inside, gap=gap, margins=margins)
        self.setWidget(inside)
