"""What is measured again and again: the way that is better goes by what was entered."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from medex_desktop.domain.catalogue import find_measure
from medex_desktop.domain.interpret import VerdictKind
from medex_desktop.domain.result_entries import ResultEntry, identity_key, series_key
from medex_desktop.domain.scoring import Person
from medex_desktop.domain.stories import Recorded, Story, read_now, read_recorded

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


def test_what_is_published_of_another_joint_is_not_told_beside_this_one() -> None:
    of_knees = [one for one in ROM.change_facts if ("joint", ("knee",)) in one.when]
    knee = motion("extension", 12, 2)
    told = read_recorded(knee, knee.results[1]).change.facts
    assert [one for one in of_knees if one in told] == [one for one in of_knees if not one.group]
    shoulder = {**knee.results[1].values, "joint": "shoulder"}
    told = read_now(knee, shoulder, OCTOBER).change.facts
    assert told
    assert not any(one in told for one in of_knees)


def test_what_was_entered_in_error_is_read_without_joining_the_others() -> None:
    story = motion("flexion", 96, 114)
    first, second = story.results
    wrong = replace(second, voided=True)
    broken = replace(story, results=(first, wrong))
    assert broken.followed() == (first,)
    found = read_recorded(broken, wrong).change
    assert (found.baseline, found.last) == (Decimal(96), Decimal(96))
