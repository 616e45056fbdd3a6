"""A clearance: read, counted to its last day, and the one that stands for a client."""

from dataclasses import asdict, replace
from datetime import date

import pytest

from medex_desktop.domain.clearances import Clearance, current, read_clearance
from medex_desktop.errors import InvalidForm
from tests.services.health_samples import CLEARED

BIRTH, TODAY = date(1951, 3, 14), date(2026, 10, 1)
HELD = Clearance(
    id=1, client_id=1, withdrawn_on=None, **asdict(read_clearance(CLEARED, BIRTH, TODAY))
)  # fmt: skip


def test_it_counts_through_its_last_day() -> None:
    assert HELD.counts_on(date(2026, 12, 17))
    assert not HELD.counts_on(date(2026, 12, 18))
    assert not HELD.counts_on(date(2026, 9, 16))
    assert not replace(HELD, withdrawn_on=TODAY).counts_on(TODAY)
    assert replace(HELD, expires_on=None).counts_on(date(2036, 1, 1))


def test_the_longest_stands_and_one_that_ran_out_is_known() -> None:
    short = replace(HELD, id=2, expires_on=date(2026, 10, 5))
    assert current([short, HELD], TODAY) == HELD
    assert current([short], date(2026, 11, 1)) == short
    assert current([replace(short, withdrawn_on=TODAY)], TODAY) is None
    assert current([], TODAY) is None


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"given_on": ""}, "given_on", "A date is needed"),
        ({"given_on": "2 Oct 2026"}, "given_on", "in the future"),
        ({"given_on": "2 Oct 1950"}, "given_on", "before the birth date"),
        ({"expires_on": "1 Sep 2026"}, "expires_on", "before the day it began"),
        ({"given_by": " "}, "given_by", "who cleared"),
    ],
)
def test_what_can_not_be_taken_is_said_beside_its_field(
    changes: dict[str, str], field: str, words: str
) -> None:
    with pytest.raises(InvalidForm) as refused:
        read_clearance(replace(CLEARED, **changes), BIRTH, TODAY)
    (fault,) = refused.value.faults
    assert fault.field == field
    assert words in str(fault)


def test_a_provider_of_the_practice_needs_no_words() -> None:
    form = replace(CLEARED, given_by="", provider_id=3)
    assert read_clearance(form, BIRTH, TODAY).provider_id == 3
