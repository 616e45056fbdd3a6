"""The places of the figure as an ordinary list with a filter, for whom a picture is no help."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.body.canvas import is_for_figure
from medex_desktop.ui.widgets.data_table import DataTable
from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.search_field import SearchField
from medex_desktop.ui.widgets.sentence import Sentence
from medex_desktop.ui.widgets.table_model import Cell, Group, TableModel
from medex_desktop.ui.widgets.table_model import Column as TableColumn

KeyTaker = Callable[[QKeyEvent], bool]
ROW, GYM_ROW, GYM_TEXT = 32, 48, 16
TALL_ROW, GYM_TALL_ROW = 46, 56  # a name and what is said of it, one above the other


@dataclass(frozen=True, slots=True)
class Place:
    """One line: its key and words, the heading it stands under ("" for none)."""

    key: str
    words: str
    heading: str = ""


class _Table(DataTable):
    """Gives keys that mark to the figure before it keeps the rest."""

    def __init__(
        self,
        name: str,
        model: TableModel[Place],
        take_key: KeyTaker | None,
        *,
        beneath: bool,
        gym: bool,
    ) -> None:
        self._take_key = take_key
        tall, usual = (GYM_TALL_ROW, GYM_ROW) if gym else (TALL_ROW, ROW)
        row, text = tall if beneath else usual, GYM_TEXT if gym else theme.BODY
        super().__init__(name, model, header=False, row_height=row, text=text)

    def event(self, event: QEvent) -> bool:
        if self._take_key is not None and is_for_figure(event, letters=False):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._take_key is None or not self._take_key(event):
            super().keyPressEvent(event)


class PlaceList(QWidget):
    """``reached(key)`` when the bar moved, ``chosen(key)`` by Enter or a double click.

    ``value`` says what a place holds, in a column of its own or ``beneath`` the place's name;
    ``take_key`` may take keys typed in the list.
    """

    reached = Signal(str)
    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        places: Sequence[Place],
        value: Callable[[str], Cell],
        *,
        take_key: KeyTaker | None = None,
        beneath: bool = False,
        gym: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._places = tuple(places)
        self._value = value
        self._beneath = beneath
        self._showing = False
        column = Column(self, gap=8)
        self.filter = SearchField(_("Find a place"), size="gym" if gym else "desk")
        columns = [TableColumn(_("Place"), self._name_cell, 240 if gym else 190, 2)]
        if not beneath:
            wide = 124 if gym else 100
            columns.append(TableColumn(_("Value"), self._value_cell, wide, number=True))
        self.model: TableModel[Place] = TableModel(columns)
        self.table = _Table(name, self.model, take_key, beneath=beneath, gym=gym)
        self.none = Sentence(reserve=False)
        for each in (self.filter, self.none):
            column.addWidget(each)
        column.addWidget(self.table, 1)
        self.filter.searched.connect(self._on_filter_searched)
        self.filter.moved.connect(self.table.move_by)
        self.filter.chosen.connect(self._on_filter_chosen)
        self.table.current_changed.connect(self._on_table_current_changed)
        self.table.chosen.connect(self._on_table_chosen)
        self._show_found("")

    def show_at(self, key: str) -> None:
        """Put the bar on a place, when the filter shows it; nothing is told."""
        self._showing = True
        for line in range(self.model.rowCount()):
            row = self.model.row_at(line)
            if row is not None and row.key == key:
                self.table.choose_line(line)
        self._showing = False

    def refresh(self) -> None:
        """Values have changed."""
        self.table.viewport().update()

    def shown(self) -> list[str]:
        """The keys the filter lets through."""
        return [row.key for row in self.model.rows() if isinstance(row, Place)]

    def _name_cell(self, place: Place) -> Cell:
        held = self._value(place.key)
        under = held.text if self._beneath else ""
        return Cell(place.words, second=under, strong=held.strong)

    def _value_cell(self, place: Place) -> Cell:
        return self._value(place.key)

    def _show_found(self, typed: str) -> None:
        wanted = typed.casefold().split()
        rows: list[Place | Group] = []
        heading = ""
        for place in self._places:
            if not all(word in place.words.casefold() for word in wanted):
                continue
            if place.heading != heading:
                heading = place.heading
                rows.append(Group(heading))
            rows.append(place)
        self._showing = True
        self.model.set_rows(rows)
        self._showing = False
        self.none.say("" if rows else _("No such place. Escape shows all of them."), "hint")

    def _on_filter_searched(self, typed: str) -> None:
        self._show_found(typed)
        if typed:
            self.table.choose_line(0)

    def _on_filter_chosen(self) -> None:
        if self.shown():
            self.table.setFocus()

    def _on_table_current_changed(self, row: object) -> None:
        if isinstance(row, Place) and not self._showing:
            self.reached.emit(row.key)

    def _on_table_chosen(self, row: object) -> None:
        if isinstance(row, Place):
            self.chosen.emit(row.key)
