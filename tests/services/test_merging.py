"""Two records of one client: read as one everywhere, and apart again to the letter."""

import dataclasses
from datetime import date
from typing import Any

import pytest

from medex_desktop.errors import Refused
from medex_desktop.services import (
    alerts,
    assessments,
    checkups,
    clients,
    documents,
    drafts,
    due,
    erasing,
    export_rows,
    grip,
    imports,
    keeping,
    merging,
    trends,
)
from medex_desktop.services.desk import Changed, Desk
from medex_desktop.services.progress_report import ReportWords
from medex_desktop.services.work import Read
from medex_desktop.storage.contents import measure
from tests.services.import_samples import grip_file
from tests.services.test_erasing import found_in, pages
from tests.services.test_grip import BETTER, FIRST, MARGARET, WORSE

NUMBERS = "SELECT client_number FROM erasure ORDER BY id"
JULY, AUGUST, SEPTEMBER = date(2026, 7, 13), date(2026, 8, 20), date(2026, 9, 15)
OTHER = dataclasses.replace(
    MARGARET, name="M. Holloway", phone="zqbxvkmarker", email="m@example.org"
)
SAME = dataclasses.replace(MARGARET, phone="", email="")


@pytest.fixture
def both(desk: Desk) -> tuple[int, int]:
    """Margaret twice: tests, an alert, papers and drafts in both records."""
    keep = desk.do(clients.add_client, form=SAME)
    other = desk.do(clients.add_client, form=OTHER)
    desk.do(grip.sign_grip, client_id=keep, entry=FIRST, day=JULY)
    desk.do(grip.sign_grip, client_id=other, entry=FIRST, day=AUGUST)
    desk.do(grip.sign_grip, client_id=other, entry=WORSE, day=SEPTEMBER)
    for one in (keep, other):
        desk.do(documents.sign_report, client_id=one, words=ReportWords())
        desk.do(drafts.save_draft, kind="grip", payload={}, client_id=one)
    return keep, other


def contents(read: Read) -> dict[str, Any]:
    found = measure(read.connection.connection.driver_connection)
    return {n: c for n, c in found.items() if n not in ("audit_entry", "merge_event")}


def merge(desk: Desk, both: tuple[int, int]) -> None:
    desk.do(merging.merge_clients, keep_id=both[0], other_id=both[1])


def test_apart_again_every_table_is_as_it_was(desk: Desk, both: tuple[int, int]) -> None:
    before = desk.ask(contents)
    merge(desk, both)
    assert desk.ask(contents) != before
    desk.do(merging.take_apart, other_id=both[1])
    assert desk.ask(contents) == before
    merge(desk, both)
    desk.do(merging.take_apart, other_id=both[1])
    assert desk.ask(contents) == before
    assert checkups.verify(desk).faults == ()


def test_every_query_reads_both_records_under_the_one_that_stays(
    desk: Desk, both: tuple[int, int]
) -> None:
    keep, other = both
    merge(desk, both)
    for asked in both:
        page = desk.ask(clients.client_page, client_id=asked)
        assert (page.client.id, page.last_visit) == (keep, SEPTEMBER)
        assert len(desk.ask(grip.grip_records, client_id=asked)) == 3
        assert len(desk.ask(assessments.assessment_list, client_id=asked)) == 3
        assert len(desk.ask(documents.client_documents, client_id=asked)) == 2
        assert len(desk.ask(drafts.drafts, client_id=asked)) == 2
        assert {line.client_id for line in desk.ask(alerts.client_alerts, client_id=asked)} == {
            keep
        }
        assert desk.ask(trends.grip_trend, client_id=asked).client.id == keep
        archive = desk.ask(export_rows.collect, client_id=asked)
        assert [row["id"] for row in archive.tables["client"]] == [keep, other]
        assert len(archive.tables["assessment"]) == 3
    (line,) = desk.ask(clients.client_list)
    assert (line.id, line.last_visit) == (keep, SEPTEMBER)
    assert desk.ask(clients.client_count) == 1
    lines = desk.ask(due.due_list)
    assert {(line.client_id, line.client_name) for line in lines} == {(keep, "Margaret Holloway")}
    kinds = [line.kind for line in lines]
    assert [kinds.count(one) for one in ("alert", "draft", "report")] == [2, 2, 2]


def test_what_is_done_in_either_record_is_told_about_the_one_that_stays(
    desk: Desk, both: tuple[int, int]
) -> None:
    keep, other = both
    merge(desk, both)
    told: list[Changed] = []
    desk.listen(told.append)
    (line, *_rest) = desk.ask(alerts.open_alerts, client_id=keep)
    desk.do(alerts.answer_alert, alert_id=line.id, action="notice")
    desk.do(grip.sign_grip, client_id=other, entry=BETTER, day=date(2026, 9, 30))
    assert [one.client_id for one in told] == [keep, keep]
    records = desk.ask(grip.grip_records, client_id=keep)
    assert len(records) == 4
    desk.do(merging.take_apart, other_id=other)
    assert [len(desk.ask(grip.grip_records, client_id=one)) for one in both] == [2, 2]


