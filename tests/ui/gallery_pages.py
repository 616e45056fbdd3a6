"""The pages of the gallery; the first repeats picture 15 of the design."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.ui import icons
from medex_desktop.ui.widgets.banner import Banner
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card, Divider
from medex_desktop.ui.widgets.check_box import CheckBox
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.date_field import DateField
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Column, Grid, Row
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.note_field import NoteField
from medex_desktop.ui.widgets.number_box import State
from medex_desktop.ui.widgets.number_field import NumberField
from medex_desktop.ui.widgets.passphrase_field import PassphraseField
from medex_desktop.ui.widgets.percentile_strip import Band, PercentileStrip, Tick
from medex_desktop.ui.widgets.search_field import SearchField
from medex_desktop.ui.widgets.segmented import Segmented
from medex_desktop.ui.widgets.stat_tile import StatTile
from medex_desktop.ui.widgets.status_shape import TOKENS, StatusShape
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
