"""The groups a client belongs to: noted, after a replacement, and by age."""

from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal

import pytest

from medex_desktop.domain.conditions import (
    WORDS,
    ClientCondition,
    Condition,
    groups,
    read_condition,
    read_end,
)
from medex_desktop.domain.replacements import Joint, Procedure
from medex_desktop.errors import InvalidForm, InvalidInput
from tests.domain.test_replacements import record as replaced
from tests.services.health_samples import OA

BIRTH, DAY = date(1951, 3, 14), date(2026, 10, 1)
NOTED = ClientCondition(
    id=1, client_id=1, ended_on=None, **asdict(read_condition(OA, BIRTH, DAY))
)  # fmt: skip


def test_every_group_has_its_words() -> None:
    assert set(WORDS) == set(Condition)


def test_noted_groups_count_from_their_day_to_the_one_before_their_end() -> None:
    assert groups([NOTED], [], None, date(2026, 7, 12)) == frozenset()
    assert groups([NOTED], [], None, DAY) == {"knee_oa"}
    assert groups([replace(NOTED, ended_on=DAY)], [], None, DAY) == frozenset()


@pytest.mark.parametrize(
    ("joint", "procedure", "found"),
    [
        (Joint.KNEE, Procedure.TOTAL, {"tka"}),
        (Joint.KNEE, Procedure.REVISION, {"tka"}),
        (Joint.KNEE, Procedure.PARTIAL, set()),
        (Joint.HIP, Procedure.TOTAL, {"tha"}),
        (Joint.SHOULDER, Procedure.TOTAL, set()),
    ],
)
def test_a_replaced_joint_makes_its_group(
    joint: Joint, procedure: Procedure, found: set[str]
) -> None:
    one = replaced(joint=joint, procedure=procedure)
    assert groups([], [one], None, DAY) == found
    assert groups([], [one], None, date(2026, 6, 17)) == frozenset()


@pytest.mark.parametrize(("age", "older"), [(None, False), ("59.9999", False), ("60", True)])
def test_from_sixty_on_older_adults_fit(age: str | None, older: bool) -> None:
    found = groups([], [], Decimal(age) if age else None, DAY)
    assert ("older_adults" in found) is older


def test_what_can_not_be_taken_is_said_beside_its_field() -> None:
    with pytest.raises(InvalidForm) as refused:
        read_condition(replace(OA, condition="gout", noted_on="1 Jan 1950"), BIRTH, DAY)
    assert [fault.field for fault in refused.value.faults] == ["condition", "noted_on"]
    with pytest.raises(InvalidInput, match="before the day it began"):
        read_end("1 Jan 2026", NOTED, DAY)
    assert read_end("", NOTED, DAY) == DAY
