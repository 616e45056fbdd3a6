"""One setting as a row of choices with a sentence about what it does."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.segmented import Segmented


class Choice(QWidget):
    """``chosen(key)`` by a person; side by side where there is room, else a drop-down."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]], note: str = "") -> None:
        super().__init__()
        self.segments = Segmented(name, options)
        self.combo = ComboBox(name, options)
        self.note = ParagraphLabel(note, "body", "ink3", min_width=240)
        self._roomy = len(options) <= 6 and sum(len(words) for _key, words in options) <= 60
        column = Column(self, gap=4)
        column.addWidget(Label(name, "body", "ink2", 500))
        column.addWidget(self.segments, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.combo, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.note)
        self.note.setVisible(bool(note))  # not before it has a parent: it would be a window
        self._fold()
        theme.look().changed.connect(self._fold)
        self.segments.chosen.connect(self._on_chosen)
        self.combo.chosen.connect(self._on_chosen)

    def key(self) -> str:
        """The chosen key."""
        return self.combo.key()

    def set_key(self, key: str) -> None:
        """Choose without telling; an unknown key chooses the first."""
        self.combo.set_key(key)
        self.segments.set_key(self.combo.key())

    def set_note(self, words: str) -> None:
        """The sentence below."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _on_chosen(self, key: str) -> None:
        self.set_key(key)
        self.chosen.emit(key)

    def _fold(self) -> None:
        beside = self._roomy and not theme.is_compact()
        self.segments.setVisible(beside)
        self.combo.setVisible(not beside)
