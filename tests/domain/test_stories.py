"""What is measured again and again: the way that is better goes by what was entered."""

from datetime import date
from decimal import Decimal

import pytest

from medex_desktop.domain.catalogue import find_measure
from medex_desktop.domain.interpret import VerdictKind
from medex_desktop.domain.result_entries import ResultEntry, identity_key, series_key
from medex_desktop.domain.scoring import Person
from medex_desktop.domain.stories import Recorded, Story, read_recorded

ROM = find_measure("rom")
JULY, OCTOBER = date(2026, 7, 13), date(2026, 10, 1)


def motion(movement, *degrees):
    values = {"joint": "knee", "movement": movement, "side": "right", "active_passive": "active"}
    found = []
    for order, (day, typed) in enumerate(zip((JULY, OCTOBER), degrees, strict=True)):
        entered = {**values, "degrees": Decimal(typed)}
        key = series_key(ROM, entered)
        found.append(
            Recorded(order + 1, day, order, ResultEntry("rom"), entered, Decimal(typed), key)
        )
    return Story(ROM, identity_key(ROM, values), tuple(found), lambda _day: Person())


@pytest.mark.parametrize(
    ("movement", "degrees", "better"),
    [
        ("extension", (12, 2), True),
        ("extension", (2, 12), False),
        ("flexion", (96, 114), True),
        ("flexion", (114, 96), False),
    ],
)
def test_less_missing_to_straight_is_better(movement, degrees, better):
    story = motion(movement, *degrees)
    change = read_recorded(story, story.results[1]).change
    for found in (change.since_baseline, change.since_last):
        assert found is not None
        assert found.better is better
        assert found.kind is (VerdictKind.BEYOND if better else VerdictKind.WORSE)
