"""The body figure at the desk: pain and joints go into the set by keyboard or pointer alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from medex_desktop.domain.test_sets import TestItem
from medex_desktop.services import drafts, results
from medex_desktop.ui import theme
from medex_desktop.ui.assessing.figure_sheet import JointSheet, PainSheet
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from tests.services.result_samples import sign_sets
from tests.ui.assessing.test_set_desk import begin
from tests.ui.workspace.stage import Bench
from tests.windows import clipped

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
PAIN, MOTION = (TestItem("nprs", {}),), (TestItem("rom", {}),)


def pain_sheet(bench: Bench) -> PainSheet:
    bench.key(Key.Key_B, CONTROL)
    sheet = bench.sheet(PainSheet)
    assert isinstance(sheet, PainSheet)
    return sheet


def joint_sheet(bench: Bench) -> JointSheet:
    bench.key(Key.Key_B, CONTROL)
    sheet = bench.sheet(JointSheet)
    assert isinstance(sheet, JointSheet)
    return sheet


def typed(sitting: AssessmentSitting) -> list[dict[str, str]]:
    return [dict(sitting.entry(i).typed) for i in range(sitting.count)]


def test_several_places_are_marked_by_keyboard_and_signed(bench: Bench) -> None:
    sitting, _desk = begin(bench, PAIN)
    pain_sheet(bench)
    bench.press("k6")
    bench.key(Key.Key_Up)
    bench.press("10")
    assert typed(sitting) == [
        {"now": "6", "site": "Right knee, front"},
        {"now": "10", "site": "Right thigh, front"},
    ]
    bench.key(Key.Key_Return, CONTROL)
    bench.sign()
    found = bench.desk.ask(results.stories, client_id=bench.client_id)
    assert {story.identity: int(story.results[0].score or 0) for story in found} == {
        "right knee, front": 6,
        "right thigh, front": 10,
    }


def test_marks_are_in_the_draft_while_the_figure_is_open(bench: Bench) -> None:
    sitting, _desk = begin(bench, PAIN)
    pain_sheet(bench)
    bench.press("k6l3")
    assert sitting.leave()
    (kept,) = bench.desk.ask(drafts.drafts, client_id=bench.client_id, kind="assessment")
    assert [one["entry"]["typed"]["now"] for one in kept.payload["items"]] == ["6", "3"]


def test_a_mark_taken_back_takes_its_test_along(bench: Bench) -> None:
    sitting, _desk = begin(bench, PAIN)
    sheet = pain_sheet(bench)
    bench.press("k6l3")
    bench.key(Key.Key_Delete)
    assert typed(sitting) == [{"now": "6", "site": "Right knee, front"}]
    sheet.figure.move_to("knee_right_front")
    bench.key(Key.Key_Delete)
    bench.key(Key.Key_Delete)
    assert typed(sitting) == [{}]
    bench.key(Key.Key_Escape)
    assert sitting.items[0].state == "blank"


def test_nothing_else_that_was_typed_goes_with_a_mark(bench: Bench) -> None:
    sitting, _desk = begin(bench, PAIN)
    sitting.set_text(0, "worst_24h", "8")
    pain_sheet(bench)
    bench.press("k6")
    bench.key(Key.Key_Delete)
    assert typed(sitting) == [{"worst_24h": "8", "site": "Right knee, front"}]


def test_a_number_without_a_place_waits_for_enter(bench: Bench) -> None:
    sitting, _desk = begin(bench, PAIN)
    bench.press("4")
    sheet = pain_sheet(bench)
    assert sheet.words.isVisible()
    assert "Pain 4 of 10" in sheet.words.text()
    bench.press("h")  # the head at the back, then the right hip
    bench.press("hh")
    place = sheet.figure.canvas.current()
    bench.key(Key.Key_Return)
    assert sheet.figure.pain() == {place: 4}
    assert not sheet.words.isVisible()
    bench.key(Key.Key_Return)
    assert sitting.count == 1


def test_another_number_is_another_result_and_loses_none(bench: Bench) -> None:
    sitting, _desk = begin(bench, PAIN)
    bench.press("4")
    pain_sheet(bench)
    bench.press("k6")
    assert typed(sitting) == [{"now": "4"}, {"now": "6", "site": "Right knee, front"}]


def test_a_place_is_called_as_it_was_the_last_time(bench: Bench) -> None:
    sign_sets(bench.desk, bench.client_id)
    sitting, _desk = begin(bench, PAIN)
    pain_sheet(bench)
    bench.press("k2")
    assert sitting.entry(0).text("site") == "right knee, walking"
    reading = sitting.reading(0)
    assert reading is not None
    assert reading.change.baseline == 6


def test_a_set_that_fixes_its_place_keeps_it(bench: Bench) -> None:
    fixed = (TestItem("nprs", {"site": "lower back"}), *PAIN)
    sitting, _desk = begin(bench, fixed)
    pain_sheet(bench)
    bench.press("k6")
    assert [one.get("site") for one in typed(sitting)] == ["lower back", "Right knee, front"]
    assert [one.get("now") for one in typed(sitting)] == [None, "6"]


def test_the_keyboard_is_back_in_the_form(bench: Bench) -> None:
    _sitting, desk = begin(bench, PAIN)
    pain_sheet(bench)
    bench.press("k6l3")
    bench.key(Key.Key_Escape)
    panel = desk.parts.form.panel
    assert panel is not None
    assert panel.isAncestorOf(bench.focus()) or bench.focus() is panel


def test_a_joint_is_chosen_by_keyboard_and_its_movement_comes_next(bench: Bench) -> None:
    sitting, _desk = begin(bench, MOTION)
    joint_sheet(bench)
    bench.press("k")
    bench.key(Key.Key_Return)
    assert typed(sitting)[0]["joint"] == "knee"
    assert typed(sitting)[0]["side"] == "right"
    assert bench.focus().accessibleName() == "Movement"


def test_degrees_of_the_set_stand_under_their_joint(bench: Bench) -> None:
    sitting, _desk = begin(bench, MOTION)
    for key, text in (
        ("joint", "knee"), ("movement", "flexion"), ("side", "right"),
        ("active_passive", "active"), ("degrees", "114"),
    ):  # fmt: skip
        sitting.set_text(0, key, text)
    sheet = joint_sheet(bench)
    assert sheet.figure.status.text() == "Right knee, flexion 114°, chosen"
    bench.key(Key.Key_Right)
    bench.key(Key.Key_Return)  # the left knee is another test
    assert (sitting.count, sitting.current) == (2, 1)
    assert (typed(sitting)[0]["side"], typed(sitting)[1]["side"]) == ("right", "left")
    sheet = joint_sheet(bench)
    bench.press("n")
    bench.key(Key.Key_Return)  # nothing was measured of it: the test turns to the neck
    assert sitting.count == 2
    assert typed(sitting)[1]["joint"] == "cervical"


def test_a_joint_that_waits_in_the_set_is_gone_to(bench: Bench) -> None:
    left = TestItem("rom", {"joint": "knee", "movement": "flexion", "side": "left"})
    sitting, _desk = begin(bench, (left, TestItem("rom", {**left.preset, "side": "right"})))
    sheet = joint_sheet(bench)
    canvas = sheet.figure.canvas
    at = canvas.place_rect("knee_right").center().toPoint()
    bench.qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert (sitting.count, sitting.current) == (2, 1)


def test_other_tests_have_no_figure_and_skipped_ones_none_either(bench: Bench) -> None:
    sitting, desk = begin(bench, (TestItem("tug", {}), *PAIN))
    assert not desk.parts.form.figure.isVisible()
    bench.key(Key.Key_B, CONTROL)
    sitting.go(1)
    assert desk.parts.form.figure.isVisible()
    sitting.set_outcome(1, "refused", "not today")
    assert not desk.parts.form.figure.isVisible()
    bench.key(Key.Key_B, CONTROL)
    assert bench.shell.window().findChild(PainSheet) is None


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("items", [PAIN, MOTION])
def test_nothing_is_clipped_and_the_current_place_stays_in_sight(
    bench: Bench, qapp: QApplication, items: tuple[TestItem, ...], percent: int
) -> None:
    theme.apply(qapp, "light", percent)
    begin(bench, items)
    sheet = pain_sheet(bench) if items is PAIN else joint_sheet(bench)
    assert clipped(sheet) == []
    canvas, port = sheet.figure.canvas, sheet._scroll.viewport()
    for place in ("knee_left" if items is MOTION else "ankle_foot_left_back",):
        sheet.figure.move_to(place)
        at = canvas.mapTo(port, canvas.place_rect(place).center().toPoint())
        assert port.rect().contains(at)
