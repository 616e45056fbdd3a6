"""Latest results: everything measured, at baseline, last time and now, and what judged it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from medex_desktop.domain.series import BaselineRule
from medex_desktop.language import _, day, render
from medex_desktop.services.result_table import ResultLine, ResultTable
from medex_desktop.ui import theme
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.data_table import HEADER, DataTable
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.table_model import TableModel
from medex_desktop.ui.workspace_parts.result_columns import columns

ROW = 46
TALL_ROW: Final = 70  # the verdict and, under it, two lines of what judged it


class ResultsCard(Card):
    """``asked(line)`` when a row is chosen; ``opened()`` for the newest test behind the table.

    ``compare_asked()`` for two dates side by side, ``body_asked()`` for the body figure.
    """

    opened = Signal()
    asked = Signal(object)
    compare_asked = Signal()
    body_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=1, gap=0)
        words, acts = Row(gap=8), Row(gap=8)
        words.addWidget(Label(_("Latest results"), "section"))
        self._note = Label("", "caption")
        words.addWidget(self._note, 1)
        self.figure = Button(_("Body"), "quiet", key="Ctrl B")
        self.compare = Button(_("Compare two dates"), "quiet")
        self._open = Button(_("Open the test"), "quiet")
        for button in (self.figure, self.compare, self._open):
            acts.addWidget(button)
        self._head = Row(gap=8, margins=(16, 12, 12, 10))
        self._head.addLayout(words, 1)
        self._head.addLayout(acts)
        self.body.addLayout(self._head)
        self.model: TableModel[ResultLine] = TableModel(columns(()))
        self.table = DataTable(_("Latest results"), self.model, row_height=ROW)
        self.body.addWidget(self.table)
        self.table.chosen.connect(self.asked)
        self.compare.clicked.connect(self.compare_asked)
        self.figure.clicked.connect(self.body_asked)
        self._open.clicked.connect(self.opened)
        self._lines: Sequence[ResultLine] = ()
        theme.look().changed.connect(self._fit)
        self._fit()

    def show_table(self, table: ResultTable, *, has_body: bool) -> None:
        """Show the newest result of everything measured; ``has_body``: some on the body figure."""
        self.figure.setVisible(has_body)
        self._note.setText(_note(table))
        days = {point.day for line in table.lines for point in (line.baseline, line.now) if point}
        self.compare.setVisible(len(days) > 1)
        self._lines = table.lines
        self._fit()

    def _fit(self) -> None:
        """Columns and heights as the size of the text allows."""
        row = TALL_ROW if theme.is_compact() else ROW
        way = QBoxLayout.Direction
        self._head.setDirection(way.TopToBottom if theme.is_compact() else way.LeftToRight)
        line = self.table.currentIndex().row()
        self.model.columns = tuple(columns(self._lines))
        self.model.set_rows(self._lines)
        self.table.choose_line(line)
        self.table.set_row_height(row)
        lines = max(1, len(self._lines))
        self.table.setFixedHeight(theme.px(HEADER) + lines * theme.px(row))


def _note(table: ResultTable) -> str:
    """From when the changes are counted, and by which rule where that is not the first visit."""
    base = table.baseline
    days = {line.baseline.day for line in table.lines if line.baseline is not None}
    if base is not None and base.rule is not BaselineRule.FIRST:
        return render(base.words)
    return _("baseline {day}", day=day(days.pop())) if len(days) == 1 else ""
