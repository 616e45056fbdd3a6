"""A paper on screen, page by page: the whole page, or as wide as there is room."""

from typing import Final, Literal

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from medex_desktop.frozen import dataclass
from medex_desktop.ui import theme
from medex_desktop.ui.latest import Latest
from medex_desktop.ui.pdf_pages import page_image, page_sizes
from medex_desktop.ui.tasks import Task, Tasks
from medex_desktop.ui.widgets import drawing

Fit = Literal["whole", "width"]
MARGIN: Final = 12
SETTLE_MS: Final = 60


@dataclass(frozen=True, slots=True)
class _Order:
    pdf: bytes
    page: int
    width: int
    ratio: float

    def __call__(self, _task: Task) -> "_Drawn":
        sizes = page_sizes(self.pdf)
        size = sizes[self.page]
        dpi = self.width * self.ratio / (size.width() / 72)
        image = page_image(self.pdf, self.page, dpi)
        image.setDevicePixelRatio(self.ratio)
        return _Drawn(self, image)


@dataclass(frozen=True, slots=True)
class _Drawn:
    order: _Order
    image: QImage


class _Paper(QWidget):
    """The canvas: the page in the middle of the desk."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.page = QRect()
        self.words = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = drawing.painter_for(self)
        painter.fillRect(event.rect(), theme.color("desk"))
        if self.page.isEmpty():
            box = QRectF(self.rect()).adjusted(24, 24, -24, -24)
            painter.setFont(theme.font(13))
            painter.setPen(theme.color("ink2"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box, int(flags), self.words)
            return
        edge = QRectF(self.page).adjusted(-1, -1, 1, 1)
        drawing.box(painter, edge, line=theme.color("line-strong"), width=1)
        painter.fillRect(self.page, QColor(Qt.GlobalColor.white))
        if not self.image.isNull():
            painter.drawImage(QRectF(self.page), self.image, QRectF(self.image.rect()))


class PageView(QScrollArea):
    """``show_pdf(pdf, said)``; PgUp and PgDn turn the page. ``said`` is read aloud.

    ``turned(page, pages)`` tells where it is, from 0; ``drawn`` that the picture is sharp.
    """

    turned = Signal(int, int)
    drawn = Signal()

    def __init__(self, tasks: Tasks, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pdf = b""
        self._sizes: list[QSizeF] = []
        self._page = 0
        self._fit: Fit = "whole"
        self._work = Latest(tasks, self)
        self._drawn: _Order | None = None
        self._paper = _Paper()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self.setWidget(self._paper)
        self.setWidgetResizable(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

        self._timer.timeout.connect(self._draw)
        self._work.done.connect(self._on_work_done)
        theme.look().changed.connect(self._settle)

    def show_pdf(self, pdf: bytes, sizes: list[QSizeF], said: str) -> None:
        """Show a paper; the page one was on is kept when it still exists."""
        self._pdf, self._sizes = pdf, sizes
        self._page = min(self._page, len(sizes) - 1)
        self.setAccessibleDescription(said)
        self._settle(0)
        self.turned.emit(self._page, len(sizes))

    def show_words(self, words: str) -> None:
        """Show a sentence in place of a page."""
        self._pdf, self._sizes, self._page = b"", [], 0
        self._drawn = None
        self._paper.image = QImage()
        self._paper.words = words
        self.setAccessibleDescription(words)
        self._settle()
        self.turned.emit(0, 0)

    def set_fit(self, fit: Fit) -> None:
        """Show the whole page, or fill the width."""
        self._fit = fit
        self._settle(0)

    def turn(self, step: int) -> None:
        """The next or the previous page."""
        if self._sizes:
            self._page = min(max(self._page + step, 0), len(self._sizes) - 1)
            self.verticalScrollBar().setValue(0)
            self._settle(0)
            self.turned.emit(self._page, len(self._sizes))

    def pages(self) -> int:
        """How many pages the paper has, 0 while none is shown."""
        return len(self._sizes)

    def image(self) -> QImage:
        """The picture shown, null while there is none."""
        return self._paper.image

    def is_sharp(self) -> bool:
        """Whether the picture is the one wanted, not an older one scaled."""
        return self._drawn is not None and self._drawn == self._order()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page follows the room it has."""
        super().resizeEvent(event)
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pages turn where they can; else the page scrolls."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.turn(1)
        elif event.key() == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turn(-1)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """A page's proportions."""
        return QSize(theme.px(440), theme.px(480))

    def minimumSizeHint(self) -> QSize:
        """Still to be recognised."""
        return QSize(theme.px(160), theme.px(160))

    def _settle(self, after_ms: int = SETTLE_MS) -> None:
        """Lay the page out for the room there is, and have it drawn for that."""
        room = self.viewport().size()
        margin = theme.px(MARGIN)
        if not self._sizes:
            self._paper.page = QRect()
            self._paper.resize(room)
            self._paper.update()
            return
        size = self._sizes[self._page]
        wide = max(40, room.width() - 2 * margin)
        if self._fit == "whole":
            room = self.maximumViewportSize()
            most = max(40, room.height() - 2 * margin)
            wide = min(wide, int(most * size.width() / size.height()))
        high = int(wide * size.height() / size.width())
        whole = QSize(room.width(), max(room.height(), high + 2 * margin))
        left = (room.width() - wide) // 2
        top = max(margin, (whole.height() - high) // 2)
        self._paper.page = QRect(left, top, wide, high)
        self._paper.resize(whole)
        self._paper.update()
        self._timer.start(after_ms)

    def _order(self) -> _Order | None:
        if not self._pdf or self._paper.page.isEmpty():
            return None
        return _Order(self._pdf, self._page, self._paper.page.width(), self.devicePixelRatioF())

    def _draw(self) -> None:
        order = self._order()
        if order is not None and order != self._drawn:
            self._work.ask(order)

    def _on_work_done(self, drawn: _Drawn) -> None:
        if drawn.order.pdf is not self._pdf:
            return
        self._drawn = drawn.order
        self._paper.image = drawn.image
        self._paper.update()
        if self.is_sharp():
            self.drawn.emit()
