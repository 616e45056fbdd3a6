"""The bin and legal holds on a real practice: out of every list, and nothing of it is gone."""

from datetime import date

import pytest

from medex_desktop.domain.retention import Years
from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.services import (
    alerts,
    clients,
    drafts,
    due,
    erasing,
    grip,
    imports,
    keeping,
    practices,
)
from medex_desktop.services.checkups import Kind, verify
from medex_desktop.services.desk import Desk
from medex_desktop.ui.models.caseload import read_binned, read_rows
from tests.desks import TestClock
from tests.services.test_grip import FIRST, MARGARET, WORSE
from tests.services.test_imports import FACTS, long_file

JULY, AUGUST = date(2026, 7, 13), date(2026, 8, 20)


@pytest.fixture
def margaret(desk: Desk) -> int:
    """A client with two tests, an open alert, a draft, and so something of each kind due."""
    made = desk.do(clients.add_client, form=MARGARET)
    for entry, day in ((FIRST, JULY), (WORSE, AUGUST)):
        desk.do(grip.sign_grip, client_id=made, entry=entry, day=day)
    desk.do(drafts.save_draft, kind="grip", payload={}, client_id=made)
    return made


def everywhere(desk: Desk) -> tuple[int, ...]:
    """How often anybody is in the lists, counts, finds and reminders of the practice."""
    return (
        len(desk.ask(clients.client_list)),
        desk.ask(clients.client_count),
        len(desk.ask(read_rows)),
        len(desk.ask(due.due_list)),
        desk.ask(due.due_count),
        len(desk.ask(alerts.open_alerts)),
    )


def test_a_client_in_the_bin_is_in_no_list_and_comes_back_as_they_were(
    desk: Desk, margaret: int
) -> None:
    before = everywhere(desk)
    assert all(before)
    desk.do(keeping.put_in_bin, client_id=margaret, reason="Moved away")
    assert everywhere(desk) == (0, 0, 0, 0, 0, 0)
    (line,) = desk.ask(clients.binned_clients)
    assert (line.id, line.bin_reason, line.last_visit) == (margaret, "Moved away", AUGUST)
    assert len(desk.ask(grip.grip_records, client_id=margaret)) == 2
    desk.do(keeping.take_from_bin, client_id=margaret)
    assert everywhere(desk) == before
    assert desk.ask(clients.binned_clients) == []


def test_days_run_down_to_nothing_and_nothing_goes_by_itself(
    desk: Desk, margaret: int, clock: TestClock
) -> None:
    desk.do(keeping.put_in_bin, client_id=margaret)
    (row,) = desk.ask(read_binned)
    assert row.days_left == 30
    clock.pass_time(days=29)
    assert desk.ask(keeping.keeping, client_id=margaret).days_left == 1
    clock.pass_time(days=400)
    (row,) = desk.ask(read_binned)
    assert row.days_left == 0


def test_what_is_in_the_bin_is_not_put_there_again(desk: Desk, margaret: int) -> None:
    desk.do(keeping.put_in_bin, client_id=margaret)
    with pytest.raises(Refused, match="in the bin already"):
        desk.do(keeping.put_in_bin, client_id=margaret)
    desk.do(keeping.take_from_bin, client_id=margaret)
    with pytest.raises(Refused, match="not in the bin"):
        desk.do(keeping.take_from_bin, client_id=margaret)


def test_a_hold_needs_a_reason_and_is_lifted_once(desk: Desk, margaret: int) -> None:
    with pytest.raises(InvalidInput, match="Say why"):
        desk.do(keeping.place_hold, client_id=margaret, reason=" ")
    desk.do(keeping.place_hold, client_id=margaret, reason="Letter of a solicitor")
    assert desk.ask(keeping.keeping, client_id=margaret).legal_hold == "Letter of a solicitor"
    desk.do(keeping.lift_hold, client_id=margaret)
    assert desk.ask(keeping.keeping, client_id=margaret).legal_hold == ""
    with pytest.raises(Refused, match="no legal hold"):
        desk.do(keeping.lift_hold, client_id=margaret)


def test_records_are_kept_seven_years_after_the_last_assessment(desk: Desk, margaret: int) -> None:
    assert desk.ask(keeping.keeping, client_id=margaret).kept_until == date(2033, 8, 20)


def test_a_practice_chooses_its_years_and_takes_the_choice_back(desk: Desk, margaret: int) -> None:
    for wrong in (Years(4, 7), Years(7, 0), Years(7, 999)):
        with pytest.raises(InvalidInput, match="can't be chosen"):
            desk.do(keeping.choose_years, years=wrong)
    desk.do(keeping.choose_years, years=Years(adults=3, minors=10))
    assert desk.ask(keeping.years_of_keeping) == Years(3, 10)
    assert desk.ask(keeping.keeping, client_id=margaret).kept_until == date(2029, 8, 20)
    desk.undo()
    assert desk.ask(keeping.keeping, client_id=margaret).kept_until == date(2033, 8, 20)


def test_years_nobody_could_choose_count_as_the_usual(desk: Desk, margaret: int) -> None:
    desk.do(practices.change_setting, key=keeping.ADULT_YEARS, value="0")
    assert desk.ask(keeping.keeping, client_id=margaret).kept_until == date(2033, 8, 20)
    assert [one.kind for one in verify(desk).found] == [Kind.SETTING]


def test_erasing_asks_by_the_years_of_the_practice(desk: Desk, margaret: int) -> None:
    desk.do(keeping.put_in_bin, client_id=margaret)
    assert erasing.erase_plan(desk, client_id=margaret).is_early(date(2030, 1, 1))
    desk.do(keeping.choose_years, years=Years(3, 3))
    assert not erasing.erase_plan(desk, client_id=margaret).is_early(date(2030, 1, 1))


def test_an_import_that_meets_somebody_in_the_bin_says_so_and_leaves_them_out(desk: Desk) -> None:
    file, mapping = long_file()
    desk.do(imports.import_grip, file=file, mapping=mapping, facts=FACTS)
    (line,) = desk.ask(clients.client_list)
    desk.do(keeping.put_in_bin, client_id=line.id)
    plan = desk.ask(imports.plan_grip, file=file)
    assert (plan.known, plan.new, plan.tests) == ({}, (), 0)
    assert plan.binned == tuple(person.key for person in file.persons)
    with pytest.raises(Refused, match="1 client of this file is in the bin"):
        desk.do(imports.import_grip, file=file, mapping=mapping, facts=FACTS)
    assert desk.ask(clients.client_list) == []
