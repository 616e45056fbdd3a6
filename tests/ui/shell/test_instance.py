"""A second start raises the first window; a socket left by a killed process stops nobody."""

from pathlib import Path

from PySide6.QtNetwork import QLocalServer
from pytestqt.qtbot import QtBot

from medex_desktop.ui.instance import Instance, name_for
from medex_desktop.ui.screens.unlock import Unlock
from medex_desktop.ui.window import Window
from tests.windows import NewWindow, door


def test_a_second_window_of_the_same_practice_raises_the_first(
    qtbot: QtBot, window: Window, new_window: NewWindow
) -> None:
    door(qtbot, window)
    window.showMinimized()
    with qtbot.waitSignal(window.instance.asked_to_rise, timeout=5_000):
        second = new_window(window.program.folder)
    assert not second.isVisible()
    assert not window.isMinimized()


def test_two_practices_have_two_windows(
    qtbot: QtBot, window: Window, new_window: NewWindow, tmp_path: Path
) -> None:
    second = new_window(tmp_path / "another")
    assert second.isVisible()


def test_the_name_says_nothing_of_the_folder(tmp_path: Path) -> None:
    name = name_for(tmp_path / "Margaret Holloway")
    assert "Margaret" not in name
    assert name == name_for(tmp_path / "somewhere" / ".." / "Margaret Holloway")


def test_a_name_that_nobody_answers_to_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    dead = QLocalServer()
    dead.listen(name_for(tmp_path))
    dead.close()
    first = Instance()
    assert first.claim(tmp_path)
    first.listen()
    assert first.claim(tmp_path), "claiming again is harmless"
    first.release()


def test_a_practice_open_elsewhere_without_a_window_is_said(
    qtbot: QtBot, new_window: NewWindow, practice_root: Path
) -> None:
    import fcntl

    with (practice_root / "lock").open("a+") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        window = new_window(practice_root)
        page = door(qtbot, window)
        page.form.passphrase.field.setText("quiet lanterns cross the bay")
        page.form.unlock.click()
        qtbot.waitUntil(lambda: bool(page.problem.words()), timeout=20_000)
        assert "already open" in page.problem.words()
    assert isinstance(window.page(), Unlock)
