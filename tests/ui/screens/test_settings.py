"""Settings: each section keeps what it shows, and undo takes it back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medex_desktop.domain.client_limits import LimitKind
from medex_desktop.domain.retention import Years
from medex_desktop.services import keeping, practices, safety
from medex_desktop.services.profile import kept_profile
from medex_desktop.ui import theme
from medex_desktop.ui.screens.settings import SettingsScreen
from medex_desktop.ui.settings.appearance import AppearanceSection
from medex_desktop.ui.settings.backups import BackupSection
from medex_desktop.ui.settings.devices import DeviceSection
from medex_desktop.ui.settings.norms import NormsAndPapersSection
from medex_desktop.ui.settings.passphrase import PassphraseSection
from medex_desktop.ui.settings.profile import ProfileSection
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.window import Window
from tests.desks import PASSPHRASE
from tests.windows import LONGEST, NewWindow, close, door, unlocked


@pytest.fixture
def settings(shell: Shell) -> SettingsScreen:
    shell.session.go("settings")
    screen = shell.current()
    assert isinstance(screen, SettingsScreen)
    return screen


def test_the_profile_is_changed_and_undone(shell: Shell, settings: SettingsScreen) -> None:
    section = settings.sections["profile"]
    assert isinstance(section, ProfileSection)
    assert section.save.reason(), "nothing was changed yet"
    section.fields.line("phone").setText("555 0199")
    section.save.click()
    assert shell.session.ask(kept_profile).phone == "555 0199"
    assert shell.foot.offers_undo()
    shell.undo()
    assert shell.session.ask(kept_profile).phone == "937 555 0148"
    assert section.fields.line("phone").text() == "937 555 0148"


def test_years_of_keeping_are_chosen_and_undone(shell: Shell, settings: SettingsScreen) -> None:
    section = settings.sections["profile"]
    assert isinstance(section, ProfileSection)
    card = section.keeping
    assert (card.adults.key(), card.minors.key()) == ("7", "7")
    card.adults.set_key("10")
    card.adults.chosen.emit("10")
    assert shell.session.ask(keeping.years_of_keeping) == Years(10, 7)
    shell.undo()
    assert card.adults.key() == "7"


def test_crisis_contact_and_stop_values_are_kept_refused_and_undone(
    shell: Shell, settings: SettingsScreen
) -> None:
    settings.show_section("profile")
    section = settings.sections["profile"]
    assert isinstance(section, ProfileSection)
    card = section.safety
    field = card.stops[LimitKind.SYSTOLIC_MAX]
    field.field.setText("18")  # type: ignore[attr-defined]
    card.save.click()
    assert "from 50 to 300" in field.sentence()
    assert shell.session.ask(safety.practice_stops) == {}
    field.field.setText("180")  # type: ignore[attr-defined]
    card.contact.field.setText(" 988,  then Dr Osei ")  # type: ignore[attr-defined]
    card.save.click()
    assert shell.session.ask(safety.practice_stops) == {"systolic_max": "180"}
    assert shell.session.ask(safety.crisis_contact) == "988, then Dr Osei"
    shell.undo()
    assert shell.session.ask(safety.practice_stops) == {}
    assert field.field.text() == ""  # type: ignore[attr-defined]


def test_an_empty_practice_name_is_refused_beside_its_field(settings: SettingsScreen) -> None:
    section = settings.sections["profile"]
    assert isinstance(section, ProfileSection)
    section.fields.line("practice_name").setText("  ")
    section.save.click()
    assert "needs a name" in section.fields.fields["practice_name"].sentence()


def test_a_device_is_added_refused_and_retired(shell: Shell, settings: SettingsScreen) -> None:
    settings.show_section("devices")
    section = settings.sections["devices"]
    assert isinstance(section, DeviceSection)
    section.add.click()
    assert "which dynamometer" in section.make.sentence()
    section.make.field.setText("Jamar Plus+")  # type: ignore[attr-defined]
    section.step.field.setText("tiny")  # type: ignore[attr-defined]
    section.add.click()
    assert section.step.sentence()
    section.step.field.setText("0,1")  # type: ignore[attr-defined]
    section.calibrated.set_text("1 mar 2026")
    section.add.click()
    (device,) = shell.session.ask(practices.devices)
    assert (device.make, str(device.resolution)) == ("Jamar Plus+", "0.1")
    assert device.calibrated_on is not None
    section.lines[0].retire.click()
    assert shell.session.ask(practices.devices) == []
    shell.undo()
    assert len(section.lines) == 1


def test_norms_baseline_and_paper_are_kept(shell: Shell, settings: SettingsScreen) -> None:
    settings.show_section("testing")
    section = settings.sections["testing"]
    assert isinstance(section, NormsAndPapersSection)
    assert section.norms.key() == "tomkinson_2025"
    section.norms.combo.chosen.emit("dodds_2014")
    section.paper.segments.chosen.emit("a4")
    assert shell.session.ask(practices.setting_of, key="grip_norms") == "dodds_2014"
    assert shell.session.ask(practices.setting_of, key="paper_size") == "a4"
    assert "Great Britain" in section.norms.note.text()
    shell.undo()
    shell.undo()
    assert section.norms.key() == "tomkinson_2025"


def test_the_passphrase_is_changed_after_the_old_one_was_right(
    qtbot: QtBot, window: Window, shell: Shell, settings: SettingsScreen, new_window: NewWindow
) -> None:
    settings.show_section("passphrase")
    section = settings.sections["passphrase"]
    assert isinstance(section, PassphraseSection)
    section.old.field.setText("not the old one at all")
    section.new.field.setText("another quiet evening walk")
    section.again.field.setText("another quiet evening walk")
    section.change.click()
    qtbot.waitUntil(lambda: not section.change.reason(), timeout=LONGEST)
    assert section.old.sentence() == "This is not your passphrase."
    section.old.field.setText(PASSPHRASE)
    section.change.click()
    qtbot.waitUntil(lambda: bool(section.said.words()), timeout=LONGEST)
    assert section.new.text() == ""
    close(qtbot, window)
    again = new_window(window.program.folder)
    door(qtbot, again)
    unlocked(qtbot, again, "another quiet evening walk")


def test_the_look_changes_at_once_and_is_remembered(
    qapp: QApplication, shell: Shell, settings: SettingsScreen
) -> None:
    settings.show_section("look")
    section = settings.sections["look"]
    assert isinstance(section, AppearanceSection)
    section.mode.combo.chosen.emit("dark")
    section.text.combo.chosen.emit("150")
    assert (theme.look().name, theme.look().percent) == ("dark", 150)
    kept = shell.program.preferences.read()
    assert (kept.mode, kept.text_percent) == ("dark", 150)
    shell.zoom_in()
    assert section.text.key() == "175"


def test_a_backup_is_made_elsewhere_and_refused_inside(
    qtbot: QtBot, shell: Shell, settings: SettingsScreen, tmp_path: Path
) -> None:
    settings.show_section("backup")
    section = settings.sections["backup"]
    assert isinstance(section, BackupSection)
    card = section.second
    card.back_up_to(str(shell.program.folder / "backups"))
    qtbot.waitUntil(lambda: bool(card.work.words()), timeout=LONGEST)
    assert "inside the practice" in card.work.words()
    qtbot.waitUntil(lambda: not card.once.reason(), timeout=LONGEST)
    place = tmp_path / "stick"
    place.mkdir()
    card.back_up_to(str(place))
    qtbot.waitUntil(lambda: card.work.words().startswith("Made"), timeout=LONGEST)
    assert any(place.rglob("practice.medex"))
    assert shell.program.preferences.read().second_backup == "", "it was not the second place"


@pytest.mark.parametrize(
    "section",
    ["profile", "devices", "testing", "look", "about", "backup", "checkup", "export"],
)
def test_a_section_has_the_keyboard_and_flashes_no_window(
    qtbot: QtBot, shell: Shell, section: str
) -> None:
    """A part shown before it has a parent is a window of its own, and takes the keyboard away."""
    window = shell.window()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    shell.session.go("settings", section=section)
    QApplication.processEvents()
    screen = shell.current()
    assert isinstance(screen, SettingsScreen)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert screen.sections[section].isAncestorOf(focused)
