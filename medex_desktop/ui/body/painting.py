"""Paints the figure: a calm body, seams between its regions, hatching and a number where it hurts.

Everything but words is drawn on the sheet, in its units; the painter has been scaled before.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from medex_desktop.ui import theme
from medex_desktop.ui.body import paths, regions
from medex_desktop.ui.body.outline import View
from medex_desktop.ui.widgets import drawing

SHADES: Final = (13, 9, 5)
# slanting lines stand this far apart, measured across, one unit less for each step of pain
WIDEST: Final = 14
TEXT: Final = 12
GYM_TEXT: Final = 16
PILL: Final = 1.5


def body(painter: QPainter, view: View, *, seams: bool) -> None:
    """The body without its frame, on a transparent ground; ``seams`` part the regions.

    What is drawn after the first fill stays on the body by the way it is laid over it.
    """
    path = paths.silhouette(view)
    plain = theme.is_contrast()
    painter.save()
    painter.translate(regions.OFFSETS[view], 0)
    painter.fillPath(path, theme.color("track"))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
    if not plain:
        for width in SHADES:  # rounder towards the edge
            painter.strokePath(path, _pen("line-strong", width, 0.07))
    painter.translate(-regions.OFFSETS[view], 0)
    if seams:
        pen = _pen("line", 0.9) if plain else _pen("surface", 1.4)
        for key, one in regions.REGIONS.items():
            if one.site.view == view:
                painter.strokePath(paths.region(key), pen)
    painter.restore()


def frame(painter: QPainter, view: View) -> None:
    """The thin lines of the body and its outline, over everything painted into it."""
    painter.save()
    painter.translate(regions.OFFSETS[view], 0)
    painter.strokePath(paths.lines(view), _pen("ink3", 0.8, 0.5))
    painter.strokePath(paths.silhouette(view), _pen("line-strong", 1.2))
    painter.restore()


def pain(painter: QPainter, key: str, value: int) -> None:
    """A region that was marked: soft, hatched the closer the worse."""
    path = paths.region(key)
    painter.fillPath(path, theme.color("alert-soft" if value else "surface"))
    if value:
        pen = _pen("alert", 1.0, 1.0 if theme.is_contrast() else 0.6)
        painter.strokePath(paths.hatching(key, WIDEST - value), pen)
    painter.strokePath(path, _pen("alert" if value else "line-strong", 1.4))


def lit(painter: QPainter, key: str) -> None:
    """The region under the pointer."""
    path = paths.region(key)
    painter.fillPath(path, theme.color("accent-soft"))
    painter.strokePath(path, _pen("accent", 1.4))


def ring(painter: QPainter, key: str, *, strong: bool) -> None:
    """The frame of the region the keyboard is at; ``strong`` while it has the focus."""
    path = paths.region(key)
    painter.strokePath(path, _pen("surface", 6 if strong else 4))
    painter.strokePath(path, _pen("focus", 3 if strong else 1.6))


def badge(painter: QPainter, at: QPointF, value: int, *, size: int, ringed: bool) -> None:
    """The number of a region in a pill, ``size`` high; its frame is quiet where nothing hurts.

    Large text covers a small region: ``ringed`` repeats the ring of the keyboard around the pill.
    """
    words = str(value)
    font = theme.font(size, 700)
    high = theme.px(PILL * size)
    wide = max(float(high), drawing.advance(words, font) + theme.px(10))
    rect = QRectF(at.x() - wide / 2, at.y() - high / 2, wide, high)
    if ringed:
        reach = theme.px(2)
        around = rect.adjusted(-reach, -reach, reach, reach)
        drawing.box(painter, around, fill=theme.color("focus"), radius=high / 2 + reach)
    line = theme.color("alert" if value else "line-strong")
    drawing.box(
        painter, rect, fill=theme.color("surface"), line=line, width=theme.px(1.5),
        radius=high / 2,
    )  # fmt: skip
    drawing.text(painter, rect, words, font, theme.color("ink"), drawing.MIDDLE, elide=False)


def _pen(token: str, width: float, opacity: float = 1.0) -> QPen:
    colour = QColor(theme.color(token))
    colour.setAlphaF(opacity)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def leader(painter: QPainter, points: list[QPointF]) -> None:
    """A thin line from a joint to its words, in pixels."""
    path = QPainterPath(points[0])
    for point in points[1:]:
        path.lineTo(point)
    painter.strokePath(path, _pen("line-strong", theme.px(1)))


def marker(painter: QPainter, at: QPointF, *, on: bool, chosen: bool) -> None:
    """A joint on the body, in pixels: a ring, filled once it was chosen."""
    size = theme.px(7 if on or chosen else 5)
    painter.setPen(_pen("focus" if on or chosen else "line-strong", theme.px(2)))
    painter.setBrush(theme.color("focus" if chosen else "surface"))
    painter.drawEllipse(at, size, size)
