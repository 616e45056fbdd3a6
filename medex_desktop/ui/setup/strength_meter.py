"""Four bars and a word for how strong a passphrase is."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.language import _, render
from medex_desktop.ui import theme
from medex_desktop.ui.door.strength import LEVELS, Strength, strength_of
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.status_shape import StatusShape

_INKS = ("ink3", "watch", "watch", "good", "good")


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._level = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_level(self, level: int) -> None:
        self._level = level
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(44 * LEVELS + 4 * (LEVELS - 1)), theme.px(6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = drawing.painter_for(self)
        for bar in range(LEVELS):
            place = QRectF(theme.px(48) * bar, 0, theme.px(44), self.height())
            on = bar < self._level
            drawing.box(
                painter,
                place,
                fill=theme.color(_INKS[self._level] if on else "track"),
                line=theme.color("line") if theme.is_contrast() else None,
                width=theme.line_width(),
                radius=theme.px(3),
            )


class StrengthMeter(QWidget):
    """``measure(passphrase)`` shows and returns its strength."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = _Bars()
        self._words = StatusShape("later", " ", strong=True)
        self._hint = Label(_("Four words or more are easier to keep than symbols."), "body", "ink3")
        row = Row(self, gap=12)
        row.addWidget(self._bars)
        row.addWidget(self._words)
        row.addWidget(self._hint)
        row.addStretch(1)
        self.measure("")

    def measure(self, passphrase: str) -> Strength:
        """Show how strong it is."""
        found = strength_of(passphrase)
        self._bars.set_level(found.level)
        shape = "done" if found.level >= 3 else "attend" if found.level else "later"
        self._words.set_status(shape, render(found.words), token=_INKS[found.level])
        self._hint.setVisible(not theme.is_compact())
        return found

    def words(self) -> str:
        """What it says."""
        return self._words.words()
