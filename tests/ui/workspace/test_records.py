"""Older tests: read only, with their addenda; and the dynamometer that is not known yet."""

from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from medex_desktop.services import assessments, practices
from medex_desktop.ui.grip.addendum_sheet import AddendumSheet
from medex_desktop.ui.grip.device_form import DeviceForm
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.number_state import State
from tests.ui.workspace.stage import Bench


def written(widget: QWidget) -> list[str]:
    """The words that a widget paints."""
    with pytest.MonkeyPatch.context() as patch:
        said: list[str] = []
        usual = drawing.text

        def heard(painter: QPainter, rect: QRectF, words: str, *rest: Any, **more: Any) -> float:
            said.append(words)
            return usual(painter, rect, words, *rest, **more)

        patch.setattr(drawing, "text", heard)
        widget.grab()
    return said


def words(bench: Bench) -> str:
    return " ".join(label.text() for label in bench.assess.parts.record.findChildren(Label))


def test_a_signed_test_can_be_read_but_not_changed(bench: Bench) -> None:
    record = bench.records()[0].test.assessment_id
    bench.assess.parts.history.row(record).click()
    view = bench.assess.parts.record
    assert view.isVisible()
    view.grid.focus_cell("right", 0)
    assert view.grid.box("right", 0).state() is State.LOCKED
    bench.press("9")
    assert view.grid.text("right", 0) == "19.2"
    shown = written(view.grid.box("right", 0)) + written(view.grid.box("left", 1))
    assert shown == ["best", "19.2", "4th", "17.5"]
    said = words(bench)
    assert "Rosa Castellanos" in said
    assert "a late entry" in said
    assert "Digest" in said
    view.back.click()
    assert bench.at() == "Right, trial 1"


def test_an_addendum_needs_a_reason_and_stands_beside_the_original(bench: Bench) -> None:
    record = bench.records()[0].test.assessment_id
    bench.open("assess", assessment_id=record)
    bench.assess.parts.record.add.click()
    sheet = bench.sheet(AddendumSheet)
    assert isinstance(sheet, AddendumSheet)
    sheet.kind.set_key(assessments.VOIDED)
    sheet.agree.click()
    assert "Say why" in sheet.reason.sentence()
    sheet.set_reason("Wrong client")
    sheet.agree.click()
    (added,) = bench.desk.ask(assessments.addenda, client_id=bench.client_id)
    assert added.reason == "Wrong client"
    assert "Wrong client" in words(bench)
    assert bench.assess.parts.history.row(record).line.note == "in error"


def test_a_new_dynamometer_is_added_where_it_is_needed(bench: Bench) -> None:
    bar = bench.assess.parts.entry.bar
    new = bar.device.findText("New dynamometer ...")
    bar.device.setCurrentIndex(new)
    bar.device.activated.emit(new)
    sheet = bench.sheet(DeviceForm)
    assert isinstance(sheet, DeviceForm)
    sheet.agree.click()
    assert "Say which dynamometer" in sheet.make.sentence()
    bench.press("Camry")
    sheet.unit.set_key("lb")
    sheet.step.set_key("1")
    bench.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [one.make for one in bench.desk.ask(practices.devices)] == ["Camry", "Jamar Plus+"]
    assert bar.device.currentText() == "Camry"
    assert bar.unit.key() == "lb"
    assert bench.at() == "Right, trial 1"
