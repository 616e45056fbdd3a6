"""A tile that is pressed: what it is about above, what stands there below, read at arm's length."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.focus_ring import FocusRing
from medex_desktop.ui.widgets.key_cap import cap_size, paint_cap

HIGH, PAD, LINE = 64, 14, 22
NARROW = 236


class Tile(QAbstractButton):
    """``show_value(words)``; ``set_active`` for the one entered now. It grows and is never cut."""

    def __init__(self, label: str, *, key: str = "", narrow: int = NARROW) -> None:
        super().__init__()
        self._narrow = narrow
        self._label, self._key = label, key
        self._value, self._loud, self._active, self._fault = "", False, False, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._ring = FocusRing(self, 8)
        self.show_value("")

    def show_value(self, words: str, *, loud: bool = False, fault: bool = False) -> None:
        """What stands here; ``loud`` for what must be seen, ``fault`` for what can't be taken."""
        self._value, self._loud, self._fault = words, loud, fault
        self.setAccessibleName(f"{self._label}: {words or _('blank')}")
        self.updateGeometry()
        self.update()

    def value(self) -> str:
        """What stands here."""
        return self._value

    def label(self) -> str:
        """What it is about."""
        return self._label

    def set_active(self, active: bool) -> None:
        """Whether this is entered now."""
        self._active = active
        self.update()

    def is_active(self) -> bool:
        """Whether this is entered now."""
        return self._active

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the page's; Space presses."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """The label in as many lines as a narrow tile needs, the value under it."""
        wide = theme.px(self._narrow)
        return QSize(wide, self._high(wide))

    def minimumSizeHint(self) -> QSize:
        """At its narrowest."""
        return QSize(theme.px(min(self._narrow, 180)), self._high(theme.px(self._narrow)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, label, value, key."""
        painter = drawing.painter_for(self)
        line = "alert" if self._loud or self._fault else "accent" if self._active else "line-strong"
        drawing.box(
            painter,
            QRectF(self.rect()),
            fill=theme.color("accent-soft" if self._active else "surface"),
            line=theme.color(line),
            width=theme.px(3) if self._active or self._loud else theme.px(1),
            radius=theme.px(8),
        )
        room = QRectF(self.rect()).adjusted(theme.px(PAD), 0, -theme.px(PAD), 0)
        if self._key:
            cap = cap_size(self._key, self._small())
            at = QRectF(
                room.right() - cap.width(),
                room.center().y() - cap.height() / 2,
                cap.width(),
                cap.height(),
            )
            paint_cap(painter, at, self._key, size=self._small())
            room.setRight(at.left() - theme.px(8))
        face = theme.font(self._small())
        lines = self._lines(room.width())
        top = (self.height() - self._content(len(lines))) / 2
        for words in lines:
            place = QRectF(room.left(), top, room.width(), self._step())
            drawing.text(painter, place, words, face, theme.color("ink2"))
            top += self._step()
        ink = "alert" if self._loud or self._fault else "ink"
        words = self._value or (_("now") if self._active else "\N{EN DASH}")
        place = QRectF(room.left(), top, room.width(), theme.px(LINE + 4))
        shown = "accent" if self._active and not self._value else ink if self._value else "ink3"
        drawing.text(painter, place, words, theme.font(20, 600), theme.color(shown))

    def _small(self) -> int:
        return 13 if theme.is_compact() else 15

    def _step(self) -> float:
        return theme.px(self._small() + 5)

    def _lines(self, width: float) -> list[str]:
        return drawing.folded(self._label, theme.font(self._small()), width)

    def _content(self, lines: int) -> float:
        return lines * self._step() + theme.px(LINE + 4)

    def _high(self, wide: int) -> int:
        cap = cap_size(self._key, self._small()).width() + theme.px(8) if self._key else 0
        lines = len(self._lines(wide - 2 * theme.px(PAD) - cap))
        return max(theme.px(HIGH), ceil(self._content(lines) + theme.px(12)))
