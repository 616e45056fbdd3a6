"""The papers of the demo practice: signed by name, and asking what suits the client."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from medex_desktop.services import assessments, demo, demo_people, documents, practices
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
