"""Buttons, choices, fields and bars: what they tell, what they refuse."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.errors import InvalidInput
from medex_desktop.language import Text
from medex_desktop.ui.widgets.banner import Banner
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.check_box import CheckBox
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.date_field import DateField
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.note_field import NoteField
from medex_desktop.ui.widgets.passphrase_field import PassphraseField
from medex_desktop.ui.widgets.percentile_strip import PercentileStrip, Tick
from medex_desktop.ui.widgets.progress_panel import ProgressPanel
from medex_desktop.ui.widgets.search_field import SearchField
from medex_desktop.ui.widgets.segmented import Segmented
from medex_desktop.ui.widgets.stat_tile import StatTile
from medex_desktop.ui.widgets.stepper import Stepper
from medex_desktop.ui.widgets.tabs import Tabs
from medex_desktop.ui.widgets.undo_bar import UndoBar
from medex_desktop.ui.widgets.verdict_chip import KINDS, VerdictChip
from tests.ui.gallery_pages import BANDS


def press(
    widget: QWidget,
    key: Qt.Key,
    text: str = "",
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> QKeyEvent:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, key, modifiers, text)
    QApplication.sendEvent(widget, event)
    return event


def test_enter_and_click_act(qtbot: QtBot) -> None:
    button = Button("Sign", "filled", key="Ctrl Enter")
    qtbot.addWidget(button)
    acts: list[int] = []
    button.clicked.connect(lambda: acts.append(1))
    press(button, Qt.Key.Key_Return)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(acts) == 2


def test_a_button_that_may_not_act_says_why(qtbot: QtBot) -> None:
    button = Button("Sign", "filled")
    qtbot.addWidget(button)
    label = button.reason_label()
    qtbot.addWidget(label)
    acts: list[int] = []
    said: list[str] = []
    button.clicked.connect(lambda: acts.append(1))
    button.refused.connect(said.append)
    button.set_not_yet("Type group 7 to go on")
    press(button, Qt.Key.Key_Return)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert acts == []
    assert said == ["Type group 7 to go on"] * 2
    assert label.text() == button.accessibleDescription() == "Type group 7 to go on"
    button.set_not_yet("")
    button.click()
    assert len(acts) == 1


def test_checked_button_toggles(qtbot: QtBot) -> None:
    button = Button("Used arms", key="A")
    qtbot.addWidget(button)
    button.setCheckable(True)
    press(button, Qt.Key.Key_Space, " ")
    assert button.isChecked()


def test_segments_tell_of_people_only(qtbot: QtBot) -> None:
    segmented = Segmented("Unit", [("kg", "kg"), ("lb", "lb")])
    qtbot.addWidget(segmented)
    told: list[str] = []
    segmented.chosen.connect(told.append)
    assert segmented.key() == "kg"
    segmented.set_key("lb")
    assert (segmented.key(), told) == ("lb", [])
    segmented.show()
    segments = segmented.findChildren(QWidget)
    kg = next(each for each in segments if each.accessibleName() == "kg")
    qtbot.mouseClick(kg, Qt.MouseButton.LeftButton)
    assert (segmented.key(), told) == ("kg", ["kg"])
    with pytest.raises(KeyError):
        segmented.set_key("stone")


def test_tabs_fold_at_large_text(qtbot: QtBot, qapp: QApplication) -> None:
    from medex_desktop.ui import theme

    tabs = Tabs("Client", [("overview", "Overview"), ("assess", "Assess")])
    qtbot.addWidget(tabs)
    tabs.show()
    told: list[str] = []
    tabs.chosen.connect(told.append)
    combo = tabs.findChild(ComboBox)
    assert combo.isHidden()
    theme.apply(qapp, "light", 150)
    assert not combo.isHidden()
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert tabs.key() == "assess"
    assert told == ["assess"]


def test_combo_keeps_its_choice_when_options_change(qtbot: QtBot) -> None:
    combo = ComboBox("Norms", [("a", "A"), ("b", "B")])
    qtbot.addWidget(combo)
    combo.set_key("b")
    combo.set_options([("c", "C"), ("b", "B")])
    assert combo.key() == "b"
    combo.set_options([("c", "C")])
    assert combo.key() == "c"


def test_check_box_answers_enter(qtbot: QtBot) -> None:
    box = CheckBox("Leave these 7 rows out")
    qtbot.addWidget(box)
    press(box, Qt.Key.Key_Return)
    assert box.isChecked()


def test_search_tells_at_once_and_escape_empties(qtbot: QtBot) -> None:
    field = SearchField("Name, birth date or phone")
    qtbot.addWidget(field)
    told: list[str] = []
    moves: list[int] = []
    field.searched.connect(told.append)
    field.moved.connect(moves.append)
    qtbot.keyClicks(field, "hol")
    press(field, Qt.Key.Key_Down)
    press(field, Qt.Key.Key_Up)
    press(field, Qt.Key.Key_Escape)
    assert told == ["h", "ho", "hol", ""]
    assert moves == [1, -1]


def test_labeled_field_names_its_control_and_says_faults(qtbot: QtBot) -> None:
    field = LabeledField("Name", LineField(), hint="As on the referral")
    qtbot.addWidget(field)
    assert field.field.accessibleName() == "Name"
    field.set_fault("A name is needed.")
    assert field.sentence() == "A name is needed."
    assert field.field.property("fault") is True
    assert field.field.accessibleDescription() == "A name is needed."
    field.set_fault("")
    assert field.sentence() == "As on the referral"
    assert field.field.property("fault") is False


def test_passphrase_hides_shows_and_notices_caps_lock(qtbot: QtBot) -> None:
    field = PassphraseField("Passphrase", hint="Four words")
    qtbot.addWidget(field)
    field.show()
    press(field.field, Qt.Key.Key_A, "A")
    assert field.sentence() == "Caps Lock is on"
    press(field.field, Qt.Key.Key_B, "b")
    assert field.sentence() == "Four words"
    press(field.field, Qt.Key.Key_C, "C", Qt.KeyboardModifier.ShiftModifier)
    assert field.sentence() == "Four words"
    assert field.field.displayText() != field.text() == "AbC"
    eye = field.field.findChild(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    eyes = [each for each in field.findChildren(QWidget) if "Show" in each.accessibleName()]
    assert eye is not None
    qtbot.mouseClick(eyes[0], Qt.MouseButton.LeftButton)
    assert field.field.displayText() == "AbC"
    field.clear()
    assert field.text() == ""


def read_iso(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise InvalidInput("born", Text("Not a date.")) from None


def test_date_field_says_what_it_understood(qtbot: QtBot) -> None:
    field = DateField("Birth date", read_iso)
    qtbot.addWidget(field)
    told: list[object] = []
    field.read.connect(told.append)
    field.set_text("1951-03-14")
    assert field.day() == date(1951, 3, 14)
    assert field.sentence() == "14\u00a0Mar\u00a01951"
    field.set_text("1951-02-31")
    assert field.day() is None
    assert field.sentence() == "Not a date."
    field.line.editingFinished.emit()
    assert field.line.property("fault") is True
    field.set_text("")
    assert field.sentence() == ""
    assert told == [date(1951, 3, 14), None, None]


def test_note_has_a_limit_that_cuts_nothing(qtbot: QtBot) -> None:
    note = NoteField("Note", limit=10)
    qtbot.addWidget(note)
    told: list[str] = []
    note.limited.connect(told.append)
    QApplication.clipboard().setText("longer than ten")
    note.paste()
    assert note.text() == ""
    QApplication.clipboard().setText("tenletters")
    note.paste()
    assert note.text() == "tenletters"
    qtbot.keyClicks(note, "x")
    assert note.text() == "tenletters"
    assert len(told) == 2


def test_banner_shows_markup_as_text(qtbot: QtBot) -> None:
    banner = Banner("alert", "<b>bold & bad</b>", "Retry", lead="The disk is full.")
    qtbot.addWidget(banner)
    acts: list[int] = []
    banner.acted.connect(lambda: acts.append(1))
    assert banner.accessibleName() == "The disk is full. <b>bold & bad</b>"
    words = [each.text() for each in banner.findChildren(Label) if each.text()]
    assert "&lt;b&gt;bold &amp; bad" in words[0]
    banner.button().click()
    assert acts == [1]


def test_undo_bar_counts_and_names(qtbot: QtBot) -> None:
    bar = UndoBar()
    qtbot.addWidget(bar)
    ends: list[str] = []
    bar.undone.connect(lambda: ends.append("undone"))
    bar.expired.connect(lambda: ends.append("expired"))
    bar.show_act("Trial 3, left, removed", 2)
    assert bar.seconds_left() == 2
    assert any("Trial 3" in each.text() for each in bar.findChildren(Label))
    bar._on_timer_timeout()
    bar._on_timer_timeout()
    assert ends == ["expired"]
    assert bar.isHidden()
    bar.show_act("Client archived")
    bar.findChild(Button).click()
    assert ends == ["expired", "undone"]


def test_seven_verdicts_each_a_word_and_a_shape(qtbot: QtBot) -> None:
    words = set()
    for kind in KINDS:
        chip = VerdictChip(kind)
        qtbot.addWidget(chip)
        words.add(chip.words())
        assert chip.accessibleName() == chip.words()
    assert len(words) == 7
    chip = VerdictChip("none", "No verified value")
    qtbot.addWidget(chip)
    assert chip.words() == "No verified value"


def test_strip_names_the_band_and_the_lack_of_norms(qtbot: QtBot) -> None:
    strip = PercentileStrip()
    qtbot.addWidget(strip)
    assert "no norm" in strip.accessibleName()
    strip.set_bands(BANDS, 24.6, [Tick("EWGSOP2 16", 16.0)])
    here = strip.band_of_value()
    assert here is not None
    assert here.name == "somewhat high"
    for value, name in ((2.0, "low"), (17.0, "somewhat low"), (99.0, "high")):
        strip.set_bands(BANDS, value)
        band = strip.band_of_value()
        assert band is not None
        assert band.name == name
    strip.set_bands(BANDS, None)
    assert "not measured" in strip.accessibleName()


def test_missing_number_reads_not_measured(qtbot: QtBot) -> None:
    tile = StatTile("", "rows")
    qtbot.addWidget(tile)
    assert tile.accessibleName() == "not measured rows"
    tile.set_number("0")
    assert tile.accessibleName() == "0 rows"


def test_stepper_says_where_it_is(qtbot: QtBot) -> None:
    stepper = Stepper(["Draft", "Signed", "Sent"])
    qtbot.addWidget(stepper)
    stepper.set_step(1)
    assert stepper.accessibleName() == "Signed, step 2 of 3"


def test_progress_can_be_cancelled_once(qtbot: QtBot) -> None:
    panel = ProgressPanel()
    qtbot.addWidget(panel)
    stops: list[int] = []
    panel.cancelled.connect(lambda: stops.append(1))
    panel.start("Importing")
    panel.set_progress(5, 10, "5 of 10 rows")
    button = panel.findChild(Button)
    button.click()
    button.click()
    assert stops == [1]


def test_hyphens_look_narrow_and_read_back_as_given(qtbot: QtBot) -> None:
    label = Label("García-Ñuñez 10-15")
    qtbot.addWidget(label)
    assert label.text() == "García-Ñuñez 10-15"


def test_tab_enters_choices_at_the_chosen_one(qtbot: QtBot) -> None:
    """Programs choose before a person ever came by: the stop goes with the choice."""
    for made in (
        Segmented("Window", [("year", "Last 12 months"), ("all", "All")]),
        Tabs("Client", [("overview", "Overview"), ("all", "Trends")]),
    ):
        qtbot.addWidget(made)
        made.set_key("all")
        stops = [
            one.text()
            for one in made.findChildren(QAbstractButton)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert stops == ["All" if isinstance(made, Segmented) else "Trends"]
