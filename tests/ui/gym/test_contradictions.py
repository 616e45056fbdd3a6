"""Numbers of one test that contradict each other: the one just typed stays at hand."""

from PySide6.QtCore import Qt

from tests.ui.gym.floors import Floor


def test_numbers_that_contradict_each_other_are_refused(floor: Floor) -> None:
    floor.begin("blood_pressure", "nprs").press("128").enter().press("140").enter()
    assert floor.task.said()
    assert floor.sitting.current == 0
    assert floor.page.steps()[floor.page.at].key == "diastolic", "the one just typed is at hand"
    floor.key(*[Qt.Key.Key_Backspace] * 3).press("76").enter()
    assert (floor.text("systolic"), floor.text("diastolic")) == ("128", "76")
    assert floor.sitting.items[0].state == "done"


def test_the_other_number_of_a_contradiction_is_one_more_key_away(floor: Floor) -> None:
    floor.begin("blood_pressure", "nprs").press("128").enter().press("140").enter().enter()
    assert floor.page.steps()[floor.page.at].key == "systolic"
    floor.press("182").enter()
    assert floor.text("systolic") == "182"
    assert floor.sitting.faults(0) == {}
