"""Trends of the demo practice: many visits with a break, one visit's card, none, a decline."""

from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import demo
from medex_desktop.services.clients import add_client
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.workspace.trends import Trends
from medex_desktop.ui.workspace.workspace import ClientWorkspace
from tests.shots.camera import Stage, shot


def _tab(stage: Stage, shell: Shell, client_id: int) -> Trends:
    shell.session.go("client", client_id=client_id, tab="trends")
    workspace = shell.current()
    assert isinstance(workspace, ClientWorkspace)
    tab = workspace.tab("trends")
    assert isinstance(tab, Trends)
    stage.settle()
    return tab


def _open(stage: Stage, name: str) -> Trends:
    shell = stage.open_demo()
    assert stage.window.session is not None
    client_id = demo.client_named(stage.window.session.desk, name)
    tab = _tab(stage, shell, client_id)
    stage.until(lambda: is_drawn(tab))
    return tab


def is_drawn(tab: Trends) -> bool:
    """Whether the chart that is shown is the one that was asked for."""
    raster = tab.chart.raster()
    if raster is None or raster.order.data is not tab.chart.data():
        return False
    return (raster.order.width, raster.order.height) == (tab.chart.width(), tab.chart.height())


NORA = ClientForm(name="Nora New", birth_date="3 Jun 1962", sex="female", hand="right")


@shot("08-trends")
def trends(stage: Stage) -> None:
    _open(stage, "Margaret Holloway").table.setFocus()


@shot("08-trends-card")
def card(stage: Stage) -> None:
    tab = _open(stage, "Margaret Holloway")
    tab.words.sources.click()
    tab.chart.setFocus()
    tab.chart.move_visit(-1)
    stage.settle()
    stage.until(lambda: is_drawn(tab))


@shot("08-trends-zoomed")
def zoomed(stage: Stage) -> None:
    tab = _open(stage, "Eduardo García-Ñuñez")
    tab.chart.zoom(0.6)
    stage.settle()
    stage.until(lambda: is_drawn(tab))


@shot("08-trends-empty")
def empty(stage: Stage) -> None:
    shell = stage.open_demo()
    assert stage.window.session is not None
    made = stage.window.session.do(add_client, form=NORA)
    _tab(stage, shell, made)


@shot("08-trends-lower")
def lower(stage: Stage) -> None:
    """At large text the chart lies below the words: it is scrolled to."""
    tab = _open(stage, "Margaret Holloway")
    stage.settle()
    bar = tab._body.verticalScrollBar()
    bar.setValue(tab.chart.mapTo(tab._body.widget(), tab.chart.rect().topLeft()).y())
    stage.until(lambda: is_drawn(tab))
