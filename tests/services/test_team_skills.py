"""The matrix of the team: everybody's own facts, for owners only."""

from dataclasses import replace

import pytest

from medex_desktop.errors import Refused
from medex_desktop.services import (
    learning,
    people,
    sign_offs,
    skill_lists,
    skill_plans,
    skill_ratings,
)
from medex_desktop.services.acts import Role
from medex_desktop.services.desk import Desk
from medex_desktop.services.team_skills import Team, team
from tests.desks import PASSPHRASE, TestClock
from tests.services.skill_samples import CPR, GRIP, NEXT, own_rows
from tests.services.test_people import HIS, add, reopened
from tests.services.test_people import TOMAS as HIM


def seen(desk: Desk, **asked: str) -> Team:
    return desk.ask(team, **asked)


def test_each_fact_of_each_person_is_counted_by_itself(desk: Desk, clock: TestClock) -> None:
    his, hers = add(desk), desk.practitioner_id
    desk.do(skill_ratings.rate, slug=GRIP, value=3)
    desk.do(skill_ratings.rate, slug="refer-out", value=4)
    desk.do(learning.add_credential, form=replace(CPR, expires_on="2026-11-02"))
    for slug in (GRIP, "session-log"):
        desk.do(sign_offs.record_sign_off, practitioner_id=his, slug=slug, feedback="Keep it.",
                observer_id=hers)  # fmt: skip
    other = reopened(desk, HIS, clock)
    other.do(skill_ratings.rate, slug=GRIP, value=2)
    other.do(skill_plans.plan_practice, slug=GRIP, due_on=NEXT)
    other.do(learning.add_credential, form=replace(CPR, expires_on="2026-09-30"))
    owner = reopened(other, PASSPHRASE, clock)
    clock.pass_time(days=62)
    rosa, tomas = seen(owner).members
    owner.close()
    assert (rosa.id, rosa.name, tomas.id, tomas.name) == (hers, "Rosa Castellanos", his, HIM.name)
    assert [tier.skills for tier in rosa.tiers] == [21, 18, 13]
    assert [tier.rated for tier in rosa.tiers] == [1, 0, 1]
    assert [tier.rated for tier in tomas.tiers] == [0, 0, 0]
    assert [tier.observed for tier in tomas.tiers] == [1, 0, 0], "only where one is needed"
    assert (tomas.tiers[0].needing, tomas.tiers[0].met) == (8, 0)
    assert (tomas.open_plans, tomas.overdue_plans, rosa.open_plans) == (1, 1, 0)
    assert (rosa.renewals, rosa.expired, tomas.expired) == (1, 1, 1)


def test_a_list_of_the_practice_has_its_own_matrix(desk: Desk) -> None:
    key = desk.do(skill_lists.add_skill_list, title="Academy list", rows=own_rows())
    desk.do(skill_ratings.rate, slug=f"x-{GRIP}", value=4, list_key=key)
    (rosa,) = seen(desk, list_key=key).members
    assert (rosa.tiers[0].rated, rosa.tiers[0].countable) == (1, 0)
    assert seen(desk).members[0].tiers[0].rated == 0


def test_who_is_no_owner_may_not_see_it(desk: Desk, clock: TestClock) -> None:
    add(desk)
    other = reopened(desk, HIS, clock)
    with pytest.raises(Refused, match="Only an owner"):
        seen(other)
    other.close()


def test_who_left_or_may_only_read_has_no_line(desk: Desk) -> None:
    his = add(desk)
    assert len(seen(desk).members) == 2
    desk.do(people.change_role, practitioner_id=his, role=Role.READ_ONLY)
    assert [one.name for one in seen(desk).members] == ["Rosa Castellanos"]
    desk.do(people.change_role, practitioner_id=his, role=Role.PRACTITIONER)
    assert len(seen(desk).members) == 2
    people.let_go(desk, practitioner_id=his)
    assert [one.name for one in seen(desk).members] == ["Rosa Castellanos"]
