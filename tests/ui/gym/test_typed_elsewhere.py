"""What was typed at the desk and is no number that gym mode can show."""

import pytest

from medex_desktop.ui.gym.clock_tasks import CountedTask
from tests.ui.gym.floors import Floor


@pytest.mark.parametrize("typed", ["5000", "\N{SUPERSCRIPT TWO}", "-3", "many", "12.5"])
def test_a_count_that_gym_mode_can_not_show_stays_as_it_was_typed(floor: Floor, typed: str) -> None:
    floor.begin("chair_stand_30s", "tug")
    floor.sitting.set_text(0, "reps", typed)
    floor.sitting.set_clock(0, {"key": "reps", "trial": 0, "task": None})
    floor.come_back()
    assert floor.text("reps") == typed


@pytest.mark.parametrize("task", [None, {"watch": None}, {"watch": {}, "count": None}])
def test_a_kept_clock_of_another_kind_is_let_go(floor: Floor, task: object) -> None:
    floor.begin("chair_stand_30s", "tug")
    floor.sitting.set_clock(0, {"key": "reps", "trial": 0, "task": task})
    floor.come_back()
    assert isinstance(floor.task, CountedTask)
    assert floor.sitting.clock(0) is None
