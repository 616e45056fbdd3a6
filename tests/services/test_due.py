"""Today's list: what is on it, in which group, how it leaves, and how it is put off."""

from datetime import date, timedelta

import pytest

from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.language import render
from medex_desktop.services import alerts, clients, drafts
from medex_desktop.services.desk import Desk
from medex_desktop.services.due import TodayLine, due_count, due_list, postpone
from medex_desktop.services.due_facts import line_facts
from tests import due_samples
from tests.desks import TestClock

TODAY = date(2026, 10, 1)


def listed(desk: Desk) -> list[tuple[str, str, str]]:
    return [(line.group, line.kind, line.client_name) for line in desk.ask(due_list)]


def only(desk: Desk) -> TodayLine:
    (line,) = desk.ask(due_list)
    return line


def test_nothing_is_due_in_a_new_practice(desk: Desk) -> None:
    due_samples.add_client(desk, "Margaret Holloway")
    assert desk.ask(due_list) == []
    assert desk.ask(due_count) == 0


@pytest.mark.parametrize(
    ("days_ago", "group", "when"),
    [
        (32, "overdue", "2 days late"),
        (31, "overdue", "1 day late"),
        (30, "today", "today"),
        (29, "week", "2\N{NO-BREAK SPACE}Oct"),
        (23, "week", "8\N{NO-BREAK SPACE}Oct"),
    ],
)
def test_a_reassessment_is_due_thirty_days_after_the_last(
    desk: Desk, days_ago: int, group: str, when: str
) -> None:
    client_id = due_samples.add_client(desk, "Harold Lindqvist")
    due_samples.add_assessment(desk, client_id, TODAY - timedelta(days=days_ago + 200))
    due_samples.add_assessment(desk, client_id, TODAY - timedelta(days=days_ago))
    line = only(desk)
    assert (line.group, line.kind, line.action) == (group, "reassessment", "assess")
    assert render(line.when) == when
    assert (line.target.place, line.target.tab) == ("client", "assess")


def test_more_than_a_week_ahead_is_not_listed(desk: Desk) -> None:
    client_id = due_samples.add_client(desk, "Harold Lindqvist")
    due_samples.add_assessment(desk, client_id, TODAY - timedelta(days=22))
    assert desk.ask(due_list) == []


def test_an_archived_client_is_not_reassessed(desk: Desk) -> None:
    client_id = due_samples.add_client(desk, "Harold Lindqvist")
    due_samples.add_assessment(desk, client_id, TODAY - timedelta(days=40))
    desk.do(clients.archive_client, client_id=client_id)
    assert desk.ask(due_list) == []


def test_groups_come_in_order_and_alerts_first(desk: Desk, clock: TestClock) -> None:
    late = due_samples.add_client(desk, "Ruth Abernathy")
    tested = due_samples.add_assessment(desk, late, TODAY - timedelta(days=45))
    desk.do(drafts.save_draft, kind="grip_strength", payload={}, client_id=late)
    clock.pass_time(days=1)
    now = due_samples.add_client(desk, "Eduardo García-Ñuñez")
    due_samples.add_assessment(desk, now, TODAY - timedelta(days=25))
    due_samples.add_report(desk, now, "R-1")
    due_samples.add_alert(desk, tested)
    assert listed(desk) == [
        ("overdue", "draft", "Ruth Abernathy"),
        ("overdue", "reassessment", "Ruth Abernathy"),
        ("today", "alert", "Ruth Abernathy"),
        ("today", "report", "Eduardo García-Ñuñez"),
        ("week", "reassessment", "Eduardo García-Ñuñez"),
    ]
    assert desk.ask(due_count) == 5


def test_a_report_leaves_the_list_when_it_is_sent(desk: Desk) -> None:
    client_id = due_samples.add_client(desk, "Margaret Holloway")
    report = due_samples.add_report(desk, client_id, "R-1")
    assert only(desk).target.details == {"document_id": report}
    due_samples.mark_sent(desk, report)
    assert desk.ask(due_list) == []


