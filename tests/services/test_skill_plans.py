"""Practice plans: one open plan a skill, one's own, done, dropped or moved."""

from datetime import date

import pytest

from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.services import skill_plans
from medex_desktop.services.desk import Desk
from medex_desktop.services.skill_plans import SkillPlan
from tests.desks import TestClock
from tests.services.skill_practice import Practice
from tests.services.skill_samples import GRIP, NEXT

TODAY = date(2026, 10, 1)


def plan(desk: Desk, due: date = NEXT) -> int:
    return desk.do(skill_plans.plan_practice, slug=GRIP, due_on=due, how="Ten a week")


def plans(desk: Desk) -> list[SkillPlan]:
    return desk.ask(skill_plans.plans)


@pytest.mark.parametrize(("done", "ended"), [(True, (TODAY, None)), (False, (None, TODAY))])
def test_a_skill_has_one_open_plan_at_a_time(
    desk: Desk, ended: tuple[date | None, date | None], *, done: bool
) -> None:
    first = plan(desk)
    with pytest.raises(InvalidInput) as twice:
        plan(desk)
    assert twice.value.field == "slug"
    desk.do(skill_plans.end_plan, plan_id=first, done=done)
    assert [(one.done_on, one.dropped_on) for one in plans(desk)] == [ended]
    with pytest.raises(Refused, match="not open any more"):
        desk.do(skill_plans.end_plan, plan_id=first, done=done)
    second = plan(desk)
    assert [one.id for one in desk.ask(skill_plans.open_plans)] == [second]


def test_a_plan_ends_and_moves_for_its_owner_alone(desk: Desk) -> None:
    mine = plan(desk)
    with Practice(desk).another():
        assert plans(desk) == []
        with pytest.raises(Refused, match="not open any more"):
            desk.do(skill_plans.end_plan, plan_id=mine, done=True)
        with pytest.raises(Refused, match="not open any more"):
            desk.do(skill_plans.move_plan, plan_id=mine, due_on=NEXT)
    assert desk.ask(skill_plans.open_plans)[0].id == mine


def test_a_plan_is_for_today_or_later(desk: Desk, clock: TestClock) -> None:
    made = plan(desk, TODAY)
    clock.pass_time(days=1)
    for act, asked in (
        (skill_plans.move_plan, {"plan_id": made}),
        (skill_plans.plan_practice, {"slug": "refer-out"}),
    ):
        with pytest.raises(InvalidInput) as over:
            desk.do(act, due_on=TODAY, **asked)
        assert over.value.field == "due_on"


def test_moving_keeps_how_unless_it_is_said_anew(desk: Desk) -> None:
    made = plan(desk)
    desk.do(skill_plans.move_plan, plan_id=made, due_on=date(2026, 12, 9))
    assert [(one.due_on, one.how) for one in plans(desk)] == [(date(2026, 12, 9), "Ten a week")]
    desk.do(skill_plans.move_plan, plan_id=made, due_on=NEXT, how="")
    assert [(one.due_on, one.how) for one in plans(desk)] == [(NEXT, "")]
    desk.undo()
    assert [(one.due_on, one.how) for one in plans(desk)] == [(date(2026, 12, 9), "Ten a week")]
