"""A set of tests at the desk: the total knee set, its picker, a red flag, a questionnaire."""

from datetime import date

from medex_desktop.domain.ready_sets import ready_set
from medex_desktop.domain.result_entries import ResultEntry
from medex_desktop.services import assessing
from medex_desktop.services.clients import client_list
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.workspace.assess import Assess
from medex_desktop.ui.workspace.workspace import ClientWorkspace
from tests.shots.camera import Stage, shot

KNEE = (("joint", "knee"), ("movement", "flexion"), ("side", "right"), ("active_passive", "active"))
JULY = (
    ("tug", (("time", "14.2;14.0;14.4"), ("device", "none"))),
    ("chair_stand_30s", (("reps", "8"), ("chair_height_cm", "43"))),
    ("six_minute_walk", (("distance", "318"), ("course_length", "30"), ("device", "none"))),
    ("rom", (*KNEE, ("degrees", "96"), ("instrument", "goniometer_long"))),
)


def _set(stage: Stage) -> tuple[Assess, AssessmentSitting]:
    shell = stage.open_demo()
    lines = shell.session.ask(client_list)
    client_id = next(line.id for line in lines if line.name == "Margaret Holloway")
    shell.session.go("client", client_id, "assess")
    stage.settle()
    workspace = shell.current()
    assert isinstance(workspace, ClientWorkspace)
    tab = workspace.tab("assess")
    assert isinstance(tab, Assess)
    sitting, found = tab.sets.sitting, ready_set("total_knee")
    entries = tuple(ResultEntry(key, typed) for key, typed in JULY)
    day = date(2026, 7, 13)
    shell.session.do(
        assessing.sign_assessment, client_id=client_id, entries=entries, day=day, title="Total knee"
    )
    assert sitting is not None
    assert found is not None
    sitting.begin("Total knee", found.items)
    stage.settle()
    return tab, sitting


def _fill(sitting: AssessmentSitting) -> None:
    """Everything but the walk and the grip test."""
    typed = {
        "blood_pressure": {"systolic": "128", "diastolic": "76"},
        "resting_heart_rate": {"bpm": "68"},
        "tug": {"time": "10.4;10.1;10.3"},
        "chair_stand_30s": {"reps": "12"},
        "nprs": {"now": "2"},
    }
    for i, item in enumerate(sitting.items):
        measure = item.measure
        fields = dict(typed.get(measure.key, {}))
        if measure.key == "red_flags":
            fields = {field.key: "no" for field in measure.fields}
        elif measure.key == "koos_jr":
            fields = {field.key: "1" for field in measure.fields}
        elif measure.key == "rom":
            fields = {"degrees": "114" if item.preset["movement"] == "flexion" else "4"}
        for key, text in fields.items():
            sitting.set_text(i, key, text)


@shot("05-assess-set")
def done(stage: Stage) -> None:
    tab, sitting = _set(stage)
    _fill(sitting)
    sitting.go(8)
    stage.settle()
    assert tab.sets.desk is not None
    tab.sets.desk.take_keyboard()
    stage.settle()


@shot("05-assess-set-questionnaire")
def questionnaire(stage: Stage) -> None:
    _tab, sitting = _set(stage)
    for key in ("item_1", "item_2", "item_3"):
        sitting.set_text(3, key, "1")
    sitting.go(3)
    stage.settle()


@shot("05-assess-set-flag")
def flag(stage: Stage) -> None:
    tab, sitting = _set(stage)
    for field in sitting.items[2].measure.fields:
        sitting.set_text(2, field.key, "yes" if field.key == "swelling" else "no")
    sitting.go(2)
    stage.settle()
    assert tab.sets.desk is not None
    tab.sets.desk.parts.asks.take_keyboard()
    stage.settle()


@shot("05-assess-set-walk")
def walk(stage: Stage) -> None:
    _tab, sitting = _set(stage)
    sitting.set_text(10, "distance", "404")
    sitting.go(10)
    stage.settle()


@shot("05-assess-set-grip")
def grip(stage: Stage) -> None:
    _tab, sitting = _set(stage)
    _fill(sitting)
    sitting.go(12)
    stage.settle()


@shot("05-assess-choose")
def choose(stage: Stage) -> None:
    tab, sitting = _set(stage)
    sitting.discard()
    tab.sets.choose()
    stage.settle()
