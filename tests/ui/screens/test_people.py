"""Settings, People: added, given a new passphrase, a role, and an end; the PIN of a shift."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from medex_desktop.services import backups, people
from medex_desktop.services.acts import Role
from medex_desktop.ui.screens.settings import SettingsScreen
from medex_desktop.ui.screens.unlock import Unlock
from medex_desktop.ui.settings.exports import ExportSection
from medex_desktop.ui.settings.passphrase import PassphraseSection
from medex_desktop.ui.settings.people import PeopleSection
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.window import Window
from tests.desks import PASSPHRASE
from tests.windows import LONGEST, NewWindow, close, door, unlocked

HIS, HERS = "seven green kettles sing", "an owl over wet slate"


@pytest.fixture
def section(shell: Shell) -> PeopleSection:
    shell.session.go("settings", section="people")
    screen = shell.current()
    assert isinstance(screen, SettingsScreen)
    found = screen.sections["people"]
    assert isinstance(found, PeopleSection)
    return found


def add(qtbot: QtBot, section: PeopleSection, name: str = "Tomas Kral", typed: str = HIS) -> None:
    form = section.form
    form.name_line.setText(name)
    form.passphrase.field.setText(typed)
    form.again.field.setText(typed)
    form.add.click()
    qtbot.waitUntil(lambda: not form.add.reason(), timeout=LONGEST)


def test_enter_goes_from_each_new_secret_to_its_repetition(
    qtbot: QtBot, shell: Shell, section: PeopleSection
) -> None:
    qtbot.keyClicks(section.form.passphrase.field, HIS)
    qtbot.keyClick(section.form.passphrase.field, Qt.Key.Key_Return)
    assert section.form.again.field.hasFocus()
    shell.session.go("settings", section="passphrase")
    screen = shell.current()
    assert isinstance(screen, SettingsScreen)
    found = screen.sections["passphrase"]
    assert isinstance(found, PassphraseSection)
    for first, then in ((found.old, found.new), (found.new, found.again)):
        qtbot.keyClick(first.field, Qt.Key.Key_Return)
        assert then.field.hasFocus()
    qtbot.keyClick(found.pin.pin.field, Qt.Key.Key_Return)
    assert found.pin.again.field.hasFocus()
    shell.session.go("settings", section="export")
    export = screen.sections["export"]
    assert isinstance(export, ExportSection)
    qtbot.keyClick(export.form.first.field, Qt.Key.Key_Return)
    assert export.form.again.field.hasFocus()


def names(section: PeopleSection) -> list[str]:
    return [line.person.name for line in section.lines]


def test_somebody_is_added_and_opens_it(
    qtbot: QtBot, window: Window, section: PeopleSection, new_window: NewWindow, practice_root: Path
) -> None:
    add(qtbot, section)
    assert names(section) == ["Rosa Castellanos", "Tomas Kral"]
    assert section.form.passphrase.text() == ""
    close(qtbot, window)
    again = new_window(practice_root)
    page = door(qtbot, again)
    qtbot.waitUntil(lambda: len(page.form.avatars) == 2, timeout=LONGEST)
    shell = unlocked(qtbot, again, HIS)
    assert shell.session.desk.role is Role.PRACTITIONER
    shell.session.go("settings", section="people")
    screen = shell.current()
    assert isinstance(screen, SettingsScreen)
    seen = screen.sections["people"]
    assert isinstance(seen, PeopleSection)
    assert not seen.form.isVisibleTo(seen)
    assert not any(line.leave.isVisibleTo(seen) for line in seen.lines)
    close(qtbot, again)


def test_what_can_not_be_taken_is_said_beside_its_field(
    qtbot: QtBot, section: PeopleSection
) -> None:
    form = section.form
    form.add.click()
    assert "name is needed" in form.name.sentence()
    form.name_line.setText("Tomas Kral")
    form.passphrase.field.setText("short")
    form.add.click()
    assert "12" in form.passphrase.sentence()
    form.passphrase.field.setText(HIS)
    form.again.field.setText(HERS)
    form.add.click()
    assert "differ" in form.again.sentence()
    add(qtbot, section, typed=PASSPHRASE)
    assert "another" in form.passphrase.sentence()
    assert names(section) == ["Rosa Castellanos"]
    assert form.name_line.text() == "Tomas Kral", "what was typed stays"


def test_a_role_is_changed_and_the_last_owner_stays(qtbot: QtBot, section: PeopleSection) -> None:
    add(qtbot, section)
    his, mine = section.lines[1], section.lines[0]
    mine.role.chosen.emit(str(Role.PRACTITIONER))
    assert "owner" in section.said.words()
    his.role.chosen.emit(str(Role.READ_ONLY))
    assert [line.person.role for line in section.lines] == [Role.OWNER, Role.READ_ONLY]


def test_a_new_passphrase_is_given(qtbot: QtBot, section: PeopleSection) -> None:
    add(qtbot, section)
    section.lines[1].renew.click()
    form = section.form
    assert "Tomas Kral" in form.title.text()
    form.passphrase.field.setText(HERS)
    form.again.field.setText(HERS)
    form.add.click()
    qtbot.waitUntil(lambda: "new passphrase" in section.said.words(), timeout=LONGEST)
    assert form.title.text() == "Add a person"


def test_somebody_leaves_and_the_backups_are_closed(qtbot: QtBot, section: PeopleSection) -> None:
    add(qtbot, section)
    desk = section.session.desk
    made = backups.back_up(desk)
    section.lines[1].leave.click()
    assert "can't be undone" in section.said.words()
    assert people.people(desk)[1].left_on is None
    section.lines[1].leave.click()
    assert f"1 backup here still opens with their passphrase. Newest: {made.folder.name}." in (
        section.said.words()
    )
    assert section.close_backups.isVisibleTo(section)
    section.close_backups.click()
    qtbot.waitUntil(lambda: not section.close_backups.isVisibleTo(section), timeout=LONGEST)
    assert people.backups_open_to(desk, 2) == []
    assert "left" in section.lines[1]._state(is_oneself=False)


def set_pin(qtbot: QtBot, shell: Shell, typed: str) -> PassphraseSection:
    shell.session.go("settings", section="passphrase")
    screen = shell.current()
    assert isinstance(screen, SettingsScreen)
    found = screen.sections["passphrase"]
    assert isinstance(found, PassphraseSection)
    found.pin.pin.field.setText(typed)
    found.pin.again.field.setText(typed)
    found.pin.set.click()
    qtbot.waitUntil(lambda: not found.pin.set.reason(), timeout=LONGEST)
    return found


def locked(qtbot: QtBot, window: Window) -> Unlock:
    assert window.shell is not None
    window.shell.lock()
    qtbot.waitUntil(lambda: isinstance(window.page(), Unlock), timeout=LONGEST)
    page = window.page()
    assert isinstance(page, Unlock)
    return page


def test_the_pin_opens_it_again_and_the_third_slip_asks_for_the_passphrase(
    qtbot: QtBot, window: Window, shell: Shell
) -> None:
    assert "Too easy" in set_pin(qtbot, shell, "1234").pin.pin.sentence()
    assert "is set" in set_pin(qtbot, shell, "4826").pin.said.words()
    page = locked(qtbot, window)
    assert page.by_pin is not None
    assert page.form.isHidden()
    page.by_pin.given.emit("4826")
    qtbot.waitUntil(lambda: window.shell is not None, timeout=LONGEST)
    page = locked(qtbot, window)
    form = page.by_pin
    assert form is not None
    for left in ("2 tries", "1 try"):
        form.given.emit("0000")
        qtbot.waitUntil(lambda left=left: left in form.pin.sentence(), timeout=LONGEST)
    form.given.emit("0000")
    qtbot.waitUntil(lambda: not page.form.isHidden(), timeout=LONGEST)
    assert form.isHidden()
    assert "third" in page.form.passphrase.sentence()
    unlocked(qtbot, window)
    close(qtbot, window)


def test_with_a_pin_the_passphrase_is_still_a_way_in(
    qtbot: QtBot, window: Window, shell: Shell
) -> None:
    found = set_pin(qtbot, shell, "4826")
    page = locked(qtbot, window)
    page.use_passphrase.click()
    assert not page.form.isHidden()
    shell = unlocked(qtbot, window)
    found = set_pin(qtbot, shell, "7391")
    found.pin.drop.click()
    page = locked(qtbot, window)
    assert page.by_pin is None
    unlocked(qtbot, window)
    close(qtbot, window)
