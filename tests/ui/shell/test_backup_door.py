"""A backup opened from the locked screen and on a new computer: told in counts, no names."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import backups, clients, practices
from medex_desktop.ui.restoring.door import BackupDoor
from medex_desktop.ui.restoring.told import RestoreTold
from medex_desktop.ui.screens.unlock import Unlock
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.window import Window
from tests.desks import PASSPHRASE, TestClock
from tests.windows import LONGEST, NewWindow, door, set_up, unlocked

EVE = ClientForm(name="Eva Lind", birth_date="1950-03-13")
IDA = ClientForm(name="Ida Brandt", birth_date="1950-03-13")


@pytest.fixture
def stick(practice_root: Path, clock: TestClock, tmp_path: Path) -> Path:
    """A complete backup with one client; the practice has two by now."""
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    desk.do(clients.add_client, form=EVE)
    made = backups.back_up(desk, tmp_path / "stick").folder
    desk.do(clients.add_client, form=IDA)
    desk.close()
    return made


def opened(window: Window) -> BackupDoor:
    found = window.findChild(BackupDoor)
    assert isinstance(found, BackupDoor)
    return found


def told(overlay: BackupDoor) -> list[str]:
    return [label.text() for label in overlay.findChildren(ParagraphLabel)]


def restored(qtbot: QtBot, window: Window, overlay: BackupDoor) -> Shell:
    overlay.go.click()
    qtbot.waitUntil(lambda: window.findChild(BackupDoor) is None, timeout=LONGEST)
    door(qtbot, window)
    return unlocked(qtbot, window)


def names(shell: Shell) -> set[str]:
    return {line.name for line in shell.session.ask(clients.client_list)}


def test_from_the_locked_screen_the_former_is_kept(
    qtbot: QtBot, new_window: NewWindow, practice_root: Path, stick: Path
) -> None:
    window = new_window(practice_root)
    door(qtbot, window).backup.click()
    overlay = opened(window)
    overlay.look.click()
    assert "Choose the folder" in overlay.work.words()
    overlay.set_folder(str(stick))
    overlay.look.click()
    assert "Type the passphrase" in overlay.passphrase.sentence()
    overlay.passphrase.field.setText("not this one at all")
    overlay.look.click()
    qtbot.waitUntil(lambda: "passphrase" in overlay.work.words(), timeout=LONGEST)
    assert overlay.go.isHidden()
    qtbot.waitUntil(lambda: not overlay.look.reason(), timeout=LONGEST)
    overlay.passphrase.field.setText(PASSPHRASE)
    overlay.look.click()
    qtbot.waitUntil(lambda: not overlay.go.isHidden(), timeout=LONGEST)
    assert "Would vanish: 1 client." in told(overlay)
    assert not any("Brandt" in words for words in told(overlay)), "locked means no name"
    qtbot.waitUntil(lambda: not overlay.work.is_busy(), timeout=LONGEST)
    assert names(restored(qtbot, window, overlay)) == {"Eva Lind"}
    (aside,) = practice_root.parent.glob("practice before restore *")
    assert (aside / "practice.medex").exists()


def test_on_a_new_computer_it_becomes_the_practice(
    qtbot: QtBot, new_window: NewWindow, stick: Path, tmp_path: Path
) -> None:
    window = new_window(tmp_path / "new" / "Practice")
    set_up(qtbot, window).list.backup.click()
    overlay = opened(window)
    overlay.set_folder(str(stick))
    overlay.passphrase.field.setText(PASSPHRASE)
    overlay.look.click()
    qtbot.waitUntil(lambda: not overlay.go.isHidden(), timeout=LONGEST)
    assert any(words.startswith("The backup of 1") for words in told(overlay))
    assert "It holds 1 client, 0 tests, 0 papers." in told(overlay)
    assert any("no practice here yet" in words for words in told(overlay))
    assert overlay.findChild(RestoreTold) is None
    qtbot.waitUntil(lambda: not overlay.work.is_busy(), timeout=LONGEST)
    assert names(restored(qtbot, window, overlay)) == {"Eva Lind"}


def test_the_stick_itself_is_answered_with_the_newest_backup_on_it(
    qtbot: QtBot, new_window: NewWindow, stick: Path, tmp_path: Path
) -> None:
    window = new_window(tmp_path / "new" / "Practice")
    set_up(qtbot, window).list.backup.click()
    overlay = opened(window)
    overlay.set_folder(str(stick.parent))
    overlay.passphrase.field.setText(PASSPHRASE)
    overlay.look.click()
    qtbot.waitUntil(lambda: stick.name in overlay.work.words(), timeout=LONGEST)
    assert "Choose the newest in it" in overlay.work.words()


def test_a_damaged_practice_is_put_aside_whole(
    qtbot: QtBot, new_window: NewWindow, practice_root: Path, stick: Path
) -> None:
    broken = practice_root / "practice.medex"
    broken.write_bytes(b"\0" * broken.stat().st_size)
    window = new_window(practice_root)
    page = window.page()
    assert isinstance(page, Unlock)
    page.backup.click()
    overlay = opened(window)
    overlay.set_folder(str(stick))
    overlay.passphrase.field.setText(PASSPHRASE)
    overlay.look.click()
    qtbot.waitUntil(lambda: not overlay.go.isHidden(), timeout=LONGEST)
    assert any("can't be compared" in words for words in told(overlay))
    qtbot.waitUntil(lambda: not overlay.work.is_busy(), timeout=LONGEST)
    assert names(restored(qtbot, window, overlay)) == {"Eva Lind"}
