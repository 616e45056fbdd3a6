"""The check-up in the settings: nothing found, and something of each shape."""

from sqlalchemy import text

from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import clients, drafts
from medex_desktop.storage.tables.practices import setting
from medex_desktop.ui.screens.settings import SettingsScreen
from medex_desktop.ui.settings.checkup import CheckupSection
from medex_desktop.ui.shell import Shell
from tests.shots.camera import Stage, shot
from tests.storage.samples import once


def _check(stage: Stage, shell: Shell) -> None:
    shell.session.go("settings", section="checkup")
    screen = shell.current()
    assert isinstance(screen, SettingsScreen)
    section = screen.sections["checkup"]
    assert isinstance(section, CheckupSection)
    section.check.click()
    stage.until(lambda: section.found is not None and not section.check.reason())


@shot("20-settings-checkup")
def clean(stage: Stage) -> None:
    _check(stage, stage.open_demo())


@shot("20-settings-checkup-found")
def found(stage: Stage) -> None:
    shell = stage.unlock()
    desk = shell.session.desk
    nora = ClientForm(name="Nora Falk", birth_date="1950-03-03")
    once(desk, lambda work: clients.add_client.call(work, form=nora))
    desk.do(drafts.save_draft, kind="client", payload={"name": "Nora"})
    once(desk, lambda work: work.insert(setting, key="grip_baseline", value="third"))
    once(
        desk,
        lambda work: work.connection.execute(
            text("UPDATE client SET age_years = 140, birth_date = NULL WHERE id = 1")
        ),
    )
    (desk.file.folder.attachments / "ab12").write_bytes(b"x")
    stage.clock.pass_time(days=40)
    _check(stage, shell)
