"""Cut-points of several conditions, and those that are for some people only."""

from decimal import Decimal

import pytest

from medex_desktop.domain.evidence import Citation, CutPoint
from medex_desktop.domain.measure import Direction, Field, Measure
from medex_desktop.domain.readings import read_result
from medex_desktop.domain.scoring import Person, plain
from medex_desktop.language import Text

SOURCE = Citation("Doe", "Doe et al. 2019, a journal")
LOW, HIGH = ("value", ">=", Decimal(5)), ("other", "<", Decimal(3))


def held(values, person_groups=(), **conditions):
    point = CutPoint("point", Text("a rule"), Text("a meaning"), SOURCE, **conditions)
    measure = Measure(
        key="tried", version=1, title=Text("Tried"), unit="s", direction=Direction.HIGHER,
        summary=Text("tried"), fields=(Field("value", Text("Value")),), protocol_fields=(),
        scoring=plain("value"), cut_points=(point,),
    )  # fmt: skip
    numbers = {key: Decimal(number) for key, number in values.items()}
    return read_result(measure, Person(groups=frozenset(person_groups)), numbers).cuts[0].met


@pytest.mark.parametrize(
    ("values", "all_met", "any_met"),
    [
        ({"value": 5, "other": 2}, True, True),
        ({"value": 5, "other": 3}, False, True),
        ({"value": 4, "other": 3}, False, False),
        ({"value": 5}, None, True),
        ({}, None, None),
    ],
)
def test_all_hold_together_or_one_is_enough(values, all_met, any_met):
    assert held(values, all_of=(LOW, HIGH)) is all_met
    assert held(values, any_of=(LOW, HIGH)) is any_met


def test_a_cut_of_some_people_applies_to_no_others():
    for groups, met in (((), None), (("stroke",), None), (("copd", "stroke"), True)):
        assert held({"value": 6}, groups, limit=Decimal(5), groups=("copd",)) is met
