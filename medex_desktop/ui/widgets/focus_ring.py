"""The ring around a control that has the keyboard, drawn outside it with a gap of two pixels."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing

REACH = 4


class FocusRing(QWidget):
    """Give one to a control; it shows itself while that control has the focus from the keyboard.

    It is a child of the nearest ancestor with room for it, so nothing clips it and no layout moves.
    """

    def __init__(self, control: QWidget, radius: int = 6) -> None:
        super().__init__(control)
        self._control = control
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        control.installEventFilter(self)
        control.destroyed.connect(self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control: focus, size, place, visibility, also when what holds it moves."""
        kind = event.type()
        if kind in (QEvent.Type.Move, QEvent.Type.Resize):
            if not self.isHidden():  # shown, be it on a page that is still to be shown
                self._settle()
        elif watched is self._control:
            if isinstance(event, QFocusEvent) and kind == QEvent.Type.FocusIn:
                if event.reason() != Qt.FocusReason.MouseFocusReason:
                    self._settle()
            elif kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
                self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        reach = theme.px(REACH)
        painter = drawing.painter_for(self)
        drawing.box(
            painter,
            QRectF(self.rect()),
            line=theme.color("focus"),
            width=theme.px(2),
            radius=theme.px(self._radius) + reach,
        )

    def _settle(self) -> None:
        reach = theme.px(REACH)
        host = self._control.parentWidget() or self._control
        place = self._around(host, reach)
        while not host.isWindow() and not host.rect().contains(place):
            above = host.parentWidget()
            if above is None or above.objectName() == "qt_scrollarea_viewport":
                break
            host.installEventFilter(self)
            host = above
            place = self._around(host, reach)
        if self.parentWidget() is not host:
            self.setParent(host)
        self.setGeometry(place)
        self.raise_()
        self.show()

    def _around(self, host: QWidget, reach: int) -> QRect:
        corner = self._control.mapTo(host, QPoint(0, 0))
        return QRect(corner, self._control.size()).adjusted(-reach, -reach, reach, reach)
