"""A line to search in, with a glass before it; typing tells at once, Escape empties it."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.ui import icons, theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.line_field import LineField, Size
from medex_desktop.ui.widgets.passing_keys import is_passing


class SearchField(LineField):
    """``searched(text)`` at every change, ``chosen()`` at Enter, ``moved(+1 or -1)`` at arrows."""

    searched = Signal(str)
    chosen = Signal()
    moved = Signal(int)

    def __init__(
        self, name: str, *, hint: str = "", size: Size = "desk", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, hint=hint or name, size=size, chars=32, parent=parent)
        self._reset_margins()
        theme.look().changed.connect(self._reset_margins)
        self.textChanged.connect(self.searched)
        self.returnPressed.connect(self.chosen)

    def _reset_margins(self) -> None:
        self.setTextMargins(theme.px(24), 0, 0, 0)

    def event(self, event: QEvent) -> bool:
        """Nobody is searched by "?": while nothing is typed it shows the keys of the screen."""
        if is_passing(event, undoes=True, redoes=True, help_key=not self.text()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move in the list, Escape empties first and closes second."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The glass over Qt's own line edit."""
        super().paintEvent(event)
        side = theme.px(16)
        at = QRectF(theme.px(11), (self.height() - side) / 2, side, side)
        icons.paint(drawing.painter_for(self), "search", "ink2", at)
