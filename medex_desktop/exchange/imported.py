"""Grip results as a file gives them: plain records between the reader and the import service.

What counts as a duplicate: the same client, the same date and the same trial values (each hand
and trial number by itself, compared in kg to the hundredth). ``test_key`` says it for a record of
a file, ``values_key`` for one already in the practice; the service compares the two.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from medex_desktop.domain.client_records import Hand, Sex
from medex_desktop.exchange.faults import RowFault
from medex_desktop.frozen import dataclass

_HUNDREDTH: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class ImportedTrial:
    """One trial: ``typed`` in ``unit`` as the file has it, ``kg`` canonical.

    ``code`` is "" or "unable", "refused", "stopped_for_pain", "not_measured"; then ``kg`` is None.
    ``number`` counts within the hand, ``order`` within the test (0 when the file does not say).
    """

    side: str
    number: int
    order: int
    typed: str
    unit: str
    kg: Decimal | None
    code: str = ""


@dataclass(frozen=True, slots=True)
class ImportedTest:
    """One test of one client: its day, its trials, how it was made, and the lines it came from."""

    day: date
    trials: tuple[ImportedTrial, ...]
    lines: tuple[int, ...]
    protocol: str = ""
    device_make: str = ""
    device_serial: str = ""
    handle: str = ""
    posture: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PersonTests:
    """One client of the file with every test; ``key`` is ``people.person_key`` of the facts.

    ``age_years`` was true on ``age_on`` and stands in for a birth date the file does not have.
    """

    key: str
    name: str
    reference: str
    birth_date: date | None
    age_years: int | None
    age_on: date | None
    sex: Sex
    hand: Hand
    height_typed: str
    height_unit: str
    height_cm: Decimal | None
    mass_typed: str
    mass_unit: str
    mass_kg: Decimal | None
    tests: tuple[ImportedTest, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What the dry run shows. ``rows`` = ``ready`` + ``refused``; blank rows are apart."""

    rows: int
    ready: int
    refused: int
    blank: int
    people: int
    tests: int
    trials: int


@dataclass(frozen=True, slots=True)
class GripFile:
    """A whole file read: what is ready, what was refused and why, how many of each."""

    persons: tuple[PersonTests, ...]
    faults: tuple[RowFault, ...]
    counts: Counts


def values_key(day: date, values: Iterable[tuple[str, int, Decimal | None]]) -> str:
    """A test's day and values: "2026-03-14 L1 23.10 R1 24.00". Codes do not count.

    Args:
        day: the day of the test.
        values: (side, trial number, kg) of each trial.
    """
    parts = sorted(
        f"{side[:1].upper()}{number} {kg.quantize(_HUNDREDTH)}"
        for side, number, kg in values
        if kg is not None
    )
    return " ".join((day.isoformat(), *parts))


def test_key(person: PersonTests, test: ImportedTest) -> str:
    """What counts as the same test: same client, same date, same six values."""
    values = values_key(test.day, ((t.side, t.number, t.kg) for t in test.trials))
    return f"{person.key} {values}"
