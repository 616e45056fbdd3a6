"""The large echo of the gym: the number as it is typed, readable from across the room."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing

LARGEST = 236
FILLED = 0.84


class BigNumber(QWidget):
    """``set_number("20.5", "kg", typing=True)``; the figures shrink to fit, never cut.

    ``room`` are figures that shall fit too, so that the size stands still while they change.
    ``least_high`` is the least height of the figures in pixels of the screen.
    """

    def __init__(
        self,
        largest: int = LARGEST,
        parent: QWidget | None = None,
        *,
        room: str = "",
        least_high: int = 0,
    ) -> None:
        super().__init__(parent)
        self._largest, self._room, self._least_high = largest, room, least_high
        self._number, self._unit, self._typing = "", "", False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_number(self, number: str, unit: str = "", *, typing: bool = False) -> None:
        """Change the number; ``typing`` shows the bar that waits for the next figure."""
        if (number, unit, typing) == (self._number, self._unit, self._typing):
            return
        self._number, self._unit, self._typing = number, unit, typing
        self.setAccessibleName(f"{number} {unit}".strip())
        self.update()

    def number(self) -> str:
        """What it shows."""
        return self._number

    def figure_height(self) -> float:
        """How high the figures stand now, in pixels of the screen."""
        return QFontMetricsF(self._fitting()).capHeight()

    def sizeHint(self) -> QSize:
        """Room for four figures."""
        return QSize(theme.px(400), theme.px(self._largest)).expandedTo(self.minimumSizeHint())

    def minimumSizeHint(self) -> QSize:
        """At least readable."""
        if not self._least_high:
            return QSize(theme.px(200), theme.px(96))
        face = theme.font(self._smallest(), 600)
        wide = drawing.advance(self._room, face) + self._rest()
        return QSize(ceil(wide), ceil(QFontMetricsF(face).capHeight() / FILLED) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Number, bar, unit on one baseline."""
        painter = drawing.painter_for(self)
        face, gap = self._fitting(), theme.px(24)
        unit_face = self._unit_face()
        number = drawing.advance(self._number, face)
        unit = drawing.advance(self._unit, unit_face) + gap if self._unit else 0.0
        bar = theme.px(6) + gap if self._typing else 0.0
        left = (self.width() - number - bar - unit) / 2
        high = QFontMetricsF(face).capHeight()
        base = (self.height() + high) / 2
        painter.setPen(theme.color("ink"))
        painter.setFont(face)
        painter.drawText(round(left), round(base), self._number)
        left += number
        if self._typing:
            at = QRectF(left + gap, base - high, theme.px(6), high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(at, theme.px(3), theme.px(3))
            left += bar
        painter.setPen(theme.color("ink2"))
        painter.setFont(unit_face)
        painter.drawText(round(left + gap), round(base), self._unit)

    def _fitting(self) -> QFont:
        """The largest size at which figures, bar and unit fit."""
        size, smallest = self._largest, self._smallest()
        rest, shown = self._rest(), self._number or "88.8"
        while size > smallest:
            face = theme.font(size, 600)
            wide = max(drawing.advance(shown, face), drawing.advance(self._room, face)) + rest
            if wide <= self.width() and QFontMetricsF(face).capHeight() <= self.height() * FILLED:
                break
            size = max(smallest, size - 8)
        return theme.font(size, 600)

    def _unit_face(self) -> QFont:
        return theme.font(min(48, self._largest // 4))

    def _rest(self) -> float:
        """What bar and unit take, whether they are shown or not."""
        unit = drawing.advance(self._unit or "kg", self._unit_face())
        return unit + theme.px(6 + 3 * 24)

    def _smallest(self) -> int:
        """A size whose figures are as high as asked, whatever the text size."""
        if not self._least_high:
            return 48
        share = QFontMetricsF(theme.font(100, 600)).capHeight() / theme.px(100)
        return ceil(self._least_high / share * 100 / theme.look().percent) + 1
