"""The answers of one question as large buttons, each with the key that gives it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from medex_desktop.domain.questions import Option
from medex_desktop.language import render
from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.focus_ring import FocusRing
from medex_desktop.ui.widgets.key_cap import cap_size, paint_cap
from medex_desktop.ui.widgets.layouts import Grid, clear

_SHORT: Final = 10  # letters; three such answers stand side by side at large text
_ROOMY: Final = 6  # more bare numbers than these stand in two lines at the desk


class AnswerButton(QAbstractButton):
    """Key cap and words, or a bare number; dot, bold and soft ground say that it is the answer."""

    def __init__(self, option: Option, *, gym: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.option = option
        self._gym = gym
        words = "" if option.words is None else render(option.words)
        self.setText(words)
        self.setAccessibleName(f"{option.key} {words}".strip())
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        wide = QSizePolicy.Policy.Expanding if words else QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        FocusRing(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter answers like Space; everything else is the panel's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if not event.isAutoRepeat():
                self.click()
            return
        event.ignore()

    def sizeHint(self) -> QSize:
        """Words are never cut; a bare number has a square."""
        compact = theme.is_compact()
        high = theme.px(40 if compact else 64 if self._gym else 48)
        if not self.text():
            return QSize(high, high)
        words = drawing.advance(self.text(), theme.font(self._size(), 600))
        return QSize(round(words) + self._cap_room() + theme.px(2 * 14 + 14), high)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def _size(self) -> int:
        return 20 if self._gym and not theme.is_compact() else 14

    def _cap_room(self) -> int:
        return cap_size(self.option.key, self._size()).width() + theme.px(14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, cap, words, dot."""
        painter = drawing.painter_for(self)
        rect, on = QRectF(self.rect()), self.isChecked()
        drawing.box(
            painter, rect,
            fill=theme.color("accent-soft" if on else "hover" if self.underMouse() else "surface"),
            line=theme.color("accent" if on else "line-strong"),
            width=theme.px(2) if on else theme.line_width(), radius=theme.px(8),
        )  # fmt: skip
        ink = "accent" if on else "ink"
        face = theme.font(self._size(), 600 if on else 500)
        if not self.text():
            drawing.text(
                painter, rect, self.option.key, face, theme.color(ink), drawing.MIDDLE, elide=False
            )
            return
        cap = cap_size(self.option.key, self._size())
        pad = theme.px(14)
        at = QRectF(pad, round((rect.height() - cap.height()) / 2), cap.width(), cap.height())
        paint_cap(painter, at, self.option.key, ink=ink, size=self._size())
        line = rect.adjusted(pad + self._cap_room(), 0, -pad, 0)
        drawing.text(painter, line, self.text(), face, theme.color(ink), elide=False)
        if on:
            dot = theme.px(8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            middle = (rect.height() - dot) / 2
            painter.drawEllipse(QRectF(rect.right() - pad - dot, middle, dot, dot))


class AnswerList(QWidget):
    """``set_options``, ``set_answer(text)``; ``answered(text)`` by a person's click or key."""

    answered = Signal(str)

    def __init__(self, *, gym: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gym = gym
        self.buttons: list[AnswerButton] = []
        self._grid = Grid(self, gap=16 if gym and not theme.is_compact() else 8)
        self._text = ""
        self._options: tuple[Option, ...] = ()

    def set_options(self, options: Sequence[Option], name: str) -> None:
        """The answers of another question; its buttons stay where the answers are the same."""
        self.setAccessibleName(name)
        if tuple(options) == self._options and options:
            return
        self._options = tuple(options)
        clear(self._grid)
        across = self._across(options)
        self.buttons = [AnswerButton(option, gym=self._gym, parent=self) for option in options]
        for at, button in enumerate(self.buttons):
            button.clicked.connect(self._on_button_clicked)
            self._grid.addWidget(button, at // across, at % across)
            button.show()
        bare = not any(button.text() for button in self.buttons)
        for column in range(MOST_ACROSS):
            self._grid.setColumnStretch(column, 0 if bare or column >= across else 1)
        self._grid.setColumnStretch(MOST_ACROSS, 1 if bare else 0)
        self.setVisible(bool(options))

    def _across(self, options: Sequence[Option]) -> int:
        """Words beneath each other, on the gym floor side by side; bare numbers in one line."""
        words = [render(option.words) for option in options if option.words is not None]
        if words:
            short = theme.is_compact() and max(map(len, words)) <= _SHORT
            return 1 if not self._gym else 3 if short else 2
        tight = not self._gym and len(options) > _ROOMY
        return _ROOMY if tight else max(1, len(options))

    def set_answer(self, text: str) -> None:
        """Mark the answer that is written down; "" marks none."""
        self._text = text
        for button in self.buttons:
            button.setChecked(button.option.text == text)
            button.update()

    def _on_button_clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, AnswerButton)
        self.set_answer(button.option.text)
        self.answered.emit(button.option.text)


MOST_ACROSS: Final = 12
