"""The filled shapes that stand beside every status and verdict: one meaning, one form.

They are drawn in a box of 14 design units and scaled to the rectangle given.
"""

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

Shape = Literal[
    "done", "attend", "stop", "later", "draft", "sent", "acknowledged",
    "near", "beyond", "important", "worse", "within", "none", "break", "square",
]  # fmt: skip
UNIT: Final = 14


def paint_shape(
    painter: QPainter, shape: str, rect: QRectF, colour: QColor, cut: QColor | None = None
) -> None:
    """Draw one shape into ``rect``; ``cut`` colours what is cut out of it (default white).

    Raises KeyError for a shape that does not exist.
    """
    draw = _SHAPES[shape]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(rect.width(), rect.height())
    painter.translate(rect.center() - QPointF(side / 2, side / 2))
    painter.scale(side / UNIT, side / UNIT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    draw(painter, colour, cut if cut is not None else QColor("#FFFFFF"))
    painter.restore()


def names() -> tuple[str, ...]:
    """Every shape there is."""
    return tuple(_SHAPES)


def _stroke(painter: QPainter, colour: QColor, width: float, *, flat: bool = False) -> None:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if flat else Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _line(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))


def _fill(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))


def _done(painter: QPainter, colour: QColor, cut: QColor) -> None:
    painter.drawEllipse(QPointF(7, 7), 6.2, 6.2)
    _stroke(painter, cut, 1.8)
    _line(painter, (4.3, 7.3), (6.2, 9.2), (9.7, 5.2))


def _attend(painter: QPainter, colour: QColor, cut: QColor) -> None:
    _fill(painter, (7, 0.6), (13.4, 7), (7, 13.4), (0.6, 7))


def _stop(painter: QPainter, colour: QColor, cut: QColor) -> None:
    near, far = 0.9, 13.1
    low, high = 4.4, 9.6
    _fill(
        painter, (low, near), (high, near), (far, low), (far, high),
        (high, far), (low, far), (near, high), (near, low),
    )  # fmt: skip
    _stroke(painter, cut, 2.0, flat=True)
    _line(painter, (3.8, 7), (10.2, 7))


def _later(painter: QPainter, colour: QColor, cut: QColor) -> None:
    _stroke(painter, colour, 1.8)
    painter.drawEllipse(QPointF(7, 7), 5.2, 5.2)


def _draft(painter: QPainter, colour: QColor, cut: QColor) -> None:
    _fill(painter, (1.4, 12.6), (2.2, 9.2), (9.4, 2), (12, 4.6), (4.8, 11.8))


def _sent(painter: QPainter, colour: QColor, cut: QColor) -> None:
    _fill(painter, (13, 1.2), (0.8, 6), (5.6, 8.2), (7.8, 13.2))


def _acknowledged(painter: QPainter, colour: QColor, cut: QColor) -> None:
    _stroke(painter, colour, 2.0)
    _line(painter, (0.9, 7.6), (3.4, 10.2), (8.2, 3.8))
    _line(painter, (5.6, 8.8), (7.0, 10.2), (13.0, 3.8))


def _near(painter: QPainter, colour: QColor, cut: QColor) -> None:
    path = QPainterPath(QPointF(7, 1.4))
    path.arcTo(QRectF(1.4, 1.4, 11.2, 11.2), 90, -180)
    path.closeSubpath()
    painter.drawPath(path)
    _stroke(painter, colour, 1.8)
    painter.drawEllipse(QPointF(7, 7), 5.4, 5.4)


def _beyond(painter: QPainter, colour: QColor, cut: QColor) -> None:
    _fill(painter, (7, 1.6), (13.2, 12), (0.8, 12))


def _important(painter: QPainter, colour: QColor, cut: QColor) -> None:
    _fill(painter, (7, 0.8), (13, 8.6), (1, 8.6))
    painter.drawRect(QRectF(1, 10.4, 12, 2.2))


def _worse(painter: QPainter, colour: QColor, cut: QColor) -> None:
    _fill(painter, (7, 12.4), (13.2, 2), (0.8, 2))


def _within(painter: QPainter, colour: QColor, cut: QColor) -> None:
    _stroke(painter, colour, 1.8)
    painter.drawEllipse(QPointF(7, 7), 5.4, 5.4)
    _line(painter, (4.9, 7), (9.1, 7))


def _none(painter: QPainter, colour: QColor, cut: QColor) -> None:
    pen = QPen(colour, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.5, 1.25])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(0.9, 2.6, 12.2, 8.8), 1.6, 1.6)


def _break(painter: QPainter, colour: QColor, cut: QColor) -> None:
    _stroke(painter, colour, 1.9, flat=True)
    _line(painter, (0.4, 7), (5.6, 7))
    _line(painter, (8.4, 7), (13.6, 7))
    _line(painter, (4.9, 12.2), (9.1, 1.8))


def _square(painter: QPainter, colour: QColor, cut: QColor) -> None:
    _stroke(painter, colour, 1.8)
    painter.drawRoundedRect(QRectF(1.9, 1.9, 10.2, 10.2), 1.6, 1.6)


_SHAPES: Final[dict[str, Callable[[QPainter, QColor, QColor], None]]] = {
    "done": _done, "attend": _attend, "stop": _stop, "later": _later, "draft": _draft,
    "sent": _sent, "acknowledged": _acknowledged, "near": _near, "beyond": _beyond,
    "important": _important, "worse": _worse, "within": _within, "none": _none,
    "break": _break, "square": _square,
}  # fmt: skip
