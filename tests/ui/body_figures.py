"""Body figures on screen for tests, kept alive while they may still paint."""

from collections import deque
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.ui.widgets.body_figure import BodyFigure, Mode

# windows painted after their test function must not be collected while they paint
KEPT: Final[deque[QWidget]] = deque(maxlen=4)


def shown(
    qtbot: QtBot, mode: Mode = "pain", *, gym: bool = False, wide: int = 1200, high: int = 700
) -> BodyFigure:
    figure = BodyFigure(mode, gym=gym)
    KEPT.append(figure)
    qtbot.addWidget(figure)
    figure.resize(wide, high)
    figure.show()
    figure.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    return figure
