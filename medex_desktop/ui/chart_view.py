"""The trend chart on screen: a picture drawn in the background, read by mouse and by keyboard.

Painting and hovering only ever use the finished picture; a new one is drawn off the screen's
thread after a change of data, size, look or window, and the old one stays, scaled, until then.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.charts.data import TrendData
from medex_desktop.ui import theme
from medex_desktop.ui.chart_marks import Tip, paint_band, paint_tip, paint_visit
from medex_desktop.ui.chart_raster import Order, Raster, draw, present_style
from medex_desktop.ui.latest import Latest
from medex_desktop.ui.tasks import Task, Tasks
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.focus_ring import FocusRing

SETTLE_MS: Final = 60
REACH: Final = 22
DRAG: Final = 8
SHORTEST_DAYS: Final = 28.0
STEP: Final = 0.6


class ChartView(QWidget):
    """``show_data(data, tips)``: ``tips`` say for each visit what its card reads.

    Left and Right go from visit to visit; wheel, plus and minus or a dragged range narrow the
    window of dates; a double click, 0 or Escape shows everything again.
    """

    visit_chosen = Signal(int)
    window_changed = Signal(bool)
    drawn = Signal()

    def __init__(self, tasks: Tasks, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = TrendData("", ())
        self._shown = self._data
        self._tips: Mapping[int, Tip] = {}
        self._raster: Raster | None = None
        self._work = Latest(tasks, self)
        self._visit = -1
        self._hover = -1
        self._drag: tuple[float, float] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        FocusRing(self, 8)

        self._timer.timeout.connect(self._draw)
        self._work.done.connect(self._on_work_done)
        theme.look().changed.connect(self._on_look_changed)

    def show_data(self, data: TrendData, tips: Mapping[int, Tip], said: str) -> None:
        """Show a trend; ``said`` is the chart in words, read aloud."""
        if data != self._data:  # what is drawn already stays good
            self._data = data
        self._tips, self._shown = tips, self._data
        self._visit = self._hover = -1
        self.setAccessibleDescription(said)
        self.window_changed.emit(False)
        self._timer.start(0)

    def set_visit(self, visit: int) -> None:
        """Mark a visit (its index in the data), -1 for none; nothing is told."""
        self._visit = visit
        self.update()

    def visit(self) -> int:
        """The marked visit, -1 for none."""
        return self._visit

    def data(self) -> TrendData:
        """What is shown, with the window of dates in force."""
        return self._shown

    def is_zoomed(self) -> bool:
        """Whether a part of the time is shown."""
        return self._shown is not self._data

    def raster(self) -> Raster | None:
        """The finished picture with its places, None before the first."""
        return self._raster

    def image(self) -> QImage:
        """The finished picture, null before the first."""
        return self._raster.image if self._raster else QImage()

    def move_visit(self, step: int) -> None:
        """Go to the next or the previous visit in the window, and tell."""
        inside = self._visible()
        if not inside:
            return
        if self._visit in inside:
            at = min(max(inside.index(self._visit) + step, 0), len(inside) - 1)
        else:
            at = len(inside) - 1 if step < 0 else 0
        self._choose(inside[at])

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Narrow (below 1) or widen the window about a day, the marked visit or the middle."""
        raster = self._raster
        if raster is None or not self._data.visits:
            return
        if around is None:
            chosen = self._visit in self._visible()
            day = self._data.visits[self._visit].day.toordinal() if chosen else None
            around = day if day is not None else (raster.first + raster.last) / 2
        low = around - (around - raster.first) * factor
        high = around + (raster.last - around) * factor
        self._set_window(low, high)

    def reset(self) -> None:
        """Show every visit of the data again."""
        if self.is_zoomed():
            self._shown = self._data
            self.window_changed.emit(False)
            self._timer.start(0)

    def _set_window(self, low: float, high: float) -> None:
        if high - low < SHORTEST_DAYS:
            middle = (low + high) / 2
            low, high = middle - SHORTEST_DAYS / 2, middle + SHORTEST_DAYS / 2
        first, last = self._reach()
        if low <= first and high >= last:
            self.reset()
            return
        low, high = max(low, first), min(high, last)
        start, end = date.fromordinal(round(low)), date.fromordinal(round(high))
        self._shown = replace(self._data, start=start, end=end)
        self.window_changed.emit(True)
        self._timer.start(0)

    def _reach(self) -> tuple[float, float]:
        """The first and last day worth showing."""
        days = [visit.day.toordinal() for visit in self._data.visits]
        first = self._data.start.toordinal() if self._data.start else min(days) - 20
        return first, max(days) + 20

    def _visible(self) -> list[int]:
        start, end = self._shown.start, self._shown.end
        return [
            index
            for index, visit in enumerate(self._shown.visits)
            if (start is None or visit.day >= start) and (end is None or visit.day <= end)
        ]

    def _choose(self, visit: int) -> None:
        self.set_visit(visit)
        tip = self._tips.get(visit)
        self.setAccessibleDescription(tip.said() if tip else "")
        self.visit_chosen.emit(visit)

    def _draw(self) -> None:
        """Have it drawn for the size, the look and the window there is now."""
        order = self._order()
        if self.width() < 40 or self.height() < 40:
            return
        if self._raster is None or self._raster.order != order:
            self._work.ask(_Drawing(order))

    def _order(self) -> Order:
        ratio = self.devicePixelRatioF()
        return Order(self._shown, self.width(), self.height(), ratio, present_style())

    def _on_work_done(self, raster: Raster) -> None:
        self._raster = raster
        self.update()
        self.drawn.emit()

    def _on_look_changed(self) -> None:
        self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew once the size has settled."""
        super().resizeEvent(event)
        self._timer.start()

    def sizeHint(self) -> QSize:
        """The least; it takes all the room there is."""
        return QSize(theme.px(480), theme.px(260))

    def minimumSizeHint(self) -> QSize:
        """Enough for the axes and two lines of words."""
        return QSize(theme.px(240), theme.px(240))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, the marked visit, the dragged range, the card."""
        painter = drawing.painter_for(self)
        raster = self._raster
        if raster is None:
            painter.fillRect(self.rect(), theme.color("surface"))
            return
        order = raster.order
        if (order.width, order.height) == (self.width(), self.height()):
            painter.drawImage(QPointF(0, 0), raster.image)
        else:
            painter.drawImage(QRectF(self.rect()), raster.image, QRectF(raster.image.rect()))
            return
        if order.data is not self._shown:
            return
        if self._drag is not None:
            paint_band(painter, raster, *self._drag)
        if self._visit >= 0:
            paint_visit(painter, raster, self._visit)
        shown = self._hover if self._hover >= 0 else self._visit if self.hasFocus() else -1
        tip = self._tips.get(shown)
        if tip is not None and self._drag is None:
            paint_tip(painter, QRect(self.rect()), raster, shown, tip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Visits with the arrows, the window with plus, minus and 0."""
        key = event.key()
        if event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.move_visit(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key == Qt.Key.Key_0 or (key == Qt.Key.Key_Escape and self.is_zoomed()):
            self.reset()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Find the visit under the pointer, or widen the dragged range."""
        x = event.position().x()
        if self._drag is not None:
            self._drag = (self._drag[0], x)
            self.update()
            return
        found = self._visit_at(event.position())
        if found != self._hover:
            self._hover = found
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a range, or choose a visit."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        found = self._visit_at(event.position())
        if found >= 0:
            self._choose(found)
        elif self._raster is not None:
            self._drag = (event.position().x(), event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show the dragged range."""
        drag, self._drag = self._drag, None
        raster = self._raster
        self.update()
        if drag is not None and raster is not None and abs(drag[1] - drag[0]) >= DRAG:
            low, high = sorted((raster.day_at(drag[0]), raster.day_at(drag[1])))
            self._set_window(low, high)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Everything again."""
        self._drag = None
        self.reset()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, or once zoomed, the wheel narrows; else the page scrolls."""
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        turn = event.angleDelta().y()
        if not turn or self._raster is None or not (held or self.is_zoomed() or self.hasFocus()):
            event.ignore()
            return
        factor = STEP if turn > 0 else 1 / STEP
        self.zoom(factor, self._raster.day_at(event.position().x()))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """No card without a pointer."""
        self._hover = -1
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Nothing yet."""
        self._hover = -1

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The newest visit is the first to be read by keyboard."""
        super().focusInEvent(event)
        inside = self._visible()
        keyboard = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if keyboard and inside and self._visit not in inside:
            self._choose(inside[-1])
        self.update()

    def _visit_at(self, place: QPointF) -> int:
        raster = self._raster
        if raster is None or raster.order.data is not self._shown:
            return -1
        reach = float(theme.px(REACH))
        best, found = reach * reach, -1
        for hit in raster.hits:
            apart = (hit.x_px - place.x()) ** 2 + (hit.y_px - place.y()) ** 2
            if apart < best:
                best, found = apart, hit.visit
        return found


class _Drawing:
    """The work of one task: it holds the order alone, never the widget."""

    def __init__(self, order: Order) -> None:
        self._order = order

    def __call__(self, task: Task) -> Raster:
        return draw(self._order, task)
