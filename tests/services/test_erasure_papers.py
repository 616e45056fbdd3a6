"""The certificate: one page, counts and numbers, a name only when it was typed for it."""

from medex_desktop.services import erasing, erasure_papers
from medex_desktop.services.desk import Desk
from medex_desktop.storage.registry import Erase, all_facts
from tests.reports.reading import text
from tests.services.test_erasing import FULL_NAME, MARKERS, REASON, a_life, erased


def said(desk: Desk, told: erasing.Erased, name: str = "") -> str:
    return text(desk.ask(erasure_papers.certificate, erased=told, name=name))


def test_it_says_what_went_when_why_and_by_whom_and_names_nobody(desk: Desk) -> None:
    told = erased(desk, a_life(desk))
    words = " ".join(said(desk, told).split())
    for wanted in (
        "Riverbend Medical Exercise has erased the records of client 1 from its practice file",
        "Number 1, client number 1.",
        "by Rosa Castellanos",
        REASON,
        "Kept by rule until 1 Sep 2033.",
        "Assessments: 1",
        "Signed papers: 1",
        "1 backup of the program's own still holds the records.",
        "page 1 of 1",
    ):
        assert wanted in words.replace("\N{NO-BREAK SPACE}", " "), wanted
    assert [marker for marker in MARKERS if marker in words.lower()] == []


def test_a_name_typed_for_it_stands_on_it_and_nowhere_else(desk: Desk) -> None:
    told = erased(desk, a_life(desk))
    assert f"the records of {FULL_NAME} (client 1)" in " ".join(said(desk, told, FULL_NAME).split())
    assert FULL_NAME not in said(desk, told)


def test_every_kind_of_row_that_can_go_has_words() -> None:
    gone = {n for n, f in all_facts().items() if f.erase in (Erase.DELETE, Erase.WITH_LAST)}
    assert set(erasure_papers.ROW_WORDS) == gone
