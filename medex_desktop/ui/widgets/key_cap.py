"""A key as it is printed on the keyboard: "Ctrl K" in a small rounded frame."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing

PADDING = 5


def cap_size(keys: str, size: int = 12) -> QSize:
    """Width and height of the cap for ``keys`` set in ``size`` design pixels."""
    width = drawing.advance(keys, theme.font(size, 500)) + 2 * theme.px(PADDING)
    height = theme.px(size + 6)
    return QSize(round(max(width, height)), height)


def paint_cap(
    painter: QPainter,
    rect: QRectF,
    keys: str,
    *,
    ink: str = "ink2",
    line: str = "line-strong",
    fill: str = "",
    size: int = 12,
) -> None:
    """Draw a cap into ``rect``; ``ink``, ``line`` and ``fill`` are tokens."""
    drawing.box(
        painter,
        rect,
        fill=theme.color(fill) if fill else None,
        line=theme.color(line),
        width=theme.px(1),
        radius=theme.px(4),
    )
    drawing.text(
        painter, rect, keys, theme.font(size, 500), theme.color(ink), drawing.MIDDLE, elide=False
    )


class KeyCap(QWidget):
    """One key cap standing by itself, e.g. in the keyboard overlay."""

    def __init__(self, keys: str, parent: QWidget | None = None, *, size: int = 12) -> None:
        super().__init__(parent)
        self._keys = keys
        self._size = size
        self.setAccessibleName(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def keys(self) -> str:
        """The words on the cap."""
        return self._keys

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return cap_size(self._keys, self._size)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cap."""
        painter = drawing.painter_for(self)
        paint_cap(painter, QRectF(self.rect()), self._keys, fill="surface", size=self._size)
