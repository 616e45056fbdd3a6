"""The body figure: pain and joints of a set at the desk and on the gym floor, latest results."""

from medex_desktop.domain.test_sets import TestItem
from medex_desktop.services.clients import client_list
from medex_desktop.ui.assessing.figure_sheet import JointSheet, PainSheet
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.gym.floor import GymFloor
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.workspace.assess import Assess
from medex_desktop.ui.workspace.workspace import ClientWorkspace
from tests.shots.camera import Stage, shot

PAIN, JOINT = TestItem("nprs", {}), TestItem("rom", {})
KNEE = {"joint": "knee", "movement": "flexion", "side": "right", "active_passive": "active"}


def _set(stage: Stage, *items: TestItem) -> tuple[Shell, Assess, AssessmentSitting]:
    """A set under way, its first test at hand."""
    shell = stage.open_demo()
    lines = shell.session.ask(client_list)
    client_id = next(line.id for line in lines if line.name == "Margaret Holloway")
    shell.session.go("client", client_id, "assess")
    stage.settle()
    workspace = shell.current()
    assert isinstance(workspace, ClientWorkspace)
    tab = workspace.tab("assess")
    assert isinstance(tab, Assess)
    sitting = tab.sets.sitting
    assert sitting is not None
    sitting.begin("Set", items)
    stage.settle()
    return shell, tab, sitting


def _mark(stage: Stage) -> None:
    sheet = stage.window.findChild(PainSheet)
    assert sheet is not None
    for place, value in (("knee_right_front", 6), ("lower_back", 3)):
        sheet.figure.move_to(place)
        sheet.figure.scale.picked.emit(value)
    stage.settle()


@shot("05-assess-body-pain")
def pain(stage: Stage) -> None:
    _shell, tab, _sitting = _set(stage, PAIN)
    assert tab.sets.desk is not None
    tab.sets.desk.show_figure()
    _mark(stage)


@shot("05-assess-body-pain-marked")
def pain_marked(stage: Stage) -> None:
    pain(stage)
    sheet = stage.window.findChild(PainSheet)
    assert sheet is not None
    sheet.close_overlay()
    stage.settle()


def _knee(sitting: AssessmentSitting) -> None:
    for key, text in {**KNEE, "degrees": "114"}.items():
        sitting.set_text(0, key, text)
    sitting.go(1)


@shot("05-assess-body-joint")
def joint(stage: Stage) -> None:
    _shell, tab, sitting = _set(stage, JOINT, JOINT)
    _knee(sitting)
    assert tab.sets.desk is not None
    tab.sets.desk.show_figure()
    stage.settle()


def _floor(stage: Stage, shell: Shell) -> GymFloor:
    shell.toggle_gym()
    stage.settle()
    floor = stage.window.findChild(GymFloor)
    assert floor is not None
    return floor


@shot("07-gym-body-pain")
def gym_pain(stage: Stage) -> None:
    shell, _tab, _sitting = _set(stage, PAIN)
    _floor(stage, shell).show_figure()
    _mark(stage)


@shot("07-gym-body-joint")
def gym_joint(stage: Stage) -> None:
    shell, _tab, sitting = _set(stage, JOINT, JOINT)
    _knee(sitting)
    _floor(stage, shell).show_figure()
    stage.settle()
    assert stage.window.findChild(JointSheet) is not None


@shot("07-gym-nprs")
def gym_nprs(stage: Stage) -> None:
    shell, _tab, _sitting = _set(stage, PAIN)
    _floor(stage, shell)
