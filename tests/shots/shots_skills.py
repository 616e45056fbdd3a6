"""Skills: the checklist, what is behind a count, and how the ratings grew."""

from medex_desktop.ui.screens.skills import SkillsScreen
from tests.shots.camera import Stage, shot
from tests.ui.skills.samples import sign_some_off


def _opened(stage: Stage) -> SkillsScreen:
    shell = stage.open_demo()
    sign_some_off(shell.session.desk)
    stage.settle()
    shell.foot.forget_undo()
    shell.session.go("skills")
    screen = shell.current()
    assert isinstance(screen, SkillsScreen)
    stage.until(screen.is_counted)
    return screen


@shot("10-skills")
def checklist(stage: Stage) -> None:
    _opened(stage).checklist.show_skill("grip-dynamometry")


@shot("10-skills-records")
def records(stage: Stage) -> None:
    screen = _opened(stage)
    screen.checklist.show_skill("grip-dynamometry")
    screen.checklist.open_records()


@shot("10-skills-progress")
def progress(stage: Stage) -> None:
    screen = _opened(stage)
    screen.tabs.choose("progress")
    stage.until(lambda: screen.progress.is_drawn())


@shot("10-skills-new")
def nothing_rated(stage: Stage) -> None:
    shell = stage.unlock()
    shell.session.go("skills")
    screen = shell.current()
    assert isinstance(screen, SkillsScreen)
    stage.until(screen.is_counted)


@shot("10-skills-note")
def note(stage: Stage) -> None:
    screen = _opened(stage)
    screen.checklist.show_skill("grip-dynamometry")
    screen.checklist.write_note()


@shot("10-skills-card")
def card(stage: Stage) -> None:
    """Where the card does not stand beside: over the list."""
    screen = _opened(stage)
    screen.checklist.show_skill("grip-dynamometry")
    screen.checklist.open_card()
