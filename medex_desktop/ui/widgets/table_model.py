"""Rows of anything under declared columns: a column says how a row reads in it."""

from collections.abc import Callable, Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from medex_desktop.frozen import dataclass

RowT = TypeVar("RowT")
Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
CELL: Final = Qt.ItemDataRole.UserRole + 1
GROUP: Final = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Cell:
    """How one cell reads.

    ``note`` stands behind the text, smaller; ``second`` under it. ``shape`` is a status shape,
    ``verdict`` a chip (its words are ``text`` or the usual ones), ``key`` a key cap at the end.
    ``ink`` is a token; ``strong`` semibold; ``fixed`` a fixed-pitch font; ``action`` looks like a
    quiet button; ``wrap`` folds too long words into two lines. Under a verdict ``second`` folds.
    """

    text: str = ""
    note: str = ""
    second: str = ""
    shape: str = ""
    verdict: str = ""
    key: str = ""
    ink: str = ""
    strong: bool = False
    fixed: bool = False
    action: bool = False
    wrap: bool = False

    def said(self) -> str:
        """What is read aloud."""
        return " ".join(part for part in (self.text, self.note, self.second) if part)


@dataclass(frozen=True, slots=True)
class Column(Generic[RowT]):
    """One column: its title, how a row reads in it, how wide it must be and how needed it is.

    ``width`` is the least width in design pixels, ``stretch`` its share of what is left, ``need``
    decides what goes first when room is short (0 never goes, higher goes earlier).
    """

    title: str
    read: Callable[[RowT], Cell | str]
    width: int = 80
    stretch: int = 0
    need: int = 0
    number: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A heading among the rows: "Overdue 2". It can't be chosen."""

    title: str
    note: str = ""


class TableModel(QAbstractTableModel, Generic[RowT]):
    """``set_rows`` replaces everything; ``row_at(i)`` gives the row back (None for a Group)."""

    def __init__(self, columns: Sequence[Column[RowT]]) -> None:
        super().__init__()
        self.columns: tuple[Column[RowT], ...] = tuple(columns)
        self._rows: Sequence[RowT | Group] = ()

    def set_rows(self, rows: Sequence[RowT | Group]) -> None:
        """Show other rows. Cells are read only when they are drawn."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def groups(self) -> list[int]:
        """The lines that are groups."""
        return [line for line, row in enumerate(self._rows) if type(row) is Group]

    def group_at(self, line: int) -> Group | None:
        """The group on a line, None for a row."""
        row = self._rows[line]
        return row if isinstance(row, Group) else None

    def rows(self) -> Sequence[RowT | Group]:
        """What is shown."""
        return self._rows

    def row_at(self, line: int) -> RowT | None:
        """One row, None for a group or beyond the end."""
        if not 0 <= line < len(self._rows):
            return None
        row = self._rows[line]
        return None if isinstance(row, Group) else row

    def cell(self, line: int, column: int) -> Cell:
        """How one cell reads; empty for a group."""
        row = self.row_at(line)
        if row is None:
            return Cell()
        read = self.columns[column].read(row)
        return read if isinstance(read, Cell) else Cell(read)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt asks."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt asks."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text for reading, the cell for drawing."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, Group):
            return self._group_data(row, index.column(), role)
        if role == CELL:
            return self.cell(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.cell(index.row(), index.column()).said()
        return None

    def _group_data(self, group: Group, column: int, role: int) -> Any:
        if role == GROUP:
            return group
        if role == Qt.ItemDataRole.DisplayRole and column == 0:
            return f"{group.title} {group.note}".strip()
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Column titles."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = "AlignRight" if self.columns[section].number else "AlignLeft"
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag[side]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Groups can't be chosen."""
        if index.isValid() and isinstance(self._rows[index.row()], Group):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)
