"""How a test is done, beside its form: the protocol card of its measure."""

from PySide6.QtWidgets import QWidget

from medex_desktop.domain.measure import Measure
from medex_desktop.language import Text, _, render
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, clear

_HEADS = {
    "setup": Text("Set up"),
    "say": Text("Say"),
    "protocol": Text("How it is done"),
    "score": Text("Score"),
    "safety": Text("Safety"),
}


class HowCard(Card):
    """``show_measure(measure)``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(16, 14), gap=6)
        self.heading(_("Protocol"))
        self._lines = Column(gap=6)
        self.body.addLayout(self._lines)
        self._shown = ""

    def show_measure(self, measure: Measure) -> None:
        """Show how it is done."""
        if measure.key == self._shown:
            return
        self._shown = measure.key
        clear(self._lines)
        for head, lines in measure.how_to:
            title = _HEADS.get(head)
            if title is not None and len(measure.how_to) > 1:
                self._lines.addWidget(Label(render(title), "body", weight=600))
            for line in lines:
                ink = "ink" if head == "safety" else "ink2"
                self._lines.addWidget(ParagraphLabel(render(line), "body", ink, min_width=120))
        if measure.total_only:
            words = _("Its questions are its owner's: enter the total from the owner's form.")
            self._lines.addWidget(ParagraphLabel(words, "body", "ink2", min_width=120))
