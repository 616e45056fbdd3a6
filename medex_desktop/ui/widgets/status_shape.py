"""A status: its shape alone or with its words, never a colour alone."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.shapes import paint_shape

TOKENS: Final[dict[str, str]] = {
    "done": "good", "attend": "watch", "stop": "alert", "later": "ink3", "draft": "watch",
    "sent": "accent", "acknowledged": "good", "near": "accent", "beyond": "good",
    "important": "good", "worse": "alert", "within": "ink2", "none": "ink2", "break": "ink2",
    "square": "accent",
}  # fmt: skip


class StatusShape(QWidget):
    """``StatusShape("attend", "No kneeling")``: shape, then words in the status colour.

    ``token`` overrides the colour; ``strong`` sets the words semibold; ``plain`` keeps the words
    in the second ink and colours the shape only. ``name`` is read aloud when there are no words.
    """

    def __init__(
        self,
        shape: str,
        words: str = "",
        *,
        token: str = "",
        strong: bool = False,
        plain: bool = False,
        size: int = 13,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._strong = strong
        self._plain = plain
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.set_status(shape, words, token=token)

    def set_status(self, shape: str, words: str = "", *, token: str = "") -> None:
        """Change shape and words; raises KeyError for an unknown shape without a token."""
        self._shape = shape
        self._words = words
        self._token = token or TOKENS[shape]
        self.setAccessibleName(words or self._name or shape)
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """What it says."""
        return self._words

    def sizeHint(self) -> QSize:
        """Shape, gap, words on one line."""
        side = self._side()
        line = round(theme.metrics(self._size, 600).height())
        if not self._words:
            return QSize(side, max(side, line))
        gap = theme.px(8)
        width = side + gap + drawing.advance(self._words, self._font()) + 1
        return QSize(round(width), max(side, line))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def _side(self) -> int:
        return theme.px(max(14, self._size))

    def _font(self) -> QFont:
        return theme.font(self._size, 600 if self._strong else 400)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw shape and words."""
        painter = drawing.painter_for(self)
        side = self._side()
        rect = QRectF(self.rect())
        at = QRectF(0, rect.center().y() - side / 2, side, side)
        colour = theme.color(self._token)
        paint_shape(painter, self._shape, at, colour, theme.color("surface"))
        if self._words:
            line = rect.adjusted(side + theme.px(8), 0, 0, 0)
            ink = theme.color("ink2") if self._plain else colour
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            drawing.text(painter, line, self._words, self._font(), ink, align)
