"""Results of many measures: the overview, what one result says, two dates side by side, a trend."""

from medex_desktop.services import demo
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.workspace.overview import Overview
from medex_desktop.ui.workspace.trends import Trends
from medex_desktop.ui.workspace.workspace import ClientWorkspace
from medex_desktop.ui.workspace_parts.body_sheet import BodySheet
from medex_desktop.ui.workspace_parts.compare_sheet import CompareSheet
from tests.services.result_samples import sign_sets
from tests.shots.camera import Stage, shot
from tests.shots.shots_trends import is_drawn


def _overview(stage: Stage) -> tuple[Shell, Overview]:
    shell = stage.open_demo()
    assert stage.window.session is not None
    desk = stage.window.session.desk
    client_id = demo.client_named(desk, "Margaret Holloway")
    sign_sets(desk, client_id)
    shell.session.go("client", client_id, "overview")
    workspace = shell.current()
    assert isinstance(workspace, ClientWorkspace)
    tab = workspace.tab("overview")
    assert isinstance(tab, Overview)
    stage.settle()
    stage.until(lambda: tab.chart.raster() is not None)
    return shell, tab


@shot("04-client-overview-results")
def results(stage: Stage) -> None:
    _overview(stage)


def _trend(stage: Stage, word: str) -> None:
    """The trend of the first measure with a word in its name."""
    shell, overview = _overview(stage)
    shell.session.go("client", overview.client_id, "trends")
    workspace = shell.current()
    assert isinstance(workspace, ClientWorkspace)
    tab = workspace.tab("trends")
    assert isinstance(tab, Trends)
    at = next(at for at in range(tab.picker.count()) if word in tab.picker.itemText(at))
    tab.picker.setCurrentIndex(at)
    tab.picker.activated.emit(at)
    stage.settle()
    stage.until(lambda: is_drawn(tab))


@shot("04-client-overview-compare-body")
def body(stage: Stage) -> None:
    _shell, tab = _overview(stage)
    tab.results.compare.click()
    stage.settle()
    sheet = stage.window.findChild(CompareSheet)
    assert sheet is not None
    bar = sheet._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.settle()


def _body(stage: Stage) -> BodySheet:
    _shell, tab = _overview(stage)
    tab.show_body()
    stage.settle()
    sheet = stage.window.findChild(BodySheet)
    assert sheet is not None
    return sheet


@shot("04-client-overview-body-pain")
def body_pain(stage: Stage) -> None:
    _body(stage)


@shot("04-client-overview-body-motion")
def body_motion(stage: Stage) -> None:
    _body(stage).kind.choose("motion")
    stage.settle()


@shot("08-trends-measure-walk")
def walked(stage: Stage) -> None:
    _trend(stage, "walk")


@shot("08-trends-measure-speed")
def speed(stage: Stage) -> None:
    _trend(stage, "speed")


@shot("08-trends-measure-tug")
def timed(stage: Stage) -> None:
    _trend(stage, "Timed Up")


@shot("08-trends-measure-knee")
def bent(stage: Stage) -> None:
    _trend(stage, "Knee flexion")


@shot("04-client-overview-result")
def one_result(stage: Stage) -> None:
    _shell, tab = _overview(stage)
    tab.results.asked.emit(tab.results.model.row_at(1))
    stage.settle()


@shot("04-client-overview-compare")
def compared(stage: Stage) -> None:
    _shell, tab = _overview(stage)
    tab.results.compare.click()
    stage.settle()
