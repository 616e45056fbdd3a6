"""A client's workspace: overview, the grip test at the desk and in the gym, its overlays."""

from datetime import date

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import alerts
from medex_desktop.services.clients import add_client, client_list
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.workspace.assess import Assess
from medex_desktop.ui.workspace.overview import Overview
from medex_desktop.ui.workspace.workspace import ClientWorkspace
from tests.shots.camera import Stage, shot

SIX = "238201246208241205"


def _open(stage: Stage, name: str, tab: str, **details: int) -> tuple[Shell, ClientWorkspace]:
    shell = stage.open_demo()
    lines = shell.session.ask(client_list)
    client_id = next(line.id for line in lines if line.name == name)
    shell.session.go("client", client_id, tab, **details)
    stage.settle()
    workspace = shell.current()
    assert isinstance(workspace, ClientWorkspace)
    return shell, workspace


def _type(stage: Stage, keys: str) -> None:
    stage.window.activateWindow()
    stage.until(lambda: QApplication.focusWidget() is not None)
    for key in keys:
        found = QApplication.focusWidget()
        assert found is not None
        QTest.keyClick(found, key)
    stage.settle()


def _assess(stage: Stage, keys: str = "") -> Assess:
    shell, workspace = _open(stage, "Margaret Holloway", "assess")
    tab = workspace.tab("assess")
    assert isinstance(tab, Assess)
    sitting = tab.sitting
    if sitting is not None and sitting.continued:
        sitting.discard()
        tab.parts.draft.hide()
    tab.parts.entry.grid.focus_next()
    _type(stage, keys)
    stage.until(lambda: not shell.rail.save_words().startswith("Saving"))
    return tab


@shot("04-client-overview")
def overview(stage: Stage) -> None:
    _shell, workspace = _open(stage, "Margaret Holloway", "overview")
    tab = workspace.tab("overview")
    assert isinstance(tab, Overview)
    stage.until(lambda: tab.chart.raster() is not None)


@shot("04-client-overview-empty")
def empty(stage: Stage) -> None:
    shell = stage.unlock()
    form = ClientForm(name="Tomas Ferreira", birth_date="9 Oct 1961", sex="male", hand="right")
    client_id = shell.session.do(add_client, form=form)
    shell.session.go("client", client_id, "overview")
    stage.settle()


@shot("04-client-overview-alert")
def answer(stage: Stage) -> None:
    shell = stage.open_demo()
    waiting = shell.session.ask(alerts.open_alerts)
    shell.session.go("client", waiting[0].client_id, "overview", alert_id=waiting[0].id)
    stage.settle()


@shot("05-assess-grip")
def assess(stage: Stage) -> None:
    _assess(stage, SIX)


@shot("05-assess-grip-summary")
def summary(stage: Stage) -> None:
    _assess(stage, SIX).finish()


@shot("05-assess-grip-record")
def record(stage: Stage) -> None:
    tab = _assess(stage)
    lines = tab.sitting.story.tests() if tab.sitting else []
    tab.parts.history.row(lines[0].id).click()


@shot("05-assess-new-series")
def new_series(stage: Stage) -> None:
    tab = _assess(stage, SIX[:9])
    tab.parts.entry.bar.handle.chosen.emit("3")
    tab.parts.facts.day.set_text(str(date(2026, 9, 28)))


@shot("06-gym-grip")
def gym(stage: Stage) -> None:
    tab = _assess(stage, SIX[:15])
    shell = stage.window.shell
    assert shell is not None
    shell.toggle_gym()
    stage.settle()
    _type(stage, "20")
    assert tab.sitting is not None
