"""The dark bar at the foot that names the last act and takes it back, for ten seconds."""

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.ui import icons, theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.key_cap import cap_size
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Row

SECONDS = 10


class _UndoButton(Button):
    """Outlined on the dark bar, where the usual tokens would vanish."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = drawing.painter_for(self)
        rect = QRectF(self.rect())
        drawing.box(
            painter, rect, line=theme.color("on-undo"), width=theme.line_width(), radius=theme.px(6)
        )
        left = (rect.width() - self._content_width()) / 2
        side = theme.px(16)
        place = QRectF(left, rect.center().y() - side / 2, side, side)
        icons.paint(painter, self._icon, "on-undo", place)
        left += side + theme.px(8)
        line = QRectF(left, 0, rect.width(), rect.height())
        width = drawing.text(
            painter, line, self.text(), theme.font(13, 600), theme.color("on-undo")
        )
        cap = cap_size(self._key)
        at = QRectF(left + width + theme.px(8), 0, cap.width(), rect.height())
        drawing.text(painter, at, self._key, theme.font(13), theme.color("on-undo"))


class UndoBar(QWidget):
    """``show_act("Trial 3, left, removed")`` starts the count; ``undone`` and ``expired`` follow.

    The count stands still while the pointer or the keyboard is on the bar.
    """

    undone = Signal()
    expired = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = 0
        self._act = Label("", "body", "on-undo")
        self._count = Label("", "body", "on-undo2")
        self._button = _UndoButton(_("Undo"), icon="undo", key="Ctrl Z")
        self._button.clicked.connect(self._on_button_clicked)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._on_timer_timeout)
        row = Row(self, gap=12, margins=(16, 8, 8, 8))
        row.addWidget(self._act, 1)
        row.addWidget(self._count)
        row.addWidget(self._button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Undo bar"))
        self.hide()

    def show_act(self, words: str, seconds: int = SECONDS) -> None:
        """Name an act and count down ``seconds``."""
        self._left = seconds
        self._act.setText(words)
        self._button.setAccessibleName(_("Undo: {act}", act=words))
        self._show_count()
        self.show()
        self.raise_()
        self._timer.start()

    def seconds_left(self) -> int:
        """Seconds until the bar goes."""
        return self._left

    def _show_count(self) -> None:
        self._count.setText(_("{n} s", n=self._left))

    def _on_timer_timeout(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            return
        self._left -= 1
        self._show_count()
        if self._left <= 0:
            self._close()
            self.expired.emit()

    def _on_button_clicked(self) -> None:
        self._close()
        self.undone.emit()

    def _close(self) -> None:
        self._timer.stop()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill with the dark ground."""
        drawing.box(
            drawing.painter_for(self),
            QRectF(self.rect()),
            fill=theme.color("undo"),
            radius=theme.px(8),
        )
