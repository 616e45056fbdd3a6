"""Any field with its label above it and a sentence below it, also the fault in words."""

from PySide6.QtWidgets import QWidget

from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.sentence import Sentence, Tone


class LabeledField(QWidget):
    """``LabeledField("Name", LineField())``; ``field`` is the control itself.

    The control gets the label as its accessible name when it has none.
    """

    def __init__(
        self,
        label: str,
        field: QWidget,
        *,
        hint: str = "",
        reserve: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._hint = hint
        self._label = Label(label, "body", "ink2", 500)
        self._label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(label)
        self._sentence = Sentence(hint, reserve=reserve)
        column = Column(self, gap=4)
        column.addWidget(self._label)
        column.addWidget(field)
        column.addWidget(self._sentence)
        self.setFocusProxy(field)

    def set_hint(self, words: str) -> None:
        """The quiet sentence below."""
        self._hint = words
        self.clear()

    def set_fault(self, words: str) -> None:
        """Say what is wrong, in the alert colour with an octagon; "" takes it away."""
        self.say(words, "alert") if words else self.clear()

    def say(self, words: str, tone: Tone = "hint") -> None:
        """Any sentence in any tone ("watch", "good", "hint")."""
        self._sentence.say(words, tone)
        self.field.setAccessibleDescription(words)
        self._frame(tone == "alert")

    def clear(self) -> None:
        """Back to the hint."""
        self._sentence.say(self._hint)
        self.field.setAccessibleDescription(self._hint)
        self._frame(False)

    def sentence(self) -> str:
        """What stands below."""
        return self._sentence.words()

    def _frame(self, fault: bool) -> None:
        if isinstance(self.field, LineField):
            self.field.set_fault(fault)
        elif bool(self.field.property("fault")) != fault:
            self.field.setProperty("fault", fault)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
            self.field.update()
