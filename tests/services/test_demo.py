"""The papers of the demo practice: signed by name, and asking what suits the client."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from medex_desktop.services import (
    assessments,
    audit,
    checkups,
    demo,
    demo_people,
    documents,
    learning,
    practices,
    skills_page,
)
from medex_desktop.services.desk import Desk
from tests.desks import TestClock
from tests.reports.reading import text


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("demo")
    desk = demo.open_demo(TestClock(datetime(2026, 10, 1, 14, tzinfo=UTC)), folder / "practice")
    yield desk
    desk.close()


def paper(desk: Desk, name: str) -> str:
    client_id = demo.client_named(desk, name)
    newest = desk.ask(documents.client_documents, client_id=client_id)[0]
    return text(desk.ask(documents.document_pdf, document_id=newest.id))


def test_the_line_of_the_signature_is_not_empty(practice: Desk) -> None:
    person = practice.ask(practices.the_practitioner)
    assert person.signature_id is not None


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Margaret Holloway", "Improving. No reply needed."),
        ("Eduardo García-Ñuñez", "Declined. Please review."),
    ],
)
def test_a_report_asks_what_suits_the_client(practice: Desk, name: str, says: str) -> None:
    assert says in paper(practice, name)


def test_the_newest_visit_of_the_main_client_has_its_note(practice: Desk) -> None:
    client_id = demo.client_named(practice, demo_people.MAIN_CLIENT)
    newest = practice.ask(assessments.assessment_list, client_id=client_id)[0]
    assert newest.note.startswith("Opens jars")


def test_its_practitioner_has_grown_over_two_years(practice: Desk) -> None:
    page = practice.ask(skills_page.skills_page)
    rated = {row.skill.slug: [one.value for one in row.ratings] for row in page.rows if row.ratings}
    assert rated["grip-dynamometry"] == [1, 2, 3, 4]
    assert all(values == sorted(values) for values in rated.values())
    watched = [one for row in page.rows for one in row.observed]
    assert [(one.observer, one.observer_id) for one in watched] == [("T. Moreau", None)] * 2
    assert all(practice.ask(lambda read, one=one: read.attachment(one.form_id)) for one in watched)
    assert page.meters[0].have > 10, "assessments under guidance"
    held = practice.ask(learning.credentials)
    due = [one.name for one in held if one.is_to_be_renewed(practice.clock.today())]
    assert due == ["CPR and AED"]
    assert len(practice.ask(learning.log)) == 5


def test_its_two_years_are_told_in_order_of_date(practice: Desk) -> None:
    numbers = practice.ask(audit.numbers, wanted=audit.Wanted())
    lines = practice.ask(audit.lines, wanted=numbers)
    moments = [one.at for one in lines if one.act.startswith(("skill", "learning", "credential"))]
    assert len(moments) > 60
    assert moments == sorted(moments, reverse=True)
    assert checkups.verify(practice).is_clean
