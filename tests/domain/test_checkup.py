"""What cannot be so, case by case."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from medex_desktop.domain import checkup
from medex_desktop.domain.client_records import Hand
from medex_desktop.domain.grip_records import ASHT, GripEntry, GripProtocol, Trial, blank_trials
from medex_desktop.domain.grip_scoring import score
from medex_desktop.domain.quantity import Quantity, read_force

TODAY = date(2026, 10, 1)


def entry(*typed: str, unit: str = "kg") -> GripEntry:
    trials = [
        replace(blank, quantity=read_force(number, unit, "trials")) if number else blank
        for blank, number in zip(blank_trials(), typed, strict=True)
    ]
    return GripEntry(GripProtocol(key=ASHT), tuple(trials))


FIRM = entry("24.0", "21.5", "25.5", "20", "", "22")


def scores(one: GripEntry) -> dict[str, Any]:
    found = score(one, Hand.LEFT)
    sides = {
        "right": (found.right, found.summary_right_kg),
        "left": (found.left, found.summary_left_kg),
    }
    return {"best_kg": str(found.best_kg)} | {
        name: {
            "n": side.n,
            "best_kg": str(side.best),
            "mean_kg": str(side.mean),
            "cv_percent": str(side.cv_percent),
            "value_kg": str(value),
        }
        for name, (side, value) in sides.items()
        if side is not None
    }


def test_scores_that_follow_from_the_trials_are_right() -> None:
    assert not checkup.scored_otherwise(FIRM, scores(FIRM))
    assert not checkup.scored_otherwise(FIRM, {})
    assert not checkup.scored_otherwise(FIRM, {"best_kg": "25.50"})
    assert not checkup.scored_otherwise(GripEntry(GripProtocol(), ()), {"best_kg": None})


@pytest.mark.parametrize("name", ["n", "best_kg", "mean_kg", "cv_percent", "value_kg"])
@pytest.mark.parametrize("side", ["right", "left"])
@pytest.mark.parametrize("wrong", ["7.77", None, "nothing"])
def test_each_score_of_a_side_counts(side: str, name: str, wrong: object) -> None:
    kept = scores(FIRM)
    assert checkup.scored_otherwise(FIRM, {**kept, side: {**kept[side], name: wrong}})


def test_the_best_of_all_counts() -> None:
    assert checkup.scored_otherwise(FIRM, {"best_kg": "25.4"})
    assert checkup.scored_otherwise(FIRM, {"best_kg": None})


@pytest.mark.parametrize(
    ("kg", "pain", "beyond"),
    [
        ("0.5", None, False),
        ("120", 10, False),
        ("0.49", 0, True),
        ("120.01", 0, True),
        ("24", 11, True),
        ("24", -1, True),
    ],
)
def test_what_can_be_measured(kg: str, pain: int | None, beyond: bool) -> None:
    trial = Trial("right", 1, 1, Quantity(kg, "kg", Decimal(kg)))
    assert checkup.entry_is_beyond(GripEntry(GripProtocol(), (trial,), pain=pain)) is beyond


def test_kilograms_are_those_of_what_was_typed() -> None:
    assert not checkup.kept_otherwise_than_typed(entry("50", "", "", "", "", "", unit="lb"))
    wrong = Trial("right", 1, 1, Quantity("50", "lb", Decimal(50)))
    assert checkup.kept_otherwise_than_typed(GripEntry(GripProtocol(), (wrong,)))
    unread = Trial("right", 1, 1, Quantity("fifty", "kg", Decimal(50)))
    assert not checkup.kept_otherwise_than_typed(GripEntry(GripProtocol(), (unread,)))


PERSON: dict[str, Any] = {
    "birth_date": date(1950, 3, 3), "age_years": None, "height_cm": Decimal(163), "mass_kg": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "beyond"),
    [
        ({}, False),
        ({"birth_date": date(1906, 10, 1)}, False),
        ({"birth_date": date(1905, 10, 1)}, True),
        ({"age_years": 120}, False),
        ({"age_years": 121}, True),
        ({"age_years": -1}, True),
        ({"height_cm": Decimal(90)}, False),
        ({"height_cm": Decimal("89.9")}, True),
        ({"mass_kg": Decimal(400)}, False),
        ({"mass_kg": Decimal("400.1")}, True),
    ],
)
def test_what_a_person_can_be(change: dict[str, Any], beyond: bool) -> None:
    assert checkup.person_is_beyond(**{**PERSON, **change}, today=TODAY) is beyond


def test_what_follows_from_what_was_typed() -> None:
    typed = {"height_typed": "5 ft 4", "height_unit": "ft", "mass_typed": "", "mass_unit": ""}
    assert checkup.derived_values(name="Anna van der Berg", **typed) == {
        "sort_name": "van der Berg, Anna",
        "height_cm": Decimal("162.56"),
        "mass_kg": None,
    }
    unread = {**typed, "height_typed": "tall"}
    assert "height_cm" not in checkup.derived_values(name="Anna", **unread)


def test_people_who_are_there_twice() -> None:
    born = date(1950, 3, 3)
    names = ["Ida Brandt", "IDA  BRANDT", "Ida Brandt", "Idá Brandt", "Ruth Ames"]
    people = [checkup.Person(n, name, born) for n, name in enumerate(names, start=1)]
    people.append(checkup.Person(9, "Ida Brandt", date(1950, 3, 4)))
    assert list(checkup.doubles(people)) == [(1, 2), (1, 3), (1, 4)]


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ({}, []),
        ({1: 2, 2: 3}, []),
        ({1: 1}, [1]),
        ({1: 2, 2: 1, 3: 1}, [1, 2]),
        ({1: 2, 2: 3, 3: 1}, [1, 2, 3]),
        ({1: 99}, []),
    ],
)
def test_merges_in_circles(links: dict[int, int], found: list[int]) -> None:
    assert checkup.in_circles(links) == found


def test_a_day_more_than_today_may_be_today_elsewhere() -> None:
    assert not checkup.is_future(date(2026, 10, 2), TODAY)
    assert checkup.is_future(date(2026, 10, 3), TODAY)
    assert not checkup.is_older(date(2026, 9, 1), TODAY, 30)
    assert checkup.is_older(date(2026, 8, 31), TODAY, 30)
