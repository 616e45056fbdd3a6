"""A known fault of the file or the disk, calmly: what happened, what is safe, what to do."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.errors import MedExError, StorageProblem
from medex_desktop.language import render
from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.status_shape import StatusShape


class ProblemCard(QWidget):
    """Hidden until ``show_problem``; ``chosen(key)`` tells which way out was taken."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = StatusShape("attend", token="watch", name=" ")
        self._happened = ParagraphLabel("", "section", min_width=240)
        self._rest = ParagraphLabel("", "body", "ink2", min_width=240)
        self._buttons = Column(gap=8)
        words = Column(gap=4)
        words.addWidget(self._happened)
        words.addWidget(self._rest)
        words.gap(8)
        words.addLayout(self._buttons)
        row = Row(self, gap=12, margins=(16, 14))
        row.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    def show_problem(self, error: MedExError, actions: Sequence[tuple[str, str]] = ()) -> None:
        """Word the problem and offer ``actions``, each a key and the words of a button."""
        happened, rest = str(error), ""
        if isinstance(error, StorageProblem):
            happened = render(error.happened)
            rest = f"{render(error.safe)} {render(error.remedy)}"
        self._happened.setText(happened)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self.setAccessibleName(f"{happened} {rest}".strip())
        clear(self._buttons)
        for key, words in actions:
            button = Button(words)
            button.setProperty("way", key)
            button.clicked.connect(self._on_button_clicked)
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            if key == actions[0][0]:
                self.setFocusProxy(button)
        self.show()

    def words(self) -> str:
        """Everything it says."""
        return "" if self.isHidden() else self.accessibleName()

    def _on_button_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.chosen.emit(str(button.property("way")))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft ground, framed in high contrast."""
        drawing.box(
            drawing.painter_for(self),
            QRectF(self.rect()),
            fill=theme.color("watch-soft"),
            line=theme.color("watch") if theme.is_contrast() else None,
            width=theme.line_width(),
            radius=theme.px(8),
        )
