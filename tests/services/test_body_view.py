"""A client's newest results by place of the body, and the change since baseline in words."""

from datetime import date

import pytest

from medex_desktop.domain.result_entries import ResultEntry
from medex_desktop.language import render
from medex_desktop.services.body_view import body_of, is_of_body
from medex_desktop.services.clients import add_client
from medex_desktop.services.comparisons import compare_days
from medex_desktop.services.desk import Desk
from medex_desktop.services.results import stories
from tests.services.result_samples import DAYS, knee, sign_sets, typed
from tests.services.test_grip import MARGARET
from tests.services.test_result_table import OCTOBER, sign


def turned(side: str, degrees: str) -> ResultEntry:
    return typed("rom", joint="cervical", movement="rotation", side=side,
                 active_passive="passive", degrees=degrees)  # fmt: skip


@pytest.fixture
def client(desk: Desk) -> int:
    return desk.do(add_client, form=MARGARET)


def test_nobody_measured_has_an_empty_body(desk: Desk, client: int) -> None:
    found = desk.ask(body_of, client_id=client)
    assert (found.pain, found.motion, found.ratings, found.degrees) == ((), (), {}, {})


def test_pain_and_motion_stand_where_they_were_measured(desk: Desk, client: int) -> None:
    sign_sets(desk, client)
    found = desk.ask(body_of, client_id=client)
    assert found.ratings == {"knee_right_front": 3}
    assert {place: render(words) for place, words in found.degrees.items()} == {
        "knee_right": "extension 4°, flexion 114°"
    }
    (pain,) = found.pain
    assert render(pain.name) == "Right knee, walking"
    assert render(pain.value) == "3 of 10"
    assert render(pain.change).startswith("−3 since 13")
    names = [render(one.name) for one in found.motion]
    assert names == ["Right knee, extension", "Right knee, flexion"]
    flexion = found.motion[1]
    assert render(flexion.change) == "+18° since 13\xa0Jul\xa02026: beyond measurement error"
    assert flexion.line.measure == "rom"


def test_what_has_no_clear_place_is_still_told(desk: Desk, client: int) -> None:
    sign(desk, client, typed("nprs", now="4", site="both knees"), typed("nprs", now="2"))
    found = desk.ask(body_of, client_id=client)
    assert found.ratings == {}
    assert {render(one.name) for one in found.pain} == {"Both knees", "Pain 0 to 10"}
    assert all("baseline" in render(one.change) for one in found.pain)


def test_the_worse_of_two_pains_of_one_place_is_on_the_figure(desk: Desk, client: int) -> None:
    rest, walking = (
        typed("nprs", now=now, site=f"left hip, {how}") for now, how in (("1", "rest"), ("5", "up"))
    )
    sign(desk, client, rest, walking)
    found = desk.ask(body_of, client_id=client)
    assert found.ratings == {"hip_left": 5}
    assert len(found.pain) == 2


def test_the_spine_tells_its_sides_and_places_go_from_the_head_down(
    desk: Desk, client: int
) -> None:
    sign(desk, client, knee("flexion", "110"), turned("right", "50"), turned("left", "45"))
    found = desk.ask(body_of, client_id=client)
    assert list(found.degrees) == ["cervical", "knee_right"]
    assert render(found.degrees["cervical"]) == (
        "rotation, left, passive 45°, rotation, right, passive 50°"
    )


def test_only_pain_and_joints_are_of_the_body(desk: Desk, client: int) -> None:
    sign_sets(desk, client, until=1)
    of_body = {one.measure.key for one in desk.ask(stories, client_id=client) if is_of_body(one)}
    assert of_body == {"nprs", "rom"}


def test_motion_of_two_days_stands_side_by_side(desk: Desk, client: int) -> None:
    sign_sets(desk, client)
    sign(desk, client, turned("left", "45"), day=date(2026, 9, 7))
    found = desk.ask(compare_days, client_id=client, first=DAYS[0], second=OCTOBER)
    assert {
        (one.place, render(one.words), render(one.then or ""), render(one.now or ""))
        for one in found.motion
    } == {
        ("knee_right", "flexion", "96°", "114°"),
        ("knee_right", "extension", "12°", "4°"),
    }
    found = desk.ask(compare_days, client_id=client, first=DAYS[0], second=DAYS[1])
    neck = next(one for one in found.motion if one.place == "cervical")
    assert (neck.then, render(neck.now or "")) == (None, "45°")
