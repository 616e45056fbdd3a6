"""Gym mode for a set of tests, worked by keys alone: one measure after another."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medex_desktop.domain.precautions import PrecautionForm, PrecautionKind
from medex_desktop.services import precautions
from medex_desktop.services.clients import add_client
from medex_desktop.ui.clocks.stopwatch import Phase
from medex_desktop.ui.gym.choice_task import ChoiceTask, DemandTask
from medex_desktop.ui.gym.clock_tasks import CountedTask, WalkTask
from medex_desktop.ui.gym.last_part import LastPartTask
from medex_desktop.ui.gym.number_task import NumberTask
from medex_desktop.ui.gym.skip_sheet import FloorSkip
from medex_desktop.ui.gym.switcher import Switcher
from medex_desktop.ui.gym.words_task import OverrideTask
from medex_desktop.ui.widgets.label import Label
from tests.services.test_grip import MARGARET as PLAIN
from tests.ui.gym.floors import Floor

KNEE = {"joint": "knee", "movement": "flexion", "side": "right", "active_passive": "active"}


def test_a_chair_stand_takes_two_keys_beside_the_counting(floor: Floor) -> None:
    floor.begin("chair_stand_30s", "tug")
    floor.keys = 0
    floor.space().count(12).pass_s(30).enter()
    assert floor.keys == 2
    assert floor.text("reps") == "12"
    assert floor.text("chair_height_cm") == "43"
    assert floor.sitting.items[0].state == "done"
    assert floor.sitting.current == 1


def test_a_timed_up_and_go_takes_three_keys_a_trial(floor: Floor) -> None:
    floor.begin("tug", "nprs")
    floor.keys = 0
    for seconds in (9.1, 8.4, 8.7):
        floor.space().pass_s(seconds).space().pass_s(1).enter()
    assert floor.keys == 9
    assert floor.text("time") == "9.10;8.40;8.70"
    assert floor.sitting.current == 1


def test_one_trial_is_enough_and_a_key_leads_on(floor: Floor) -> None:
    floor.begin("tug", "nprs")
    floor.space().pass_s(9.1).space().key(Qt.Key.Key_PageDown)
    assert (floor.text("time"), floor.sitting.current) == ("9.10", 1)
    assert floor.sitting.items[0].state == "done"
    floor.key(Qt.Key.Key_PageUp)
    assert floor.sitting.current == 0


def test_a_finger_that_slips_stops_nothing(floor: Floor) -> None:
    floor.begin("tug", "nprs").space().pass_s(0.1).space()
    assert floor.clock.phase is Phase.RUNNING
    floor.pass_s(9).space().pass_s(0.1).enter()
    assert floor.text("time") == "9.10"
    assert floor.clock.phase is Phase.STOPPED


def test_a_stop_is_taken_back_and_the_time_with_it(floor: Floor) -> None:
    floor.begin("tug", "nprs").space().pass_s(5).space()
    assert floor.text("time") == "5.00"
    floor.pass_s(1).key(Qt.Key.Key_Z, ctrl=True)
    assert floor.text("time") == ""
    assert floor.clock.phase is Phase.RUNNING
    floor.pass_s(2).space()
    assert floor.text("time") == "8.00"


def test_figures_type_a_time_that_another_clock_took(floor: Floor) -> None:
    floor.begin("tug", "nprs").press("9,8").enter()
    assert floor.text("time") == "9,8"
    assert floor.clock.spot.step.trial == 1
    floor.press("8.7")
    assert isinstance(floor.task, NumberTask)
    floor.press("T")
    assert floor.clock.phase is Phase.READY


def test_no_figure_is_lost_while_the_clock_gives_way(floor: Floor) -> None:
    floor.begin("resting_heart_rate", "nprs").press("68").enter()
    assert floor.text("bpm") == "68"
    assert floor.sitting.current == 1


def test_a_walk_is_counted_in_lengths_and_ends_with_metres(floor: Floor) -> None:
    floor.begin("six_minute_walk", "nprs").press("30").enter().space()
    assert isinstance(floor.task, WalkTask)
    floor.count(13).press("R").pass_s(361).enter()
    assert isinstance(floor.task, LastPartTask)
    assert "390" in floor.task.range.text()
    floor.press("31").enter()
    assert "more than one length" in floor.task.said()
    assert floor.text("distance") == ""
    floor.key(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace).press("12").enter()
    assert floor.text("distance") == "402"
    assert floor.text("rests") == "1"
    assert floor.sitting.clock(0) is None


def test_a_walk_without_a_course_is_typed_in_metres(floor: Floor) -> None:
    floor.begin("six_minute_walk", "nprs").enter().space().pass_s(361).enter()
    floor.press("412").enter()
    assert floor.text("distance") == "412"


@pytest.mark.parametrize(("typed", "said"), [("500", "outside"), ("40", "outside")])
def test_a_number_that_cant_be_is_refused_beside_it(floor: Floor, typed: str, said: str) -> None:
    floor.begin("blood_pressure", "nprs").press(typed).enter()
    assert said in floor.task.said()
    assert floor.page.steps()[floor.page.at].key == "systolic"
    assert floor.sitting.items[0].state == "attend"
    floor.key(*[Qt.Key.Key_Backspace] * len(typed)).press("128").enter()
    assert floor.page.steps()[floor.page.at].key == "diastolic"


def test_letters_are_no_number(floor: Floor) -> None:
    floor.begin("blood_pressure", "nprs").press("12.5.")
    assert floor.task.said()


def test_an_unusual_number_is_looked_at_once_more(floor: Floor) -> None:
    floor.begin("blood_pressure", "nprs").press("210").enter()
    assert "unusual" in floor.task.said()
    assert floor.text("systolic") == "210"
    floor.enter()
    assert floor.page.steps()[floor.page.at].key == "diastolic"


def test_what_is_needed_is_not_passed_over(floor: Floor) -> None:
    floor.begin("rom", "nprs", presets=[KNEE, {}]).enter()
    assert "Degrees" in floor.task.said()
    assert floor.sitting.current == 0
    floor.press("-5").enter()
    assert floor.text("degrees") == "-5"
    assert floor.sitting.current == 1


def test_backspace_in_an_empty_field_goes_back(floor: Floor) -> None:
    floor.begin("blood_pressure", "nprs").press("128").enter()
    floor.key(Qt.Key.Key_Backspace)
    assert floor.page.steps()[floor.page.at].key == "systolic"
    floor.key(Qt.Key.Key_Z, ctrl=True)
    assert floor.text("systolic") == ""


def test_one_key_says_that_there_is_no_red_flag(floor: Floor) -> None:
    floor.begin("red_flags", "nprs").press("N").enter()
    assert floor.sitting.items[0].state == "done"
    assert floor.sitting.current == 1
    assert "No red flags" in floor.gym.head.caveats.accessibleName()


def test_a_red_flag_asks_what_was_done(floor: Floor) -> None:
    floor.begin("red_flags", "nprs").press("3N").enter()
    assert isinstance(floor.task, DemandTask)
    assert "1 red flag" in floor.gym.head.caveats.accessibleName()
    floor.enter()
    assert "Choose" in floor.task.said()
    floor.press("3").enter()
    assert "Write what was done" in floor.task.said()
    floor.press("called Dr Ito").enter()
    answer = floor.sitting.entry(0).answers[0]
    assert (answer.action, answer.words) == ("refer", "called Dr Ito")
    assert floor.sitting.current == 1
    floor.key(Qt.Key.Key_PageUp).press("3")
    assert floor.sitting.entry(0).text("loss_of_motion") == "yes"


def test_going_on_never_answers_by_itself(floor: Floor) -> None:
    floor.begin("mmt", "nprs").enter().enter()
    assert floor.text("grade") == ""
    assert isinstance(floor.task, ChoiceTask)
    floor.press("4")
    assert floor.text("grade") == "4"
    assert floor.sitting.current == 1


@pytest.mark.parametrize("key", ["red_flags", "koos_jr", "tsk17"])
def test_page_keys_turn_from_every_kind_of_page(floor: Floor, key: str) -> None:
    floor.begin(key, "tug")
    floor.key(Qt.Key.Key_PageDown)
    assert floor.sitting.current == 1
    floor.key(Qt.Key.Key_PageUp)
    assert floor.sitting.current == 0


def test_what_a_questionnaire_lacks_is_asked_once_more(floor: Floor) -> None:
    floor.begin("koos_jr", "tug")
    floor.press("112")
    floor.key(Qt.Key.Key_Return)
    floor.press("222")
    assert floor.sitting.current == 0
    floor.press("1")
    assert (floor.sitting.current, floor.sitting.items[0].state) == (1, "done")


def test_a_questionnaire_takes_one_key_an_item(floor: Floor) -> None:
    floor.begin("koos_jr", "tug")
    floor.keys = 0
    floor.press("1122334")
    assert floor.keys == 7
    assert floor.sitting.items[0].state == "done"
    assert floor.sitting.current == 1


def test_a_fact_is_one_key_and_can_be_taken_back(floor: Floor) -> None:
    floor.begin("chair_stand_30s", "tug").press("A")
    assert floor.text("used_arms") == "yes"
    assert floor.gym.foot.toggles["used_arms"].isChecked()
    floor.key(Qt.Key.Key_Z, ctrl=True)
    assert floor.text("used_arms") == ""


def test_another_unit_is_chosen_beside_the_number(floor: Floor) -> None:
    floor.begin("waist", "tug")
    task = floor.task
    assert isinstance(task, NumberTask)
    task.units.chosen.emit("in")
    floor.press("35").enter()
    assert dict(floor.sitting.entry(0).units) == {"waist": "in"}
    assert floor.sitting.items[0].value.startswith("88.9")


def test_what_was_before_stands_beside_it(floor: Floor) -> None:
    floor.signed("chair_stand_30s", reps="8", chair_height_cm="43")
    floor.begin("chair_stand_30s", "tug")
    words = floor.page.facts.words()
    assert "Last time, 13\N{NO-BREAK SPACE}Jul" in words
    assert "Women 75 to 79" in words
    assert "Senior Fitness Test" in words
    floor.space().count(12).pass_s(30)
    floor.settle()
    assert "as on 13\N{NO-BREAK SPACE}Jul" in floor.page.facts.words()


def test_another_protocol_is_said(floor: Floor) -> None:
    floor.signed("chair_stand_30s", reps="8", chair_height_cm="43")
    floor.begin("chair_stand_30s", "tug")
    floor.sitting.set_text(0, "chair_height_cm", "46")
    floor.settle()
    assert "not comparable with 13" in floor.page.facts.words()


@pytest.mark.parametrize("seconds", [12.3])
def test_a_killed_program_says_where_the_clock_stood(floor: Floor, seconds: float) -> None:
    floor.begin("chair_stand_30s", "tug").space().count(5).pass_s(seconds)
    floor.come_back()
    task = floor.task
    assert isinstance(task, CountedTask)
    assert task.phase is Phase.INTERRUPTED
    assert "Interrupted at 12.30" in task.panel.frame.sentence.words()
    assert task.counter.count() == 5
    assert floor.text("reps") == ""
    assert floor.sitting.items[0].state == "blank"


def test_a_kept_clock_that_cant_be_read_is_let_go(floor: Floor) -> None:
    floor.begin("chair_stand_30s", "tug")
    floor.sitting.set_clock(0, {"key": "reps", "trial": 0, "task": {"watch": {"phase": "?"}}})
    floor.come_back()
    assert floor.clock.phase is Phase.READY
    assert floor.sitting.clock(0) is None


def test_what_was_taken_comes_back(floor: Floor) -> None:
    floor.begin("tug", "nprs").space().pass_s(9).space().pass_s(1).enter()
    floor.come_back()
    assert floor.text("time") == "9.00"
    assert floor.page.steps()[floor.page.at].trial == 1


def test_a_running_clock_is_not_left(floor: Floor, qtbot: object) -> None:
    floor.begin("tug", "nprs").space().pass_s(4).key(Qt.Key.Key_PageDown)
    assert floor.sitting.current == 0
    assert "Stop it first" in floor.task.said()
    left: list[bool] = []
    floor.gym.left.connect(lambda: left.append(True))
    floor.key(Qt.Key.Key_Escape)
    assert not left
    floor.space().key(Qt.Key.Key_Escape)
    assert left == [True]


def test_a_slow_disk_is_told_to_the_clock(floor: Floor) -> None:
    floor.begin("tug", "nprs")
    floor.session.hand.held.emit(1.5)
    floor.space()
    assert floor.clock.panel.watch.state.late_ns == 1_500_000_000


def test_a_test_is_skipped_with_its_reason(floor: Floor) -> None:
    floor.begin("tug", "nprs").key(Qt.Key.Key_Delete, ctrl=True)
    sheet = floor.gym.findChild(FloorSkip)
    assert sheet is not None
    sheet.codes["unable"].click()
    floor.key(Qt.Key.Key_Return, ctrl=True)
    assert "Write why" in sheet.line.accessibleDescription()
    floor.press("dizzy today").key(Qt.Key.Key_Return, ctrl=True)
    entry = floor.sitting.entry(0)
    assert (entry.outcome, entry.reason) == ("unable", "dizzy today")
    assert floor.sitting.current == 1
    floor.key(Qt.Key.Key_PageUp)
    floor.settle()
    assert "Skipped, unable: dizzy today" in floor.page.facts.words()
    floor.key(Qt.Key.Key_Delete, ctrl=True)
    assert floor.sitting.entry(0).outcome == "measured"


def test_a_precaution_stands_before_the_test(floor: Floor) -> None:
    form = PrecautionForm(kind=PrecautionKind.NO_MAXIMAL_EFFORT, source="Dr Ito")
    floor.session.do(precautions.add_precaution, client_id=floor.client_id, form=form)
    floor.begin("one_rm", "nprs")
    assert isinstance(floor.task, OverrideTask)
    floor.enter()
    assert "Write why" in floor.task.said()
    floor.press("agreed with Dr Ito").enter()
    assert floor.sitting.entry(0).override == "agreed with Dr Ito"
    assert isinstance(floor.task, NumberTask)


def test_another_client_is_a_key_away_and_each_keeps_a_draft(floor: Floor) -> None:
    other = floor.session.do(add_client, form=PLAIN)
    floor.client_id, margaret = other, floor.client_id
    floor.begin("tug", "nprs").press("9").enter()
    floor.gym.hide()
    assert floor.sitting.leave()
    floor.client_id = margaret
    floor.begin("tug", "nprs").press("8").enter()
    went = []
    floor.session.went.connect(went.append)
    floor.key(Qt.Key.Key_F6)
    sheet = floor.gym.findChild(Switcher)
    assert sheet is not None
    QTest.keyClick(sheet, Qt.Key.Key_1)
    floor.key(Qt.Key.Key_F6)
    QTest.keyClick(floor.gym.findChildren(Switcher)[-1], Qt.Key.Key_2)
    assert [(one.client_id, one.tab) for one in went] == [(other, "assess")]
    assert floor.text("time") == "8"


def test_the_grip_test_is_a_page_of_the_set(floor: Floor) -> None:
    floor.begin("grip_strength", "tug")
    grip = floor.gym.grip
    assert grip is not None
    assert not floor.gym.foot.isVisible()
    QTest.keyClicks(QApplication.focusWidget(), "238")
    floor.press("201246208241205")
    floor.enter()
    assert floor.sitting.current == 1
    assert floor.gym.grip is None


def test_after_the_last_test_the_result_is_asked_for(floor: Floor) -> None:
    asked: list[bool] = []
    floor.begin("tug")
    floor.gym.finish_asked.connect(lambda: asked.append(True))
    for seconds in (9, 8, 8):
        floor.space().pass_s(seconds).space().pass_s(1).enter()
    assert asked == [True]


def test_the_foot_says_what_comes_next(floor: Floor) -> None:
    floor.begin("tug", "chair_stand_30s")
    assert floor.gym.foot.place.text() == "1 of 2, then 30-second chair stand"
    assert floor.gym.foot.main.text() == "Start"
    floor.space()
    assert floor.gym.foot.main.text() == "Stop"
    floor.pass_s(3).gym.foot.main.click()
    assert floor.text("time") == "3.00"
    assert floor.gym.foot.main.text() == "Next"
    floor.key(Qt.Key.Key_PageDown)
    assert floor.gym.foot.place.text() == "2 of 2, last measure"


def test_what_is_open_before_activity_is_said(floor: Floor) -> None:
    floor.begin("red_flags", "tug").press("N").enter()
    floor.settle()
    assert "Not done yet: Resting blood pressure." in floor.page.facts.words()
    assert "Red flags" not in floor.page.facts.words()


def test_a_crisis_shows_whom_to_call(floor: Floor) -> None:
    floor.begin("phq9", "tug").press("000000001")
    floor.key(Qt.Key.Key_Return)
    assert isinstance(floor.task, DemandTask)
    said = [label.text() for label in floor.task.findChildren(Label)]
    assert any("No crisis contact is written down yet" in words for words in said)