def test_an_alert_leaves_the_list_when_it_is_answered(desk: Desk) -> None:
    client_id = due_samples.add_client(desk, "Margaret Holloway")
    tested = due_samples.add_assessment(desk, client_id, TODAY)
    number = due_samples.add_alert(desk, tested)
    line = only(desk)
    assert render(line.words) == "Right hand down 5.0 kg since 13\N{NO-BREAK SPACE}Jul"
    desk.do(alerts.answer_alert, alert_id=number, action="repeat")
    assert desk.ask(due_list) == []


def test_the_form_of_a_new_client_shows_the_name_typed_so_far(desk: Desk) -> None:
    desk.do(drafts.save_draft, kind="client", payload={"name": " Ana Šimić "})
    line = only(desk)
    assert (line.kind, line.client_id, line.client_name) == ("client", None, "Ana Šimić")
    assert (line.action, line.target.place, line.may_wait) == ("continue", "clients", False)


def test_putting_off_moves_a_line_and_undo_brings_it_back(desk: Desk) -> None:
    client_id = due_samples.add_client(desk, "Margaret Holloway")
    due_samples.add_assessment(desk, client_id, TODAY - timedelta(days=35))
    before = only(desk)
    desk.do(postpone, line=before, until=date(2026, 10, 5))
    moved = only(desk)
    assert (moved.group, moved.due_on, moved.put_off) == ("week", date(2026, 10, 5), True)
    desk.do(postpone, line=moved, until=date(2026, 10, 20))
    assert desk.ask(due_list) == []
    desk.undo()
    desk.undo()
    assert only(desk) == before


def test_what_was_put_off_is_due_again_on_its_day(desk: Desk, clock: TestClock) -> None:
    client_id = due_samples.add_client(desk, "Margaret Holloway")
    due_samples.add_report(desk, client_id, "R-1")
    desk.do(postpone, line=only(desk), until=date(2026, 10, 20))
    clock.pass_time(days=20)
    assert (only(desk).group, only(desk).late_days) == ("overdue", 1)


@pytest.mark.parametrize("until", [TODAY, date(2025, 1, 1), date(2028, 1, 1)])
def test_putting_off_needs_a_day_ahead_within_a_year(desk: Desk, until: date) -> None:
    client_id = due_samples.add_client(desk, "Margaret Holloway")
    due_samples.add_report(desk, client_id, "R-1")
    with pytest.raises(InvalidInput) as told:
        desk.do(postpone, line=only(desk), until=until)
    assert told.value.field == "until"


def test_an_alert_is_answered_not_put_off(desk: Desk) -> None:
    client_id = due_samples.add_client(desk, "Margaret Holloway")
    due_samples.add_alert(desk, due_samples.add_assessment(desk, client_id, TODAY))
    with pytest.raises(Refused):
        desk.do(postpone, line=only(desk), until=date(2026, 10, 5))


def test_the_facts_beside_an_alert_say_by_what_it_was_judged(desk: Desk) -> None:
    client_id = due_samples.add_client(
        desk, "Margaret Holloway", event_kind="surgery", event_date="18 Jun 2026",
        precautions="No kneeling\nRest BP limit 160/100",
    )  # fmt: skip
    due_samples.add_alert(desk, due_samples.add_assessment(desk, client_id, TODAY))
    told = desk.ask(line_facts, line=only(desk))
    assert told.sentence is not None
    assert "MDC95 3.9 kg" in render(told.sentence)
    facts = {render(fact.label): render(fact.value) for fact in told.facts}
    assert facts["Since surgery"] == "15 weeks"
    assert facts["Precautions"] == "2"


def test_facts_of_every_kind_can_be_read(desk: Desk) -> None:
    client_id = due_samples.add_client(desk, "Margaret Holloway")
    due_samples.add_assessment(desk, client_id, TODAY - timedelta(days=30))
    due_samples.add_report(desk, client_id, "R-1")
    desk.do(drafts.save_draft, kind="client", payload={})
    desk.do(drafts.save_draft, kind="grip_strength", payload={}, client_id=client_id)
    seen = {}
    for line in desk.ask(due_list):
        seen[line.kind] = {render(f.label) for f in desk.ask(line_facts, line=line).facts}
    assert "Begun" in seen["client"] & seen["draft"]
    assert "Sent" in seen["report"]
    assert "Last assessed" in seen["reassessment"]
