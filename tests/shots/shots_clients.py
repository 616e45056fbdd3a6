"""Today, the client list, quick find and the client form."""

from dataclasses import replace

from medex_desktop.services import merging
from medex_desktop.services.clients import (
    add_client,
    binned_clients,
    client_form,
    client_list,
    client_page,
)
from medex_desktop.services.keeping import put_in_bin
from medex_desktop.ui.clients.erase_sheet import EraseSheet
from medex_desktop.ui.clients.merge_sheet import MergeSheet
from medex_desktop.ui.screens.client_form import ClientFormOverlay
from medex_desktop.ui.screens.clients import ClientsScreen
from medex_desktop.ui.screens.quick_find import QuickFind
from tests.shots.camera import Stage, shot


@shot("02-today")
def today(stage: Stage) -> None:
    shell = stage.open_demo()
    shell.session.go("today")


@shot("02-today-nothing-due")
def nothing_due(stage: Stage) -> None:
    shell = stage.unlock()
    shell.session.go("today")


@shot("03-clients")
def clients(stage: Stage) -> None:
    shell = stage.open_demo()
    shell.session.go("clients")


@shot("03-clients-quick-find")
def quick_find(stage: Stage) -> None:
    shell = stage.open_demo()
    shell.session.go("clients")
    shell.find_client()
    (found,) = stage.window.findChildren(QuickFind)
    found.set_query("mar hol")


@shot("03-clients-beside")
def beside(stage: Stage) -> None:
    shell = stage.open_demo()
    shell.session.go("clients")
    shell.toggle_beside()


@shot("03-clients-beside-find")
def beside_find(stage: Stage) -> None:
    beside(stage)
    assert stage.window.shell is not None
    stage.window.shell.find_client()
    (found,) = stage.window.findChildren(QuickFind)
    found.set_query("mar")


@shot("02-today-beside")
def beside_today(stage: Stage) -> None:
    shell = stage.open_demo()
    shell.session.go("today")
    shell.toggle_beside()


@shot("03-client-form")
def new_client(stage: Stage) -> None:
    shell = stage.open_demo()
    shell.session.go("clients")
    shell.new_client()
    (form,) = stage.window.findChildren(ClientFormOverlay)
    form.fields.fields["name"].field.setProperty("text", "maria holland")
    form.fields.fields["birth_date"].field.setProperty("text", "3.6.1951")


@shot("03-client-form-faults")
def faults(stage: Stage) -> None:
    new_client(stage)
    (form,) = stage.window.findChildren(ClientFormOverlay)
    form.fields.fields["birth_date"].field.setProperty("text", "31 feb 1951")
    form.fields.fields["email"].field.setProperty("text", "maria at example")
    form.save()


@shot("03-clients-bin")
def in_the_bin(stage: Stage) -> None:
    shell = stage.open_demo()
    for line in shell.session.ask(client_list)[2:4]:
        shell.session.do(put_in_bin, client_id=line.id, reason="Moved to another town")
    shell.session.go("clients")
    (screen,) = stage.window.findChildren(ClientsScreen)
    screen.show_bin()


@shot("04-client-in-the-bin")
def client_in_the_bin(stage: Stage) -> None:
    in_the_bin(stage)
    assert stage.window.shell is not None
    session = stage.window.shell.session
    (line, *_others) = session.ask(binned_clients)
    session.go("client", line.id, tab="overview")


@shot("03-clients-erase")
def erase(stage: Stage) -> None:
    in_the_bin(stage)
    assert stage.window.shell is not None
    session = stage.window.shell.session
    (line, *_others) = session.ask(binned_clients)
    EraseSheet.open_over(stage.window, session, line.id)


@shot("03-clients-merge")
def merge(stage: Stage) -> None:
    shell = stage.open_demo()
    first, *_others = shell.session.ask(client_list)
    page = shell.session.ask(client_page, client_id=first.id)
    shell.session.do(add_client, form=replace(client_form(page.client), name="Maggie Miller"))
    shell.session.go("clients")
    others = shell.session.ask(merging.alike, client_id=first.id)
    MergeSheet.open_over(stage.window, shell.session, first.id, others)


@shot("13-clients-empty")
def empty(stage: Stage) -> None:
    shell = stage.unlock()
    shell.session.go("clients")
