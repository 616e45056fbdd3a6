"""The grip test by keyboard alone, from the open form to the signed record."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from medex_desktop.domain.measures.grip_strength import POSTURES
from medex_desktop.services import drafts
from medex_desktop.services.desk import Changed
from medex_desktop.ui import theme
from medex_desktop.ui.grip.skip_sheet import SkipSheet
from medex_desktop.ui.grip.summary import ResultSummary
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.number_state import State
from medex_desktop.ui.workspace_parts.answer_sheet import AnswerSheet
from tests.cuts import cut
from tests.ui.workspace.stage import TODAY, Bench

SIX = "238201246208241205"
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_six_trials_of_a_tenths_device_are_signed_with_nineteen_keys(bench: Bench) -> None:
    assert bench.at() == "Right, trial 1"
    bench.press(SIX)
    bench.sign()
    assert bench.keys <= 20
    record = bench.records()[-1]
    assert record.test.day == TODAY
    assert record.test.signed
    assert bench.typed(record, "right") == ["23.8", "24.6", "24.1"]
    assert bench.typed(record, "left") == ["20.1", "20.8", "20.5"]
    assert bench.workspace.current_tab() == "overview"
    assert bench.desk.ask(drafts.drafts) == []


def test_the_clock_of_the_draft_cannot_bring_it_back_while_the_test_is_signed(
    bench: Bench,
) -> None:
    """On a slow disk that clock strikes between the commit and the end of the save."""
    bench.press(SIX)
    sitting = bench.assess.sitting
    assert sitting is not None
    assert sitting.keeper.is_waiting  # typed, and not a second ago
    keeper = sitting.keeper

    def strike(changed: Changed) -> None:
        if "result" in changed.tables and keeper.is_waiting:
            keeper.flush()

    bench.desk.listen(strike)
    bench.sign()
    assert len(bench.records()) == 2
    assert bench.desk.ask(drafts.drafts) == []


@pytest.mark.parametrize("keys", ["201238205241208246", "246201241205238208"])
def test_the_best_is_marked_whenever_it_was_typed(bench: Bench, keys: str) -> None:
    bench.press(keys)
    grid = bench.assess.parts.entry.grid
    for side in ("right", "left"):
        typed = [float(grid.text(side, index)) for index in range(3)]
        found = [grid.box(side, index).state() for index in range(3)]
        best = typed.index(max(typed))
        assert found == [State.BEST if at == best else State.TAKEN for at in range(3)]


@pytest.mark.parametrize("posture", list(POSTURES))
def test_no_choice_is_cut_where_the_column_scrolls(bench: Bench, posture: str) -> None:
    bench.press(SIX)
    bar = bench.assess.parts.entry.bar
    bar.posture.set_key(posture)
    bar.posture.chosen.emit(posture)
    QApplication.processEvents()
    assert cut(bench.assess) == []
    assert bar.device.currentText() == "Jamar Plus+ 20418"


def test_enter_shows_what_will_be_signed_and_enter_signs_it(bench: Bench) -> None:
    bench.press(SIX)
    bench.key(Qt.Key.Key_Return)
    sheet = bench.sheet(ResultSummary)
    said = " ".join(label.text() for label in sheet.findChildren(Label))
    assert "66th" in said
    assert "Right hand 24.6 kg, up 5.4 kg since 13" in said
    assert len(bench.records()) == 1
    bench.key(Qt.Key.Key_Return)
    assert bench.keys <= 20
    assert len(bench.records()) == 2


def test_a_whole_kilogram_device_needs_two_digits_a_trial(bench: Bench) -> None:
    bench.device("1", "kg")
    bench.keys = 0
    bench.press("242025202421")
    bench.sign()
    assert bench.keys == 13
    assert bench.typed(bench.records()[-1], "right") == ["24", "25", "24"]


@pytest.mark.parametrize(("resolution", "digits"), [("1", "052046054046053045"), ("0.1", "")])
def test_pounds_stay_as_typed_and_within_twenty_six_keys(
    bench: Bench, resolution: str, digits: str
) -> None:
    bench.device(resolution, "lb")
    bench.keys = 0
    bench.press(digits or "052504450541046005320455")
    bench.sign()
    assert bench.keys <= 26
    quantities = [t.quantity for t in bench.records()[-1].test.entry.trials]
    assert {q.unit for q in quantities if q} == {"lb"}
    assert quantities[0] is not None
    assert quantities[0].typed == ("52" if resolution == "1" else "52.5")


def test_a_typed_mark_wins_over_the_resolution(bench: Bench) -> None:
    bench.press("9,5")
    assert bench.at() == "Right, trial 1"
    bench.key(Qt.Key.Key_Return)
    assert bench.text("right", 0) == "9.5"
    assert bench.at() == "Left, trial 1"


def test_backspace_in_an_empty_field_goes_back(bench: Bench) -> None:
    bench.press("238")
    for _turn in range(2):
        bench.key(Qt.Key.Key_Backspace)
    assert bench.at() == "Right, trial 1"
    bench.press("1")
    assert bench.text("right", 0) == "23.1"
    assert bench.at() == "Left, trial 1"


def test_a_hundred_kilograms_are_typed_by_going_back_for_one_more_digit(bench: Bench) -> None:
    bench.press("102")
    bench.key(Qt.Key.Key_Backspace)
    bench.press("5")
    assert bench.text("right", 0) == "102.5"


def test_a_coded_trial_is_a_value_of_its_own(bench: Bench) -> None:
    bench.press(SIX[:15])
    bench.press("p")
    assert bench.text("left", 2) == "Stopped for pain"
    bench.sign()
    record = bench.records()[-1]
    assert bench.typed(record, "left") == ["20.1", "20.8", "stopped_for_pain"]


def test_a_code_never_overwrites_a_number(bench: Bench) -> None:
    bench.press("238")
    bench.key(Qt.Key.Key_Backspace)
    bench.press("u")
    assert bench.text("right", 0) == "23.8"


def test_a_changed_unit_converts_nothing_that_was_typed(bench: Bench) -> None:
    bench.press("238")
    bar = bench.assess.parts.entry.bar
    bar.unit.set_key("lb")
    bar.unit.chosen.emit("lb")
    grid = bench.assess.parts.entry.grid
    grid.focus_cell("right", 0)
    bench.key(Qt.Key.Key_Return)
    sitting = bench.assess.sitting
    assert sitting is not None
    kept = sitting.form.trial("right", 0).quantity
    assert kept is not None
    assert (kept.typed, kept.unit) == ("23.8", "kg")
    bench.press("0442")
    added = sitting.form.trial("left", 0).quantity
    assert added is not None
    assert (added.typed, added.unit) == ("44.2", "lb")


def test_hard_limits_are_refused_inside_the_field(bench: Bench) -> None:
    bench.device("1", "lb")
    bench.press("300")
    grid = bench.assess.parts.entry.grid
    assert bench.at() == "Right, trial 1"
    assert grid.box("right", 0).state() is State.HARD
    said = " ".join(label.text() for label in grid.findChildren(Label))
    assert "Above 264.6 lb" in said
    sitting = bench.assess.sitting
    assert sitting is not None
    assert sitting.form.blanks == 6


def test_what_is_blank_is_said_and_nothing_is_signed(bench: Bench) -> None:
    bench.press(SIX[:9])
    bench.sign()
    assert len(bench.records()) == 1
    assert bench.at() == "Left, trial 2"


def test_a_soft_limit_is_kept_with_its_sentence(bench: Bench) -> None:
    bench.press("238201528")
    grid = bench.assess.parts.entry.grid
    assert grid.box("right", 1).state() is State.SOFT
    assert bench.text("right", 1) == "52.8"


def test_another_handle_starts_a_new_series_and_one_key_takes_it_back(bench: Bench) -> None:
    bar = bench.assess.parts.entry.bar
    assert bar.comparable.words() == "as on 13\N{NO-BREAK SPACE}Jul"
    bar.handle.set_key("3")
    bar.handle.chosen.emit("3")
    assert not bar.warning.isHidden()
    assert "Another handle position" in bar.warning.accessibleName()
    assert bar.warning.button().text() == "Use handle 2"
    bar.warning.button().click()
    assert bar.warning.isHidden()
    assert bar.handle.key() == "2"


def test_a_decline_beyond_error_opens_its_alert_at_once(bench: Bench) -> None:
    bench.press("140178142179141170")
    bench.sign()
    sheet = bench.sheet(AnswerSheet)
    assert isinstance(sheet, AnswerSheet)
    assert "down 5.2 kg" in str(sheet.alert.words) or "down 5.0 kg" in str(sheet.alert.words)
    sheet.action.set_key("explanation")
    sheet.agree.click()
    assert "Write the explanation" in sheet.field.sentence()
    sheet.note.set_text("Slept badly, wrist sore")
    sheet.agree.click()
    bench.qtbot.waitUntil(lambda: not sheet.isVisible())


def test_skipping_needs_a_reason(bench: Bench) -> None:
    bench.key(Qt.Key.Key_Delete, CONTROL)
    sheet = bench.sheet(SkipSheet)
    assert isinstance(sheet, SkipSheet)
    sheet.agree.click()
    assert "Say why" in sheet.field.sentence()
    sheet.set_reason("Hand in a cast")
    sheet.agree.click()
    assert bench.workspace.current_tab() == "overview"
    events = [row.event_shown for row in bench.overview.timeline.rows()]
    assert ("Grip test skipped", "Hand in a cast") in [(one.title, one.note) for one in events]


def test_a_late_entry_says_so(bench: Bench) -> None:
    facts = bench.assess.parts.facts
    facts.day.set_text("28 Sep 2026")
    assert "late entry by 3 days" in facts.day.sentence()
    bench.assess.parts.entry.grid.focus_next()
    bench.press(SIX)
    bench.sign()
    assert bench.records()[-1].test.day == date(2026, 9, 28)
    assert bench.records()[-1].is_late


def test_an_impossible_date_is_said_beside_it(bench: Bench) -> None:
    bench.assess.parts.facts.day.set_text("2 Oct 2027")
    bench.assess.parts.entry.grid.focus_next()
    bench.press(SIX)
    bench.sign()
    assert "in the future" in bench.assess.parts.facts.day.sentence()
    assert len(bench.records()) == 1


@pytest.mark.parametrize("percent", [125, 150, 200])
def test_every_label_follows_the_size_of_the_text_while_the_screen_is_open(
    bench: Bench, qapp: QApplication, percent: int
) -> None:
    """From 150 % on the parts move into one column, and the style put their old sizes back."""
    shown = bench.assess

    def sizes() -> dict[Label, int]:
        found = shown.findChildren(Label)
        return {one: one.font().pixelSize() for one in found if one.isVisible()}

    usual = sizes()
    for size in (percent, 100):
        theme.apply(qapp, "light", size)
        qapp.processEvents()
        now = sizes()
        for one in usual.keys() & now.keys():
            assert abs(now[one] - usual[one] * size / 100) <= 1, one.text()
    assert len(usual) > 10
