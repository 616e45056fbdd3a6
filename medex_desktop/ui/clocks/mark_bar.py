"""How far a countdown has come, with its marks beneath."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.clocks.countdown import CountdownState
from medex_desktop.ui.clocks.stopwatch import SECOND
from medex_desktop.ui.widgets import drawing

_MINUTES_FROM = 120


class MarkBar(QWidget):
    """``update`` after each tick; words that would touch the next ones give way."""

    def __init__(self, state: CountdownState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Time passed of {time}", time=self._mark_words(state.length_s)))

    def sizeHint(self) -> QSize:
        """Bar, ticks and words."""
        return QSize(theme.px(240), self._bar_high() + theme.px(10) + self._words_high())

    def minimumSizeHint(self) -> QSize:
        """Both ends can be read."""
        return QSize(theme.px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, what passed, the hand, the marks."""
        painter = drawing.painter_for(self)
        share = self._state.elapsed_ns() / (self._state.length_s * SECOND)
        high, wide, radius = self._bar_high(), self.width(), theme.px(4)
        track = QRectF(0, theme.px(4), wide, high - theme.px(4))
        framed = theme.color("line-strong") if theme.is_contrast() else None
        drawing.box(
            painter, track, fill=theme.color("track"), line=framed,
            width=theme.px(1), radius=radius,
        )  # fmt: skip
        passed = QRectF(track.left(), track.top(), wide * share, track.height())
        if share > 0:
            drawing.box(
                painter, passed, fill=theme.color("accent"), radius=min(radius, share * wide)
            )
            hand = theme.px(4)
            at = min(max(0.0, passed.right() - hand), wide - hand)
            line = QRectF(at, 0, hand, high + theme.px(4))
            painter.fillRect(line, theme.color("ink"))
        self._paint_marks(painter, high + theme.px(4))

    def _paint_marks(self, painter: QPainter, top: float) -> None:
        face, last = theme.font(self._words_size()), self._state.length_s
        end = self.width() - drawing.advance(self._mark_words(last), face)
        free = 0.0
        for mark in (0, *self._state.marks, last):
            at = self.width() * mark / last
            tick = min(at, self.width() - theme.px(1))
            painter.fillRect(QRectF(tick, top, theme.px(1), theme.px(6)), theme.color("ink2"))
            words = self._mark_words(mark)
            wide = drawing.advance(words, face)
            left = min(max(0.0, at - wide / 2), self.width() - wide)
            gap = theme.px(8)
            if mark == last or (left >= free and left + wide + gap <= end):
                room = QRectF(left, top + theme.px(6), wide + 1, self._words_high())
                drawing.text(painter, room, words, face, theme.color("ink2"), elide=False)
                free = left + wide + gap

    def _mark_words(self, mark: int) -> str:
        if self._state.length_s >= _MINUTES_FROM and mark % 60 == 0 and mark:
            return _("{n} min", n=mark // 60)
        return _("{n} s", n=mark)

    def _words_size(self) -> int:
        return 12 if theme.is_compact() else 16

    def _words_high(self) -> int:
        return theme.px(self._words_size() + 8)

    def _bar_high(self) -> int:
        return theme.px(14 if theme.is_compact() else 24)
