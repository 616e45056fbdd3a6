"""A drawing from resources/pictures, in the colours of the look and as large as the text asks."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.ui import icons, theme


class Picture(QWidget):
    """``Picture("grip_southampton", 108, 117, said="...")``; unnamed pictures are decoration."""

    def __init__(
        self, name: str, width: int, height: int, *, said: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._picture = name
        self._size = (width, height)
        self.setAccessibleName(said)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_picture(self, name: str, said: str = "") -> None:
        """Show another drawing."""
        self._picture = name
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Scaled with the text."""
        return QSize(theme.px(self._size[0]), theme.px(self._size[1]))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        drawn = icons.picture(self._picture, *self._size, self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, 0, drawn)
