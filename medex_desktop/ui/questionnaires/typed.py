"""The answer that is typed: a number in its frame, or a line of words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.entries import is_unit
from medex_desktop.domain.questions import Question
from medex_desktop.language import render
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Column, clear
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.number_field import NumberField


class _Words(LineField):
    """A line; Enter takes it, Backspace in the empty line goes back."""

    taken = Signal(str)
    went_back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(self.text())
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.went_back.emit()
        else:
            super().keyPressEvent(event)


class TypedAnswer(QWidget):
    """``ask(question)``; ``text_changed(str)`` at each key, ``taken()``, ``went_back()``."""

    text_changed = Signal(str)
    taken = Signal()
    went_back = Signal()

    def __init__(self, *, gym: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gym = gym
        self._column = Column(self, gap=0)
        self.number: NumberField | None = None
        self.line: _Words | None = None

    def ask(self, question: Question) -> None:
        """Another question; hidden where an answer is chosen."""
        clear(self._column)
        self.number = self.line = None
        self.setVisible(not question.options)
        if question.options:
            return
        field = question.field
        label = render(field.label)
        if field.kind == "text":
            self.line = _Words(label, size="gym" if self._gym else "main", limit=200)
            self.line.textEdited.connect(self.text_changed)
            self.line.taken.connect(self.taken)
            self.line.went_back.connect(self.went_back)
            made: QWidget = LabeledField(label, self.line)
        else:
            unit = field.unit if is_unit(field.unit) else ""
            negative = field.low is not None and field.low < 0
            self.number = NumberField(
                label, unit=unit, size="gym" if self._gym else "desk", allow_negative=negative
            )
            self.number.changed.connect(self.text_changed)
            self.number.box.taken.connect(self.taken)
            self.number.went_back.connect(self.went_back)
            made = self.number
        self._column.addWidget(made)
        made.show()

    def box(self) -> QWidget | None:
        """What takes the keyboard; None where an answer is chosen."""
        return self.line if self.number is None else self.number.box

    def show_text(self, text: str) -> None:
        """What is kept, without a signal; nothing while it is being typed."""
        if self.number is not None and self.number.text() != text:
            self.number.set_value(text)
        if self.line is not None and self.line.text() != text:
            self.line.setText(text)
