"""The gym floor: pages of the total knee set, a clock that runs, a walk, numbers, red flags."""

from collections.abc import Mapping

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medex_desktop.domain.ready_sets import ready_set
from medex_desktop.services.clients import client_list
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.gym.clock_tasks import Clocks, ClockTask
from medex_desktop.ui.gym.floor import GymFloor
from medex_desktop.ui.workspace.assess import Assess
from medex_desktop.ui.workspace.workspace import ClientWorkspace
from tests.shots.camera import Stage, shot
from tests.ui.clocks.hands import Hands

FLOOR = "Margaret Holloway"


def _floor(stage: Stage, measure: str, texts: Mapping[str, str]) -> GymFloor:
    """The set under way in gym mode, at one of its tests."""
    shell = stage.open_demo()
    lines = shell.session.ask(client_list)
    client_id = next(line.id for line in lines if line.name == FLOOR)
    shell.session.go("client", client_id, "assess")
    stage.settle()
    workspace = shell.current()
    assert isinstance(workspace, ClientWorkspace)
    tab = workspace.tab("assess")
    assert isinstance(tab, Assess)
    sitting, found = tab.sets.sitting, ready_set("total_knee")
    assert sitting is not None
    assert found is not None
    sitting.begin("Total knee", found.items)
    _fill(sitting)
    keys = [one.measure.key for one in sitting.items]
    for key, text in texts.items():
        sitting.set_text(keys.index(measure), key, text)
    sitting.go(keys.index(measure))
    shell.toggle_gym()
    stage.settle()
    page = workspace.findChild(GymFloor)
    assert page is not None
    return page


def _fill(sitting: AssessmentSitting) -> None:
    for i, item in enumerate(sitting.items):
        if item.measure.key == "red_flags":
            for field in item.measure.fields:
                sitting.set_text(i, field.key, "no")
        elif item.measure.key == "blood_pressure":
            sitting.set_text(i, "systolic", "128")
            sitting.set_text(i, "diastolic", "76")


def _run(stage: Stage, floor: GymFloor, counted: int, seconds: float) -> None:
    """A clock that was started so long ago, with a count."""
    hands, page = Hands(), floor.page
    assert page is not None
    page.clocks = Clocks(hands.now, hands.wall)
    page.go(page.at)
    task = page.task
    assert isinstance(task, ClockTask)
    task.panel.press()
    for panel in task.beside()[:1]:
        for _time in range(counted):
            panel.act("add")  # type: ignore[attr-defined]
    hands.pass_s(seconds)
    task.panel.watch.tick()
    task.panel.frame.end_flash()
    stage.settle()


def _type(stage: Stage, keys: str) -> None:
    stage.window.activateWindow()
    stage.until(lambda: QApplication.focusWidget() is not None)
    for key in keys:
        found = QApplication.focusWidget()
        assert found is not None
        QTest.keyClick(found, key)
    stage.settle()


@shot("07-gym-chair-stand")
def chair_stand(stage: Stage) -> None:
    _run(stage, _floor(stage, "chair_stand_30s", {}), 8, 18.6)


@shot("07-gym-six-minute")
def six_minute(stage: Stage) -> None:
    texts = {"course_length": "30", "height_cm": "163", "mass_kg": "71"}
    _run(stage, _floor(stage, "six_minute_walk", texts), 7, 204.5)


@shot("07-gym-vitals")
def vitals(stage: Stage) -> None:
    _floor(stage, "blood_pressure", {"systolic": "", "diastolic": ""})
    _type(stage, "13")


@shot("07-gym-rom")
def rom(stage: Stage) -> None:
    _floor(stage, "rom", {})
    _type(stage, "114")


@shot("07-gym-red-flags")
def red_flags(stage: Stage) -> None:
    _floor(stage, "red_flags", {"swelling": "", "night_pain": "", "open_wound": ""})
