"""A client's own limits: read in their units, above and below each other, in the caveat's words."""

from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal

import pytest

from medex_desktop.domain.client_limits import (
    RULES,
    ClientLimit,
    LimitForm,
    LimitKind,
    caveat_words,
    read_limit,
)
from medex_desktop.errors import InvalidForm
from tests.services.health_samples import SYSTOLIC

BIRTH, TODAY = date(1951, 3, 14), date(2026, 10, 1)


def record(form: LimitForm) -> ClientLimit:
    facts = asdict(read_limit(form, BIRTH, TODAY))
    return ClientLimit(id=1, client_id=1, ended_on=None, **facts)


HIGH = record(SYSTOLIC)
LOW = record(replace(SYSTOLIC, kind="diastolic_max", typed="100"))
PULSE = record(replace(SYSTOLIC, kind="heart_rate_max", typed="110"))
SUGAR = record(replace(SYSTOLIC, kind="glucose_low", typed="5,6", unit="mmol/L"))


def test_every_kind_has_its_rule() -> None:
    assert set(RULES) == set(LimitKind)


def test_glucose_is_kept_as_typed_beside_milligrams() -> None:
    assert (SUGAR.typed, SUGAR.unit, SUGAR.value) == ("5,6", "mmol/L", Decimal("100.8"))
    assert str(SUGAR.words) == "Glucose not below 5,6 mmol/L"


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"kind": "mood"}, "kind", "what is limited"),
        ({"typed": ""}, "typed", "A number is needed"),
        ({"typed": "high"}, "typed", "plain number"),
        ({"typed": "301"}, "typed", "from 50 to 300 mmHg"),
        ({"typed": "49"}, "typed", "from 50 to 300 mmHg"),
        ({"typed": "100"}, "typed", "above the diastolic"),
        ({"unit": "kPa"}, "unit", "mmHg"),
        ({"kind": "glucose_high", "unit": "mmol/L", "typed": "90"}, "typed", "1.1 to 38.9 mmol/L"),
        ({"source": ""}, "source", "which provider"),
        ({"given_on": "2 Oct 2026"}, "given_on", "in the future"),
        ({"given_on": "2 Oct 1950"}, "given_on", "before the birth date"),
    ],
)
def test_what_can_not_be_taken_is_said_beside_its_field(
    changes: dict[str, str], field: str, words: str
) -> None:
    with pytest.raises(InvalidForm) as refused:
        read_limit(replace(SYSTOLIC, **changes), BIRTH, TODAY, [LOW, SUGAR])
    (fault,) = refused.value.faults
    assert fault.field == field
    assert words in str(fault)


def test_a_high_glucose_limit_is_above_the_low_one() -> None:
    form = replace(SYSTOLIC, kind="glucose_high", typed="100", unit="mg/dL")
    with pytest.raises(InvalidForm, match="above the low one"):
        read_limit(form, BIRTH, TODAY, [SUGAR])
    assert read_limit(replace(form, typed="250"), BIRTH, TODAY, [SUGAR]).value == 250


def test_both_pressures_are_one_caveat() -> None:
    assert [str(one) for one in caveat_words([PULSE, LOW, HIGH])] == [
        "Rest BP limit 160/100",
        "Heart rate limit 110",
    ]
    assert [str(one) for one in caveat_words([HIGH])] == ["Rest systolic limit 160"]
    assert caveat_words([]) == ()


def test_it_counts_up_to_the_day_before_its_end() -> None:
    ended = replace(HIGH, ended_on=TODAY)
    assert ended.counts_on(date(2026, 9, 30))
    assert not ended.counts_on(TODAY)
    assert not HIGH.counts_on(date(2026, 9, 16))
