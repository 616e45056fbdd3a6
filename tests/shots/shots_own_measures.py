"""Settings: own measures and own sets of tests, their forms, and what is said of faults."""

from dataclasses import replace

from medex_desktop.domain.ready_sets import READY_SETS
from medex_desktop.services.own_measures import add_own_measure
from medex_desktop.services.test_sets import add_test_set, test_sets
from medex_desktop.ui.settings.own_measure_sheet import OwnMeasureSheet
from medex_desktop.ui.settings.own_set_sheet import OwnSetSheet
from medex_desktop.ui.shell import Shell
from tests.services.health_samples import STAIRS
from tests.shots.camera import Stage, shot


def _section(stage: Stage) -> Shell:
    shell = stage.open_demo()
    shell.session.do(add_own_measure, form=replace(STAIRS, name="Stairs, 14 steps"))
    plank = replace(STAIRS, name="Plank", direction="higher", sides="none", error="", trials="1")
    shell.session.do(add_own_measure, form=plank)
    knee = READY_SETS[0].items
    shell.session.do(add_test_set, name="Morning, knee", items=(*knee[:2], *knee[4:6], knee[-1]))
    shell.session.go("settings", section="own_measures")
    stage.settle()
    return shell


@shot("20-settings-own-measures")
def section(stage: Stage) -> None:
    _section(stage)


@shot("20-settings-own-measure-form")
def form(stage: Stage) -> None:
    shell = _section(stage)
    sheet = OwnMeasureSheet(shell.window(), shell.session)
    sheet.open(sheet.fields["name"].field)
    sheet._error.setText("2")
    sheet.agree.click()


@shot("20-settings-own-set-form")
def set_form(stage: Stage) -> None:
    shell = _section(stage)
    (found,) = shell.session.ask(test_sets)
    sheet = OwnSetSheet(shell.window(), shell.session, found)
    sheet.open(sheet.table)
    sheet.table.choose_line(2)
