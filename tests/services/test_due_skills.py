"""Plans and credentials in Today: when they stand there, how they leave, whose they are."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.language import render
from medex_desktop.services import learning, skill_lists, skill_plans
from medex_desktop.services.desk import Desk
from medex_desktop.services.due import TodayLine, due_count, due_list, postpone
from medex_desktop.services.due_facts import line_facts
from medex_desktop.storage.tables.skills import skill_plan
from tests.desks import TestClock
from tests.services.skill_samples import COURSE, CPR, GRIP, own_rows
from tests.services.test_people import HIS, add, reopened
from tests.storage.samples import once

TODAY = date(2026, 10, 1)


def lines(desk: Desk) -> list[TodayLine]:
    return desk.ask(due_list)


def told(line: TodayLine) -> tuple[str, str, str, str]:
    return (line.group, line.kind, line.client_name, render(line.words))


def plan(desk: Desk, days: int, slug: str = GRIP) -> int:
    return desk.do(skill_plans.plan_practice, slug=slug, due_on=TODAY + timedelta(days=days))


def hold(desk: Desk, days: int) -> int:
    ends = (TODAY + timedelta(days=days)).isoformat()
    return desk.do(learning.add_credential, form=replace(CPR, expires_on=ends, hours_needed="5"))


@pytest.mark.parametrize(("days", "group"), [(0, "today"), (7, "week"), (8, "")])
def test_a_plan_stands_there_from_a_week_before(desk: Desk, days: int, group: str) -> None:
    number = plan(desk, days)
    found = lines(desk)
    assert [one.group for one in found] == ([group] if group else [])
    if found:
        assert (found[0].record_id, found[0].client_id, found[0].action) == (
            number, None, "practise",
        )  # fmt: skip
        assert found[0].client_name == "Grip strength by dynamometer"


def test_a_plan_goes_overdue_and_leaves_when_it_is_done(desk: Desk, clock: TestClock) -> None:
    number = plan(desk, 1)
    clock.pass_time(days=3)
    (line,) = lines(desk)
    assert (line.group, render(line.when)) == ("overdue", "2 days late")
    desk.do(skill_plans.end_plan, plan_id=number, done=True)
    assert lines(desk) == []
    desk.undo()
    assert desk.ask(due_count) == 1


@pytest.mark.parametrize(
    ("days", "group", "words"),
    [
        (61, "", ""),
        (60, "later", "Expires on 30\N{NO-BREAK SPACE}Nov\N{NO-BREAK SPACE}2026"),
        (7, "week", "Expires on 8\N{NO-BREAK SPACE}Oct\N{NO-BREAK SPACE}2026"),
        (0, "today", "Expires on 1\N{NO-BREAK SPACE}Oct\N{NO-BREAK SPACE}2026"),
    ],
)
def test_a_credential_is_told_sixty_days_before(
    desk: Desk, days: int, group: str, words: str
) -> None:
    hold(desk, days)
    expected = [(group, "credential", "CPR/AED", words)] if group else []
    assert [told(one) for one in lines(desk)] == expected


def test_an_expired_one_stays_until_it_is_renewed_or_ended(desk: Desk, clock: TestClock) -> None:
    number, other = hold(desk, 1), hold(desk, 1)
    clock.pass_time(days=3)
    assert [one.group for one in lines(desk)] == ["overdue", "overdue"]
    assert render(lines(desk)[0].words).startswith("Expired on")
    desk.do(learning.change_credential, credential_id=number, form=replace(CPR, number="2"))
    desk.do(learning.end_credential, credential_id=other)
    assert lines(desk) == []


def test_what_is_ones_own_stands_in_nobody_elses_list(desk: Desk, clock: TestClock) -> None:
    add(desk)
    plan(desk, 0)
    hold(desk, 0)
    assert len(lines(desk)) == 2
    assert desk.ask(due_list, for_clients=True) == []
    other = reopened(desk, HIS, clock)
    assert lines(other) == []
    other.close()


def test_putting_a_plan_off_moves_it_and_undo_brings_it_back(desk: Desk) -> None:
    plan(desk, 0)
    (line,) = lines(desk)
    assert line.may_wait
    with pytest.raises(InvalidInput):
        desk.do(postpone, line=line, until=TODAY)
    desk.do(postpone, line=line, until=TODAY + timedelta(days=5))
    assert [one.group for one in lines(desk)] == ["week"]
    desk.undo()
    assert [one.group for one in lines(desk)] == ["today"]


def test_a_credential_and_a_plan_that_is_over_are_not_put_off(desk: Desk) -> None:
    number = plan(desk, 0)
    hold(desk, 0)
    planned, held = lines(desk)
    desk.do(skill_plans.end_plan, plan_id=number, done=False)
    for line in (planned, held):
        with pytest.raises(Refused):
            desk.do(postpone, line=line, until=TODAY + timedelta(days=5))


def test_the_facts_beside_a_line(desk: Desk) -> None:
    plan(desk, 2)
    number = hold(desk, 30)
    desk.do(learning.add_learning, form=replace(COURSE, hours="3", credential_id=number))
    planned, held = lines(desk)
    facts = desk.ask(line_facts, line=planned)
    assert facts.subtitle == "Grip strength by dynamometer"
    assert [render(one.label) for one in facts.facts] == ["Begun", "Until"]
    (hours,) = desk.ask(line_facts, line=held).facts
    assert (render(hours.value), hours.shape) == ("3 of 5", "attend")


def test_a_plan_by_a_list_that_was_retired_still_has_its_name(desk: Desk) -> None:
    key = desk.do(skill_lists.add_skill_list, title="Academy list", rows=own_rows())
    desk.do(skill_plans.plan_practice, slug=f"x-{GRIP}", due_on=TODAY, list_key=key)
    desk.do(skill_lists.retire_skill_list, key=key)
    assert [one.client_name for one in lines(desk)] == ["Grip strength by dynamometer"]


def test_a_plan_by_a_list_that_is_gone_does_not_stop_the_list(desk: Desk) -> None:
    desk.do(skill_lists.add_skill_list, title="Academy list", rows=own_rows())
    number = plan(desk, 0)
    once(desk, lambda work: work.update(skill_plan, number, list="own-9"))
    assert [one.client_name for one in lines(desk)] == [GRIP]
