"""The shell: where one goes, what is said, what is undone, and what is saved before locking."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import Refused
from medex_desktop.language import Text
from medex_desktop.services import clients, drafts, practices
from medex_desktop.ui import commands, navigation, theme
from medex_desktop.ui.screens.help import HelpScreen
from medex_desktop.ui.screens.unlock import Unlock
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.widgets.key_overlay import KeyOverlay
from medex_desktop.ui.window import Window
from tests.desks import TestClock
from tests.windows import LONGEST, close, controls, unlocked


def press(shell: Shell, keys: str) -> None:
    QTest.keySequence(shell.window(), keys)


def add_client(shell: Shell, name: str = "Margaret Holloway") -> int:
    form = ClientForm(name=name, birth_date="1951-06-03")
    made = shell.session.do(clients.add_client, form=form)
    assert isinstance(made, int)
    return made


def test_the_rail_shows_every_place_and_goes_there(shell: Shell) -> None:
    assert shell.place() == navigation.PLACES[0].key
    for place in navigation.PLACES:
        shell.session.go(place.key)
        assert shell.place() == place.key


def test_a_place_that_does_not_exist_changes_nothing(shell: Shell) -> None:
    before = shell.place()
    shell.session.go("nowhere")
    assert shell.place() == before


def test_places_have_keys(shell: Shell) -> None:
    press(shell, "Ctrl+,")
    assert shell.place() == "settings"


def test_the_focus_goes_down_the_rail_and_into_the_screen(shell: Shell) -> None:
    names = [one.accessibleName() for one in controls(shell.rail)]
    assert names[0] == "Find"
    assert names[-2] == "Help"
    assert names[1:-2] == ["Today"]  # Tab stops where one is; the arrows go to the other places


def test_what_was_saved_is_always_visible(shell: Shell, clock: TestClock) -> None:
    clock.pass_time(minutes=3)
    add_client(shell)
    local = clock.now().astimezone().strftime("%H:%M:%S")
    assert shell.rail.save_words() == f"Saved {local}"


def test_an_act_can_be_undone_and_done_again_by_key(shell: Shell) -> None:
    shell.session.go("settings")
    add_client(shell)
    assert shell.foot.offers_undo()
    shell.setFocus()
    press(shell, "Ctrl+Z")
    assert shell.session.ask(clients.client_list) == []
    assert shell.foot.words() == "Undone: Add client"
    assert not shell.foot.offers_undo()
    press(shell, "Ctrl+Shift+Z")
    assert len(shell.session.ask(clients.client_list)) == 1
    press(shell, "Ctrl+Z")
    press(shell, "Ctrl+Z")
    assert shell.foot.words() == "Nothing to undo"


def test_undo_inside_a_text_field_belongs_to_the_field(qtbot: QtBot, shell: Shell) -> None:
    add_client(shell)
    shell.session.go("settings", section="devices")
    field = shell.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert len(shell.session.ask(clients.client_list)) == 1


def test_a_refusal_is_a_calm_band_that_can_be_closed(qtbot: QtBot, shell: Shell) -> None:
    with shell.session.shown():
        raise Refused(Text("Not now, and this is why."))
    assert shell.trouble.words() == "Not now, and this is why."
    shell.trouble.banner.button().click()
    assert shell.trouble.words() == ""


def test_a_full_disk_says_not_saved_until_something_was_saved(shell: Shell) -> None:
    from medex_desktop.errors import Problem, StorageProblem

    words = (Text("The disk is full."), Text("All is safe."), Text("Free some space."))
    shell.session.troubled.emit(StorageProblem(Problem.FULL, *words))
    assert shell.rail.save_words() == "Not saved"
    assert "Free some space." in shell.trouble.words()
    add_client(shell)
    assert shell.trouble.words() == ""
    assert shell.rail.save_words().startswith("Saved ")


def test_a_hidden_screen_is_read_again_when_it_is_shown(shell: Shell) -> None:
    shell.session.go("settings", section="devices")
    shell.session.go("help")
    shell.session.do(practices.add_device, make="Jamar Plus+")
    shell.session.go("settings")
    section = shell.current().sections["devices"]  # type: ignore[union-attr]
    assert len(section.lines) == 1


def test_help_opens_at_the_page_of_the_screen_and_goes_back(shell: Shell) -> None:
    shell.session.go("settings")
    press(shell, "F1")
    screen = shell.current()
    assert isinstance(screen, HelpScreen)
    assert screen.page() == "settings"
    assert "Dynamometers" in screen.text.toPlainText()
    screen.text.anchorClicked.emit(QUrl("first-run.md"))
    assert screen.page() == "first-run"
    press(shell, "F1")
    assert shell.place() == "settings"


def test_the_keyboard_overlay_lists_every_key_of_the_program(shell: Shell) -> None:
    shell.session.go("help")
    shell.setFocus()
    press(shell, "?")
    overlay = shell.window().findChild(KeyOverlay)
    assert overlay is not None
    assert overlay.isVisible()
    caps = {one.accessibleName() for one in overlay.findChildren(QWidget)}
    assert {command.shown for command in commands.COMMANDS if command.shown} <= caps
    QTest.keyClick(overlay, Qt.Key.Key_Escape)
    assert not overlay.isVisible()


def test_an_overlay_keeps_the_keys_of_the_page_below_at_rest(shell: Shell) -> None:
    shell.session.go("help")
    shell.show_keys()
    press(shell, "Ctrl+,")
    assert shell.place() == "help"
    overlay = shell.window().findChild(KeyOverlay)
    assert overlay is not None
    overlay.close_overlay()
    press(shell, "Ctrl+,")
    assert shell.place() == "settings"


def test_locking_takes_what_lies_over_the_page_away_too(
    qtbot: QtBot, window: Window, shell: Shell
) -> None:
    shell.show_keys()
    press(shell, "Ctrl+L")
    qtbot.waitUntil(lambda: isinstance(window.page(), Unlock), timeout=LONGEST)
    assert [one for one in window.findChildren(KeyOverlay) if one.isVisible()] == []


def test_a_client_half_typed_is_a_draft_when_one_locks(
    qtbot: QtBot, window: Window, shell: Shell
) -> None:
    shell.new_client()
    typed = shell.window().focusWidget()
    assert isinstance(typed, QLineEdit)
    typed.setText("Half A Client")
    shell.lock()
    qtbot.waitUntil(lambda: isinstance(window.page(), Unlock), timeout=LONGEST)
    kept = unlocked(qtbot, window).session.ask(drafts.drafts)
    assert "Half A Client" in str([draft.payload for draft in kept])


def test_every_command_is_a_method_of_the_shell(shell: Shell) -> None:
    assert all(callable(getattr(shell, command.slot)) for command in commands.COMMANDS)


def test_text_grows_by_key_and_the_rail_folds(shell: Shell) -> None:
    wide = shell.rail.width()
    for _press in range(3):
        press(shell, "Ctrl++")
    assert theme.look().percent == 150
    assert shell.rail.width() < wide
    press(shell, "Ctrl+0")
    assert (theme.look().percent, shell.rail.width()) == (100, wide)


def test_lock_closes_the_practice_and_says_when_it_was_saved(
    qtbot: QtBot, window: Window, shell: Shell
) -> None:
    add_client(shell)
    press(shell, "Ctrl+L")
    qtbot.waitUntil(lambda: isinstance(window.page(), Unlock), timeout=LONGEST)
    page = window.page()
    assert isinstance(page, Unlock)
    assert page.note.text().startswith("Everything was saved at ")
    assert window.session is None
    again = unlocked(qtbot, window)
    assert len(again.session.ask(clients.client_list)) == 1


def test_a_screen_that_will_not_leave_keeps_one_here(
    qtbot: QtBot, window: Window, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.session.go("settings")
    screen = shell.current()
    assert screen is not None
    monkeypatch.setattr(screen, "leave", lambda: False)
    shell.session.go("help")
    shell.lock()
    window.close()
    assert (shell.place(), window.is_closed()) == ("settings", False)
    monkeypatch.undo()


def test_closing_makes_a_backup_of_what_changed(qtbot: QtBot, window: Window, shell: Shell) -> None:
    add_client(shell)
    folder = window.program.folder
    close(qtbot, window)
    assert any((folder / "backups").iterdir())
    assert not (folder / "practice.medex-wal").exists()


def test_no_name_is_in_the_window_title(shell: Shell) -> None:
    shell.session.go("client", add_client(shell))
    assert shell.window().windowTitle() == "MedEx Desktop"


def test_one_filled_button_at_most_on_each_settings_section(shell: Shell) -> None:
    for section in ("profile", "passphrase", "devices", "testing", "look", "backup", "about"):
        shell.session.go("settings", section=section)
        filled = [
            one
            for one in shell.findChildren(QPushButton)
            if one.isVisible() and getattr(one, "_kind", "") == "filled"
        ]
        assert len(filled) <= 1, section


def test_changes_that_are_held_are_told_once_they_are_released(shell: Shell) -> None:
    told: list[object] = []
    shell.session.changed.connect(told.append)
    shell.session.hold_changes()
    add_client(shell)
    QTest.qWait(0)
    assert not told

    shell.session.release_changes()
    assert [getattr(changed, "act", "") for changed in told] == ["client.add"]
    add_client(shell, "Daniel Okafor")
    QTest.qWait(0)
    assert len(told) == 2
