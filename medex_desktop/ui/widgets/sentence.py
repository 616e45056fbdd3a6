"""The sentence under a field: a hint, a warning with a diamond, or a fault with an octagon."""

from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.status_shape import StatusShape

Tone = Literal["hint", "watch", "alert", "good", "note"]
_TONES: Final[dict[str, tuple[str, str]]] = {
    "hint": ("", "ink3"),
    "watch": ("attend", "watch"),
    "alert": ("stop", "alert"),
    "good": ("done", "good"),
    "note": ("within", "accent"),
}


class Sentence(QWidget):
    """Hidden while it has nothing to say, unless ``reserve`` keeps a line free for it."""

    def __init__(
        self,
        words: str = "",
        *,
        reserve: bool = False,
        gym: bool = False,
        min_width: int = 120,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reserve = reserve
        self._shape = StatusShape("later", size=16 if gym else 13, name=" ")
        self._words = ParagraphLabel(role="gym-note" if gym else "body", min_width=min_width)
        row = Row(self, gap=8)
        row.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.say(words)

    def say(self, words: str, tone: Tone = "hint") -> None:
        """Show ``words`` in a tone; "" takes them away."""
        shape, ink = _TONES[tone]
        self._shape.setVisible(bool(shape and words))
        if shape:
            self._shape.set_status(shape, token=ink)
        self._words.setText(words or (" " if self._reserve else ""))
        plain = tone == "note" or not shape
        self._words.set_ink("ink3" if not shape else "ink2" if plain else ink)
        self._words.setAccessibleName(words)
        shown = bool(words) or self._reserve
        if self.parentWidget() is not None or not shown:
            self.setVisible(shown)  # never as a window of its own, before it is laid out

    def words(self) -> str:
        """What it says now."""
        return self._words.text().strip()
