"""How far a paper has come: draft, signed, sent, acknowledged. Done, present and coming steps."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.shapes import paint_shape


class Stepper(QWidget):
    """``Stepper([_("Draft"), _("Signed"), ...])``; ``set_step(1)``: the first is done."""

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        self._step = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_step(0)

    def set_step(self, step: int) -> None:
        """The step it is at, from 0."""
        self._step = step
        said = self._steps[min(step, len(self._steps) - 1)]
        self.setAccessibleName(
            _("{said}, step {n} of {m}", said=said, n=step + 1, m=len(self._steps))
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Discs over words."""
        face = theme.font(12, 600)
        width = sum(drawing.advance(step, face) + theme.px(14) for step in self._steps)
        return QSize(round(width), theme.px(44))

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lines, discs, words."""
        painter = drawing.painter_for(self)
        face = theme.font(12, 600)
        widths = [drawing.advance(step, face) for step in self._steps]
        spare = (self.width() - sum(widths)) / max(1, len(widths))
        middles, left = [], 0.0
        for width in widths:
            middles.append(left + (width + spare) / 2)
            left += width + spare
        level = theme.px(13)
        painter.setPen(QPen(theme.color("line"), theme.px(2)))
        painter.drawLine(QPointF(middles[0], level), QPointF(middles[-1], level))
        for at, (middle, width) in enumerate(zip(middles, widths, strict=True)):
            self._paint_step(painter, at, middle, level, width)

    def _paint_step(
        self, painter: QPainter, at: int, middle: float, level: float, width: float
    ) -> None:
        side = theme.px(14)
        disc = QRectF(middle - side / 2, level - side / 2, side, side)
        ground = disc.adjusted(-3, -3, 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(ground)
        if at < self._step:
            paint_shape(painter, "done", disc, theme.color("accent"), theme.color("surface"))
        elif at == self._step:
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(disc)
        else:
            paint_shape(painter, "later", disc, theme.color("ink3"))
        now = at == self._step
        face = theme.font(12, 600 if now else 400)
        words = QRectF(middle - width / 2 - 4, level + theme.px(11), width + 8, theme.px(18))
        ink = theme.color("accent" if now else "ink2")
        drawing.text(painter, words, self._steps[at], face, ink, drawing.MIDDLE, elide=False)
