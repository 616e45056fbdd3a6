"""What every canvas of the figure shares: a current place, moved by arrows, letters and pointer."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.language import Text, render
from medex_desktop.ui import theme
from medex_desktop.ui.body.regions import Direction

ARROWS: Final[Mapping[int, Direction]] = {
    Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down",
}  # fmt: skip
_CHOOSING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_MARKING: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, *_CHOOSING)
_OTHERS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)  # fmt: skip


class FigureCanvas(QWidget):
    """Knows its places by key, in reading order; a subclass draws them and says what they hold.

    ``moved(key)`` when the keyboard is at another place.
    """

    moved = Signal(str)

    def __init__(self, places: Mapping[str, Text], *, read_only: bool, parent: QWidget | None):
        super().__init__(parent)
        self._places = places
        self._current = next(iter(places))
        self._under = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.read_only = read_only
        if not read_only:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setMouseTracking(True)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.look().changed.connect(self.updateGeometry)

    def current(self) -> str:
        """The key of the place the keyboard is at."""
        return self._current

    def move_to(self, key: str) -> bool:
        """Put the keyboard at a place; False when it is there already. KeyError when unknown."""
        if key not in self._places:
            raise KeyError(key)
        if key == self._current:
            return False
        self._current = key
        self._moved()
        self.moved.emit(key)
        self.say()
        return True

    def say(self) -> None:
        """Word the accessible name anew; Qt tells it to whoever reads the screen aloud."""
        self.setAccessibleName(self._said())
        self.update()

    def event(self, event: QEvent) -> bool:
        """Letters and digits are for the figure, before the single-key shortcuts of a screen."""
        if is_for_figure(event, letters=True):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End and letters move; Enter chooses; the rest is the subclass's or Qt's."""
        key = event.key()
        if event.modifiers() & _OTHERS:
            super().keyPressEvent(event)
        elif key in ARROWS:
            there = self._beside(self._current, ARROWS[Qt.Key(key)])
            if there:
                self.move_to(there)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.move_to(list(self._places)[0 if key == Qt.Key.Key_Home else -1])
        elif key in _CHOOSING:
            self._choose()
        elif self._typed(event):
            pass
        elif event.text().isalpha():
            self._jump(event.text())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what a click would take."""
        self._look_at(self.place_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._look_at("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take what was clicked."""
        key = "" if self.read_only else self.place_at(event.position())
        if key and event.button() == Qt.MouseButton.LeftButton:
            self.move_to(key)
            self._choose()
        else:
            super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say where one is."""
        super().focusInEvent(event)
        self.say()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame goes thin."""
        super().focusOutEvent(event)
        self.update()

    def place_at(self, at: QPointF) -> str:
        """The key of the place at a point of the widget, or ""."""
        raise NotImplementedError

    def place_rect(self, key: str) -> QRectF:
        """Where a place is taken when it is clicked, in pixels."""
        raise NotImplementedError

    def _beside(self, key: str, way: Direction) -> str:
        raise NotImplementedError

    def _said(self) -> str:
        raise NotImplementedError

    def _choose(self) -> None:
        raise NotImplementedError

    def _typed(self, event: QKeyEvent) -> bool:
        """Take a key of one's own; whether it was one."""
        return False

    def _moved(self) -> None:
        """The keyboard is at another place."""

    def _jump(self, letter: str) -> None:
        """To the next place whose word begins with the letter, round and round."""
        keys = list(self._places)
        at = keys.index(self._current)
        for key in (*keys[at + 1 :], *keys[: at + 1]):
            if render(self._places[key]).casefold().startswith(letter.casefold()):
                self.move_to(key)
                return

    def _look_at(self, key: str) -> None:
        if key != self._under and not self.read_only:
            self._under = key
            self.update()


def is_for_figure(event: QEvent, *, letters: bool) -> bool:
    """Whether a key is asked for that marks, chooses or (with ``letters``) jumps."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.modifiers() & _OTHERS:
        return False
    typed = event.text()
    plain = typed.isalnum() if letters else typed.isdigit()
    return plain or event.key() in _MARKING
