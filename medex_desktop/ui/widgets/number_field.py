"""A number with its label above and its sentence below, for forms."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.ui.widgets.keypad import Keypad
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.number_box import NumberBox, Size, State
from medex_desktop.ui.widgets.sentence import Sentence, Tone


class NumberField(QWidget):
    """``taken(str)`` at Enter, when complete or when left; ``changed(str)``; ``went_back()``.

    The owner answers ``taken`` with ``set_state``: soft limits keep the number, hard ones don't.
    """

    taken = Signal(str)
    changed = Signal(str)
    went_back = Signal()

    def __init__(
        self,
        label: str,
        *,
        unit: str = "",
        keypad: Keypad | None = None,
        size: Size = "desk",
        hint: str = "",
        allow_negative: bool = False,
        reserve: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.box = NumberBox(
            label, unit=unit, keypad=keypad, size=size, allow_negative=allow_negative
        )
        self._label = Label(label, "body", "ink2", 500)
        self._label.setBuddy(self.box)
        self._hint = hint
        self._sentence = Sentence(hint, reserve=reserve)
        column = Column(self, gap=4)
        column.addWidget(self._label)
        column.addWidget(self.box)
        column.addWidget(self._sentence)
        self.setFocusProxy(self.box)
        self.box.taken.connect(self.taken)
        self.box.left_with.connect(self.taken)
        self.box.changed.connect(self._on_box_changed)
        self.box.went_back.connect(self.went_back)
        self.box.refused.connect(self._on_box_refused)

    def text(self) -> str:
        """The number as shown, or the code's words."""
        return self.box.text()

    def set_value(self, text: str, state: State = State.TAKEN) -> None:
        """Put a known number in; "" empties the field."""
        self.box.set_value(text, state)
        self._say(self._hint)

    def set_code(self, words: str, sentence: str = "") -> None:
        """A value of its own that is no number."""
        self.box.set_code(words)
        self._say(sentence)

    def set_state(self, state: State, sentence: str = "") -> None:
        """What the owner makes of the number, and the sentence that says so."""
        self.box.set_state(state)
        tones: dict[State, Tone] = {State.SOFT: "watch", State.HARD: "alert"}
        self._say(sentence or self._hint, tones.get(state, "hint"))

    def set_hint(self, words: str) -> None:
        """The quiet sentence while there is nothing to warn of."""
        self._hint = words
        self._say(words)

    def set_keypad(self, keypad: Keypad) -> None:
        """Another device: how keys read from now on."""
        self.box.set_keypad(keypad)

    def set_unit(self, unit: str) -> None:
        """The word at the right."""
        self.box.set_unit(unit)

    def sentence(self) -> str:
        """What stands under the field."""
        return self._sentence.words()

    def _say(self, words: str, tone: Tone = "hint") -> None:
        self._sentence.say(words, tone)
        self.box.setAccessibleDescription(words)

    def _on_box_changed(self, text: str) -> None:
        self._say(self._hint)
        self.changed.emit(text)

    def _on_box_refused(self, sentence: str) -> None:
        self._say(sentence, "alert")
