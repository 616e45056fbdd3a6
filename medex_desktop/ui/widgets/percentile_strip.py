"""Where a value stands among people of the same age and sex: five named bands and a marker."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing

BAR_TOP: Final = 20
BAR: Final = 16
HEIGHT: Final = 60
INSET: Final = 26


@dataclass(frozen=True, slots=True)
class Band:
    """One band from ``low`` to ``high`` in the measure's unit; ``edge`` labels its upper end."""

    name: str
    low: float
    high: float
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A threshold in the measure's unit with its short name, "EWGSOP2 16"."""

    name: str
    at: float


class PercentileStrip(QWidget):
    """``set_bands(bands, value, ticks)`` or ``set_none("no norm for this age")``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bands: tuple[Band, ...] = ()
        self._ticks: tuple[Tick, ...] = ()
        self._value: float | None = None
        self._none = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_none(_("no norm for this age"))

    def set_bands(
        self, bands: Sequence[Band], value: float | None, ticks: Sequence[Tick] = ()
    ) -> None:
        """Show the bands, lowest first, and the marker at ``value`` (none while not measured)."""
        self._bands, self._ticks, self._value = tuple(bands), tuple(ticks), value
        self._none = ""
        here = self.band_of_value()
        said = here.name if here else _("not measured")
        self.setAccessibleName(_("Percentile strip: {said}", said=said))
        self.update()

    def set_none(self, words: str) -> None:
        """Say why there is no strip."""
        self._bands, self._value, self._none = (), None, words
        self.setAccessibleName(words)
        self.update()

    def band_of_value(self) -> Band | None:
        """The band the marker stands in; values beyond the table belong to the end bands."""
        if self._value is None or not self._bands:
            return None
        for band in self._bands:
            if self._value < band.high:
                return band
        return self._bands[-1]

    def sizeHint(self) -> QSize:
        """Labels, bar, names."""
        return QSize(theme.px(480), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Narrow strips leave out names that do not fit."""
        return QSize(theme.px(240), theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bands, edges, names, thresholds and marker."""
        painter = drawing.painter_for(self)
        if not self._bands:
            self._paint_none(painter)
            return
        here = self.band_of_value()
        for band in self._bands:
            self._paint_band(painter, band, chosen=band is here)
        for tick in self._ticks:
            self._paint_tick(painter, tick)
        if self._value is not None:
            self._paint_marker(painter, self._x(self._value))

    def _paint_none(self, painter: QPainter) -> None:
        rect = QRectF(0, theme.px(BAR_TOP), self.width(), theme.px(BAR))
        drawing.box(
            painter, rect, line=theme.color("line-strong"), width=theme.px(1), radius=theme.px(3),
            dashed=True,
        )  # fmt: skip
        below = rect.translated(0, rect.height() + theme.px(4))
        drawing.text(painter, below, self._none, theme.font(13), theme.color("ink2"))

    def _span(self) -> tuple[float, float]:
        return self._bands[0].low, self._bands[-1].high

    def _x(self, value: float) -> float:
        low, high = self._span()
        inset = theme.px(INSET)
        part = (min(max(value, low), high) - low) / (high - low)
        return inset + part * (self.width() - 2 * inset)

    def _paint_band(self, painter: QPainter, band: Band, *, chosen: bool) -> None:
        left, right = self._x(band.low), self._x(band.high)
        top = theme.px(BAR_TOP)
        gap = theme.px(1)
        rect = QRectF(left + gap, top, right - left - 2 * gap, theme.px(BAR))
        fill = theme.color("accent" if chosen else "norm-band")
        drawing.box(painter, rect, fill=fill, radius=theme.px(3))
        face = theme.font(12, 600 if chosen else 400)
        ink = theme.color("ink" if chosen else "ink3")
        if chosen or drawing.advance(band.name, face) <= right - left:
            below = QRectF(left - 60, rect.bottom() + theme.px(3), right - left + 120, theme.px(18))
            drawing.text(painter, below, band.name, face, ink, drawing.MIDDLE)
        if band.edge:
            above = QRectF(right - theme.px(30), 0, theme.px(60), top - theme.px(2))
            drawing.text(
                painter, above, band.edge, theme.font(12), theme.color("ink3"), drawing.MIDDLE
            )

    def _paint_tick(self, painter: QPainter, tick: Tick) -> None:
        at = self._x(tick.at)
        top = theme.px(BAR_TOP)
        line = QRectF(at - theme.px(1), top - theme.px(1), theme.px(2), theme.px(BAR + 2))
        painter.fillRect(line, theme.color("alert"))
        face = theme.font(12)
        width = drawing.advance(tick.name, face) + 2
        left = max(0.0, at - width - theme.px(4))
        above = QRectF(left, 0, width, top - theme.px(2))
        painter.fillRect(above, theme.color("surface"))
        drawing.text(painter, above, tick.name, face, theme.color("alert"), elide=False)

    def _paint_marker(self, painter: QPainter, at: float) -> None:
        top = theme.px(BAR_TOP)
        wide, high = theme.px(7), theme.px(8)
        surface, ink = theme.color("surface"), theme.color("ink")
        halo = QRectF(at - theme.px(4), top, theme.px(8), theme.px(BAR))
        painter.fillRect(halo, surface)
        stem = QRectF(at - theme.px(1.5), top - theme.px(4), theme.px(3), theme.px(BAR + 8))
        painter.fillRect(stem, ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        tip = top - theme.px(2) + high / 2
        painter.drawPolygon(
            QPolygonF(
                [QPointF(at - wide, tip - high), QPointF(at + wide, tip - high), QPointF(at, tip)]
            )
        )
