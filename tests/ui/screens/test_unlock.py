"""The locked screen: opens by the right passphrase only, and says calmly what is wrong."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from medex_desktop.ui.manual_view import ManualOverlay
from medex_desktop.ui.screens.first_run import FirstRun
from medex_desktop.ui.screens.unlock import Unlock
from medex_desktop.ui.window import Window
from tests.desks import PASSPHRASE, TestClock, new_practice
from tests.windows import LONGEST, NewWindow, close, controls, door, unlocked


def try_passphrase(qtbot: QtBot, page: Unlock, typed: str) -> None:
    page.form.passphrase.field.setText(typed)
    page.form.unlock.click()
    qtbot.waitUntil(lambda: not page.form.passphrase.field.isReadOnly(), timeout=LONGEST)


def test_the_right_passphrase_typed_by_keyboard_opens(qtbot: QtBot, window: Window) -> None:
    page = door(qtbot, window)
    qtbot.keyClicks(page.form.passphrase.field, PASSPHRASE)
    qtbot.keyClick(page.form.passphrase.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=LONGEST)
    assert window.windowTitle() == "MedEx Desktop"


def test_a_wrong_passphrase_is_said_beside_the_field_and_counted(
    qtbot: QtBot, window: Window
) -> None:
    page = door(qtbot, window)
    try_passphrase(qtbot, page, "not this one at all")
    assert "does not open this practice" in page.form.passphrase.sentence()
    try_passphrase(qtbot, page, "nor this one either")
    assert "Wrong 2 times." in page.form.passphrase.sentence()
    assert window.shell is None
    unlocked(qtbot, window)


def test_after_five_wrong_ones_it_waits_and_counts_down(qtbot: QtBot, window: Window) -> None:
    page = door(qtbot, window)
    for _try in range(6):
        try_passphrase(qtbot, page, "not this one at all")
    assert page.form.is_waiting()
    before = page.form.unlock.reason()
    assert "Wait" in page.form.passphrase.sentence()
    qtbot.waitUntil(lambda: page.form.unlock.reason() != before, timeout=5_000)


def test_nothing_typed_is_not_tried(qtbot: QtBot, window: Window) -> None:
    page = door(qtbot, window)
    page.form.unlock.click()
    assert page.form.passphrase.sentence() == "Type your passphrase."


def test_it_shows_initials_and_no_name(qtbot: QtBot, window: Window) -> None:
    page = door(qtbot, window)
    said = " ".join(one.accessibleName() for one in page.findChildren(type(page.form.who)))
    assert "RC" in said
    assert "Castellanos" not in said


def test_caps_lock_is_told_and_the_word_goes_again(qtbot: QtBot, window: Window) -> None:
    line = door(qtbot, window).form.passphrase
    # the test driver types a small letter with Shift held, as Caps Lock does
    qtbot.keyClick(line.field, Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert line.sentence() == "Caps Lock is on"
    qtbot.keyClick(line.field, Qt.Key.Key_A)
    assert line.sentence() == ""


def test_the_recovery_key_opens_and_sets_a_new_passphrase(
    qtbot: QtBot, new_window: NewWindow, tmp_path: Path, clock: TestClock
) -> None:
    root = tmp_path / "practice"
    desk, key = new_practice(root, clock)
    desk.close()
    window = new_window(root)
    page = door(qtbot, window)
    page.use_key.click()
    page.recovery.passphrase.field.setText("another quiet evening walk")
    page.recovery.again.field.setText("another quiet evening walk")

    slip = ("B" if key[0] != "B" else "C") + key[1:]
    page.recovery.key_line.setText(slip)
    page.recovery.open.click()
    assert "One character differs" in page.recovery.key.sentence()
    assert page.recovery.passphrase.text() == "another quiet evening walk"

    page.recovery.key_line.setText(key.lower().replace("-", " "))
    page.recovery.open.click()
    qtbot.waitUntil(lambda: window.shell is not None, timeout=LONGEST)
    close(qtbot, window)

    again = new_window(root)
    door(qtbot, again)
    unlocked(qtbot, again, "another quiet evening walk")


def test_a_missing_file_offers_ways_out_and_makes_nothing(
    qtbot: QtBot, new_window: NewWindow, practice_root: Path
) -> None:
    (practice_root / "practice.medex").unlink()
    window = new_window(practice_root)
    page = door(qtbot, window)
    assert "not where it was" in page.problem.words()
    assert "Choose another folder" in [one.accessibleName() for one in controls(page)]
    assert not page.form.isVisible()
    assert not (practice_root / "practice.medex").exists()


def test_another_folder_can_be_chosen(
    qtbot: QtBot, new_window: NewWindow, practice_root: Path, tmp_path: Path
) -> None:
    window = new_window(practice_root)
    door(qtbot, window)
    empty = tmp_path / "elsewhere"
    empty.mkdir()
    window.start_new_in(str(empty))
    assert isinstance(window.page(), FirstRun)
    window.start_new_in(str(practice_root))
    assert isinstance(window.page(), Unlock), "a folder with a practice is opened, never set up"
    door(qtbot, window)
    unlocked(qtbot, window)


def test_a_lock_from_another_computer_can_be_overruled(
    qtbot: QtBot, new_window: NewWindow, practice_root: Path
) -> None:
    holder = {"process": 1, "computer": "another-laptop"}
    (practice_root / "lock").write_text(json.dumps(holder), encoding="utf-8")
    window = new_window(practice_root)
    page = door(qtbot, window)
    try_passphrase(qtbot, page, PASSPHRASE)
    assert "another computer" in page.problem.words()
    page.problem.chosen.emit("anyway")
    qtbot.waitUntil(lambda: window.shell is not None, timeout=LONGEST)


def test_help_opens_over_the_locked_screen(qtbot: QtBot, window: Window) -> None:
    page = door(qtbot, window)
    qtbot.keyClick(page.form.passphrase.field, Qt.Key.Key_F1)
    overlay = window.findChild(ManualOverlay)
    assert overlay is not None
    assert "recovery key" in overlay.text.toPlainText()
    qtbot.keyClick(overlay.text, Qt.Key.Key_Escape)
    assert not overlay.isVisible()
    assert page.form.passphrase.field.hasFocus()
