"""Settings: own measures are added, changed and retired by keyboard; faults stand beside fields."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medex_desktop.services import own_measures, results
from medex_desktop.ui.settings.own_measure_sheet import OwnMeasureSheet
from medex_desktop.ui.settings.own_measures import OwnMeasuresSection
from medex_desktop.ui.shell import Shell
from tests.services.health_samples import STAIRS
from tests.windows import clipped


@pytest.fixture
def section(shell: Shell) -> OwnMeasuresSection:
    shell.session.go("settings", section="own_measures")
    QApplication.processEvents()
    found = shell.current().sections["own_measures"]  # type: ignore[attr-defined]
    assert isinstance(found, OwnMeasuresSection)
    return found


def sheet_of(shell: Shell) -> OwnMeasureSheet:
    return next(one for one in shell.window().findChildren(OwnMeasureSheet) if one.isVisible())


def keys(*pressed: Qt.Key | str) -> None:
    for each in pressed:
        to = QApplication.focusWidget()
        if isinstance(each, str):
            QTest.keyClicks(to, each)
        else:
            QTest.keyClick(to, each)
        QApplication.processEvents()


def test_a_measure_is_defined_by_keyboard_alone(shell: Shell, section: OwnMeasuresSection) -> None:
    tab, down = Qt.Key.Key_Tab, Qt.Key.Key_Down
    assert section.add.hasFocus()
    keys(Qt.Key.Key_Return, "Stairs, 14 steps", tab, "s", tab, down, down, tab, down, tab)
    keys(Qt.Key.Key_Backspace, "3", tab, tab, tab, "300", tab, tab, down, tab, "2.0", tab, "own")
    QTest.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    QApplication.processEvents()
    made = shell.session.ask(results.offered)["own_stairs_14_steps"]
    assert [field.key for field in made.fields] == ["side", "value"]
    assert (made.fields[1].clock, made.fields[1].repeats) == ("stopwatch", 3)
    (line,) = section.lines
    assert line.definition is not None
    assert line.definition.error_source == "own"


def test_every_fault_stands_beside_its_field(shell: Shell, section: OwnMeasuresSection) -> None:
    section.add.click()
    sheet = sheet_of(shell)
    sheet._error.setText("2")
    sheet.agree.click()
    said = {key: field.sentence() for key, field in sheet.fields.items()}
    assert said["name"] == "A measure needs a name."
    assert "without a source it is not used" in said["error_source"]
    assert said["direction"] == "Choose one of these."
    assert sheet.fields["name"].field.hasFocus()
    assert shell.session.ask(own_measures.own_measures) == []
    sheet.close_overlay()


def test_a_change_is_a_new_version_and_is_undone(shell: Shell, section: OwnMeasuresSection) -> None:
    shell.session.do(own_measures.add_own_measure, form=STAIRS)
    section.lines[0].change.click()
    sheet = sheet_of(shell)
    sheet.fields["unit"].field.setText("kg")  # type: ignore[attr-defined]
    sheet.fields["places"].field.setText("0")  # type: ignore[attr-defined]
    sheet.agree.click()
    assert "Define a new measure instead" in sheet.fields["unit"].sentence()
    sheet.fields["unit"].field.setText("s")  # type: ignore[attr-defined]
    sheet.agree.click()
    assert section.lines[0].found.version == 2
    shell.undo()
    assert section.lines[0].found.version == 1


def test_a_retired_one_is_gone_until_it_is_undone(
    shell: Shell, section: OwnMeasuresSection
) -> None:
    shell.session.do(own_measures.add_own_measure, form=STAIRS)
    section.lines[0].retire.click()
    assert section.lines == []
    shell.undo()
    assert len(section.lines) == 1


def test_only_what_matters_is_asked(shell: Shell, section: OwnMeasuresSection) -> None:
    shell.session.do(own_measures.add_own_measure, form=replace(STAIRS, error=""))
    section.lines[0].change.click()
    sheet = sheet_of(shell)
    hidden = {key for key, field in sheet.fields.items() if field.isHidden()}
    assert hidden == {"seconds", "error_source"}
    sheet._clock.set_key("countdown")
    sheet._trials.setText("1")
    hidden = {key for key, field in sheet.fields.items() if field.isHidden()}
    assert hidden == {"summary", "error_source"}
    assert clipped(sheet) == []
    sheet.close_overlay()
