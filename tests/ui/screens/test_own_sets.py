"""Settings: own sets of tests are made, renamed, reordered and retired by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medex_desktop.domain.test_sets import TestItem
from medex_desktop.services import test_sets
from medex_desktop.ui.settings.own_measures import OwnMeasuresSection
from medex_desktop.ui.settings.own_set_sheet import OwnSetSheet
from medex_desktop.ui.settings.own_sets import OwnSetsCard
from medex_desktop.ui.shell import Shell
from tests.windows import clipped

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KNEE = {"joint": "knee", "movement": "flexion", "side": "right", "active_passive": "active"}
MORNING = (TestItem("tug", {}), TestItem("rom", KNEE), TestItem("grip_strength", {}))


@pytest.fixture
def card(shell: Shell) -> OwnSetsCard:
    shell.session.go("settings", section="own_measures")
    QApplication.processEvents()
    found = shell.current().sections["own_measures"]  # type: ignore[attr-defined]
    assert isinstance(found, OwnMeasuresSection)
    return found.sets


def sheet_of(shell: Shell) -> OwnSetSheet:
    return next(one for one in shell.window().findChildren(OwnSetSheet) if one.isVisible())


def keys(*pressed: Qt.Key | str, held: Qt.KeyboardModifier | None = None) -> None:
    for each in pressed:
        to = QApplication.focusWidget()
        if isinstance(each, str):
            QTest.keyClicks(to, each)
        else:
            QTest.keyClick(to, each, held or Qt.KeyboardModifier.NoModifier)
        QApplication.processEvents()


def add(shell: Shell) -> None:
    shell.session.do(test_sets.add_test_set, name="Morning", items=MORNING)


def kept(shell: Shell) -> list[tuple[str, list[str]]]:
    found = shell.session.ask(test_sets.test_sets)
    return [(one.name, [item.measure for item in one.items]) for one in found]


def test_a_set_is_made_by_keyboard_alone(shell: Shell, card: OwnSetsCard) -> None:
    card.add.setFocus(Qt.FocusReason.TabFocusReason)
    keys(Qt.Key.Key_Return, "Evening", Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    sheet = sheet_of(shell)
    for wanted in ("timed up", "knee flexion right"):
        assert sheet.more.hasFocus()
        keys(Qt.Key.Key_Return, wanted, Qt.Key.Key_Return)
    keys(Qt.Key.Key_Return, held=CONTROL)
    assert kept(shell) == [("Evening", ["tug", "rom"])]
    (line,) = card.lines
    assert line.found.items[1].preset == KNEE


def test_a_set_is_renamed_reordered_and_shortened(shell: Shell, card: OwnSetsCard) -> None:
    add(shell)
    card.lines[0].change.click()
    sheet = sheet_of(shell)
    keys("Morning walk", Qt.Key.Key_Tab)
    assert sheet.table.hasFocus()
    keys(Qt.Key.Key_Down, held=ALT)
    assert [one.measure for one in sheet.items] == ["rom", "tug", "grip_strength"]
    keys(Qt.Key.Key_Down, Qt.Key.Key_Delete)
    keys(Qt.Key.Key_Return, held=CONTROL)
    assert kept(shell) == [("Morning walk", ["rom", "tug"])]
    shell.undo()
    assert kept(shell) == [("Morning", [one.measure for one in MORNING])]


def test_a_test_stands_in_a_set_once(shell: Shell, card: OwnSetsCard) -> None:
    add(shell)
    card.lines[0].change.click()
    sheet = sheet_of(shell)
    sheet.more.click()
    keys("timed up", Qt.Key.Key_Return)
    assert sheet.fields["items"].sentence() == "It stands in the set already."
    sheet.more.click()
    keys("total knee", Qt.Key.Key_Return)
    assert len(sheet.items) == len(MORNING) + 10
    sheet.close_overlay()
    assert len(card.lines[0].found.items) == len(MORNING)


def test_faults_stand_beside_their_field(shell: Shell, card: OwnSetsCard) -> None:
    add(shell)
    card.add.click()
    sheet = sheet_of(shell)
    sheet.agree.click()
    assert sheet.fields["name"].sentence() == "A set of tests needs a name."
    sheet.name.setText("morning")
    sheet.agree.click()
    assert "in use" in sheet.fields["name"].sentence()
    sheet.name.setText("Other")
    sheet.agree.click()
    assert sheet.fields["items"].sentence() == "Choose at least one test."
    assert clipped(sheet) == []
    sheet.close_overlay()


def test_a_retired_set_is_gone_until_it_is_undone(shell: Shell, card: OwnSetsCard) -> None:
    add(shell)
    card.lines[0].retire.click()
    assert (card.lines, kept(shell)) == ([], [])
    shell.undo()
    assert len(card.lines) == 1
