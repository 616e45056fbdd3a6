"""The frame a number is typed into: comma or point, no wheel, no powers of ten, never a silent 0.

It shows what the injected keypad makes of the keys. What is typed is kept as text; deciding whether
the number can be taken is the owner's work, told back by ``set_state``.
"""

from typing import Final, Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.ui import icons, theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.keypad import Keypad, PlainKeypad
from medex_desktop.ui.widgets.number_keys import fault_of, plain
from medex_desktop.ui.widgets.number_state import MEASURES, State
from medex_desktop.ui.widgets.passing_keys import is_passing
from medex_desktop.ui.widgets.shapes import paint_shape

__all__ = ["NumberBox", "Size", "State"]

Size = Literal["desk", "trial", "gym"]
_PASSING: Final = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class NumberBox(QLineEdit):
    """``taken(text)`` at Enter or when complete, ``changed(text)`` at each key.

    ``went_back()``: Backspace in the empty box. ``moved(across, down)``: an arrow key.
    ``refused(sentence)``: a key or a paste that cannot belong to a number.
    ``left_with(text)``: the keyboard went elsewhere in the middle of a number.
    """

    taken = Signal(str)
    changed = Signal(str)
    went_back = Signal()
    moved = Signal(int, int)
    refused = Signal(str)
    activated = Signal()
    left_with = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        unit: str = "",
        keypad: Keypad | None = None,
        size: Size = "trial",
        allow_negative: bool = False,
        pass_letters: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keypad: Keypad = keypad or PlainKeypad()
        self._measure = MEASURES[size]
        self._unit = unit
        self._note: str | None = None
        self._noted_best = False
        self._active_hint = ""
        self._hint = ""
        self._keys = ""
        self._state = State.WAITING
        self._fresh = False
        self._whole = False
        self._allow_negative = allow_negative
        self._pass_letters = pass_letters
        self.setAccessibleName(name)
        self.setAcceptDrops(False)
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_keypad(self, keypad: Keypad) -> None:
        """Another device: how keys read from now on. What stands in the box stays."""
        self._keypad = keypad

    def set_unit(self, unit: str) -> None:
        """The word at the right while the box is active."""
        self._unit = unit
        self.update()

    def set_note(self, words: str, *, best: bool = False) -> None:
        """The word at the right while not active, or beside the lock ("4th"; "best" in accent)."""
        self._note, self._noted_best = words, best
        self.update()

    def set_hint(self, words: str, active: str = "") -> None:
        """What an empty box says ("4th"), and instead of a caret while active ("now")."""
        self._hint = words
        self._active_hint = active
        self.update()

    def set_value(self, text: str, state: State = State.TAKEN) -> None:
        """Put a known number in, without signals; "" empties the box."""
        self._keys = ""
        self._fresh = True
        self.setText(text)
        self.set_state(state if text else State.WAITING)

    def set_code(self, words: str) -> None:
        """A value of its own that is no number: "Stopped for pain"."""
        self.set_value(words, State.CODED)

    def set_state(self, state: State) -> None:
        """What the owner makes of the number."""
        self._state = state
        self.updateGeometry()
        self.update()

    def resume(self) -> None:
        """Take the keyboard with the caret behind the number, to rub out or add figures."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fresh = self._whole = False
        self._keys = self._keys or ("" if self._state is State.CODED else self.text())
        self.update()

    def state(self) -> State:
        """What is known about the number."""
        return self._state

    def event(self, event: QEvent) -> bool:
        """The overlay of keys opens from here too; undo is the program's while this is empty."""
        typed = bool(self.text())
        if is_passing(event, undoes=typed, redoes=typed, help_key=True):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Figures and one mark write, Enter takes, Backspace rubs out or goes back.

        A key held down counts once, so that a resting finger fills no second field.
        """
        key = event.key()
        arrows = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text())
        elif event.modifiers() & control:
            event.ignore()
        elif event.isAutoRepeat() and not (key == Qt.Key.Key_Backspace and self.text()):
            event.accept()
        elif key in arrows:
            self.moved.emit(*arrows[Qt.Key(key)])
        elif key == Qt.Key.Key_Backspace:
            self._rub_out()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter(event)
        elif event.text() and event.text().isprintable():
            self._type(event)
        else:
            event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Text committed by an input method is typed key by key."""
        for char in event.commitString():
            self._feed(char)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """No menu: it could cut and undo behind our back."""
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arriving selects the whole number: the next figure replaces it."""
        super().focusInEvent(event)
        if event.reason() not in _PASSING:
            self._fresh = True
            self._whole = bool(self.text())
            self.activated.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving in the middle of a number tells so; another window in front does not."""
        super().focusOutEvent(event)
        if event.reason() in _PASSING:
            return
        self._whole = False
        self._fresh = True
        if self.text() and self._state is State.WAITING:
            self.set_state(State.TAKEN)
            self.left_with.emit(self.text())

    def _type(self, event: QKeyEvent) -> None:
        char = event.text()
        if self._pass_letters and char.isalpha():
            event.ignore()
        else:
            self._feed(char)

    def _on_enter(self, event: QKeyEvent) -> None:
        if self.text() and self._state is not State.LOCKED:
            self._take()
        else:
            event.ignore()

    def _paste(self, pasted: str) -> None:
        words = pasted.strip()
        fault = fault_of(words, allow_negative=self._allow_negative)
        if fault:
            self.refused.emit(fault)
        elif words and self._state is not State.LOCKED:
            self._keys = ""
            self._show(words)

    def _feed(self, char: str) -> None:
        if self._state is State.LOCKED:
            self.refused.emit(_("Signed, so it can't be changed."))
            return
        replaces = self._fresh or self._state is State.CODED
        keys = ("" if replaces else self._keys) + plain(char)
        fault = fault_of(keys, allow_negative=self._allow_negative)
        if fault:
            self.refused.emit(fault)
            return
        self._show(keys)

    def _show(self, keys: str) -> None:
        self._keys = "".join(plain(char) for char in keys).replace("−", "-")
        self._fresh = self._whole = False
        echo = self._keypad.echo(self._keys)
        self.setText(echo.text)
        self.set_state(State.WAITING)
        self.changed.emit(echo.text)
        if echo.complete:
            self._take()

    def _take(self) -> None:
        self._fresh = True
        self._whole = False
        if self._state is State.WAITING:
            self.set_state(State.TAKEN)
        self.taken.emit(self.text())

    def _rub_out(self) -> None:
        if self._state is State.LOCKED:
            self.refused.emit(_("Signed, so it can't be changed."))
        elif not self.text():
            self.went_back.emit()
        elif self._whole or self._state is State.CODED:
            self._show("")
        else:
            keys = self._keys or self.text()
            self._show_rubbed(keys[:-1])

    def _show_rubbed(self, keys: str) -> None:
        """Rubbing out never completes a number by itself."""
        self._keys = keys
        self._fresh = False
        self.setText(self._keypad.echo(keys).text if keys else "")
        self.set_state(State.WAITING)
        self.changed.emit(self.text())

    def sizeHint(self) -> QSize:
        """Room for a number of four figures and a note."""
        return QSize(theme.px(self._measure.number * 4 + 80), theme.px(self._measure.height))

    def minimumSizeHint(self) -> QSize:
        """Four figures and the unit."""
        digits = drawing.advance("888.8", theme.font(self._measure.number, self._measure.weight))
        unit = drawing.advance(self._unit, theme.font(self._measure.note, 500))
        wide = digits + unit + theme.px(3 * self._measure.padding)
        if self._says_words():
            coded = drawing.advance(self.text(), self._number_font())
            wide = max(wide, coded + theme.px(2 * self._measure.padding))
        return QSize(round(wide), theme.px(self._measure.height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, number or hint, caret, and the word at the right."""
        painter = drawing.painter_for(self)
        self._paint_frame(painter)
        pad = theme.px(self._measure.padding)
        inner = QRectF(self.rect()).adjusted(pad, 0, -pad, 0)
        room = self._paint_note(painter, inner)
        self._paint_number(painter, inner.adjusted(0, 0, -room, 0))

    def _paint_frame(self, painter: QPainter) -> None:
        active = self.hasFocus() and self._state is not State.LOCKED
        line, width = "line-strong", theme.line_width()
        if self._state in (State.SOFT, State.HARD):
            line = "watch" if self._state is State.SOFT else "alert"
            width = max(theme.px(2), theme.focus_width() if active else 0)
        elif active:
            line, width = "focus", theme.focus_width()
        elif self._is_best():
            line = "accent"
        fill = "sunken" if self._state is State.LOCKED else "focus-fill" if active else "surface"
        if self._shows_active_hint():
            fill = "accent-soft"
        drawing.box(
            painter,
            QRectF(self.rect()),
            fill=theme.color(fill),
            line=theme.color(line),
            width=width,
            radius=theme.px(self._measure.radius),
            dashed=self._state is State.CODED and not active,
        )

    def _paint_note(self, painter: QPainter, inner: QRectF) -> float:
        """The word at the right, left out where the number needs the room; returns its room."""
        taken = 0.0
        if self._state is State.LOCKED:
            side = theme.px(16)
            at = QRectF(inner.right() - side, inner.center().y() - side / 2, side, side)
            icons.paint(painter, "lock", "ink3", at)
            taken = side + theme.px(8)
            inner = inner.adjusted(0, 0, -taken, 0)
        best = self._is_best()
        words = self._note_words()
        face = theme.font(self._measure.note, 600 if best else 500)
        width = drawing.advance(words, face)
        number = drawing.advance(self.text(), self._number_font())
        if not words or width + number + theme.px(10) > inner.width():
            return taken
        ink = theme.color("accent" if best else "ink3")
        drawing.text(painter, inner, words, face, ink, drawing.RIGHT, elide=False)
        if best and self._measure.note >= 16:
            side = theme.px(14)
            left = inner.right() - width - side - theme.px(4)
            at = QRectF(left, inner.center().y() - side / 2, side, side)
            paint_shape(painter, "done", at, ink, theme.color("surface"))
            width += side + theme.px(4)
        return taken + width + theme.px(8)

    def _is_best(self) -> bool:
        if self._state is State.LOCKED:
            return self._noted_best
        return self._state is State.BEST and not self.hasFocus()

    def _says_words(self) -> bool:
        """Whether a code stands here instead of a number, signed or not."""
        locked = self._state is State.LOCKED and not any(map(str.isdecimal, self.text()))
        return self._state is State.CODED or (locked and bool(self.text()))

    def _note_words(self) -> str:
        if self._state is State.LOCKED:
            return (self._note or "") if self.text() and not self._says_words() else ""
        if self.hasFocus() or self._note is None or (not self.text() and self._note == self._hint):
            return "" if self._shows_active_hint() else self._unit
        if self._state is State.CODED:
            return ""
        return _("late entry") if self._state is State.LATE else self._note

    def _shows_active_hint(self) -> bool:
        return bool(self._active_hint) and self.hasFocus() and not self.text()

    def _number_font(self) -> QFont:
        if self._says_words():
            return theme.font(14, 600)
        return theme.font(self._measure.number, self._measure.weight)

    def _paint_number(self, painter: QPainter, room: QRectF) -> None:
        face, words = self._number_font(), self.text()
        active = self.hasFocus() and self._state is not State.LOCKED
        if not words:
            self._paint_hint(painter, room.adjusted(theme.px(5) if active else 0, 0, 0, 0))
        if self._shows_active_hint():
            return
        width = drawing.advance(words, face)
        high = theme.px(min(self._measure.height - 14, round(self._measure.number * 1.2)))
        top = room.center().y() - high / 2
        if active and self._whole:
            reach = theme.px(3)
            back = QRectF(room.left() - reach, top, width + 2 * reach, high)
            painter.fillRect(back, theme.color("accent-soft"))
        drawing.text(painter, room, words, face, theme.color("ink"))
        if active and not self._whole:
            left = min(room.left() + width + (theme.px(1) if words else 0), room.right())
            painter.fillRect(QRectF(left, top, theme.px(2), high), theme.color("ink"))

    def _paint_hint(self, painter: QPainter, room: QRectF) -> None:
        if self._shows_active_hint():
            face, ink, words = theme.font(20, 600), "accent", self._active_hint
        else:
            size = 18 if self._measure.height == 76 else 14 if self._measure.height == 44 else 13
            face, ink, words = theme.font(size), "ink3", self._hint
        drawing.text(painter, room, words, face, theme.color(ink))
