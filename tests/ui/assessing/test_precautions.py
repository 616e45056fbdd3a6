"""Precautions at the desk: a test that one stands against counts with written words only."""

from PySide6.QtCore import Qt

from medex_desktop.domain.precautions import PrecautionForm, PrecautionKind
from medex_desktop.domain.test_sets import TestItem
from medex_desktop.services import precautions, results
from medex_desktop.ui.grip.override_sheet import OverrideSheet
from tests.ui.assessing.test_set_desk import begin
from tests.ui.workspace.stage import Bench

ENTER = Qt.Key.Key_Return
SIX = "238201246208241205"


def give(bench: Bench, kind: PrecautionKind) -> None:
    form = PrecautionForm(kind=kind, words="As told", source="Dr Ito", given_on="2026-09-01")
    bench.desk.do(precautions.add_precaution, client_id=bench.client_id, form=form)


def test_a_precaution_is_shown_and_overridden_in_writing(bench: Bench) -> None:
    give(bench, PrecautionKind.WEIGHT_BEARING_LIMITED)
    sitting, desk = begin(bench, (TestItem("tug", {}),))
    asks = desk.parts.asks
    assert asks.isVisible()
    bench.press("10.4")
    for _trial in range(3):
        bench.key(ENTER)
    assert bench.focus() is asks.override
    bench.press("agreed by telephone")
    assert sitting.items[0].state == "done"
    bench.key(ENTER)
    bench.sign()
    (story,) = bench.desk.ask(results.stories, client_id=bench.client_id)
    assert story.results[0].entry.override == "agreed by telephone"


def test_the_grip_test_alone_asks_before_it_is_signed(bench: Bench) -> None:
    give(bench, PrecautionKind.NO_MAXIMAL_EFFORT)
    bench.press(SIX)
    bench.sign()
    sheet = bench.sheet(OverrideSheet)
    assert isinstance(sheet, OverrideSheet)
    bench.key(ENTER)
    assert sheet.why.sentence() != ""
    assert len(bench.records()) == 1
    bench.press("half effort agreed")
    bench.key(ENTER)
    assert len(bench.records()) == 2
    assert "half effort agreed" in bench.records()[-1].test.entry.note


def test_the_grip_test_of_a_set_keeps_why_in_the_note(bench: Bench) -> None:
    give(bench, PrecautionKind.NO_MAXIMAL_EFFORT)
    sitting, desk = begin(bench, (TestItem("grip_strength", {}), TestItem("nprs", {})))
    bench.press(SIX)
    assert sitting.items[0].state == "attend"
    assert bench.focus() is desk.parts.asks.override
    bench.press("half effort agreed")
    assert sitting.items[0].state == "done"
    sitting.set_text(1, "now", "2")
    bench.sign()
    assert bench.workspace.current_tab() == "overview"
    assert len(bench.records()) == 2
