"""A chart of skills on screen: drawn off the screen's thread, shown until the next is ready."""

from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.charts.skill_data import BarsData, StepsData
from medex_desktop.charts.style import Style
from medex_desktop.frozen import dataclass
from medex_desktop.ui import theme
from medex_desktop.ui.chart_raster import DPI, present_style
from medex_desktop.ui.latest import Latest
from medex_desktop.ui.tasks import Task, Tasks
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.focus_ring import FocusRing

_SETTLE_MS: Final = 60


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is to be drawn, and the finished picture once it is."""

    data: StepsData | BarsData
    width: int
    height: int
    ratio: float
    style: Style


def draw(wanted: Drawing, _task: Task | None = None) -> tuple[Drawing, QImage]:
    """Draw a chart; called on a worker's thread."""
    # matplotlib costs more than the whole start; it is wanted only here.
    from medex_desktop.charts.output import raster
    from medex_desktop.charts.skills import bars_figure, steps_figure

    size = (wanted.width / DPI, wanted.height / DPI)
    if isinstance(wanted.data, StepsData):
        made = steps_figure(wanted.data, *size, wanted.style)
    else:
        made = bars_figure(wanted.data, *size, wanted.style)
    pixels, wide, high = raster(made, wanted.ratio)
    image = QImage(pixels, wide, high, 4 * wide, QImage.Format.Format_RGBA8888)
    image = image.convertToFormat(QImage.Format.Format_RGB32)  # its own copy, quick to paint
    image.setDevicePixelRatio(wanted.ratio)
    return wanted, image


class ChartPicture(QWidget):
    """``show_data(data, said)``; ``said`` is the chart in words, read aloud."""

    def __init__(self, tasks: Tasks, name: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: StepsData | BarsData | None = None
        self._drawn: tuple[Drawing, QImage] | None = None
        self._high = height
        self._work = Latest(tasks, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE_MS)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Tab brings it into sight
        FocusRing(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

        self._timer.timeout.connect(self._draw)
        self._work.done.connect(self._on_work_done)
        theme.look().changed.connect(self._timer.start)

    def show_data(self, data: StepsData | BarsData, said: str) -> None:
        """Show other data once it is drawn."""
        self._data = data
        self.setAccessibleDescription(said)
        self._timer.start(0)

    def image(self) -> QImage:
        """The finished picture, null before the first."""
        return self._drawn[1] if self._drawn else QImage()

    def sizeHint(self) -> QSize:
        """The least; it takes all the room there is."""
        return QSize(theme.px(320), theme.px(self._high))

    def minimumSizeHint(self) -> QSize:
        """Enough for axes and words."""
        return QSize(theme.px(240), theme.px(self._high))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew once the size has settled."""
        super().resizeEvent(event)
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture; scaled while another is being drawn."""
        painter = drawing.painter_for(self)
        if self._drawn is None:
            painter.fillRect(self.rect(), theme.color("surface"))
            return
        wanted, image = self._drawn
        if (wanted.width, wanted.height) == (self.width(), self.height()):
            painter.drawImage(QPointF(0, 0), image)
        else:
            painter.drawImage(QRectF(self.rect()), image, QRectF(image.rect()))

    def _draw(self) -> None:
        if self._data is None or self.width() < 40 or self.height() < 40:
            return
        ratio = self.devicePixelRatioF()
        wanted = Drawing(self._data, self.width(), self.height(), ratio, present_style())
        if self._drawn is None or self._drawn[0] != wanted:
            self._work.ask(partial(draw, wanted))

    def _on_work_done(self, drawn: tuple[Drawing, QImage]) -> None:
        self._drawn = drawn
        self.update()
