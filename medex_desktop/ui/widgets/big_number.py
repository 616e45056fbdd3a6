"""The large echo of the gym: the number as it is typed, readable from across the room."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing

LARGEST = 236


class BigNumber(QWidget):
    """``set_number("20.5", "kg", typing=True)``; the figures shrink to fit, never cut."""

    def __init__(self, largest: int = LARGEST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._largest = largest
        self._number, self._unit, self._typing = "", "", False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_number(self, number: str, unit: str = "", *, typing: bool = False) -> None:
        """Change the number; ``typing`` shows the bar that waits for the next figure."""
        self._number, self._unit, self._typing = number, unit, typing
        self.setAccessibleName(f"{number} {unit}".strip())
        self.update()

    def number(self) -> str:
        """What it shows."""
        return self._number

    def sizeHint(self) -> QSize:
        """Room for four figures."""
        return QSize(theme.px(400), theme.px(self._largest))

    def minimumSizeHint(self) -> QSize:
        """At least readable."""
        return QSize(theme.px(200), theme.px(96))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Number, bar, unit on one baseline."""
        painter = drawing.painter_for(self)
        face, gap = self._fitting(), theme.px(24)
        unit_face = theme.font(min(48, self._largest // 4))
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
        size = self._largest
        rest = theme.px(6 + 2 * 24 + 90)
        while size > 48:
            face = theme.font(size, 600)
            wide = drawing.advance(self._number or "88.8", face) + rest
            if wide <= self.width() and QFontMetricsF(face).capHeight() <= self.height() * 0.84:
                break
            size -= 8
        return theme.font(size, 600)
