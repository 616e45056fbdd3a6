"""Precautions: read, active from the day given through the last day, lifted with a reason."""

from dataclasses import asdict, replace
from datetime import date

import pytest

from medex_desktop.domain.precautions import (
    KIND_WORDS,
    Precaution,
    PrecautionKind,
    read_lifting,
    read_precaution,
)
from medex_desktop.errors import InvalidForm, InvalidInput
from tests.services.health_samples import KNEELING

BIRTH, OPERATED, TODAY = date(1951, 3, 14), date(2026, 6, 18), date(2026, 10, 1)


def record(**other: object) -> Precaution:
    facts = asdict(read_precaution(KNEELING, BIRTH, TODAY))
    return replace(Precaution(id=1, client_id=1, lifted_on=None, lifted_why="", **facts), **other)


def test_every_kind_has_its_words() -> None:
    assert set(KIND_WORDS) == set(PrecautionKind)


def test_words_left_out_are_those_of_the_kind_and_a_day_left_out_is_today() -> None:
    found = read_precaution(replace(KNEELING, words="", given_on="", ends_on=""), BIRTH, TODAY)
    assert (found.words, found.given_on, found.ends_on) == ("No kneeling", TODAY, None)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"kind": ""}, "kind", "what the precaution is about"),
        ({"kind": "other", "words": " "}, "words", "as it was given"),
        ({"source": ""}, "source", "who gave"),
        ({"given_on": "2 Oct 2026"}, "given_on", "in the future"),
        ({"given_on": "1 Jun 2026"}, "given_on", "before the operation"),
        ({"given_on": "1 Jan 1950"}, "given_on", "before the birth date"),
        ({"ends_on": "21 Jun 2026"}, "ends_on", "before the day it began"),
    ],
)
def test_what_can_not_be_taken_is_said_beside_its_field(
    changes: dict[str, str], field: str, words: str
) -> None:
    with pytest.raises(InvalidForm) as refused:
        read_precaution(replace(KNEELING, **changes), BIRTH, TODAY, OPERATED)
    (fault,) = refused.value.faults
    assert fault.field == field
    assert words in str(fault)


@pytest.mark.parametrize(
    ("changes", "day", "holds"),
    [
        ({}, date(2026, 6, 21), False),
        ({}, date(2026, 6, 22), True),
        ({}, date(2026, 10, 30), True),
        ({}, date(2026, 10, 31), False),
        ({"ends_on": None}, date(2030, 1, 1), True),
        ({"lifted_on": TODAY}, date(2026, 9, 30), True),
        ({"lifted_on": TODAY}, TODAY, False),
    ],
)
def test_it_holds_from_the_day_given_through_its_last_day(
    changes: dict[str, object], day: date, holds: bool
) -> None:
    assert record(**changes).is_active(day) is holds


def test_it_is_said_with_its_end() -> None:
    assert str(record().said(TODAY)) == "No kneeling on right knee to 30\N{NO-BREAK SPACE}Oct"
    assert "2027" in str(record(ends_on=date(2027, 1, 5)).said(TODAY))
    assert str(record(ends_on=None).said(TODAY)) == "No kneeling on right knee, no end given"


def test_lifting_needs_a_reason_and_a_day_after_it_was_given() -> None:
    assert read_lifting(" Dr Lindqvist ", record(), TODAY) == "Dr Lindqvist"
    with pytest.raises(InvalidInput, match="who lifted"):
        read_lifting(" ", record(), TODAY)
    with pytest.raises(InvalidInput, match="before the day it began"):
        read_lifting("Dr Lindqvist", record(), date(2026, 6, 1))
