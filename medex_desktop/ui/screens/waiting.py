"""Shown while a practice is being made or closed: one sentence, nothing to press."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.ui.avatar import Mark
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Column


class Waiting(QWidget):
    """``Waiting("Closing the practice", "Everything was saved.")``.

    Who locked by mistake types the passphrase at once: keys are kept for what is shown next.
    """

    def __init__(self, title: str, note: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._keys: list[QKeyEvent] = []
        centre = Qt.AlignmentFlag.AlignHCenter
        column = Column(self, gap=8, margins=24)
        column.addStretch(3)
        column.addWidget(Mark(56), 0, centre)
        column.gap(8)
        column.addWidget(Label(title, "title"), 0, centre)
        column.addWidget(Label(note, "note", "ink2"), 0, centre)
        column.addStretch(4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep it, in its order."""
        self._keys.append(event.clone())

    def hand_over(self, to: QWidget) -> None:
        """Give what was typed to the widget that has the keyboard now, once."""
        keys, self._keys = self._keys, []
        for key in keys:
            QCoreApplication.sendEvent(to, key)
