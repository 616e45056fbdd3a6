"""The task of a step: one function from what is to be entered to the widget that takes it."""

from medex_desktop.language import render
from medex_desktop.ui.assessing.before import contact_words
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.gym.choice_task import ChoiceTask, DemandTask, options_of
from medex_desktop.ui.gym.clock_tasks import (
    Clocks,
    CountdownTask,
    CountedTask,
    StopwatchTask,
    WalkTask,
)
from medex_desktop.ui.gym.flags_task import FlagsTask
from medex_desktop.ui.gym.items_task import ItemsTask
from medex_desktop.ui.gym.last_part import course_of
from medex_desktop.ui.gym.number_task import NumberTask
from medex_desktop.ui.gym.steps import Step, Way
from medex_desktop.ui.gym.task import Spot, Task
from medex_desktop.ui.gym.words_task import OverrideTask, WordsTask

CLOCKS = (Way.STOPWATCH, Way.COUNTED, Way.COUNTDOWN)
CHOICES = (Way.CHOICE, Way.SCALE, Way.SWITCH)


def make_task(
    sitting: AssessmentSitting, i: int, step: Step, clocks: Clocks, *, by_clock: bool
) -> Task:
    """The left side for one step of a test."""
    spot = spot_of(sitting, i, step)
    if step.way is Way.OVERRIDE:
        return OverrideTask(spot, [render(one.words) for one in sitting.blocks(i)])
    if step.way is Way.FLAGS:
        return FlagsTask(spot, lambda: dict(sitting.entry(i).typed))
    if step.way is Way.ITEMS:
        return ItemsTask(spot, lambda: dict(sitting.entry(i).typed))
    if step.way is Way.DEMAND:
        return _demand(sitting, i, spot)
    if step.way is Way.WORDS:
        return WordsTask(spot)
    if step.way in CHOICES:
        return ChoiceTask(spot, options_of(spot))
    if step.way in CLOCKS and by_clock:
        return _clock(spot, clocks)
    unit = sitting.entry(i).unit(spot.field) if spot.field is not None else ""
    return NumberTask(spot, unit)


def spot_of(sitting: AssessmentSitting, i: int, step: Step) -> Spot:
    """What a step is about."""
    measure = sitting.item(i).measure
    field = measure.field(step.key)
    return Spot(measure, step, field, sitting.item(i).title)


def _demand(sitting: AssessmentSitting, i: int, spot: Spot) -> DemandTask:
    asked = next(one.words for one in sitting.demands(i) if one.key == spot.step.key)
    made = DemandTask(spot, render(asked), contact_words(sitting, i))
    made.title.set_role("name")
    answers = {one.demand: one.words for one in sitting.entry(i).answers}
    made.words.setText(answers.get(spot.step.key, ""))
    return made


def _clock(spot: Spot, clocks: Clocks) -> Task:
    assert spot.field is not None
    if spot.step.way is Way.STOPWATCH:
        return StopwatchTask(spot, clocks)
    if spot.step.way is Way.COUNTED:
        return CountedTask(spot, clocks)
    if course_of(spot.measure, spot.field) is not None:
        return WalkTask(spot, clocks)
    return CountdownTask(spot, clocks)
