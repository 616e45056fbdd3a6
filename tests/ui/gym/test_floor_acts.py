"""What Enter and undo do on the gym floor where something does not stand yet."""

from PySide6.QtCore import Qt

from medex_desktop.ui.gym.steps import Way, flags_of
from medex_desktop.ui.widgets.segmented import Segmented
from tests.ui.gym.floors import Floor


def test_a_number_beyond_its_limit_stays_until_it_is_changed(floor: Floor) -> None:
    floor.begin("blood_pressure", "nprs").press("500").enter().enter()
    assert floor.page.steps()[floor.page.at].key == "systolic"
    assert "outside" in floor.task.said()
    assert floor.text("systolic") == "500"


def test_a_trial_beyond_its_limit_stays_too(floor: Floor) -> None:
    floor.begin("tug", "nprs").press("9999").enter().enter()
    assert floor.page.steps()[floor.page.at].trial == 0
    assert "outside" in floor.task.said()
    assert floor.text("time") == "9999"


def test_what_is_needed_is_said_instead_of_going_round(floor: Floor) -> None:
    floor.begin("six_minute_walk", "nprs").enter().press("404").enter()
    floor.enter().enter().enter().enter().enter().enter()
    assert floor.page.steps()[floor.page.at].key == "height_cm"
    assert "Height is needed" in floor.task.said()


def test_what_was_done_about_a_demand_is_taken_back(floor: Floor) -> None:
    floor.begin("red_flags", "nprs")
    for one in flags_of(floor.sitting.item(0).measure):
        floor.sitting.set_text(0, one.key, "yes" if one.key == "night_pain" else "no")
    steps = floor.page.steps()
    floor.page.go(next(n for n, one in enumerate(steps) if one.way is Way.DEMAND))
    floor.press("1")
    (given,) = floor.sitting.entry(0).answers
    assert given.action
    floor.gym.setFocus()
    floor.key(Qt.Key.Key_Z, ctrl=True)
    assert floor.sitting.entry(0).answers == ()


def test_lengths_are_metres_though_the_last_walk_was_typed_in_feet(floor: Floor) -> None:
    floor.begin("six_minute_walk", "nprs").press("30").enter()
    floor.sitting.set_unit(0, "distance", "ft")
    floor.space().count(13).pass_s(361).enter()
    assert not any(one.isVisible() for one in floor.task.findChildren(Segmented))
    floor.press("12").enter()
    assert floor.text("distance") == "402"
    field = floor.page.measure.field("distance")
    assert field is not None
    assert floor.sitting.entry(0).unit(field) == "m"
