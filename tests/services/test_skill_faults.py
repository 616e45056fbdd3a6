"""Skills whose list or facts went: what can't be read is passed over and told by the check-up."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from medex_desktop.errors import Refused
from medex_desktop.services import (
    checkups,
    sign_offs,
    skill_lists,
    skill_papers,
    skill_plans,
    skill_ratings,
    skills_page,
    team_skills,
)
from medex_desktop.services.checkups import Kind
from medex_desktop.services.desk import Desk
from medex_desktop.services.due import due_list
from medex_desktop.storage import immutability
from medex_desktop.storage.tables.skills import skill_list, skill_rating
from tests.services.skill_practice import Practice
from tests.services.skill_samples import GRIP, own_rows
from tests.storage.samples import once, raw_connection

FAULTY: dict[str, Any] = {
    "an unknown tier": own_rows(tier="Master"),
    "a row fewer": own_rows()[1:],
    "no rows": {"a": 1},
    "numbers": [1, 2],
    "cells that are none": [{**row, "title": 5} for row in own_rows()],
}


@pytest.fixture
def own(desk: Desk) -> str:
    """A list of one's own, with a plan that is due."""
    key = desk.do(skill_lists.add_skill_list, title="Academy list", rows=own_rows())
    due = date(2026, 10, 1) + timedelta(days=3)
    desk.do(skill_plans.plan_practice, slug="x-vital-signs", due_on=due, list_key=key)
    return key


def told(desk: Desk) -> set[str]:
    return {one.table for one in checkups.verify(desk).of(Kind.UNREADABLE)}


def is_passed_over(desk: Desk, key: str) -> None:
    assert [one.key for one in desk.ask(skill_lists.skill_lists)] == ["medex-52"]
    assert [line.client_name for line in desk.ask(due_list)] == ["x-vital-signs"]
    with pytest.raises(KeyError):
        desk.ask(skills_page.skills_page, list_key=key)
    with pytest.raises(Refused, match="not in the list any more"):
        desk.do(skill_ratings.rate, slug="x-vital-signs", value=3, list_key=key)


@pytest.mark.parametrize("name", FAULTY)
def test_a_list_that_is_none_any_more_is_passed_over(desk: Desk, own: str, name: str) -> None:
    once(desk, lambda work: work.update(skill_list, 1, rows=FAULTY[name]))
    is_passed_over(desk, own)
    assert told(desk) == {"skill_list"}


def test_rows_that_are_no_plain_data_are_passed_over(desk: Desk, own: str) -> None:
    spoil = text("UPDATE skill_list SET rows = 'no{'")
    once(desk, lambda work: work.connection.execute(spoil))
    is_passed_over(desk, own)
    assert told(desk) == {"skill_list"}


def test_a_rating_beyond_the_scale_is_passed_over(desk: Desk) -> None:
    desk.do(skill_ratings.rate, slug=GRIP, value=2)
    slip = desk.do(skill_ratings.rate, slug=GRIP, value=3)
    once(desk, lambda work: work.update(skill_rating, slip, value=9))
    found = {row.skill.slug: row.rating for row in desk.ask(skills_page.skills_page).rows}
    assert found[GRIP] is not None
    assert found[GRIP].value == 2
    assert desk.ask(skill_papers.portfolio).pages
    assert desk.ask(team_skills.team).members[0].tiers[0].rated == 0
    assert told(desk) == {"skill_rating"}


def test_a_list_by_which_somebody_was_signed_off_is_not_undone(desk: Desk, own: str) -> None:
    """A sign-off can't be undone, so its list stays: without it, it would stand nowhere."""
    desk.undo()  # the plan of the fixture
    desk.do(sign_offs.record_outside, slug="x-vital-signs", observer="Theo Moreau",
            credential="PT", day=date(2026, 9, 1), feedback="Steady.", form=b"%PDF-1.4 signed",
            list_key=own)  # fmt: skip
    with pytest.raises(Refused, match="later records rest on it"):
        desk.undo()
    assert desk.ask(skills_page.skills_page, list_key=own).rows[0].observed


def test_a_list_nothing_rests_on_is_undone_and_done_again(desk: Desk, own: str) -> None:
    for _step in ("plan", "list"):
        desk.undo()
    assert len(desk.ask(skill_lists.skill_lists)) == 1
    desk.redo()
    assert desk.ask(skill_lists.skill_lists)[1].key == own


@pytest.mark.parametrize("changed", [
    {"feedback": "Perfect."}, {"slug": "refer-out"}, {"observer": "Dr Who"}, {"credential": "MD"},
    {"day": "2026-09-03"}, {"withdraws_id": None}, {"why": "Other day"}, {"observer_id": 1},
], ids=str)  # fmt: skip
def test_a_changed_sign_off_is_told_by_its_digest(desk: Desk, changed: dict[str, Any]) -> None:
    practice = Practice(desk)
    with practice.another():
        pass
    signed = {"practitioner_id": desk.practitioner_id, "feedback": "Steady.", "slug": GRIP}
    made = desk.do(sign_offs.record_sign_off, observer_id=practice.colleague, **signed)
    taken = desk.do(sign_offs.withdraw, observation_id=made, why="Another day")
    assert checkups.verify(desk).is_clean
    row = taken if changed.keys() & {"withdraws_id", "why"} else made
    with raw_connection(desk.file.folder.root, desk.file.keys) as raw:
        for name in immutability.expected():
            raw.execute(f"DROP TRIGGER {name}")
        for column, value in changed.items():
            raw.execute(f"UPDATE skill_observation SET {column} = ? WHERE id = ?", (value, row))
        for guard in immutability.expected().values():
            raw.execute(guard)
    (fault,) = checkups.verify(desk).of(Kind.SIGNED_CONTENT)
    assert (fault.table, fault.row_id) == ("skill_observation", row)


def test_a_sign_off_of_a_skill_no_list_has_stands_on_no_paper(desk: Desk) -> None:
    practice = Practice(desk)
    with practice.another():
        pass
    signed = {"practitioner_id": desk.practitioner_id, "feedback": "Steady."}
    own = desk.do(skill_lists.add_skill_list, title="Academy list", rows=own_rows())
    for slug in ("x-vital-signs", "x-session-log"):
        desk.do(sign_offs.record_sign_off, slug=slug, observer_id=practice.colleague,
                list_key=own, **signed)  # fmt: skip
    once(desk, lambda work: work.update(skill_list, 1, rows=own_rows(slug="renamed")))
    assert desk.ask(skill_papers.certificate, list_key=own).pages == 1
    once(desk, lambda work: work.update(skill_list, 1, rows=own_rows(tier="Master")))
    with pytest.raises(KeyError):
        desk.ask(skill_papers.certificate, list_key=own)
