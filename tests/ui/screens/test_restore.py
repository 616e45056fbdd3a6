"""Backups on screen: restored as a switch and back, rehearsed, in a second place, reminded of."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import backups, clients, erasing, keeping, rehearsals
from medex_desktop.ui.restoring.overlay import RestoreOverlay
from medex_desktop.ui.restoring.told import RestoreTold
from medex_desktop.ui.screens.settings import SettingsScreen
from medex_desktop.ui.screens.today import TodayScreen
from medex_desktop.ui.screens.unlock import Unlock
from medex_desktop.ui.settings.backups import BackupSection
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.window import Window
from tests.desks import TestClock
from tests.windows import LONGEST, NewWindow, unlocked

EVE = ClientForm(name="Eva Lind", birth_date="1950-03-13")
IDA = ClientForm(name="Ida Brandt", birth_date="1950-03-13")


def section_of(shell: Shell) -> BackupSection:
    shell.session.go("settings", section="backup")
    screen = shell.current()
    assert isinstance(screen, SettingsScreen)
    section = screen.sections["backup"]
    assert isinstance(section, BackupSection)
    return section


def names(shell: Shell) -> set[str]:
    return {line.name for line in shell.session.ask(clients.client_list)}


def said(overlay: RestoreOverlay) -> list[str]:
    told = overlay.findChild(RestoreTold)
    if told is None:
        return []
    labels = [*told.findChildren(ParagraphLabel), *told.findChildren(Label)]
    return [label.text() for label in labels]


def locked(qtbot: QtBot, window: Window) -> Unlock:
    qtbot.waitUntil(lambda: isinstance(window.page(), Unlock), timeout=LONGEST)
    page = window.page()
    assert isinstance(page, Unlock)
    return page


def test_a_restore_is_told_switched_and_taken_back(
    qtbot: QtBot, window: Window, shell: Shell, clock: TestClock
) -> None:
    shell.session.do(clients.add_client, form=EVE)
    backups.back_up(shell.session.desk)
    shell.session.do(clients.add_client, form=IDA)
    section = section_of(shell)
    assert section.back.isHidden() or not section.back.isVisible()
    section.restore.click()
    overlay = shell.window().findChild(RestoreOverlay)
    assert isinstance(overlay, RestoreOverlay)
    assert overlay.go.isHidden(), "nothing before it was told what would vanish"
    overlay.look.click()
    qtbot.waitUntil(lambda: bool(said(overlay)), timeout=LONGEST)
    assert "Would vanish: 1 client." in said(overlay)
    assert "The client, Ida Brandt" in said(overlay)
    overlay.go.click()
    page = locked(qtbot, window)
    assert page.note.text().startswith(
        "Restored. The practice of before is kept in practice before"
    )

    again = unlocked(qtbot, window)
    assert names(again) == {"Eva Lind"}
    section = section_of(again)
    assert section.back.isVisible()
    clock.pass_time(minutes=5)
    section.back.click()
    page = locked(qtbot, window)
    assert page.note.text().startswith("As before the restore.")
    last = unlocked(qtbot, window)
    assert names(last) == {"Eva Lind", "Ida Brandt"}
    assert not section_of(last).back.isVisible()


def test_what_is_no_backup_is_refused_in_words(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    section_of(shell).restore.click()
    overlay = shell.window().findChild(RestoreOverlay)
    assert isinstance(overlay, RestoreOverlay)
    overlay.look_at(str(tmp_path))
    qtbot.waitUntil(lambda: bool(overlay.work.words()), timeout=LONGEST)
    assert "not a backup" in overlay.work.words()
    assert overlay.go.isHidden()
    overlay.shut.click()
    assert names(shell) == set()


def test_names_in_what_would_vanish_are_initials_beside_a_client(
    qtbot: QtBot, shell: Shell
) -> None:
    backups.back_up(shell.session.desk)
    shell.session.do(clients.add_client, form=IDA)
    shell.session.beside.turn(True)
    section_of(shell).restore.click()
    overlay = shell.window().findChild(RestoreOverlay)
    assert isinstance(overlay, RestoreOverlay)
    overlay.look.click()
    qtbot.waitUntil(lambda: bool(said(overlay)), timeout=LONGEST)
    assert "The client, I. B." in said(overlay)


def test_a_rehearsal_by_hand_says_that_everything_came_back(qtbot: QtBot, shell: Shell) -> None:
    shell.session.do(clients.add_client, form=EVE)
    backups.back_up(shell.session.desk)
    section = section_of(shell)
    assert "not been rehearsed" in section.rehearsed.words()
    section.rehearse.click()
    qtbot.waitUntil(lambda: "everything came back" in section.rehearsed.words(), timeout=LONGEST)


def test_the_stick_takes_two_clicks_and_is_remembered(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    card = section_of(shell).second
    assert card.now.isHidden()
    card.choose_place(str(stick))
    qtbot.waitUntil(lambda: card.work.words().startswith("Made"), timeout=LONGEST)
    assert "same disk as the practice" in card.work.words()
    kept = shell.program.preferences.read()
    assert (kept.second_place, kept.second_backup) == (str(stick), "2026-10-01")
    qtbot.waitUntil(lambda: not card.now.reason(), timeout=LONGEST)
    stick.rename(tmp_path / "pulled")
    card.now.click()
    qtbot.waitUntil(lambda: "Connect the stick" in card.work.words(), timeout=LONGEST)
    assert not stick.exists()


@pytest.fixture
def today(shell: Shell) -> TodayScreen:
    shell.session.go("today")
    screen = shell.current()
    assert isinstance(screen, TodayScreen)
    return screen


def test_after_thirty_days_without_a_second_place_today_says_so(
    shell: Shell, today: TodayScreen, clock: TestClock
) -> None:
    reminders = today.reminders
    reminders.load()
    assert reminders.isHidden()
    clock.pass_time(days=31)
    reminders.load()
    assert "outside this computer" in reminders.banner.accessibleName()
    reminders.later.click()
    assert reminders.isHidden()
    reminders.load()
    assert reminders.isHidden(), "put off"
    clock.pass_time(days=8)
    reminders.load()
    assert reminders.isVisible()
    reminders.banner.acted.emit()
    assert isinstance(shell.current(), SettingsScreen)


def test_a_rehearsal_that_failed_is_told_first(
    shell: Shell, today: TodayScreen, clock: TestClock
) -> None:
    made = backups.back_up(shell.session.desk).folder / "practice.medex"
    made.write_bytes(made.read_bytes()[:-4096])
    rehearsals.rehearse(shell.session.desk)
    clock.pass_time(days=31)
    today.reminders.load()
    assert "did not come back" in today.reminders.banner.accessibleName()
    assert today.reminders.later.isHidden()


def test_a_practice_in_a_clouds_folder_is_told_at_opening(
    qtbot: QtBot, new_window: NewWindow, practice_root: Path
) -> None:
    cloud = practice_root.parent / "Dropbox"
    practice_root.rename(cloud)
    shell = unlocked(qtbot, new_window(cloud))
    qtbot.waitUntil(lambda: "Dropbox" in shell.trouble.words(), timeout=LONGEST)


def test_who_was_erased_since_is_told_by_number(
    qtbot: QtBot, window: Window, shell: Shell, clock: TestClock
) -> None:
    desk = shell.session.desk
    eve = shell.session.do(clients.add_client, form=EVE)
    backups.back_up(desk)
    shell.session.do(keeping.put_in_bin, client_id=eve)
    erasing.erase(desk, client_id=eve, name=EVE.name, reason="Asked for it")
    section_of(shell).restore.click()
    overlay = shell.window().findChild(RestoreOverlay)
    assert isinstance(overlay, RestoreOverlay)
    overlay.look.click()
    qtbot.waitUntil(lambda: bool(said(overlay)), timeout=LONGEST)
    (words,) = {one for one in said(overlay) if "erased since this backup" in one}
    assert "client 1 on" in words
    assert not any("come back: 1 client" in one for one in said(overlay))
    overlay.go.click()
    locked(qtbot, window)
    assert names(unlocked(qtbot, window)) == set()
