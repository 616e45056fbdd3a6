"""A set at the desk: chosen, filled, skipped, contradicted, stopped and signed by keys alone."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.client_limits import LimitForm
from medex_desktop.domain.clients import ClientForm
from medex_desktop.domain.test_sets import TestItem
from medex_desktop.services import (
    alerts,
    assessments,
    client_limits,
    drafts,
    practices,
    results,
    safety,
    test_sets,
)
from medex_desktop.services.clients import add_client
from medex_desktop.ui import theme
from medex_desktop.ui.assessing.keep_sheet import KeepSheet
from medex_desktop.ui.assessing.picker import TestPicker
from medex_desktop.ui.assessing.set_desk import SetDesk
from medex_desktop.ui.assessing.sign_sheet import MissingSheet, SignSheet
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.assessing.skip_sheet import SkipItemSheet
from medex_desktop.ui.assessing.source_sheet import SourceSheet
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.help_card import MeasureCard
from medex_desktop.ui.widgets.banner import Banner
from tests.ui.workspace.stage import Bench
from tests.windows import clipped

CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER, BACK = Qt.Key.Key_Return, Qt.Key.Key_Backspace
GATE = (TestItem("blood_pressure", {}), TestItem("red_flags", {}), TestItem("tug", {}))


def begin(bench: Bench, items: Sequence[TestItem] = GATE) -> tuple[AssessmentSitting, SetDesk]:
    sitting = bench.assess.sets.sitting
    assert sitting is not None
    sitting.begin("Test set", items)
    desk = bench.assess.sets.desk
    assert desk is not None
    desk.take_keyboard()
    return sitting, desk


def name(bench: Bench) -> str:
    return bench.focus().accessibleName()


def no_flags(bench: Bench) -> None:
    bench.press("nnnnnnnnn")
    bench.key(ENTER)


def test_the_picker_finds_a_set_and_the_set_takes_the_keyboard(bench: Bench) -> None:
    bench.key(Qt.Key.Key_T, CONTROL)
    picker = bench.sheet(TestPicker)
    assert isinstance(picker, TestPicker)
    assert picker.found()[0].is_set
    bench.press("hip")
    assert picker.found()[0].title == "Total hip"
    bench.key(ENTER)
    assert bench.assess.assessment is not None
    assert bench.assess.assessment.title == "Total hip"
    assert name(bench) == "Systolic"


def test_the_grip_test_alone_stays_the_page_beneath(bench: Bench) -> None:
    bench.key(Qt.Key.Key_T, CONTROL)
    bench.press("gr")
    bench.key(ENTER)
    assert bench.assess.assessment is None
    assert bench.at().startswith("Right")


def test_a_word_that_finds_nothing_says_so(bench: Bench) -> None:
    bench.key(Qt.Key.Key_T, CONTROL)
    bench.press("zzz")
    picker = bench.sheet(TestPicker)
    assert isinstance(picker, TestPicker)
    assert picker.found() == []
    bench.key(ENTER)
    assert picker.isVisible()
    bench.key(Qt.Key.Key_Escape)
    bench.key(Qt.Key.Key_Escape)
    assert bench.assess.assessment is None


def test_enter_goes_from_field_to_field_and_from_test_to_test(bench: Bench) -> None:
    sitting, _desk = begin(bench)
    bench.press("128")
    bench.key(ENTER)
    assert name(bench) == "Diastolic"
    bench.press("76")
    bench.key(ENTER)
    assert name(bench) == "Next test"
    bench.key(ENTER)
    assert sitting.current == 1
    no_flags(bench)
    assert name(bench) == "Time, trial 1"
    assert [one.value for one in sitting.items] == ["128/76", "none", ""]


def test_backspace_in_an_empty_field_goes_back_to_the_test_before(bench: Bench) -> None:
    sitting, _desk = begin(bench)
    bench.press("128")
    bench.key(ENTER)
    bench.key(BACK)
    assert name(bench) == "Systolic"
    sitting.go(1)
    bench.key(BACK)
    assert (sitting.current, name(bench)) == (0, "Diastolic")


def test_bad_input_is_refused_beside_its_field(bench: Bench) -> None:
    _sitting, desk = begin(bench)
    first, second = desk.parts.form.controls[:2]
    bench.press("a")
    assert first.said() != ""
    bench.press("12")
    assert first.said() == ""
    bench.key(ENTER)
    assert "outside 50 to 300" in first.said()
    desk.parts.form.focus_field("systolic")
    bench.press("7000")
    assert "outside 50 to 300" in first.said()
    bench.key(ENTER)
    desk.parts.form.focus_field("systolic")
    bench.press("70")
    bench.key(ENTER)
    bench.press("90")
    bench.key(ENTER)
    assert "above the diastolic" in first.said()
    assert second.said() == ""


def test_a_red_flag_needs_an_action_and_words_before_the_set_is_signed(bench: Bench) -> None:
    sitting, desk = begin(bench, GATE[1:2])
    bench.press("nnnnynnnn")
    row = desk.parts.asks.demands[0]
    assert bench.focus() is row.action
    row.action.set_key("refer")
    row.action.chosen.emit("refer")
    bench.sign()
    bench.sheet(MissingSheet).close_overlay()
    row.words.setFocus()
    bench.press("called Dr Osei")
    assert sitting.can_sign() == []
    bench.sign()
    (signed,) = bench.desk.ask(results.stories, client_id=bench.client_id)
    (answer,) = signed.results[0].entry.answers
    assert (answer.demand, answer.action) == ("swelling", "refer")
    assert answer.words == "called Dr Osei"
    assert bench.desk.ask(alerts.open_alerts) == []
    assert bench.workspace.current_tab() == "overview"


def test_the_clients_own_limit_stops_and_names_its_source(bench: Bench) -> None:
    form = LimitForm("systolic_max", "160", source="Dr Osei", given_on="2026-09-01")
    bench.desk.do(client_limits.add_limit, client_id=bench.client_id, form=form)
    bench.desk.do(practices.change_setting, key=safety.STOP_SETTING, value={"systolic_max": "190"})
    _sitting, desk = begin(bench)
    bench.press("170")
    bench.key(ENTER)
    bench.press("80")
    bench.key(ENTER)
    (row,) = desk.parts.asks.demands
    assert row.key == "systolic_max"
    assert bench.focus() is row.action


def test_activity_before_the_gate_is_said_and_one_press_goes_there(bench: Bench) -> None:
    sitting, desk = begin(bench, GATE[2:])
    gate = desk.parts.gate
    assert gate.isVisible()
    assert "Resting blood pressure, Red flags" in gate.accessibleName()
    gate.button().click()
    assert [one.measure.key for one in sitting.items] == ["tug", "blood_pressure"]
    assert name(bench) == "Systolic"
    assert not gate.isVisible()


def test_a_test_is_skipped_with_code_and_reason_and_measured_after_all(bench: Bench) -> None:
    sitting, desk = begin(bench)
    bench.key(Qt.Key.Key_Delete, CONTROL)
    sheet = bench.sheet(SkipItemSheet)
    assert isinstance(sheet, SkipItemSheet)
    sheet.agreed.emit()
    assert sheet.isVisible()
    assert sheet.field.sentence() != ""
    sheet.choice.set_key("refused")
    sheet.line.setFocus()
    bench.press("not today")
    bench.key(ENTER)
    assert (sitting.items[0].state, sitting.items[0].value) == ("coded", "refused")
    assert bench.focus() is desk.parts.foot.next
    bench.key(Qt.Key.Key_Delete, CONTROL)
    assert sitting.items[0].state == "blank"


def test_what_is_missing_is_listed_and_blank_tests_can_be_left_out(bench: Bench) -> None:
    sitting, _desk = begin(bench)
    bench.press("128")
    bench.key(ENTER)
    bench.press("76")
    bench.sign()
    sheet = bench.sheet(MissingSheet)
    assert isinstance(sheet, MissingSheet)
    assert [row.text() for row in sheet.rows] == [
        "Red flags: nothing is entered",
        "Timed Up and Go: nothing is entered",
    ]
    sheet.agree.click()
    assert [one.measure.key for one in sitting.items] == ["blood_pressure"]
    bench.assess.sets.desk.ask_to_sign()  # type: ignore[union-attr]
    shown = bench.sheet(SignSheet)
    assert isinstance(shown, SignSheet)
    shown.agree.click()
    (line,) = [
        one
        for one in bench.desk.ask(assessments.assessment_list, client_id=bench.client_id)
        if one.measure == "blood_pressure"
    ]
    assert line.signed_at is not None
    assert bench.desk.ask(drafts.drafts, client_id=bench.client_id) == []


def test_the_sheet_says_what_was_not_asked_before_activity(bench: Bench) -> None:
    sitting, desk = begin(bench, (TestItem("tug", {}),))
    sitting.set_text(0, "time", "10.4")
    desk.ask_to_sign()
    sheet = bench.sheet(SignSheet)
    assert isinstance(sheet, SignSheet)
    (said,) = sheet.findChildren(Banner)
    assert said.accessibleName() == (
        "Before activity. Not done yet: Resting blood pressure, Red flags."
    )


def test_another_unit_and_another_protocol(bench: Bench) -> None:
    sitting, desk = begin(bench, (TestItem("waist", {}),))
    control = desk.parts.form.controls[0]
    control.unit_changed.emit("in")
    bench.press("40")
    bench.key(ENTER)
    assert sitting.items[0].value == "101.6 cm"


def test_a_set_is_gone_on_with_after_another_tab(bench: Bench) -> None:
    _sitting, _desk = begin(bench)
    bench.press("128")
    bench.open("overview")
    (kept,) = bench.desk.ask(drafts.drafts, client_id=bench.client_id, kind="assessment")
    assert kept.payload["items"][0]["entry"]["typed"] == {"systolic": "128"}
    bench.open("assess")
    assert bench.assess.assessment is not None
    assert name(bench) == "Diastolic"


def test_a_switch_of_client_keeps_each_set(bench: Bench) -> None:
    form = ClientForm(name="Tomas Ferreira", birth_date="1961-10-09")
    other = bench.desk.do(add_client, form=form)
    begin(bench)
    bench.press("128")
    bench.shell.session.go("client", other, "assess")
    assert bench.assess.assessment is None
    begin(bench, GATE[2:])
    bench.press("11.5")
    bench.open("assess")
    kept = bench.assess.assessment
    assert kept is not None
    assert (kept.count, kept.entry(0).text("systolic")) == (3, "128")
    assert name(bench) == "Diastolic"
    bench.shell.session.go("client", other, "assess")
    theirs = bench.assess.assessment
    assert theirs is not None
    assert theirs.entry(0).text("time") == "11.5"
    assert len(bench.desk.ask(drafts.drafts, kind="assessment")) == 2


def test_an_older_test_is_looked_at_and_the_set_gone_on_with(bench: Bench) -> None:
    begin(bench)
    (record,) = bench.records()
    bench.open("assess", assessment_id=record.test.assessment_id)
    assert not bench.assess.sets.is_shown()
    bench.assess.parts.record.left.emit()
    assert bench.assess.sets.is_shown()
    assert name(bench) == "Systolic"


def test_a_discarded_set_can_be_brought_back(bench: Bench) -> None:
    sitting, desk = begin(bench)
    bench.press("128")
    desk.parts.list.discard.click()
    assert bench.assess.assessment is None
    draft = bench.assess.parts.draft
    assert draft.isVisible()
    draft.button().click()
    assert bench.assess.assessment is sitting
    assert sitting.entry(0).text("systolic") == "128"


def test_chosen_tests_are_kept_as_a_set_of_the_practices_own(bench: Bench) -> None:
    _sitting, desk = begin(bench)
    desk.parts.list.keep.click()
    sheet = bench.sheet(KeepSheet)
    bench.press("My morning set")
    bench.key(ENTER)
    assert not sheet.isVisible()
    (kept,) = bench.desk.ask(test_sets.test_sets)
    assert (kept.name, kept.items) == ("My morning set", GATE)
    bench.key(Qt.Key.Key_T, CONTROL)
    picker = bench.sheet(TestPicker)
    assert isinstance(picker, TestPicker)
    assert "My morning set" in [one.title for one in picker.found()]


def test_grip_in_a_set_asks_for_pain_and_the_affected_hand(bench: Bench) -> None:
    sitting, desk = begin(bench, [TestItem("grip_strength", {})])
    assert desk.parts.hand.isVisible()
    desk.parts.hand_facts.pain.chosen.emit("3")
    desk.parts.hand_facts.affected.chosen.emit("left")
    assert sitting.grip is not None
    entry = sitting.grip.form.entry
    assert (entry.pain, entry.affected) == (3, "left")


def test_the_sources_are_one_press_away(bench: Bench) -> None:
    _sitting, desk = begin(bench, GATE[2:])
    desk.parts.result.sources.click()
    sheet = bench.sheet(SourceSheet)
    assert isinstance(sheet, Sheet)
    assert any("Bohannon" in one.text() for one in _labels(sheet))


def test_the_phq9_shows_the_practices_own_crisis_contact(bench: Bench) -> None:
    bench.desk.do(
        practices.change_setting, key=safety.CONTACT_SETTING, value="988, then Dr Osei 555 0101"
    )
    sitting, desk = begin(bench, (TestItem("phq9", {}),))
    for at in range(1, 10):
        sitting.set_text(0, f"item_{at}", "1")
    said = " ".join(one.text() for one in _labels(desk.parts.asks))
    assert "988, then Dr Osei 555 0101" in said
    assert sitting.items[0].state == "attend"


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_clipped(bench: Bench, percent: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", percent)
    sitting, desk = begin(bench, (*GATE, TestItem("six_minute_walk", {})))
    for i in range(len(sitting.items)):
        sitting.go(i)
        bench.qtbot.waitUntil(lambda: clipped(desk.parts.form) == [])
        bench.qtbot.waitUntil(lambda: clipped(desk.parts.foot) == [])


@pytest.mark.parametrize("percent", [100, 200])
def test_the_form_of_every_measure_fits_its_place(bench: Bench, percent: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", percent)
    keys = [key for key, one in all_measures().items() if one.scoring is not None]
    sitting, desk = begin(bench, [TestItem(key, {}) for key in keys])
    assert desk._frame is not None
    view = desk._frame.view
    room = view.width() - view.verticalScrollBar().sizeHint().width()
    for i, key in enumerate(keys):
        sitting.go(i)
        assert desk._frame.view.widget().minimumSizeHint().width() <= room, key


def _labels(page: QWidget) -> list[QLabel]:
    return list(page.findChildren(QLabel))


def test_f1_shows_how_the_test_in_hand_is_done(bench: Bench) -> None:
    sitting, _desk = begin(bench)
    sitting.go(2)
    bench.key(Qt.Key.Key_F1)
    (card,) = bench.shell.window().findChildren(MeasureCard)
    assert card.measure.key == "tug"
    card.close_overlay()
