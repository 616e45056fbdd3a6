"""A card over a dimmed screen: Escape closes it, Tab stays in it, focus returns where it was."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.card import Card

RADIUS: Final = 12
SHADOW: Final = 32
MARGIN: Final = 24


class _Sheet(Card):
    def radius(self) -> int:
        return RADIUS

    def line(self) -> str:
        return "line-strong"


def is_in_overlay(widget: QWidget) -> bool:
    """Whether a widget belongs to an overlay that is open."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, Overlay):
        above = above.parentWidget()
    return above is not None and above.isVisible()


class Overlay(QWidget):
    """``Overlay(window, "Find", width=680, top=84)``: fill ``card.body``, then ``open()``.

    ``top`` 0 centres it. ``closed()`` comes when it is gone. It is a child of ``host`` and covers
    it; ``height`` 0 lets the content decide. ``closable=False`` ignores Escape.
    """

    closed = Signal()

    def __init__(
        self,
        host: QWidget,
        name: str,
        *,
        width: int = 560,
        height: int = 0,
        top: int = 0,
        closable: bool = True,
        margins: int = 24,
    ) -> None:
        super().__init__(host)
        self._width, self._height, self._top = width, height, top
        self._closable = closable
        self._before: QWidget | None = None
        self.card = _Sheet(self, margins=margins, gap=12, ground="")
        self.card.installEventFilter(self)
        self.setAccessibleName(name)
        self.card.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        host.installEventFilter(self)
        theme.look().changed.connect(self._settle)
        self.hide()

    def open(self, focus: QWidget | None = None) -> None:
        """Show it and put the keyboard on ``focus`` or its first control."""
        self._before = QApplication.focusWidget()
        self._settle()
        self.show()
        self.raise_()
        self._settle()
        chain = self._chain()
        target = focus or (chain[0] if chain else None)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def close_overlay(self) -> None:
        """Hide it and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the host's size and the content's wishes."""
        kind = event.type()
        if self.isVisible() and (
            (watched is self.parent() and kind == QEvent.Type.Resize)
            or (watched is self.card and kind == QEvent.Type.LayoutRequest)
        ):
            self._settle()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; nothing else gets through to what lies beneath."""
        if event.key() == Qt.Key.Key_Escape and self._closable:
            self.close_overlay()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go round inside."""
        chain = self._chain()
        if not chain:
            return True
        now = QApplication.focusWidget()
        at = chain.index(now) if now in chain else -1
        step = 1 if forward else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        chain[(at + step) % len(chain)].setFocus(reason)
        return True

    def _chain(self) -> list[QWidget]:
        """Every control inside that Tab can reach, in order."""
        found: list[QWidget] = []
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if (
                self.isAncestorOf(widget)
                and widget.isVisibleTo(self)
                and widget.isEnabled()
                and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
                and widget.focusProxy() is None
            ):
                found.append(widget)
            widget = widget.nextInFocusChain()
        return found

    def _settle(self) -> None:
        host = self.parentWidget()
        if host is None:
            return
        self.setGeometry(host.rect())
        edge = theme.px(MARGIN) if host.width() > theme.px(self._width) else theme.px(8)
        wide = min(theme.px(self._width), host.width() - 2 * edge)
        room = host.height() - 2 * edge
        wish = theme.px(self._height) or self._content_height(wide)
        high = min(wish, room)
        top = max(edge, theme.px(self._top)) if self._top else (host.height() - high) // 2
        if top + high > host.height() - edge:
            top = max(edge, host.height() - edge - high)
        self.card.setGeometry((host.width() - wide) // 2, top, wide, high)

    def _content_height(self, wide: int) -> int:
        layout = self.card.body
        if layout.hasHeightForWidth():
            return max(layout.totalHeightForWidth(wide), layout.totalMinimumSize().height())
        return layout.totalSizeHint().height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The scrim and the card's shadow."""
        painter = drawing.painter_for(self)
        if self._is_within_card(event.region()):
            painter.fillRect(event.rect(), theme.color("surface"))
            return
        painter.fillRect(self.rect(), theme.color("scrim"))
        self._paint_shadow(painter)
        if not theme.is_contrast():
            box = QRectF(self.card.geometry())
            drawing.box(painter, box, fill=theme.color("surface"), radius=theme.px(RADIUS))

    def _is_within_card(self, region: QRegion) -> bool:
        """Whether neither scrim nor shadow nor a round corner shows: typing in it is cheap."""
        card, radius = self.card.geometry(), theme.px(RADIUS)
        upright = card.adjusted(radius, 0, -radius, 0)
        lying = card.adjusted(0, radius, 0, -radius)
        outside = region.subtracted(QRegion(upright)).subtracted(QRegion(lying))
        return outside.isEmpty()

    def _paint_shadow(self, painter: QPainter) -> None:
        """Soft, 12 down, 32 wide, 22 %: rings of falling strength."""
        rings = 16
        reach = theme.px(SHADOW)
        base = QRectF(self.card.geometry()).translated(0, theme.px(12))
        for ring in range(rings):
            grow = reach * (1 - ring / rings) - reach / 3
            rect = base.adjusted(-grow, -grow, grow, grow)
            drawing.box(painter, rect, fill=QColor(0, 0, 0, 4), radius=theme.px(RADIUS) + grow)

    def mousePressEvent(self, event: object) -> None:
        """A click beside the card does nothing: nothing is lost by a slip."""
