"""A set on the gym floor of the real window: there and back, signed, another client."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medex_desktop.domain.test_sets import TestItem
from medex_desktop.services import results
from medex_desktop.services.clients import add_client
from medex_desktop.ui.assessing.sign_sheet import SignSheet
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.gym.floor import GymFloor
from medex_desktop.ui.gym.steps import flags_of
from medex_desktop.ui.gym.switcher import Switcher
from medex_desktop.ui.gym.tile import Tile
from medex_desktop.ui.widgets.focus_ring import FocusRing
from tests.services.test_grip import MARGARET as PLAIN
from tests.ui.workspace.stage import Bench

SET = (TestItem("blood_pressure", {}), TestItem("red_flags", {}), TestItem("waist", {}))


@pytest.fixture
def sitting(bench: Bench) -> AssessmentSitting:
    found = bench.assess.sets.sitting
    assert found is not None
    found.begin("Short", SET)
    bench.key(Qt.Key.Key_F11)
    return found


def floor(bench: Bench) -> GymFloor:
    found = [one for one in bench.workspace.findChildren(GymFloor) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_there_and_back_keeps_every_key(bench: Bench, sitting: AssessmentSitting) -> None:
    assert bench.workspace.is_gym()
    assert not bench.shell.rail.isVisible()
    bench.press("128")
    bench.key(Qt.Key.Key_Return)
    bench.key(Qt.Key.Key_F11)
    assert not bench.workspace.is_gym()
    assert sitting.entry(0).text("systolic") == "128"
    bench.key(Qt.Key.Key_F11)
    page = floor(bench).page
    assert page is not None
    assert page.steps()[page.at].key == "diastolic"


def test_the_ring_stands_around_what_has_the_keyboard(
    bench: Bench, sitting: AssessmentSitting
) -> None:
    sitting.go(1)
    QTest.qWait(0)
    focus = QApplication.focusWidget()
    assert isinstance(focus, Tile)
    (ring,) = (one for one in floor(bench).findChildren(FocusRing) if one.isVisible())
    around = QRect(ring.mapToGlobal(QPoint(0, 0)), ring.size())
    tile = QRect(focus.mapToGlobal(QPoint(0, 0)), focus.size())
    assert around == tile.adjusted(-4, -4, 4, 4)


def test_the_desk_rests_under_gym_mode_and_knows_all_afterwards(
    bench: Bench, sitting: AssessmentSitting
) -> None:
    desk = bench.assess.sets.desk
    assert desk is not None
    before = desk.parts.form.title.text()
    for typed in ("128", "76"):
        bench.press(typed)
        bench.key(Qt.Key.Key_Return)
    bench.press("N")
    bench.key(Qt.Key.Key_Return)
    bench.press("92.5")
    assert sitting.current == 2
    assert desk.parts.form.title.text() == before, "nothing is built that nobody sees"
    bench.key(Qt.Key.Key_F11)
    assert desk.parts.form.title.text() == sitting.item(2).title
    assert desk.parts.form.isAncestorOf(bench.focus())
    assert [row.value for row in sitting.items][:2] == ["128/76", "none"]


def test_a_set_is_entered_and_signed_by_keys(bench: Bench, sitting: AssessmentSitting) -> None:
    for typed in ("128", "76"):
        bench.press(typed)
        bench.key(Qt.Key.Key_Return)
    bench.press("N")
    bench.key(Qt.Key.Key_Return)
    bench.press("92.5")
    bench.key(Qt.Key.Key_Return)
    sheet = bench.sheet(SignSheet)
    bench.qtbot.waitUntil(sheet.isVisible)
    bench.sign()
    bench.qtbot.waitUntil(lambda: not bench.workspace.is_gym())
    stories = bench.desk.ask(results.stories, client_id=bench.client_id)
    assert {one.measure.key for one in stories} >= {"blood_pressure", "waist"}
    assert {one.latest().day for one in stories if one.latest()} == {date(2026, 10, 1)}


def test_another_client_under_way_is_a_key_away(bench: Bench, sitting: AssessmentSitting) -> None:
    bench.press("128")
    bench.key(Qt.Key.Key_Return)
    other = bench.desk.do(add_client, form=PLAIN)
    second = AssessmentSitting(bench.shell.session, other, bench.shell)
    second.begin("Short", SET)
    assert second.leave()
    bench.key(Qt.Key.Key_F6)
    (sheet,) = bench.shell.window().findChildren(Switcher)
    there = [one for one in sheet.buttons if one.property("client") == other]
    QTest.keyClick(sheet, Qt.Key(Qt.Key.Key_1 + sheet.buttons.index(there[0])))
    QApplication.processEvents()
    assert bench.workspace.client_id == other
    assert bench.workspace.is_gym()
    assert floor(bench).sitting.client_id == other
    kept = AssessmentSitting(bench.shell.session, bench.client_id, bench.shell)
    assert kept.entry(0).text("systolic") == "128"


def test_a_day_that_cant_be_is_told_on_the_gym_floor(
    bench: Bench, sitting: AssessmentSitting
) -> None:
    desk = bench.assess.sets.desk
    assert desk is not None
    desk.parts.facts.day.set_text("2 Oct 2027")
    for i, typed in enumerate(({"systolic": "128", "diastolic": "76"}, {}, {"waist": "92.5"})):
        for key, text in typed.items():
            sitting.set_text(i, key, text)
    for one in flags_of(sitting.item(1).measure):
        sitting.set_text(1, one.key, "no")
    assert sitting.can_sign() == []
    bench.sign()
    assert sitting.is_under_way
    assert "Leave gym mode to change the test date" in bench.shell.foot.words()
    bench.key(Qt.Key.Key_F11)
    assert desk.parts.facts.day_fault(), "what was typed there stands as it was"


def test_the_single_grip_test_goes_to_another_client_too(bench: Bench) -> None:
    other = bench.desk.do(add_client, form=PLAIN)
    second = AssessmentSitting(bench.shell.session, other, bench.shell)
    second.begin("Short", SET)
    assert second.leave()
    bench.press("238")
    bench.key(Qt.Key.Key_F11)
    assert bench.gym.head.clients.isVisible()
    bench.key(Qt.Key.Key_F6)
    (sheet,) = bench.shell.window().findChildren(Switcher)
    there = [one for one in sheet.buttons if one.property("client") == other]
    QTest.keyClick(sheet, Qt.Key(Qt.Key.Key_1 + sheet.buttons.index(there[0])))
    QApplication.processEvents()
    assert bench.workspace.client_id == other
    assert floor(bench).sitting.client_id == other
