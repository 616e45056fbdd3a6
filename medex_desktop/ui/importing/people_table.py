"""Who is in a file: each client with what came with them, and whether the practice knows them."""

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from medex_desktop.exchange.imported import PersonTests
from medex_desktop.language import _, day
from medex_desktop.services.import_files import Checked
from medex_desktop.services.imports import GRIP
from medex_desktop.ui.importing import words
from medex_desktop.ui.widgets.data_table import DataTable
from medex_desktop.ui.widgets.table_model import Cell, TableModel
from medex_desktop.ui.widgets.table_model import Column as TableColumn


class PeopleTable(QStackedWidget):
    """``show_people(checked)``; rows are read only when they are drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model: TableModel[Any] = TableModel([])
        self._table = DataTable(_("Clients of the file"), self.model)
        self.addWidget(self._table)

    def table(self) -> DataTable:
        """The table that is shown."""
        return self._table

    def show_people(self, checked: Checked) -> None:
        """Show the clients of a dry run."""
        grip = checked.mapping.kind == GRIP
        known = frozenset(checked.plan.known)
        binned = frozenset(checked.plan.binned)
        before = self._table
        self.model = TableModel(
            _person_columns(known, binned) if grip else _list_columns(known, binned)
        )
        self._table = DataTable(_("Clients of the file"), self.model)
        self.model.setParent(self._table)
        self.addWidget(self._table)
        self.setCurrentWidget(self._table)
        self.removeWidget(before)
        before.hide()
        before.deleteLater()
        file: Any = checked.file
        self.model.set_rows(file.persons if grip else file.clients)
        self._table.choose_line(0)


def _person_columns(
    known: frozenset[str], binned: frozenset[str]
) -> list[TableColumn[PersonTests]]:
    def here(person: PersonTests) -> Cell:
        return _state(person.key, known, binned)

    return [
        TableColumn(_("Client"), _person_name, width=200, stretch=3),
        TableColumn(_("Born"), words.born, width=110, need=2),
        TableColumn(_("Tests"), _tests, width=70, number=True),
        TableColumn(_("First test"), _first_test, width=120, stretch=1, need=3),
        TableColumn(_("In the practice"), here, width=140),
    ]


def _list_columns(known: frozenset[str], binned: frozenset[str]) -> list[TableColumn[Any]]:
    def here(found: Any) -> Cell:
        return _state(found.key, known, binned)

    return [
        TableColumn(_("Client"), lambda found: found.facts.sort_name, width=200, stretch=3),
        TableColumn(_("Born"), words.born, width=110),
        TableColumn(_("Provider"), lambda found: found.provider_name, width=120, stretch=2, need=2),
        TableColumn(_("In the practice"), here, width=140),
    ]


def _state(key: str, known: frozenset[str], binned: frozenset[str]) -> Cell:
    if key in binned:
        return Cell(_("in the bin"), shape="stop")
    return Cell(_("found"), shape="done") if key in known else Cell(_("new"), shape="later")


def _person_name(person: PersonTests) -> Cell:
    return Cell(person.name, note="" if person.reference in person.name else person.reference)


def _tests(person: PersonTests) -> Cell:
    return Cell(str(len(person.tests)))


def _first_test(person: PersonTests) -> Cell:
    return Cell(day(person.tests[0].day)) if person.tests else Cell("")
