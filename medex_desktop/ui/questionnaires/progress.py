"""How far a questionnaire is answered: a field for each question, filled, open or the one asked."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing


class Progress(QWidget):
    """``set_progress([True, False, ...], at)``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done: tuple[bool, ...] = ()
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_progress(self, done: Sequence[bool], at: int) -> None:
        """Which questions are answered, and which one is asked."""
        self._done, self._at = tuple(done), at
        words = _("{n} of {m} answered", n=sum(self._done), m=len(self._done))
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """A line of little fields."""
        return QSize(theme.px(12) * max(1, len(self._done)), theme.px(10))

    def minimumSizeHint(self) -> QSize:
        """They may be narrow."""
        return QSize(theme.px(6) * max(1, len(self._done)), theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Filled where answered, high where the question stands that is asked."""
        if not self._done:
            return
        painter = drawing.painter_for(self)
        gap = theme.px(4)
        wide = (self.width() - gap * (len(self._done) - 1)) / len(self._done)
        wide = min(wide, theme.px(40))
        for at, done in enumerate(self._done):
            inset = 0 if at == self._at else theme.px(2)
            place = QRectF(at * (wide + gap), inset, wide, self.height() - 2 * inset)
            drawing.box(
                painter, place,
                fill=theme.color("accent" if done else "surface"),
                line=theme.color("accent" if done or at == self._at else "line-strong"),
                width=theme.px(2) if at == self._at else theme.line_width(), radius=theme.px(3),
            )  # fmt: skip
