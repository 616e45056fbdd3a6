"""Shown while a practice is being made or closed: one sentence, nothing to press."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.ui.avatar import Mark
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Column


class Waiting(QWidget):
    """``Waiting("Closing the practice", "Everything was saved.")``."""

    def __init__(self, title: str, note: str) -> None:
        super().__init__()
        self.setObjectName("page")
        centre = Qt.AlignmentFlag.AlignHCenter
        column = Column(self, gap=8, margins=24)
        column.addStretch(3)
        column.addWidget(Mark(56), 0, centre)
        column.gap(8)
        column.addWidget(Label(title, "title"), 0, centre)
        column.addWidget(Label(note, "note", "ink2"), 0, centre)
        column.addStretch(4)
