"""One thing to start for the chosen client: icon, words, a quiet note and its key."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from medex_desktop.ui import icons, theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.key_cap import cap_size, paint_cap

HEIGHT: Final = 36
SIDE: Final = 20


class StartRow(QAbstractButton):
    """``clicked`` when it is taken; Enter and Space take it while it has the keyboard."""

    def __init__(self, icon: str, words: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._key, self._note = icon, key, ""
        self.setText(words)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_note(self, note: str) -> None:
        """The quiet words before the key ("last 7 Sep")."""
        self._note = note
        self.setAccessibleDescription(note)
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(theme.px(240), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """One line, as narrow as the overlay must be."""
        return QSize(theme.px(120), theme.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line; a frame while it has the keyboard."""
        painter = drawing.painter_for(self)
        rect = QRectF(self.rect())
        inset = theme.px(8)
        ground = rect.adjusted(inset, 1, -inset, -1)
        if self.underMouse() or self.isDown() or self.hasFocus():
            line = theme.color("focus") if self.hasFocus() else None
            drawing.box(
                painter, ground, fill=theme.color("hover"), line=line, width=theme.px(2),
                radius=theme.px(6),
            )  # fmt: skip
        side = theme.px(SIDE)
        icons.paint(
            painter,
            self._icon,
            "ink2",
            QRectF(theme.px(20), (rect.height() - side) / 2, side, side),
        )
        cap = cap_size(self._key)
        left = rect.right() - theme.px(20) - cap.width()
        top = round(rect.center().y() - cap.height() / 2)
        paint_cap(painter, QRectF(left, top, cap.width(), cap.height()), self._key)
        words = QRectF(theme.px(52), 0, left - theme.px(12) - theme.px(52), rect.height())
        wide = drawing.text(painter, words, self.text(), theme.font(), theme.color("ink"))
        note = words.adjusted(wide + theme.px(12), 0, 0, 0)
        if note.width() > theme.px(30):
            drawing.text(
                painter, note, self._note, theme.font(12), theme.color("ink3"), drawing.RIGHT
            )
