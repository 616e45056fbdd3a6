"""The button: filled, outlined or quiet, with an icon before and a key cap behind its words."""

from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from medex_desktop.ui import icons, theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.focus_ring import FocusRing
from medex_desktop.ui.widgets.key_cap import cap_size, paint_cap
from medex_desktop.ui.widgets.label import Label

Kind = Literal["filled", "outlined", "quiet"]
Size = Literal["desk", "main", "gym", "count"]


class _Measure(NamedTuple):
    height: int
    padding: int
    text: int
    icon: int
    cap: int
    radius: int


_MEASURES: Final[dict[str, _Measure]] = {
    "desk": _Measure(32, 13, 13, 16, 12, 6),
    "main": _Measure(36, 14, 13, 16, 12, 6),
    "gym": _Measure(56, 24, 18, 20, 16, 8),
    "count": _Measure(88, 28, 20, 24, 16, 8),
}


class Button(QPushButton):
    """``clicked`` when it acts; ``refused(reason)`` when pressed while it may not act yet.

    At most one filled button stands on a screen.
    """

    refused = Signal(str)
    reason_changed = Signal(str)

    def __init__(
        self,
        words: str,
        kind: Kind = "outlined",
        *,
        icon: str = "",
        key: str = "",
        size: Size = "desk",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._kind: Kind = kind
        self._icon = icon
        self._key = key
        self._measure = _MEASURES[size]
        self._reason = ""
        self._name = name
        self.setAccessibleName(name or words)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._ring = FocusRing(self, self._measure.radius)

    def set_words(self, words: str) -> None:
        """Change the words, and the accessible name unless one was given."""
        self.setText(words)
        self.setAccessibleName(self._name or words)
        self.updateGeometry()

    def set_icon(self, name: str) -> None:
        """Change the icon; "" takes it away."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def set_not_yet(self, reason: str) -> None:
        """Say why it can't act yet; "" lets it act. It stays reachable by keyboard."""
        self._reason = reason
        self.setAccessibleDescription(reason)
        self.setToolTip(reason)
        self.reason_changed.emit(reason)
        self.update()

    def reason(self) -> str:
        """Why it can't act yet, or ""."""
        return self._reason

    def reason_label(self) -> Label:
        """A label that always shows the reason; lay it beside the button."""
        label = Label(self._reason, "body", "ink3")
        self.reason_changed.connect(label.setText)
        return label

    def nextCheckState(self) -> None:
        """A button that may not act yet does not toggle either."""
        if not self._reason:
            super().nextCheckState()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Refuse with the reason instead of acting."""
        if self._reason:
            self.setDown(False)
            self.refused.emit(self._reason)
            return
        super().mouseReleaseEvent(event)

    def click(self) -> None:
        """Act as if pressed, or refuse with the reason."""
        if self._reason:
            self.refused.emit(self._reason)
        else:
            super().click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts like Space; a key held down acts once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and (
            event.modifiers()
            in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        ):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Padding, icon, words and key cap in one row."""
        return QSize(round(self._content_width() + 2 * self._padding()), self._height())

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    def _height(self) -> int:
        return theme.px(self._measure.height)

    def _padding(self) -> float:
        return theme.px(10 if self._kind == "quiet" else self._measure.padding)

    def _weight(self) -> int:
        return 600 if self._kind == "filled" or self.isChecked() else 500

    def _content_width(self) -> float:
        width = drawing.advance(self.text(), theme.font(self._measure.text, 600))
        if self._icon:
            width += theme.px(self._measure.icon) + (theme.px(8) if self.text() else 0)
        if self._key:
            width += cap_size(self._key, self._measure.cap).width() + theme.px(8)
        return width

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, words and cap."""
        painter = drawing.painter_for(self)
        ink, cap_line = self._paint_ground(painter)
        rect = QRectF(self.rect())
        words = self.text()
        left = rect.center().x() - self._content_width() / 2
        if self._icon:
            side = theme.px(self._measure.icon)
            place = QRectF(left, rect.center().y() - side / 2, side, side)
            icons.paint(painter, self._icon, ink, place)
            left += side + (theme.px(8) if words else 0)
        face = theme.font(self._measure.text, self._weight())
        width = drawing.advance(words, theme.font(self._measure.text, 600))
        line = QRectF(left, 0, width + 1, rect.height())
        drawing.text(painter, line, words, face, theme.color(ink), elide=False)
        if self._key:
            cap = cap_size(self._key, self._measure.cap)
            top = rect.center().y() - cap.height() / 2
            at = QRectF(left + width + theme.px(8), round(top), cap.width(), cap.height())
            paint_cap(painter, at, self._key, ink=ink, line=cap_line, size=self._measure.cap)

    def _paint_ground(self, painter: QPainter) -> tuple[str, str]:
        """Fill and frame; returns the tokens for words and for the cap's line."""
        fill, line, ink, cap = self._colours()
        wide = theme.px(2) if self._measure.height > 50 else theme.line_width()
        drawing.box(
            painter,
            QRectF(self.rect()),
            fill=theme.color(fill) if fill else None,
            line=theme.color(line) if line else None,
            width=wide,
            radius=theme.px(self._measure.radius),
            dashed=bool(self._reason) and theme.is_contrast(),
        )
        return ink, cap

    def _colours(self) -> tuple[str, str, str, str]:
        over = self.underMouse() and self.isEnabled()
        if self._reason or not self.isEnabled():
            return "sunken", "line", "ink3", "line-strong"
        if self._kind == "filled":
            fill = "accent-press" if self.isDown() else "accent-hover" if over else "accent"
            return fill, "", "on-accent", "on-accent"
        if self._kind == "quiet":
            return "hover" if over or self.isDown() else "", "", "accent", "line-strong"
        if self.isChecked():
            return "accent-soft", "accent", "accent", "accent"
        return "hover" if over or self.isDown() else "surface", "line-strong", "ink", "line-strong"
