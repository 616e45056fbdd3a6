"""A quiet line at the foot that says which keys do what here."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from medex_desktop.ui.widgets.key_cap import KeyCap
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Row

UP_DOWN = ("\N{UPWARDS ARROW}", "\N{DOWNWARDS ARROW}")


class KeyHints(QWidget):
    """``KeyHints([(("Enter",), "open")], "any order")``: caps with their words, then a hint."""

    def __init__(
        self,
        keys: Sequence[tuple[Sequence[str], str]],
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = Row(self, gap=4, margins=(20, 10, 20, 10))
        for caps, words in keys:
            for cap in caps:
                row.addWidget(KeyCap(cap))
            row.addWidget(Label(words, "caption"))
            row.gap(10)
        row.addStretch(1)
        row.addWidget(Label(hint, "caption"))
