"""A table of clients that shortens their names while a client sits beside."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTableView

from medex_desktop.frozen import dataclass
from medex_desktop.ui.beside import Beside
from medex_desktop.ui.widgets.table_model import Cell, Column, TableModel

RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class NameCell(Cell):
    """A cell whose text is a client's name."""


class VeiledTableModel(TableModel[RowT]):
    """Names are initials on every line but the one the table's bar is on."""

    def __init__(self, columns: Sequence[Column[RowT]], beside: Beside) -> None:
        super().__init__(columns)
        self._beside = beside
        self._table: QTableView | None = None
        beside.changed.connect(self._on_beside_changed)

    def follow(self, table: QTableView) -> None:
        """Show the name on the line of this table's bar."""
        self._table = table

    def is_veiled(self, line: int) -> bool:
        """Whether a name on a line is shortened."""
        if not self._beside.is_on():
            return False
        return self._table is None or line != self._table.currentIndex().row()

    def cell(self, line: int, column: int) -> Cell:
        """As the column reads it, a name shortened."""
        cell = super().cell(line, column)
        veil: Callable[[str], str] | None = self._beside.veil()
        if veil is not None and isinstance(cell, NameCell) and self.is_veiled(line):
            return replace(cell, text=veil(cell.text))
        return cell

    @Slot()
    def _on_beside_changed(self) -> None:
        lines = self.rowCount()
        if lines:
            self.dataChanged.emit(self.index(0, 0), self.index(lines - 1, self.columnCount() - 1))
