"""Overlay, rail and tables: focus stays where it should, rows are told as they were given."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.ui import theme
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.data_table import DataTable
from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.overlay import Overlay
from medex_desktop.ui.widgets.rail import Place, Rail
from medex_desktop.ui.widgets.rail_parts import PersonButton
from medex_desktop.ui.widgets.table_model import Cell, Group, TableModel
from medex_desktop.ui.widgets.table_model import Column as TableColumn


def press(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(widget, event)


def test_overlay_traps_tab_and_gives_focus_back(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    below = Button("Below")
    Column(host).addWidget(below)
    host.resize(800, 600)
    host.show()
    host.activateWindow()
    below.setFocus()
    qtbot.waitUntil(below.hasFocus)
    overlay = Overlay(host, "Find", width=400)
    first, second = LineField("Find"), Button("Close")
    overlay.card.body.addWidget(first)
    overlay.card.body.addWidget(second)
    gone: list[int] = []
    overlay.closed.connect(lambda: gone.append(1))
    overlay.open()
    assert first.hasFocus()
    for expected in (second, first, second):
        press(QApplication.focusWidget() or host, Qt.Key.Key_Tab)
        assert expected.hasFocus()
    press(second, Qt.Key.Key_Backtab)
    assert first.hasFocus()
    press(first, Qt.Key.Key_Escape)
    assert overlay.isHidden()
    assert gone == [1]
    assert below.hasFocus()


def test_overlay_fits_a_small_host_and_follows_it(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 700)
    host.show()
    overlay = Overlay(host, "Import", width=900, height=672)
    overlay.open()
    assert overlay.card.width() == 900
    host.resize(500, 300)
    QApplication.processEvents()
    assert host.rect().contains(overlay.card.geometry())
    assert overlay.geometry() == host.rect()


def test_overlay_that_must_be_answered_ignores_escape(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    overlay = Overlay(host, "Answer", closable=False)
    overlay.open()
    press(overlay, Qt.Key.Key_Escape)
    assert not overlay.isHidden()


def rail(qtbot: QtBot) -> Rail:
    made = Rail([Place("today", "Today", "today"), Place("clients", "Clients", "clients")])
    qtbot.addWidget(made)
    made.resize(168, 700)
    made.show()
    return made


def test_rail_tells_where_to_go(qtbot: QtBot) -> None:
    made = rail(qtbot)
    told: list[str] = []
    made.chosen.connect(told.append)
    made.set_place("clients")
    assert told == []
    made.set_count("today", 9)
    buttons = {each.accessibleName(): each for each in made.findChildren(QWidget)}
    press(buttons["Today, 9 waiting"], Qt.Key.Key_Return)
    assert told == ["today"]
    made.set_save_state("unsaved", "Not saved: the disk is full")
    assert made.save_words() == "Not saved: the disk is full"


def test_rail_folds_to_icons_with_tooltips(qtbot: QtBot, qapp: QApplication) -> None:
    made = rail(qtbot)
    assert made.width() == 168
    theme.apply(qapp, "light", 150)
    assert made.width() == theme.px(52)
    buttons = {each.accessibleName(): each for each in made.findChildren(QWidget)}
    assert buttons["Clients"].toolTip() == "Clients"
    assert made.minimumSizeHint().height() <= 768


def test_initials(qtbot: QtBot) -> None:
    person = PersonButton()
    qtbot.addWidget(person)
    for name, initials in (("R. Castellanos", "RC"), ("Łukasz Jan Wójcik", "ŁW"), ("Ana", "A")):
        person.set_person(name, "MES")
        assert person.initials() == initials


def table(qtbot: QtBot) -> tuple[DataTable, TableModel[str]]:
    model: TableModel[str] = TableModel(
        [
            TableColumn("Name", lambda row: Cell(row, strong=True), 200, 1),
            TableColumn("Born", lambda row: "1951", 100, need=1),
            TableColumn("Verdict", lambda row: Cell(verdict="beyond"), 200, need=2),
        ]
    )
    made = DataTable("Clients", model)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    model.set_rows([Group("Overdue", "1"), "Holloway", Group("Today"), "Haddad", "Wójcik"])
    return made, model


def test_bar_steps_over_groups_and_enter_chooses(qtbot: QtBot) -> None:
    made, _model = table(qtbot)
    moved: list[object] = []
    chosen: list[object] = []
    made.current_changed.connect(moved.append)
    made.chosen.connect(chosen.append)
    made.choose_line(0)
    press(made, Qt.Key.Key_Down)
    press(made, Qt.Key.Key_Down)
    press(made, Qt.Key.Key_Down)
    press(made, Qt.Key.Key_Up)
    press(made, Qt.Key.Key_Return)
    assert moved == ["Holloway", "Haddad", "Wójcik", "Haddad"]
    assert chosen == ["Haddad"]


def test_home_and_end_go_to_the_first_and_last_row(qtbot: QtBot) -> None:
    made, _model = table(qtbot)
    made.choose_line(3)
    press(made, Qt.Key.Key_End)
    assert made.current_row() == "Wójcik"
    press(made, Qt.Key.Key_Home)
    assert made.current_row() == "Holloway"


def test_least_needed_column_goes_first(qtbot: QtBot) -> None:
    made, _model = table(qtbot)
    assert [made.isColumnHidden(column) for column in range(3)] == [False, False, False]
    made.resize(400, 300)
    assert [made.isColumnHidden(column) for column in range(3)] == [False, False, True]
    made.resize(220, 300)
    assert [made.isColumnHidden(column) for column in range(3)] == [False, True, True]
    assert made.columnWidth(0) <= made.viewport().width()


def test_cells_are_read_only_when_drawn(qtbot: QtBot) -> None:
    reads: list[int] = []

    def read(row: int) -> str:
        reads.append(row)
        return str(row)

    model: TableModel[int] = TableModel([TableColumn("Row", read, 100, 1)])
    made = DataTable("Rows", model)
    qtbot.addWidget(made)
    made.resize(300, 300)
    model.set_rows(range(10_000))
    made.grab()
    assert 0 < len(set(reads)) < 20


def test_rows_scale_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    made, _model = table(qtbot)
    assert (made.rowHeight(1), made.rowHeight(0)) == (36, 34)
    theme.apply(qapp, "light", 200)
    assert (made.rowHeight(1), made.rowHeight(0)) == (72, 68)


def test_the_row_of_the_bar_stays_in_sight_when_a_table_gets_lower(qtbot: QtBot) -> None:
    model: TableModel[str] = TableModel([TableColumn("Name", Cell)])
    table = DataTable("People", model, row_height=36)
    qtbot.addWidget(table)
    model.set_rows([f"person {at}" for at in range(20)])
    table.resize(400, 400)
    table.show()
    table.choose_line(8)
    table.resize(400, 200)
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
    table.verticalScrollBar().setValue(0)
    table.resize(400, 180)
    assert table.verticalScrollBar().value() == 0  # who scrolled away is left there
