"""A client list is read by the rules of the client's form, and its bad rows say why."""

from datetime import date
from decimal import Decimal

import pytest

from medex_desktop.errors import InvalidInput
from medex_desktop.exchange.clients_csv import ClientsFile, read_clients
from medex_desktop.exchange.csv_in import Table
from tests.exchange.files import TODAY, fixture, mapped, table


def read(found: Table, **answers: str) -> ClientsFile:
    return read_clients(found, mapped(found, "clients", **answers), TODAY)


def test_a_list_with_everything() -> None:
    ana, jose = read(fixture("clients_list.csv")).clients
    facts = ana.facts
    assert (facts.name, facts.sort_name) == ("Ana Šimić", "Šimić, Ana")
    assert facts.birth_date == date(1950, 3, 13)
    assert (facts.sex, facts.hand, facts.reference) == ("female", "right", "17")
    assert (facts.height_typed, facts.height_cm) == ("5' 4\"", Decimal("162.56"))
    assert (facts.mass_typed, facts.mass_unit) == ("154", "lb")
    assert facts.address == "1 Elm St\nSpringfield"
    assert (facts.event_kind, facts.event_text) == ("surgery", "Left total knee replacement")
    assert facts.event_date == date(2026, 8, 2), "13/03/1950 shows that days come first"
    assert facts.precautions == "No kneeling\nNo deep flexion"
    assert facts.phone == "+1 555 0117"
    assert ana.provider_name == "Dr R. Osei"
    assert (jose.line, jose.facts.hand, jose.facts.event_kind) == (5, "left", "")


FAULTS = [
    (3, "Name", "No name, so nobody to give it to."),
    (4, "Birth date", "more than 120 years ago"),
    (5, "Birth date", "in the future"),
    (6, "Birth date", "A birth date is needed"),
    (7, "Height (cm)", "outside 90 to 250 cm"),
    (8, "Weight (kg)", "outside 20 to 400 kg"),
    (9, "Email", "one @"),
    (10, "Sex", "Expected female, male or not stated."),
    (11, "Surgery date", "before the birth date"),
    (12, "Name", "Same client as line 2."),
]


def test_every_bad_row_says_its_reason() -> None:
    found = read(fixture("broken/clients_faults.csv"))
    assert [(f.line, f.column) for f in found.faults] == [fault[:2] for fault in FAULTS]
    for fault, (_, _, part) in zip(found.faults, FAULTS, strict=True):
        assert part in str(fault.reason)
    assert (found.rows, found.refused, len(found.clients)) == (11, 10, 1)


def test_two_clients_of_one_name_are_two() -> None:
    found = read(table("Name,DOB\nAna Good,3 Mar 1960\nAna Good,4 Mar 1960\n"))
    assert len(found.clients) == 2


def test_an_age_stands_in_for_a_birth_date() -> None:
    (client,) = read(table("Name,Age\nAna Good,66\n")).clients
    assert (client.facts.age_years, client.facts.age_on) == (66, TODAY)


def test_one_date_of_surgery_or_onset() -> None:
    text = "Name,DOB,Surgery date,Onset date\nAna,3 Mar 1960,1 Aug 2026,1 Jul 2026\n"
    (fault,) = read(table(text)).faults
    assert fault.column == "Onset date"


def test_units_and_dates_are_asked_for() -> None:
    found = table("Name,DOB,Height\nAna,03/04/1960,64\n")
    with pytest.raises(InvalidInput) as fault:
        read(found)
    assert fault.value.field == "date_order"
    (client,) = read(found, date_order="month_first", height_unit="in").clients
    assert client.facts.birth_date == date(1960, 3, 4)
    assert client.facts.height_cm == Decimal("162.56")


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Name,DOB\nAnn\u202eRay,3 Mar 1960\n", "Name"),
        ("First name,Last name,DOB\nAnn\u202e,Ray,3 Mar 1960\n", "First name"),
        ("First name,Last name,DOB\nAnn,Ray\u202e,3 Mar 1960\n", "Last name"),
    ],
)
def test_a_name_that_turns_its_letters_is_refused(text: str, column: str) -> None:
    found = read(table(text))
    (fault,) = found.faults
    assert (fault.line, fault.column) == (2, column)
    assert "U+202E" in str(fault.reason)
    assert not found.clients
