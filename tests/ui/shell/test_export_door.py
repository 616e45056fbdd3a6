"""An export becomes the practice from the set-up: read first, then keys of its own, then equal."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import clients, practices
from medex_desktop.services.exports import export_practice
from medex_desktop.ui.restoring.export_door import ExportDoor
from medex_desktop.ui.screens.first_run import FirstRun
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.window import Window
from tests.desks import CHEAP, PASSPHRASE, PROFILE, TestClock
from tests.windows import LONGEST, NewWindow, set_up

SECRET, NEW = "seven herons over the weir", "nine barges under the bridge"


@pytest.fixture
def exported(practice_root: Path, clock: TestClock, tmp_path: Path) -> tuple[Path, Path]:
    """The whole practice, sealed, and its one client as a readable folder."""
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    eve = desk.do(clients.add_client, form=ClientForm(name="Eva Lind", birth_date="1950-03-13"))
    whole = export_practice(desk, tmp_path / "out", passphrase=SECRET, cost=CHEAP).path
    one = export_practice(desk, tmp_path / "out", eve, plain=True).path
    desk.close()
    return whole, one


@pytest.fixture
def window(new_window: NewWindow, tmp_path: Path) -> Window:
    return new_window(tmp_path / "new")


def opened(window: Window, page: FirstRun) -> ExportDoor:
    page.list.export.click()
    found = window.findChild(ExportDoor)
    assert isinstance(found, ExportDoor)
    return found


def take(qtbot: QtBot, overlay: ExportDoor, path: Path, secret: str = "") -> str:
    overlay.set_path(str(path))
    overlay.passphrase.field.setText(secret)
    overlay.look.click()
    qtbot.waitUntil(lambda: not overlay.go.isHidden(), timeout=LONGEST)
    qtbot.waitUntil(lambda: not overlay.work.is_busy(), timeout=LONGEST)
    told = " ".join(label.text() for label in overlay.findChildren(ParagraphLabel))
    overlay.go.click()
    return told


def choose_keys(page: FirstRun) -> None:
    page.keys.first.field.setText(NEW)
    page.keys.again.field.setText(NEW)
    for proof in page.keys.card.proofs:
        proof.line.setText(page.keys.card.key.split("-")[proof.number() - 1])


def made(qtbot: QtBot, window: Window, page: FirstRun) -> list[str]:
    assert page.next.accessibleName() == "Make the practice"
    page.next.click()
    qtbot.waitUntil(lambda: window.session is not None, timeout=LONGEST)
    assert window.session is not None
    return [line.name for line in window.session.ask(clients.client_list)]


def test_a_whole_practice(
    qtbot: QtBot, window: Window, exported: tuple[Path, Path], tmp_path: Path
) -> None:
    page = set_up(qtbot, window)
    overlay = opened(window, page)
    overlay.look.click()
    assert "Choose the export first" in overlay.work.words()
    overlay.set_path(str(exported[0]))
    overlay.look.click()
    assert "Type the passphrase" in overlay.passphrase.sentence()
    overlay.passphrase.field.setText("not this one at all")
    overlay.look.click()
    qtbot.waitUntil(lambda: "does not open" in overlay.work.words(), timeout=LONGEST)
    qtbot.waitUntil(lambda: not overlay.work.is_busy(), timeout=LONGEST)
    told = take(qtbot, overlay, exported[0], SECRET)
    assert f"{PROFILE.practice_name}, exported on" in told
    assert "It holds 1 client, 0 tests, 0 papers." in told
    assert "Eva" not in told
    assert page.step() == 1
    assert page.back.isHidden()
    choose_keys(page)
    assert made(qtbot, window, page) == ["Eva Lind"]


def test_one_client_begins_a_practice_that_is_named(
    qtbot: QtBot, window: Window, exported: tuple[Path, Path]
) -> None:
    page = set_up(qtbot, window)
    told = take(qtbot, opened(window, page), exported[1])
    assert "The record of one client" in told
    assert page.step() == 0
    page.profile.fields.line("practice_name").setText("Hillside")
    page.profile.fields.line("name").setText("Ines Oliveira")
    page.next.click()
    choose_keys(page)
    assert made(qtbot, window, page) == ["Eva Lind"]


def test_an_export_is_let_go_again(
    qtbot: QtBot, window: Window, exported: tuple[Path, Path], tmp_path: Path
) -> None:
    page = set_up(qtbot, window)
    take(qtbot, opened(window, page), exported[0], SECRET)
    assert page.list.export.accessibleName() == "Without the export"
    page.list.export.click()
    assert page.step() == 0
    assert page.list.export.accessibleName() == "Start from an export"
    assert page.next.reason() == "Type the practice name to go on"
    assert not (tmp_path / "new").exists()
