"""Set-up, the locked screen, settings, help and the keyboard overlay."""

import shutil

from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import MedExError
from medex_desktop.services import backups, clients, people, practices
from medex_desktop.services.exports import export_practice
from medex_desktop.services.people import NewPerson
from medex_desktop.services.pins import Pin
from medex_desktop.ui import commands
from medex_desktop.ui.restoring.export_door import ExportDoor
from medex_desktop.ui.restoring.overlay import RestoreOverlay
from medex_desktop.ui.screens.first_run import FirstRun
from medex_desktop.ui.screens.today import TodayScreen
from medex_desktop.ui.screens.unlock import Unlock
from medex_desktop.ui.workspace.workspace import ClientWorkspace
from tests.desks import CHEAP, PASSPHRASE
from tests.shots.camera import Stage, shot


def _first_run(stage: Stage) -> FirstRun:
    shutil.rmtree(stage.folder)
    stage.window.begin()
    page = stage.window.page()
    assert isinstance(page, FirstRun)
    page.look()
    stage.until(lambda: page.keys.card.key)
    return page


def _fill_profile(page: FirstRun) -> None:
    fields = page.profile.fields
    for key, words in (
        ("practice_name", "Riverbend Medical Exercise"),
        ("name", "Rosa Castellanos"),
        ("credential", "MES, AMES"),
        ("phone", "937 555 0148"),
    ):
        fields.line(key).setText(words)


@shot("01-first-run-1-practice")
def practice(stage: Stage) -> None:
    page = _first_run(stage)
    _fill_profile(page)


@shot("01-first-run-2-passphrase")
def passphrase(stage: Stage) -> None:
    page = _first_run(stage)
    _fill_profile(page)
    page.next.click()
    page.keys.first.field.setText(PASSPHRASE)
    page.keys.again.field.setText(PASSPHRASE)
    first, second = page.keys.card.proofs
    groups = page.keys.card.key.split("-")
    first.line.setText(groups[first.number() - 1])
    second.setFocus()
    second.line.setText(groups[second.number() - 1][:3])


@shot("01-first-run-3-client")
def client(stage: Stage) -> None:
    passphrase(stage)
    page = stage.window.page()
    assert isinstance(page, FirstRun)
    second = page.keys.card.proofs[1]
    second.line.setText(page.keys.card.key.split("-")[second.number() - 1])
    page.next.click()
    page.client.name_line.setText("Margaret Holloway")
    page.client.birth.set_text("3 jun 1951")


def _export(stage: Stage) -> tuple[FirstRun, ExportDoor]:
    """The whole practice as an export, read and told, over the set-up of a new one."""
    desk = practices.unlock(stage.folder, PASSPHRASE, stage.clock)
    made = export_practice(desk, stage.folder.parent / "out", passphrase=PASSPHRASE, cost=CHEAP)
    desk.close()
    page = _first_run(stage)
    page.list.export.click()
    overlay = stage.window.findChild(ExportDoor)
    assert isinstance(overlay, ExportDoor)
    overlay.set_path(str(made.path))
    overlay.passphrase.field.setText(PASSPHRASE)
    overlay.look.click()
    stage.until(lambda: not overlay.go.isHidden() and not overlay.work.is_busy())
    return page, overlay


@shot("01-first-run-export")
def export(stage: Stage) -> None:
    _export(stage)


@shot("01-first-run-export-keys")
def export_keys(stage: Stage) -> None:
    _page, overlay = _export(stage)
    overlay.go.click()


@shot("12-locked")
def locked(stage: Stage) -> None:
    page = stage.door()
    page.form.passphrase.field.setText("not this one")
    page.form.passphrase.say("Caps Lock is on", "watch")


@shot("12-locked-throttled")
def throttled(stage: Stage) -> None:
    page = stage.door()
    for _try in range(6):
        page.form.passphrase.field.setText("not this one at all")
        page.form.unlock.click()
        stage.until(lambda: not page.form.passphrase.field.isReadOnly())


@shot("12-locked-recovery")
def recovery(stage: Stage) -> None:
    page = stage.door()
    page.use_key.click()
    page.recovery.key_line.setText("7QKD-M2XR-9FHT")


@shot("12-locked-pin")
def locked_by_pin(stage: Stage) -> None:
    shell = stage.unlock()
    window = stage.window
    window.program.pin = Pin(shell.session.desk, "4826", CHEAP)
    shell.lock()
    stage.until(lambda: isinstance(window.page(), Unlock))
    page = window.page()
    assert isinstance(page, Unlock)
    assert page.by_pin is not None
    page.by_pin.pin.field.setText("4827")
    page.by_pin.given.emit("4827")
    stage.until(lambda: bool(page.by_pin and page.by_pin.pin.sentence()))


@shot("20-settings-people")
def people_of_the_practice(stage: Stage) -> None:
    shell = stage.unlock()
    desk = shell.session.desk
    for name, credential, typed in (
        ("Tomas Kral", "CMES", "seven green kettles sing"),
        ("Ines Oliveira", "", "an owl over wet slate"),
    ):
        new = NewPerson(name, credential)
        added = people.add_person(desk, person=new, passphrase=typed, cost=CHEAP)
    people.let_go(desk, practitioner_id=added)
    shell.session.go("settings", section="people")


@shot("12-locked-damaged")
def damaged(stage: Stage) -> None:
    (stage.folder / "practice.medex").unlink()
    stage.window.begin()
    page = stage.window.page()
    assert isinstance(page, Unlock)
    try:
        stage.window.program.opening.look(stage.folder)
    except MedExError as error:
        page.show_problem(error)


@shot("15-keys")
def keys(stage: Stage) -> None:
    stage.open_demo().show_keys()


def _settings(stage: Stage, section: str) -> None:
    shell = stage.open_demo() if section == "devices" else stage.unlock()
    shell.session.go("settings", section=section)


for _section in (
    "profile",
    "passphrase",
    "devices",
    "testing",
    "look",
    "backup",
    "export",
    "audit",
    "about",
):

    @shot(f"20-settings-{_section}")
    def _one(stage: Stage, section: str = _section) -> None:
        _settings(stage, section)


@shot("21-help")
def help_page(stage: Stage) -> None:
    shell = stage.unlock()
    shell.session.go("settings")
    shell.show_help()


@shot("22-full-record")
def full_record(stage: Stage) -> None:
    shell = stage.open_demo()
    shell.session.go("client", 1, tab="documents")
    workspace = shell.current()
    assert isinstance(workspace, ClientWorkspace)
    workspace.header.record.click()


@shot("23-restore")
def restore(stage: Stage) -> None:
    shell = stage.unlock()
    add = shell.session.do
    backups.back_up(shell.session.desk)
    for name in ("Eva Lind", "Ida Brandt"):
        add(clients.add_client, form=ClientForm(name=name, birth_date="1950-03-13"))
    shell.session.go("settings", section="backup")
    overlay = RestoreOverlay.open_over(commands.host_of(shell), shell.session)
    overlay.look.click()
    stage.until(lambda: not overlay.go.isHidden())


@shot("24-today-reminder")
def reminder(stage: Stage) -> None:
    shell = stage.unlock()
    shell.session.do(clients.add_client, form=ClientForm(name="Eva Lind", birth_date="1950-03-13"))
    shell.program.preferences.change(second_place="/media/stick", second_backup="2026-09-12")
    screen = shell.current()
    assert isinstance(screen, TodayScreen)
    screen.reminders.load()
