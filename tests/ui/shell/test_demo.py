"""The demo practice beside one's own: asked for from anywhere, never locked, never remembered."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from medex_desktop.services import clients
from medex_desktop.ui.screens.first_run import FirstRun
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.window import Window
from tests.desks import PASSPHRASE
from tests.windows import LONGEST, NewWindow, door, set_up, unlocked


def wait_for_demo(qtbot: QtBot, window: Window) -> Shell:
    def arrived() -> bool:
        return window.session is not None and window.session.desk.is_demo

    qtbot.waitUntil(arrived, timeout=LONGEST)
    assert window.shell is not None
    return window.shell


def test_any_screen_may_ask_for_the_demo(qtbot: QtBot, window: Window, shell: Shell) -> None:
    own = window.program.folder
    shell.session.go("demo")
    demo = wait_for_demo(qtbot, window)
    assert len(demo.session.ask(clients.client_list)) == 12
    assert demo.session.desk.file.folder.root != own
    assert window.program.preferences.read().last_folder == str(own)
    demo.lock()
    assert "not locked" in demo.foot.words()
    assert window.session is not None, "the demo stays open"


def test_the_set_up_makes_ones_own_practice_too_and_it_waits(
    qtbot: QtBot, new_window: NewWindow, tmp_path: Path
) -> None:
    window = new_window(tmp_path / "new")
    page = set_up(qtbot, window)
    fill(page)
    page.client.demo.click()
    wait_for_demo(qtbot, window)
    window.close()
    qtbot.waitUntil(window.is_closed, timeout=LONGEST)
    again = new_window(tmp_path / "new")
    door(qtbot, again)
    assert unlocked(qtbot, again).session.ask(clients.client_list) == []


def fill(page: FirstRun) -> None:
    page.profile.fields.line("practice_name").setText("Riverbend Medical Exercise")
    page.profile.fields.line("name").setText("Rosa Castellanos")
    page.next.click()
    page.keys.first.field.setText(PASSPHRASE)
    page.keys.again.field.setText(PASSPHRASE)
    for proof in page.keys.card.proofs:
        proof.line.setText(page.keys.card.key.split("-")[proof.number() - 1])
    page.next.click()
    assert page.step() == 2
