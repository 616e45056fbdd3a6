"""What lies over a finished chart: the marked visit, a dragged range, the card of a visit."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from medex_desktop.frozen import dataclass
from medex_desktop.ui import theme
from medex_desktop.ui.chart_raster import Raster
from medex_desktop.ui.widgets import drawing

PAD: Final = 12
LINE: Final = 18
FAR: Final = 10
ARM: Final = 6


@dataclass(frozen=True, slots=True)
class TipLine:
    """A line of a card: words, the token of their colour, and whether they are semibold."""

    words: str
    ink: str = "ink2"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Tip:
    """The card of one visit: its title and its lines."""

    title: str
    lines: tuple[TipLine, ...] = ()

    def said(self) -> str:
        """The card as one sentence, read aloud."""
        return ". ".join([self.title, *(line.words for line in self.lines)])


def places(raster: Raster, visit: int) -> list[QPointF]:
    """Where the values of a visit lie."""
    return [QPointF(hit.x_px, hit.y_px) for hit in raster.hits if hit.visit == visit]


def paint_visit(painter: QPainter, raster: Raster, visit: int) -> None:
    """A fine upright line through the marked visit and four corners about each of its values.

    Corners, because a ring is what the baseline wears: a visit that is both wears both.
    """
    at = places(raster, visit)
    if not at:
        return
    painter.save()
    x = sum(point.x() for point in at) / len(at)
    fine = QColor(theme.color("accent"))
    fine.setAlphaF(0.55)
    painter.setPen(QPen(fine, theme.px(1), Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(x, raster.top), QPointF(x, raster.bottom))
    pen = QPen(theme.color("focus"), theme.px(2))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for point in at:
        for corner in corners(point):
            painter.drawPolyline(corner)
    painter.restore()


def corners(point: QPointF) -> list[list[QPointF]]:
    """The four corners of a square about a value; its sides stay open for line and ring."""
    far, arm = theme.px(FAR), theme.px(ARM)
    return [
        [
            QPointF(point.x() + across * (far - arm), point.y() + up * far),
            QPointF(point.x() + across * far, point.y() + up * far),
            QPointF(point.x() + across * far, point.y() + up * (far - arm)),
        ]
        for across, up in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]


def paint_band(painter: QPainter, raster: Raster, begin: float, end: float) -> None:
    """The range that is being dragged out."""
    low, high = sorted((begin, end))
    box = QRectF(low, raster.top, high - low, raster.bottom - raster.top)
    fill = QColor(theme.color("accent"))
    fill.setAlphaF(0.16)
    painter.fillRect(box, fill)
    painter.setPen(QPen(theme.color("accent"), theme.px(1)))
    painter.drawLine(box.topLeft(), box.bottomLeft())
    painter.drawLine(box.topRight(), box.bottomRight())


def paint_tip(painter: QPainter, room: QRect, raster: Raster, visit: int, tip: Tip) -> None:
    """The card beside a visit, inside ``room``."""
    at = places(raster, visit)
    if not at:
        return
    pad, line = theme.px(PAD), theme.px(LINE)
    title = theme.font(13, 600)
    faces = [theme.font(13, 600 if each.strong else 400) for each in tip.lines]
    widths = [drawing.advance(tip.title, title)]
    widths += [
        drawing.advance(each.words, face) for each, face in zip(tip.lines, faces, strict=True)
    ]
    wide = min(max(widths) + 2 * pad, room.width() - 2.0 * pad)
    high = line * (1 + len(tip.lines)) + 2 * pad - theme.px(4)
    box = _place(room, at, wide, high)
    drawing.box(
        painter,
        box,
        fill=theme.color("surface"),
        line=theme.color("line-strong"),
        width=theme.line_width(),
        radius=theme.px(8),
    )
    row = QRectF(box.left() + pad, box.top() + pad - theme.px(2), wide - 2 * pad, line)
    drawing.text(painter, row, tip.title, title, theme.color("ink"))
    for each, face in zip(tip.lines, faces, strict=True):
        row.translate(0, line)
        drawing.text(painter, row, each.words, face, theme.color(each.ink))


def _place(room: QRect, at: list[QPointF], wide: float, high: float) -> QRectF:
    """Right of the visit when there is room, else left of it; never over its values."""
    gap = theme.px(16)
    x = max(point.x() for point in at) + gap
    if x + wide > room.right():
        x = min(point.x() for point in at) - gap - wide
    x = min(max(x, theme.px(4)), room.right() - wide - theme.px(4))
    y = sum(point.y() for point in at) / len(at) - high / 2
    y = min(max(y, theme.px(4)), room.bottom() - high - theme.px(4))
    return QRectF(round(x), round(y), round(wide), round(high))
