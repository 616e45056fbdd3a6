"""The form of an own set of tests: its name, and its tests in the order they are done."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.measure import Measure
from medex_desktop.domain.test_sets import NAME_LIMIT, TestItem
from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.services import results, test_sets
from medex_desktop.services.test_sets import TestSet
from medex_desktop.ui import theme
from medex_desktop.ui.assessing.choices import Choice, item_name
from medex_desktop.ui.assessing.picker import TestPicker
from medex_desktop.ui.health.form_sheet import FormSheet
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.data_table import ROW, DataTable
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.table_model import Cell, Column, TableModel

_ROWS: Final = 5.5
_COMPACT_ROWS: Final = 3.5


@dataclass(frozen=True, slots=True)
class _Line:
    """One test of the set as the list shows it."""

    place: int
    name: str


class _Tests(DataTable):
    """``moved(by)`` for the chosen test by Alt and an arrow, ``taken_out()`` by Del."""

    moved = Signal(int)
    taken_out = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter has nothing to choose here."""
        named = QKeySequence(event.keyCombination()).toString()
        if named in ("Alt+Up", "Alt+Down"):
            self.moved.emit(-1 if named == "Alt+Up" else 1)
        elif named == "Del":
            self.taken_out.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class OwnSetSheet(FormSheet):
    """``OwnSetSheet(host, session, before)``; without ``before`` it makes a new set."""

    def __init__(self, host: QWidget, session: Session, before: TestSet | None = None) -> None:
        title = _("Change the set of tests") if before else _("Add a set of tests")
        super().__init__(host, session, title, _("Save"))
        self._found = before
        self._measures: Mapping[str, Measure] = session.ask(results.offered)
        self.items: list[TestItem] = list(before.items) if before else []
        named = before.name if before else ""
        self.name = self.line("name", _("Name of the set"), named, limit=NAME_LIMIT)
        self._model = TableModel[_Line]([Column(_("Test"), _name, width=160, stretch=1)])
        self.table = _Tests(_("Tests in their order"), self._model, header=False)
        shown = _COMPACT_ROWS if theme.is_compact() else _ROWS
        self.table.setMinimumHeight(theme.px(round(ROW * shown)))
        self.fields["items"] = LabeledField(_("Tests in their order"), self.table)
        self.body.addWidget(self.fields["items"])
        self._build_tools()
        self.table.moved.connect(self._move)
        self.table.taken_out.connect(self._on_taken_out)
        self._show(0)
        self.keep_as(f"set/{before.id if before else 'new'}")

    def do(self) -> None:
        """Save it."""
        name = self.name.text()
        if self._found is None:
            self.session.do(test_sets.add_test_set, name=name, items=self.items)
        else:
            before = self._found.id
            self.session.do(test_sets.change_test_set, set_id=before, name=name, items=self.items)

    def _build_tools(self) -> None:
        row = Row(gap=4)
        self.more = Button(_("Add"), icon="plus", name=_("Add tests"))
        self.up = Button(_("Earlier"), "quiet", key="Alt \N{UPWARDS ARROW}")
        self.down = Button(_("Later"), "quiet", key="Alt \N{DOWNWARDS ARROW}")
        self.out = Button(_("Take out"), "quiet", icon="minus", key="Del")
        for part in (self.more, self.up, self.down, self.out):
            row.addWidget(part)
        row.addStretch(1)
        self.body.addLayout(row)
        self.more.clicked.connect(self._on_more_clicked)
        self.up.clicked.connect(self._on_up_clicked)
        self.down.clicked.connect(self._on_down_clicked)
        self.out.clicked.connect(self._on_taken_out)

    def _on_more_clicked(self) -> None:
        picker = TestPicker.open_over(self.window(), self.session, None, adds=True)
        picker.picked.connect(self._on_picker_picked)

    def _on_picker_picked(self, choice: object) -> None:
        if not isinstance(choice, Choice):
            return
        fresh = [one for one in choice.items if one not in self.items]
        self.fields["items"].clear()
        if not fresh:
            self.fields["items"].set_fault(_("It stands in the set already."))
            return
        self.items += fresh
        self._show(len(self.items) - 1)

    def _move(self, by: int) -> None:
        at = self.table.currentIndex().row()
        wanted = at + by
        if 0 <= at < len(self.items) and 0 <= wanted < len(self.items):
            self.items[at], self.items[wanted] = self.items[wanted], self.items[at]
            self._show(wanted)

    def _on_up_clicked(self) -> None:
        self._move(-1)

    def _on_down_clicked(self) -> None:
        self._move(1)

    def _on_taken_out(self) -> None:
        at = self.table.currentIndex().row()
        if 0 <= at < len(self.items):
            del self.items[at]
            self._show(min(at, len(self.items) - 1))

    def _show(self, at: int) -> None:
        names = [item_name(one, self._measures) for one in self.items]
        self._model.set_rows([_Line(n, name) for n, name in enumerate(names)])
        self.table.choose_line(at)
        for part in (self.up, self.down, self.out):
            part.setEnabled(bool(self.items))


def _name(line: _Line) -> Cell:
    return Cell(f"{line.place + 1}. {line.name}")
