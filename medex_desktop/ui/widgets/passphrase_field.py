"""A passphrase: hidden until the eye is pressed, and told when Caps Lock seems to be on."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from medex_desktop.language import _
from medex_desktop.ui import icons, theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.focus_ring import FocusRing
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.line_field import LineField, Size
from medex_desktop.ui.widgets.sentence import Sentence, Tone


class _Eye(QAbstractButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Show the passphrase"))
        self.setToolTip(_("Show the passphrase"))
        FocusRing(self)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(28), theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme.px(20)
        rect = QRectF(0, 0, side, side)
        rect.moveCenter(QRectF(self.rect()).center())
        icons.paint(
            drawing.painter_for(self), "eye" if self.isChecked() else "eye-off", "ink2", rect
        )


class _Line(LineField):
    caps_seen = Signal(bool)
    resized = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A capital without Shift means Caps Lock; so does a small letter with it."""
        typed = event.text()
        if typed.isalpha() and typed.isascii():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_seen.emit(typed.isupper() != shifted)
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class PassphraseField(QWidget):
    """``changed(str)`` at each key, ``entered()`` at Enter; ``text()``, ``clear()``."""

    changed = Signal(str)
    entered = Signal()

    def __init__(
        self, label: str, *, size: Size = "main", hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = _Line(label, size=size, chars=28)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self._hint = hint
        self._eye = _Eye(self.field)
        self._eye.toggled.connect(self._on_eye_toggled)
        self._sentence = Sentence(hint, reserve=True)
        name = Label(label, "body", "ink2", 500)
        name.setBuddy(self.field)
        column = Column(self, gap=4)
        column.addWidget(name)
        column.addWidget(self.field)
        column.addWidget(self._sentence)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self.changed)
        self.field.returnPressed.connect(self.entered)
        self.field.caps_seen.connect(self._on_field_caps_seen)
        self.field.resized.connect(self._place_eye)
        theme.look().changed.connect(self._place_eye)

    def text(self) -> str:
        """What was typed."""
        return self.field.text()

    def clear(self) -> None:
        """Forget what was typed and hide it again."""
        self.field.clear()
        self._eye.setChecked(False)

    def say(self, words: str, tone: Tone = "alert") -> None:
        """A sentence below; "" returns to the hint."""
        self._sentence.say(words or self._hint, tone if words else "hint")
        self.field.setAccessibleDescription(words or self._hint)
        self.field.set_fault(bool(words) and tone == "alert")

    def sentence(self) -> str:
        """What stands below."""
        return self._sentence.words()

    def _on_eye_toggled(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)

    def _on_field_caps_seen(self, locked: bool) -> None:
        self.say(_("Caps Lock is on") if locked else "", "watch")

    def _place_eye(self) -> None:
        side = theme.px(28)
        self.field.setTextMargins(0, 0, side + theme.px(4), 0)
        self._eye.setGeometry(
            self.field.width() - side - theme.px(6), (self.field.height() - side) // 2, side, side
        )
