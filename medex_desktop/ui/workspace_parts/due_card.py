"""Next due: what waits for this client, each with the one action that settles it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.services.due import DueTarget
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card, Divider
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.status_shape import StatusShape


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing that is due: shape, what, when (in a token's colour), the action and its way."""

    shape: str
    words: str
    when: str
    ink: str
    action: str
    target: DueTarget


class DueCard(Card):
    """``acted(DueTarget)``."""

    acted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(16, 14, 16, 8), gap=0)
        self.heading(_("Next due"))
        self.body.gap(10)
        self._rows = Column(gap=0)
        self.body.addLayout(self._rows)
        self._lines: list[DueLine] = []

    def show_lines(self, lines: Sequence[DueLine], *, is_seen: bool = True) -> None:
        """Show what is due, most urgent first; ``is_seen`` is False in the archive and the bin."""
        self._lines = list(lines)
        clear(self._rows)
        if not lines:
            empty = (
                _("Nothing is due. The first test sets the day of the next.")
                if is_seen
                else _("Nothing is due while the client is in the archive or in the bin.")
            )
            self._rows.addWidget(ParagraphLabel(empty, "body", "ink2"))
        for at, line in enumerate(lines):
            self._rows.addWidget(Divider())
            self._rows.addWidget(self._row(at, line))

    def lines(self) -> list[DueLine]:
        """What is listed."""
        return list(self._lines)

    def _row(self, at: int, line: DueLine) -> QWidget:
        row = QWidget()
        layout = Row(row, gap=12, margins=(0, 8))
        layout.addWidget(StatusShape(line.shape, name=line.when), 0, Qt.AlignmentFlag.AlignVCenter)
        words = Column(gap=0)
        words.addWidget(ParagraphLabel(line.words, "body", weight=500, min_width=120))
        words.addWidget(Label(line.when, "caption", line.ink))
        layout.addLayout(words, 1)
        button = Button(line.action, name=f"{line.action}: {line.words}")
        button.setProperty("line", at)
        button.clicked.connect(self._on_button_clicked)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _on_button_clicked(self) -> None:
        button = self.sender()
        if button is not None:
            self.acted.emit(self._lines[int(button.property("line"))].target)
