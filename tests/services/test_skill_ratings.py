"""Self-ratings: all are kept, the newest holds and has the note, each person has their own."""

import pytest

from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.services import skill_lists, skill_ratings
from medex_desktop.services.desk import Desk
from tests.desks import TestClock
from tests.services.skill_practice import Practice
from tests.services.skill_samples import GRIP, own_rows


def rated(desk: Desk, **asked: str) -> list[tuple[int, str]]:
    found = desk.ask(skill_ratings.ratings, **asked)
    return [(one.value, one.note) for every in found.values() for one in every]


def test_a_note_stands_beside_the_newest_rating_and_is_undone(desk: Desk) -> None:
    with pytest.raises(Refused, match="Rate the skill first"):
        desk.do(skill_ratings.note_rating, slug=GRIP, note="With belt")
    for value in (1, 3):
        desk.do(skill_ratings.rate, slug=GRIP, value=value)
    desk.do(skill_ratings.note_rating, slug=GRIP, note="With belt")
    assert rated(desk) == [(1, ""), (3, "With belt")]
    desk.undo()
    assert rated(desk) == [(1, ""), (3, "")]
    desk.undo()
    assert rated(desk) == [(1, "")]
    desk.redo()
    desk.redo()
    assert rated(desk) == [(1, ""), (3, "With belt")]


@pytest.mark.parametrize("value", [-1, 5, 9])
def test_a_rating_goes_from_0_to_4(desk: Desk, value: int) -> None:
    with pytest.raises(InvalidInput):
        desk.do(skill_ratings.rate, slug=GRIP, value=value)
    with pytest.raises(Refused, match="not in the list any more"):
        desk.do(skill_ratings.rate, slug="nothing", value=3)
    assert rated(desk) == []


def test_each_person_and_each_list_has_its_own(desk: Desk) -> None:
    own = desk.do(skill_lists.add_skill_list, title="Academy list", rows=own_rows(slug=GRIP))
    desk.do(skill_ratings.rate, slug=GRIP, value=2)
    desk.do(skill_ratings.rate, slug=GRIP, value=4, list_key=own)
    with Practice(desk).another():
        desk.do(skill_ratings.rate, slug=GRIP, value=1)
        assert rated(desk) == [(1, "")]
        assert rated(desk, list_key=own) == []
    assert rated(desk) == [(2, "")]
    assert rated(desk, list_key=own) == [(4, "")]


def test_rated_again_is_the_last_day_of_a_skill_rated_on_two(desk: Desk, clock: TestClock) -> None:
    for value in (1, 2):
        desk.do(skill_ratings.rate, slug=GRIP, value=value)
    assert desk.ask(skill_ratings.rated_again) is None
    clock.pass_time(days=3)
    desk.do(skill_ratings.rate, slug=GRIP, value=2)
    again = clock.today()
    clock.pass_time(days=3)
    desk.do(skill_ratings.rate, slug="refer-out", value=2)
    assert desk.ask(skill_ratings.rated_again) == again


def test_a_list_has_one_name_however_it_is_written(desk: Desk) -> None:
    desk.do(skill_lists.add_skill_list, title="Academy list", rows=own_rows())
    for title in ("academy LIST", "  Academy   list ", "MEDEX 52", " "):
        with pytest.raises(InvalidInput) as refused:
            desk.do(skill_lists.add_skill_list, title=title, rows=own_rows())
        assert refused.value.field == "title"
