"""A tick box with its sentence."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from medex_desktop.ui import icons, theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.focus_ring import FocusRing


class CheckBox(QCheckBox):
    """``toggled(bool)`` as usual. The whole line is the target; Space and Enter toggle."""

    def __init__(self, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        FocusRing(self)

    def sizeHint(self) -> QSize:
        """Box, gap, words."""
        wide = theme.px(18 + 12) + drawing.advance(self.text(), theme.font()) + 2
        return QSize(round(wide), theme.px(32))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Anywhere on the line."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter toggles like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick and words."""
        painter = drawing.painter_for(self)
        side = theme.px(18)
        at = QRectF(0, (self.height() - side) / 2, side, side)
        on = self.isChecked()
        drawing.box(
            painter,
            at,
            fill=theme.color("accent" if on else "surface"),
            line=theme.color("accent" if on else "line-strong"),
            width=theme.line_width(),
            radius=theme.px(4),
        )
        if on:
            inner = at.adjusted(*(theme.px(n) for n in (2, 2)), *(-theme.px(n) for n in (2, 2)))
            icons.paint(painter, "check", "on-accent", inner)
        line = QRectF(self.rect()).adjusted(side + theme.px(12), 0, 0, 0)
        drawing.text(painter, line, self.text(), theme.font(), theme.color("ink"))
