"""A test that can't be done is said by one key, where its measure scores that."""

from tests.ui.gym.floors import Floor


def test_what_cannot_be_done_is_said_by_one_key_and_asks_for_no_time(floor: Floor) -> None:
    floor.begin("sppb", "tug")
    for time in ("10", "10", "10"):
        floor.press(time).enter()
    floor.press("A")
    assert floor.page.steps()[floor.page.at].key == "chair_5x"
    said = [tile.value() for tile in floor.page.list.tiles]
    assert "Can’t walk" in said
    floor.press("X")
    assert floor.sitting.faults(0) == {}
    assert (floor.sitting.current, floor.sitting.items[0].state) == (1, "done")
    assert floor.sitting.items[0].value.startswith("4")


def test_a_time_and_that_it_cannot_be_done_do_not_stand_together(floor: Floor) -> None:
    floor.begin("sppb", "tug")
    for time in ("10", "10", "10", "4"):
        floor.press(time).enter()
    assert floor.page.steps()[floor.page.at].key == "chair_5x"
    floor.press("A")
    assert list(floor.sitting.faults(0)) == ["walk_4m_best"]
    floor.press("A")
    assert floor.sitting.faults(0) == {}
    assert floor.text("walk_4m_best") == "4"
