"""The client's papers: a list at the side, or one drop-down where room is short."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _
from medex_desktop.ui.papers.lines import PaperLine
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.data_table import DataTable
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.table_model import Cell, TableModel
from medex_desktop.ui.widgets.table_model import Column as TableColumn

LINE = 48


class Shelf(Card):
    """``set_lines(lines)``; ``chosen(key)`` by a person; ``new_asked`` for a new report."""

    chosen = Signal(str)
    new_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=1, gap=0)
        self._lines: tuple[PaperLine, ...] = ()
        self._quiet = False
        self.count = Label("", "caption")
        self.new = Button(_("New"), "quiet", icon="plus", key="Ctrl D", name=_("New report"))
        head = Row(gap=8, margins=(15, 8, 6, 8))
        head.addWidget(Label(_("Papers"), "section"))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.new)
        self.model: TableModel[PaperLine] = TableModel([TableColumn(_("Paper"), _cell, 200, 1)])
        self.table = DataTable(_("Papers"), self.model, row_height=LINE, header=False)
        self.body.addLayout(head)
        self.body.addWidget(self.table, 1)
        self.table.current_changed.connect(self._on_table_current_changed)
        self.new.clicked.connect(self.new_asked)

    def set_lines(self, lines: tuple[PaperLine, ...], key: str) -> None:
        """Show these papers with one of them chosen; nothing is told."""
        self._quiet = True
        self._lines = lines
        self.count.setText(str(len(lines)) if lines else "")
        self.model.set_rows(lines)
        at = next((at for at, line in enumerate(lines) if line.key == key), -1)
        if at >= 0:
            self.table.choose_line(at)
        self._quiet = False

    def _on_table_current_changed(self, line: object) -> None:
        if not self._quiet and isinstance(line, PaperLine):
            self.chosen.emit(line.key)


class ShelfBar(QWidget):
    """The same as a drop-down, with the choice between words and page."""

    chosen = Signal(str)
    new_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.papers = ComboBox(_("Papers"), strong=True)
        self.new = Button("", icon="plus", key="Ctrl D", name=_("New report"))
        self._row = Row(self, gap=8)
        self._row.addWidget(self.papers, 1)
        self._row.addWidget(self.new)
        self.papers.chosen.connect(self.chosen)
        self.new.clicked.connect(self.new_asked)

    def layout_row(self, switch: QWidget) -> None:
        """Put the switch between words and page at the end."""
        self._row.addWidget(switch)

    def set_lines(self, lines: tuple[PaperLine, ...], key: str) -> None:
        """Show these papers with one of them chosen; nothing is told."""
        options = [
            (line.key, _("{title}, {words}", title=line.title, words=line.words)) for line in lines
        ]
        self.papers.set_options(options)
        self.papers.set_key(key)


def _cell(line: PaperLine) -> Cell:
    return line.cell
