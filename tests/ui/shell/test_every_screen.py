"""What holds for every screen of the frame: names for all controls, and nothing cut off."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.ui import theme
from medex_desktop.ui.screens.first_run import FirstRun
from tests.desks import PASSPHRASE
from tests.windows import NewWindow, clipped, controls, door, set_up, unlocked

SECTIONS = ("profile", "passphrase", "devices", "testing", "look", "backup", "checkup", "about")
SIZES = (100, 200)


def nameless(page: QWidget) -> list[str]:
    return [type(one).__name__ for one in controls(page) if not one.accessibleName().strip()]


def settle(app: QApplication) -> None:
    for _turn in range(4):
        app.processEvents()


@pytest.mark.parametrize("percent", SIZES)
def test_settings_and_help(
    qapp: QApplication, qtbot: QtBot, new_window: NewWindow, practice_root: Path, percent: int
) -> None:
    window = new_window(practice_root, text_percent=percent)
    door(qtbot, window)
    shell = unlocked(qtbot, window)
    assert theme.look().percent == percent
    for section in SECTIONS:
        shell.session.go("settings", section=section)
        settle(qapp)
        assert (section, nameless(shell), clipped(shell)) == (section, [], [])
    shell.session.go("help", page="unlock")
    settle(qapp)
    assert (nameless(shell), clipped(shell)) == ([], [])


@pytest.mark.parametrize("percent", SIZES)
def test_the_locked_screen(
    qapp: QApplication, qtbot: QtBot, new_window: NewWindow, practice_root: Path, percent: int
) -> None:
    window = new_window(practice_root, text_percent=percent)
    page = door(qtbot, window)
    settle(qapp)
    assert (nameless(page), clipped(page)) == ([], [])
    page.use_key.click()
    settle(qapp)
    assert (nameless(page), clipped(page)) == ([], [])


@pytest.mark.parametrize("percent", SIZES)
def test_the_set_up(
    qapp: QApplication, qtbot: QtBot, new_window: NewWindow, tmp_path: Path, percent: int
) -> None:
    window = new_window(tmp_path / "new", text_percent=percent)
    page = set_up(qtbot, window)
    settle(qapp)
    assert (nameless(page), clipped(page)) == ([], [])
    fill(page)
    page.next.click()
    settle(qapp)
    assert (page.step(), nameless(page), clipped(page)) == (1, [], [])
    page.next.click()
    settle(qapp)
    assert (page.step(), nameless(page), clipped(page)) == (2, [], [])


def fill(page: FirstRun) -> None:
    page.profile.fields.line("practice_name").setText("Riverbend Medical Exercise")
    page.profile.fields.line("name").setText("Rosa Castellanos")
    page.keys.first.field.setText(PASSPHRASE)
    page.keys.again.field.setText(PASSPHRASE)
    for proof in page.keys.card.proofs:
        proof.line.setText(page.keys.card.key.split("-")[proof.number() - 1])
