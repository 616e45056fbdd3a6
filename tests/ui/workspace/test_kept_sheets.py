"""What is typed into a sheet of a client outlasts locking and a crash, and goes with the client."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medex_desktop.domain.precautions import PrecautionKind
from medex_desktop.domain.test_sets import TestItem
from medex_desktop.services import (
    alerts,
    documents,
    drafts,
    due,
    erasing,
    grip,
    keeping,
    precautions,
)
from medex_desktop.services.documents import DocumentLine
from medex_desktop.services.draft_offers import offers
from medex_desktop.services.progress_report import ReportWords
from medex_desktop.ui.act_sheet import ActSheet
from medex_desktop.ui.assessing.skip_sheet import SkipItemSheet
from medex_desktop.ui.clients.bin_sheet import BinSheet
from medex_desktop.ui.clients.hold_sheet import HoldSheet
from medex_desktop.ui.grip.addendum_sheet import AddendumSheet
from medex_desktop.ui.grip.override_sheet import OverrideSheet
from medex_desktop.ui.grip.skip_sheet import SkipSheet
from medex_desktop.ui.gym.choice_task import DemandTask
from medex_desktop.ui.gym.floor import GymFloor
from medex_desktop.ui.gym.skip_sheet import FloorSkip
from medex_desktop.ui.gym.steps import Way, flags_of
from medex_desktop.ui.health.overlay import HealthSheet
from medex_desktop.ui.health.sheets import LiftSheet
from medex_desktop.ui.papers.sheets import AcknowledgedSheet, EventSheet, SentSheet, VoidSheet
from medex_desktop.ui.screens.unlock import Unlock
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.overlay import Overlay
from medex_desktop.ui.widgets.sentence import Sentence
from medex_desktop.ui.window import Window
from medex_desktop.ui.workspace_parts.answer_sheet import AnswerSheet
from tests.ui.assessing.test_precautions import SIX, give
from tests.ui.workspace.stage import MARGARET, Bench, entry
from tests.windows import LONGEST, unlocked

CONTROL = Qt.KeyboardModifier.ControlModifier
BACK = "What you had typed when the practice was locked is here again."
WORSE = entry(["14.0", "14.2", "14.1"], ["17.8", "17.9", "17.0"])


def lock(bench: Bench, window: Window, *, alone: bool = False) -> None:
    """By the key over whatever is open, or because nobody is there; then unlock."""
    if alone:
        bench.qtbot.waitUntil(lambda: window.locker is not None, timeout=LONGEST)
        assert window.locker is not None
        window.locker.lock()
    else:
        QTest.keySequence(window, "Ctrl+L")
    bench.qtbot.waitUntil(lambda: isinstance(window.page(), Unlock), timeout=LONGEST)
    bench.shell = unlocked(bench.qtbot, window)


def top(bench: Bench) -> Overlay:
    """The sheet that has the keyboard."""
    found = [one for one in bench.shell.window().findChildren(Overlay) if one.isVisible()]
    return next(one for one in reversed(found) if one.isAncestorOf(bench.focus()))


def says_back(sheet: Overlay) -> bool:
    return BACK in [one.words() for one in sheet.findChildren(Sentence) if one.isVisible()]


def kept(bench: Bench) -> list[drafts.Draft]:
    return bench.desk.ask(drafts.drafts, kind=drafts.SHEET)


def add(bench: Bench, what: str) -> Overlay:
    bench.open("overview")
    bench.key(Qt.Key.Key_J, CONTROL)
    over = bench.sheet(HealthSheet)
    names = {one.accessibleName(): one for one in over.findChildren(Button)}
    names[f"Add: {what}"].click()
    return top(bench)


@pytest.mark.parametrize(
    ("what", "key"),
    [
        ("Joint replacements", "restrictions"),
        ("Precautions", "words"),
        ("Limits from a provider", "source"),
        ("Clearance", "words"),
        ("Groups, for published error", "source"),
    ],
)
def test_what_must_be_spared_is_here_again(
    bench: Bench, window: Window, what: str, key: str
) -> None:
    sheet = add(bench, what)
    sheet.fields[key].field.setFocus()  # type: ignore[attr-defined]
    bench.press("as said by telephone")
    lock(bench, window)
    (draft,) = kept(bench)
    assert draft.client_id == bench.client_id
    assert bench.desk.ask(offers, since=None) == ()
    assert "draft" not in [line.kind for line in bench.desk.ask(due.due_list)]
    sheet = add(bench, what)
    assert sheet.text(key) == "as said by telephone"  # type: ignore[attr-defined]
    assert says_back(sheet)
    bench.key(Qt.Key.Key_Escape)
    assert kept(bench) == []


def worse(bench: Bench) -> int:
    bench.desk.do(grip.sign_grip, client_id=bench.client_id, entry=WORSE, day=date(2026, 9, 1))
    return bench.desk.ask(alerts.open_alerts, client_id=bench.client_id)[0].id


def answering(bench: Bench, alert_id: int) -> AnswerSheet:
    bench.open("overview", alert_id=alert_id)
    sheet = bench.sheet(AnswerSheet)
    assert isinstance(sheet, AnswerSheet)
    sheet.note.setFocus()
    return sheet


def test_an_answer_is_here_again_and_goes_when_it_is_saved(bench: Bench, window: Window) -> None:
    first = worse(bench)
    sheet = answering(bench, first)
    sheet.action.choose("notice")
    sheet.note.setFocus()
    bench.press("Called Dr Osei")
    lock(bench, window, alone=True)
    assert bench.desk.ask(alerts.open_alerts, client_id=bench.client_id)[0].id == first
    sheet = answering(bench, first)
    assert (sheet.action.key(), sheet.note.text()) == ("notice", "Called Dr Osei")
    lock(bench, window)  # once more, before it was saved
    sheet = answering(bench, first)
    bench.sign()
    assert not any(one.payload["about"] == f"answer/{first}" for one in kept(bench))
    assert first not in [
        one.id for one in bench.desk.ask(alerts.open_alerts, client_id=bench.client_id)
    ]


def test_it_is_on_disk_before_anything_is_locked(bench: Bench, qtbot: QtBot) -> None:
    answering(bench, worse(bench))
    bench.press("Called")
    qtbot.waitUntil(lambda: len(kept(bench)) == 1, timeout=LONGEST)  # a crash would leave it
    bench.key(Qt.Key.Key_Escape)
    assert kept(bench) == []


def test_erasing_the_client_takes_it(bench: Bench, window: Window) -> None:
    answering(bench, worse(bench))
    bench.press("Her wrist is sore")
    lock(bench, window)
    assert "wrist is sore" in json.dumps([one.payload for one in kept(bench)])
    bench.desk.do(keeping.put_in_bin, client_id=bench.client_id)
    erasing.erase(
        bench.desk,
        client_id=bench.client_id,
        name=MARGARET.name,
        reason="Asked for it",
        early_reason="Asked for it in writing",
    )
    assert kept(bench) == []


def test_an_addendum_is_here_again(bench: Bench, window: Window) -> None:
    record = bench.records()[0].test.assessment_id

    def adding() -> AddendumSheet:
        bench.open("assess", assessment_id=record)
        bench.assess.parts.record.add.click()
        sheet = bench.sheet(AddendumSheet)
        assert isinstance(sheet, AddendumSheet)
        sheet.note.setFocus()
        return sheet

    adding().set_reason("Wrong hand")
    bench.press("It was the left")
    lock(bench, window)
    sheet = adding()
    assert sheet.note.text() == "It was the left"
    sheet.agree.click()
    assert kept(bench) == []


def test_why_a_grip_test_is_skipped_is_here_again(bench: Bench, window: Window) -> None:
    bench.key(Qt.Key.Key_Delete, CONTROL)
    bench.press("in a cast")
    lock(bench, window)
    bench.open("assess")
    bench.key(Qt.Key.Key_Delete, CONTROL)
    sheet = bench.sheet(SkipSheet)
    assert isinstance(sheet, SkipSheet)
    assert sheet.reason() == "in a cast"
    sheet.agree.click()
    assert kept(bench) == []


def test_why_it_is_done_all_the_same_is_here_again(bench: Bench, window: Window) -> None:
    give(bench, PrecautionKind.NO_MAXIMAL_EFFORT)
    bench.press(SIX)
    bench.sign()
    bench.press("half effort")
    lock(bench, window)
    bench.open("assess")
    bench.sign()
    sheet = bench.sheet(OverrideSheet)
    assert isinstance(sheet, OverrideSheet)
    assert sheet.line.text() == "half effort"
    sheet.agree.click()
    assert (len(bench.records()), kept(bench)) == (2, [])


def test_why_a_test_of_a_set_is_skipped_is_here_again_at_the_desk_and_in_the_gym(
    bench: Bench, window: Window
) -> None:
    sitting = bench.assess.sets.sitting
    assert sitting is not None
    sitting.begin("Short", (TestItem("tug", {}), TestItem("nprs", {})))
    bench.key(Qt.Key.Key_F11)
    bench.key(Qt.Key.Key_Delete, CONTROL)
    floor = bench.sheet(FloorSkip)
    assert isinstance(floor, FloorSkip)
    floor.codes["unable"].click()
    bench.press("dizzy")
    lock(bench, window)
    bench.open("assess")
    bench.key(Qt.Key.Key_Delete, CONTROL)
    desk = bench.sheet(SkipItemSheet)
    assert isinstance(desk, SkipItemSheet)
    assert desk.reason() == "dizzy"
    lock(bench, window)
    bench.open("assess")
    bench.key(Qt.Key.Key_F11)
    QApplication.processEvents()
    bench.key(Qt.Key.Key_Delete, CONTROL)
    floor = bench.sheet(FloorSkip)
    assert isinstance(floor, FloorSkip)
    assert floor.reason() == "dizzy"
    floor.codes["unable"].click()
    lock(bench, window)
    bench.open("assess")
    bench.key(Qt.Key.Key_F11)
    bench.key(Qt.Key.Key_Delete, CONTROL)
    floor = bench.sheet(FloorSkip)
    assert isinstance(floor, FloorSkip)
    assert (floor.code(), floor.reason()) == ("unable", "dizzy")
    floor.agree.click()
    assert kept(bench) == []


def paper(bench: Bench) -> DocumentLine:
    found = bench.desk.ask(documents.client_documents, client_id=bench.client_id)
    if not found:
        bench.desk.do(documents.sign_report, client_id=bench.client_id, words=ReportWords())
        found = bench.desk.ask(documents.client_documents, client_id=bench.client_id)
    return found[0]


def lifting(bench: Bench) -> ActSheet:
    found = bench.desk.ask(precautions.precautions, client_id=bench.client_id)
    if not found:
        give(bench, PrecautionKind.NO_MAXIMAL_EFFORT)
        found = bench.desk.ask(precautions.precautions, client_id=bench.client_id)
    return LiftSheet(bench.shell.window(), bench.shell.session, bench.client_id, found[0])


def of_paper(kind: type[EventSheet], *more: None) -> Callable[[Bench], ActSheet]:
    return lambda bench: kind(  # type: ignore[call-arg]
        bench.shell.window(), bench.shell.session, paper(bench), *more
    )


def of_client(kind: type[HoldSheet] | type[BinSheet]) -> Callable[[Bench], ActSheet]:
    return lambda bench: kind(bench.shell.window(), bench.shell.session, bench.client_id, "Her")


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (of_paper(SentSheet, None), "note"),
        (of_paper(AcknowledgedSheet), "note"),
        (of_paper(VoidSheet), "reason"),
        (of_client(HoldSheet), "reason"),
        (of_client(BinSheet), "reason"),
        (lifting, "lifted_why"),
    ],
)
def test_a_reason_is_here_again(
    bench: Bench, window: Window, make: Callable[[Bench], ActSheet], key: str
) -> None:
    sheet = make(bench)
    sheet.open(sheet.fields[key].field)
    bench.press("asked for it")
    lock(bench, window)
    (draft,) = kept(bench)
    assert (draft.client_id, draft.payload["lines"]) == (bench.client_id, {key: "asked for it"})
    sheet = make(bench)
    sheet.open(sheet.fields[key].field)
    assert says_back(sheet)
    bench.press(".")
    assert sheet.fields[key].field.text() == "asked for it."  # type: ignore[attr-defined]
    bench.key(Qt.Key.Key_Escape)
    assert kept(bench) == []


def test_words_on_the_gym_floor_that_no_enter_ended_are_kept(bench: Bench, window: Window) -> None:
    give(bench, PrecautionKind.NO_MAXIMAL_EFFORT)
    sitting = bench.assess.sets.sitting
    assert sitting is not None
    sitting.begin("Short", (TestItem("one_rm", {}),))
    bench.key(Qt.Key.Key_F11)
    bench.press("agreed with Dr Ito")
    lock(bench, window)
    bench.open("assess")
    sitting = bench.assess.sets.sitting
    assert sitting is not None
    assert sitting.entry(0).override == "agreed with Dr Ito"


def test_what_was_done_is_kept_in_the_gym_before_enter(bench: Bench, window: Window) -> None:
    sitting = bench.assess.sets.sitting
    assert sitting is not None
    sitting.begin("Short", (TestItem("red_flags", {}),))
    for one in flags_of(sitting.item(0).measure):
        sitting.set_text(0, one.key, "yes" if one.key == "night_pain" else "no")
    bench.key(Qt.Key.Key_F11)
    floor = bench.workspace.findChild(GymFloor)
    assert floor is not None
    assert floor.page is not None
    steps = floor.page.steps()
    floor.page.go(next(n for n, one in enumerate(steps) if one.way is Way.DEMAND))
    assert isinstance(floor.page.task, DemandTask)
    floor.page.task.choose(next(iter(floor.page.task.buttons)))
    bench.press("Called Dr Ito")
    lock(bench, window)
    bench.open("assess")
    sitting = bench.assess.sets.sitting
    assert sitting is not None
    assert [one.words for one in sitting.entry(0).answers] == ["Called Dr Ito"]
