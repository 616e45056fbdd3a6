"""The pages of the gallery; the first repeats picture 15 of the design."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.ui import icons, theme
from medex_desktop.ui.widgets.banner import Banner
from medex_desktop.ui.widgets.big_number import BigNumber
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card, Divider
from medex_desktop.ui.widgets.check_box import CheckBox
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.data_table import DataTable
from medex_desktop.ui.widgets.date_field import DateField
from medex_desktop.ui.widgets.empty_state import EmptyState, Way
from medex_desktop.ui.widgets.key_overlay import KeyGroup, KeyOverlay
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Column, Grid, Row
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.note_field import NoteField
from medex_desktop.ui.widgets.number_box import State
from medex_desktop.ui.widgets.number_field import NumberField
from medex_desktop.ui.widgets.passphrase_field import PassphraseField
from medex_desktop.ui.widgets.percentile_strip import Band, PercentileStrip, Tick
from medex_desktop.ui.widgets.progress_panel import ProgressPanel
from medex_desktop.ui.widgets.rail import Place, Rail
from medex_desktop.ui.widgets.search_field import SearchField
from medex_desktop.ui.widgets.segmented import Segmented
from medex_desktop.ui.widgets.stat_tile import StatTile
from medex_desktop.ui.widgets.status_shape import TOKENS, StatusShape
from medex_desktop.ui.widgets.stepper import Stepper
from medex_desktop.ui.widgets.table_model import Cell, Group, TableModel
from medex_desktop.ui.widgets.table_model import Column as TableColumn
from medex_desktop.ui.widgets.tabs import Tabs
from medex_desktop.ui.widgets.trial_grid import TrialGrid
from medex_desktop.ui.widgets.undo_bar import UndoBar
from medex_desktop.ui.widgets.verdict_chip import KINDS, Chip, VerdictChip
from tests.ui.keypads import TenthsKeypad

BANDS = (
    Band("low", 12.0, 17.0, "P20"),
    Band("somewhat low", 17.0, 20.5, "P40"),
    Band("moderate", 20.5, 23.6, "P60"),
    Band("somewhat high", 23.6, 27.2, "P80"),
    Band("high", 27.2, 32.2, "P95"),
)


def focus_marked(page: QWidget) -> None:
    for child in page.findChildren(QWidget):
        if child.property("focused"):
            child.setFocus(Qt.FocusReason.TabFocusReason)


def components() -> QWidget:
    page = QWidget()
    column = Column(page, gap=12, margins=(28, 16))
    head = Row(gap=12)
    head.addWidget(Label("Component states", "title"), 0, Qt.AlignmentFlag.AlignBaseline)
    head.addWidget(
        Label("number field, verdict, button, banner, undo bar", "body", "ink3"),
        0,
        Qt.AlignmentFlag.AlignBaseline,
    )
    head.addStretch(1)
    column.addLayout(head)
    column.addWidget(_numbers())
    row = Row(gap=16)
    row.addWidget(_verdicts(), 5)
    right = Column(gap=12)
    right.addWidget(_buttons())
    right.addWidget(Banner("info", "Draft of 14:05 found. Nothing was lost.", "Continue draft"))
    right.addWidget(
        Banner(
            "watch", "Another handle than at baseline. This starts a new series.", "Use handle 2"
        )
    )
    right.addWidget(
        Banner(
            "alert",
            "Your entry is still here. Free some space, then save.",
            "Save to another disk",
            lead="The disk is full.",
        )
    )
    bar = UndoBar()
    bar.show_act("Trial 3, left, removed", 9)
    right.addWidget(bar)
    right.addStretch(1)
    row.addLayout(right, 8)
    column.addLayout(row)
    column.addStretch(1)
    return page


def _numbers() -> Card:
    card = Card(margins=(20, 14))
    row = Row(gap=22)
    states = (
        ("", State.WAITING, "waiting", ""),
        ("20.8", State.TAKEN, "Type 208 for 20.8", "active"),
        ("20.8", State.BEST, "last 19.9, baseline 17.9", ""),
        ("52.8", State.SOFT, "Twice the other trials. Kept as typed; check it.", ""),
        ("528", State.HARD, "Above 120 kg. Not taken. Is the unit lb?", ""),
        ("Stopped for pain", State.CODED, "a value of its own, not zero", ""),
        ("20.8", State.LATE, "typed the day after", ""),
        ("20.8", State.LOCKED, "signed", ""),
    )
    for text, state, sentence, focused in states:
        field = NumberField("Left, trial 2", unit="kg", keypad=TenthsKeypad(), size="trial")
        field.box.set_hint("4th")
        field.box.set_note("best" if state is State.BEST else "kg")
        field.set_value(text, state)
        field.set_state(state, sentence)
        if focused:
            field.box.setProperty("focused", True)
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    card.body.addLayout(row)
    return card


def _verdicts() -> Card:
    card = Card()
    card.heading("Verdict = word + shape")
    meanings = (
        "at or above the published MCID, and MDC",
        "at or above MDC95, for the better",
        "from MDC90 up to MDC95",
        "below MDC90",
        "at or above MDC95, for the worse",
        "change shown, not judged",
        "device, protocol or position differs",
    )
    grid = Grid(gap=(20, 8))
    for line, (kind, meaning) in enumerate(zip(KINDS, meanings, strict=True)):
        grid.addWidget(VerdictChip(kind), line, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(Label(meaning, "body", "ink2"), line, 1)
    grid.setColumnStretch(1, 1)
    card.body.addLayout(grid)
    card.body.addStretch(1)
    return card


def _buttons() -> Card:
    card = Card(margins=(20, 14))
    row = Row(gap=20)
    row.addWidget(Button("Sign", "filled"))
    focused = Button("Sign", "filled")
    row.addWidget(focused)
    not_yet = Button("Sign", "filled")
    not_yet.set_not_yet("Type group 7 to go on")
    row.addWidget(not_yet)
    row.addWidget(not_yet.reason_label())
    row.addWidget(Button("Sign"))
    row.addWidget(Button("Sign", "quiet"))
    row.addWidget(Button("New client", icon="plus", key="Ctrl N"))
    row.addStretch(1)
    card.body.addLayout(row)
    return card


def controls() -> QWidget:
    page = QWidget()
    column = Column(page, gap=12, margins=24)
    tabs = Tabs("Client", [(w.lower(), w) for w in ("Overview", "Assess", "Trends", "Documents")])
    column.addWidget(tabs)
    top = Row(gap=12)
    top.addWidget(SearchField("Name, birth date or phone"))
    top.addWidget(Segmented("State", [("a", "Active"), ("b", "Archived")]))
    top.addWidget(ComboBox("Norms", [("t", "Norms: Tomkinson 2025"), ("n", "NHANES")]))
    top.addWidget(Button("New client", "filled", icon="plus", key="Ctrl N"))
    column.addLayout(top)
    card = Card(margins=(20, 16))
    fields = Row(gap=12)
    name = LabeledField("Name", LineField())
    name.set_fault("A name is needed, so that there is somebody to give it to.")
    born = DateField("Birth date", _no_reader)
    cleared = LabeledField("Cleared until", LineField(hint="not yet"), hint="From the referral.")
    focused = LabeledField("Phone", LineField())
    focused.field.setProperty("focused", True)
    for field in (name, born, cleared, focused):
        fields.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    card.body.addLayout(fields)
    second = Row(gap=12)
    secret = PassphraseField("Passphrase", hint="Four words or more are easier to keep.")
    secret.field.setText("quiet lanterns")
    capped = PassphraseField("Same again")
    capped.say("Caps Lock is on", "watch")
    second.addWidget(secret, 1)
    second.addWidget(capped, 1)
    second.addWidget(CheckBox("Leave these 7 rows out."), 0, Qt.AlignmentFlag.AlignVCenter)
    card.body.addLayout(second)
    note = NoteField("Note", lines=3)
    note.set_text("Steady grip today, no discomfort. Says jars at home open without help now.")
    card.body.addWidget(LabeledField("Note", note))
    column.addWidget(card)
    tiles = Row(gap=12)
    for number, words in (("405", "rows ready"), ("68", "clients found"), ("", "rows new")):
        tiles.addWidget(StatTile(number, words))
    tiles.addWidget(StatTile("7", "rows refused", alert=True))
    column.addLayout(tiles)
    shapes = Row(gap=12)
    for shape in TOKENS:
        shapes.addWidget(StatusShape(shape, shape))
    shapes.addStretch(1)
    column.addLayout(shapes)
    more = Row(gap=12)
    more.addWidget(StatusShape("attend", "No kneeling on right knee", strong=True))
    more.addWidget(StatusShape("done", "Cleared to 17 Dec, Dr Osei", plain=True))
    more.addWidget(Chip("draft", "Draft"))
    more.addStretch(1)
    column.addLayout(more)
    column.addStretch(1)
    return page


def _no_reader(typed: str) -> object:
    raise AssertionError(typed)


def grid() -> QWidget:
    page = QWidget()
    row = Row(page, gap=16, margins=24)
    card = Card(margins=(20, 14))
    head = card.heading("Grip strength", "Southampton, best of six")
    head.addWidget(Segmented("Unit", [("kg", "kg"), ("lb", "lb")]))
    trials = TrialGrid(keypad=TenthsKeypad())
    fill(trials)
    trials.box("left", 2).setProperty("focused", True)
    card.body.addWidget(trials)
    card.body.addWidget(Divider())
    strip = PercentileStrip()
    strip.set_bands(BANDS, 24.6, [Tick("EWGSOP2 16", 16.0)])
    card.body.addWidget(strip)
    none = PercentileStrip()
    card.body.addWidget(none)
    card.body.addStretch(1)
    foot = Row(gap=8)
    foot.addWidget(Button("Skip with reason", key="Ctrl Del", size="main"))
    foot.addStretch(1)
    foot.addWidget(Button("Finish grip", "filled", key="Enter", size="main"))
    card.body.addLayout(foot)
    row.addWidget(card, 2)
    side = Card()
    side.heading("Protocol")
    for name in ("grip_southampton", "grip_asht", "empty_clients"):
        shown = Label()
        shown.setPixmap(icons.picture(name, 130, 140))
        side.body.addWidget(shown)
    side.body.addWidget(
        ParagraphLabel("Forearm on the chair arm, wrist just over the end, thumb up, feet flat.")
    )
    side.body.addStretch(1)
    row.addWidget(side, 1)
    return page


def fill(trials: TrialGrid) -> None:
    trials.set_side_notes("second", "dominant, starts")
    values = {"left": ("20.1", "20.8", ""), "right": ("23.8", "24.6", "24.1")}
    for side, texts in values.items():
        for index, text in enumerate(texts):
            trials.set_value(side, index, text)
    trials.set_summary("left", 1, [("Best", "20.8"), ("Mean", "20.5"), ("CV", "1.7 %")])
    trials.set_summary("right", 1, [("Best", "24.6"), ("Mean", "24.2"), ("CV", "1.7 %")])
    trials.say("Twice the other trials. Kept as typed; check it.")


def gym_grid() -> QWidget:
    page = QWidget()
    row = Row(page, gap=16, margins=24)
    row.addStretch(1)
    trials = TrialGrid(keypad=TenthsKeypad(), size="gym")
    fill(trials)
    trials.box("left", 2).setProperty("focused", True)
    row.addWidget(trials, 1)
    foot = Column()
    foot.addWidget(Button("Back", icon="chevron-left", key="Backspace", size="gym"))
    foot.addWidget(Button("Save grip", "filled", key="Enter", size="gym"))
    foot.addStretch(1)
    row.addLayout(foot)
    return page


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