def test_missing_facts_are_taken_over_and_its_own_are_kept(
    desk: Desk, both: tuple[int, int]
) -> None:
    keep, other = both
    merge(desk, both)
    found = desk.ask(clients.client_page, client_id=keep).client
    assert (found.name, found.phone, found.email) == (
        MARGARET.name,
        OTHER.phone,
        OTHER.email,
    )
    form = dataclasses.replace(clients.client_form(found), phone="937 555 0148")
    desk.do(clients.edit_client, client_id=other, form=form)
    desk.do(merging.take_apart, other_id=other)
    found = desk.ask(clients.client_page, client_id=keep).client
    assert (found.phone, found.email) == ("937 555 0148", "")
    assert desk.ask(clients.client_page, client_id=other).client.phone == OTHER.phone


def test_who_can_not_be_merged_is_said(desk: Desk, both: tuple[int, int]) -> None:
    keep, other = both
    third = desk.do(clients.add_client, form=dataclasses.replace(OTHER, name="Maggie Holloway"))
    for pair, words in (
        ((keep, keep), "one record, not two"),
        ((keep, 999), "not in the practice any more"),
    ):
        with pytest.raises(Refused, match=words):
            merge(desk, pair)
    merge(desk, both)
    for pair, words in (
        ((third, other), "merged into another record already"),
        ((other, third), "merged into another record already"),
        ((third, keep), "Let that one stay"),
    ):
        with pytest.raises(Refused, match=words):
            merge(desk, pair)
    merge(desk, (keep, third))
    assert [one.other_id for one in desk.ask(merging.merged_records, client_id=keep)] == [
        other,
        third,
    ]
    desk.do(keeping.put_in_bin, client_id=other)
    assert desk.ask(clients.client_list) == []
    with pytest.raises(Refused, match="Put them back first"):
        desk.do(merging.take_apart, other_id=other)


def test_an_import_finds_the_one_that_stays_by_either_name(desk: Desk) -> None:
    first = grip_file("Ana Simic")
    desk.do(imports.import_grip, **first)
    (line,) = desk.ask(clients.client_list)
    keep = desk.do(clients.add_client, form=MARGARET)
    merge(desk, (keep, line.id))
    plan = desk.ask(imports.plan_grip, file=first["file"])
    assert list(plan.known.values()) == [keep]
    assert (plan.new, plan.tests) == ((), 0)


def test_side_by_side_each_record_says_what_is_in_it(desk: Desk, both: tuple[int, int]) -> None:
    keep, other = (desk.ask(merging.record_side, client_id=one) for one in both)
    assert (keep.tests, keep.papers, keep.drafts, keep.last_visit) == (1, 1, 1, JULY)
    assert (other.tests, other.papers, other.drafts, other.last_visit) == (2, 1, 1, SEPTEMBER)


def test_erasing_takes_the_whole_family_and_what_was_noted_of_it(
    desk: Desk, both: tuple[int, int]
) -> None:
    keep, other = both
    merge(desk, both)
    desk.do(keeping.put_in_bin, client_id=keep)
    values: Any = {"name": MARGARET.name, "reason": "Asked for it", "early_reason": "Left"}
    told = erasing.erase(desk, client_id=keep, **values)
    assert told.rows["client"] == 2
    assert "zqbxvkmarker" not in found_in(pages(desk))
    numbers = desk.ask(
        lambda read: list(
            read.connection.exec_driver_sql(
                "SELECT client_number FROM erasure ORDER BY id"
            ).scalars()
        )
    )
    assert numbers == [other, keep]
    assert checkups.verify(desk).faults == ()


def test_a_hold_on_either_record_holds_both(desk: Desk, both: tuple[int, int]) -> None:
    keep, other = both
    desk.do(keeping.place_hold, client_id=other, reason="Claim 12")
    merge(desk, both)
    desk.do(keeping.put_in_bin, client_id=keep)
    with pytest.raises(Refused, match="Claim 12"):
        erasing.erase(desk, client_id=keep, name=MARGARET.name, reason="x")


def test_a_hold_placed_while_merged_stays_on_both(desk: Desk, both: tuple[int, int]) -> None:
    _keep, other = both
    merge(desk, both)
    desk.do(keeping.place_hold, client_id=other, reason="Claim 12")
    desk.do(merging.take_apart, other_id=other)
    desk.do(keeping.put_in_bin, client_id=other)
    with pytest.raises(Refused, match="Claim 12"):
        erasing.erase(desk, client_id=other, name=OTHER.name, reason="x", early_reason="y")


def test_one_who_was_apart_again_is_erased_alone(desk: Desk, both: tuple[int, int]) -> None:
    keep, other = both
    merge(desk, both)
    desk.do(merging.take_apart, other_id=other)
    desk.do(keeping.put_in_bin, client_id=other)
    erasing.erase(desk, client_id=other, name=OTHER.name, reason="Asked", early_reason="Left")
    assert "zqbxvkmarker" not in found_in(pages(desk))
    assert len(desk.ask(grip.grip_records, client_id=keep)) == 1
    assert checkups.verify(desk).faults == ()
