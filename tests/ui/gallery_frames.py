"""The pages of the gallery that show the frame of the window: rail, table, overlay, gym."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.widgets.big_number import BigNumber
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.data_table import DataTable
from medex_desktop.ui.widgets.empty_state import EmptyState, Way
from medex_desktop.ui.widgets.key_overlay import KeyGroup, KeyOverlay
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.progress_panel import ProgressPanel
from medex_desktop.ui.widgets.rail import Place, Rail
from medex_desktop.ui.widgets.stepper import Stepper
from medex_desktop.ui.widgets.table_model import Cell, Group, TableModel
from medex_desktop.ui.widgets.table_model import Column as TableColumn
from medex_desktop.ui.widgets.trial_grid import TrialGrid
from medex_desktop.ui.widgets.verdict_chip import Chip
from tests.ui.gallery_pages import fill
from tests.ui.keypads import TenthsKeypad


def shell() -> QWidget:
    page = QWidget()
    row = Row(page, gap=0)
    rail = Rail(
        [
            Place("today", "Today", "today"),
            Place("clients", "Clients", "clients"),
            Place("skills", "Skills", "skills"),
            Place("network", "Network", "network"),
            Place("practice", "Practice", "practice"),
            Place("settings", "Settings", "settings"),
        ]
    )
    rail.set_place("clients")
    rail.set_count("today", 9)
    rail.set_person("R. Castellanos", "MES, AMES")
    rail.set_save_state("saved", "Saved 14:05:12")
    row.addWidget(rail)
    body = Column(gap=16, margins=24)
    head = Row(gap=12)
    head.addWidget(Label("Clients", "title"))
    head.addWidget(Label("214 active", "body", "ink3"), 0, Qt.AlignmentFlag.AlignBottom)
    head.addStretch(1)
    head.addWidget(Button("Import", icon="import"))
    head.addWidget(Button("New client", "filled", icon="plus", key="Ctrl N"))
    body.addLayout(head)
    card = Card(margins=1, gap=0)
    card.body.addWidget(table())
    body.addWidget(card, 1)
    stepper_card = Card(margins=(16, 8))
    stepper = Stepper(["Draft", "Signed", "Sent", "Acknowledged"])
    stepper.set_step(1)
    stepper_card.body.addWidget(stepper)
    panel = ProgressPanel()
    panel.start("Importing grip results")
    panel.set_progress(120, 412, "120 of 412 rows")
    stepper_card.body.addWidget(panel)
    body.addWidget(stepper_card)
    row.addLayout(body, 1)
    return page


def table() -> DataTable:
    columns: list[TableColumn[tuple[str, ...]]] = [
        TableColumn("Name", lambda row: Cell(row[0], strong=True), 180, 2),
        TableColumn("Born", lambda row: row[1], 120, need=1),
        TableColumn("Grip", lambda row: Cell(row[2], "kg", strong=True), 70, number=True, need=2),
        TableColumn("Verdict", lambda row: Cell(verdict=row[3]), 200, need=3),
        TableColumn("Next due", lambda row: Cell(row[5], shape=row[4]), 200, 1),
    ]
    model = TableModel(columns)
    model.set_rows(
        [
            Group("Overdue", "2"),
            ("Abernathy, Ruth", "4 Jan 1949", "24.6", "beyond", "stop", "Summary, 1 day late"),
            ("Ferreira, Tomas", "9 Oct 1961", "41.0", "within", "later", "Follow-up, 5 Oct"),
            Group("Today", "3"),
            ("García-Ñuñez, Eduardo", "2 Feb 1950", "19.2", "worse", "attend", "Report, today"),
            ("Wójcik, Łukasz", "30 May 1964", "32.5", "none", "draft", "Sign, today"),
            ("Holland, Maria", "3 Jun 1962", "22.1", "near", "done", "nothing due"),
        ]
    )
    view = DataTable("Clients", model)
    view.choose_line(0)
    return view


def empty() -> QWidget:
    page = QWidget()
    column = Column(page, gap=0, margins=24)
    form = QWidget()
    row = Row(form, gap=12)
    row.addWidget(LabeledField("Name", LineField()), 2, Qt.AlignmentFlag.AlignTop)
    row.addWidget(LabeledField("Birth date", LineField(hint="day month year")), 1)
    row.addWidget(Button("Add client", "filled", size="main"), 0, Qt.AlignmentFlag.AlignBottom)
    state = EmptyState(
        "Start with one client",
        "Name, birth date and clearance are enough for a first grip test. "
        "The rest can wait until the session is over.",
        first=form,
        ways=(
            Way("import", "Import grip results", "A CSV file, checked row by row.", "Ctrl I"),
            Way("print", "Print blank intake forms", "For the client to fill in.", "Ctrl P"),
            Way("today", "Open the demo practice", "Twelve invented clients.", "Ctrl D"),
        ),
    )
    state.setMaximumWidth(theme.px(720))
    across = Row(gap=0)
    across.addStretch(1)
    across.addWidget(state, 100)
    across.addStretch(1)
    column.addStretch(1)
    column.addLayout(across)
    column.addStretch(1)
    return page


def keys() -> QWidget:
    page = shell()
    overlay = KeyOverlay(page)
    page.resize(1366, 768)
    overlay.show_keys(
        [
            KeyGroup("Anywhere", [("Ctrl K", "find a client"), ("Ctrl Z", "undo, 30 steps")]),
            KeyGroup("Program", [("Ctrl Shift L", "lock now"), ("F1", "help for this screen")]),
            KeyGroup("Client", [("Alt 1-7", "the seven tabs"), ("Ctrl T", "start assessment")]),
            KeyGroup("Entry", [("Enter", "take and go on"), ("Backspace", "empty field: go back")]),
        ]
    )
    return page


def gym_now() -> QWidget:
    page = QWidget()
    row = Row(page, gap=24, margins=32)
    card = Card(margins=(40, 24))
    head = Row(gap=20)
    head.addWidget(Label("Left hand", "gym-side", "left"), 0, Qt.AlignmentFlag.AlignBaseline)
    head.addWidget(Label("trial 3 of 3", "gym", "ink2"), 1, Qt.AlignmentFlag.AlignBaseline)
    head.addWidget(Chip("done", "Rested 15 s", ink="good", fill="good-soft", size=20))
    card.body.addLayout(head)
    number = BigNumber()
    number.set_number("20.5", "kg", typing=True)
    card.body.addWidget(number, 1)
    row.addWidget(card, 3)
    trials = TrialGrid(keypad=TenthsKeypad(), size="gym")
    fill(trials)
    trials.say("")
    column = Column()
    column.addWidget(trials)
    column.addStretch(1)
    focused = Button("Save grip", "filled", key="Enter", size="gym")
    focused.setProperty("focused", True)
    column.addWidget(focused)
    row.addLayout(column, 2)
    return page
