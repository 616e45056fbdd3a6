"""Stop values: whose wins, when they ask for an action, and which source they name."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.client_limits import ClientLimit, LimitKind
from medex_desktop.domain.entries import read_entry
from medex_desktop.domain.measure import Group
from medex_desktop.domain.readings import Reading, read_result
from medex_desktop.domain.safety import demands_of, is_physical, read_stop_value, stop_values
from medex_desktop.domain.scoring import Person
from medex_desktop.errors import InvalidInput
from medex_desktop.language import render

DAY = date(2026, 10, 1)
PRACTICE = {"systolic_max": "180", "spo2_min": "90"}


def pressure(systolic: int, diastolic: int = 80) -> Reading:
    return reading("blood_pressure", systolic=str(systolic), diastolic=str(diastolic))


def reading(key: str, **typed: str) -> Reading:
    measure = all_measures()[key]
    return read_result(measure, Person("female", Decimal(75)), read_entry(measure, typed).values)


def limit(kind: LimitKind, value: int, day: date = date(2026, 9, 1)) -> ClientLimit:
    return ClientLimit(1, 1, kind, str(value), "", Decimal(value), "Dr Osei", day, None)


def asked(
    found: Reading, *limits: ClientLimit, practice: dict[str, str] | None = None
) -> list[str]:
    stops = stop_values(limits, practice or {}, DAY)
    return [one.key for one in demands_of(found, stops)]


def test_published_cut_points_hold_where_nobody_said_otherwise() -> None:
    assert asked(pressure(140)) == []
    assert asked(pressure(185)) == ["crisis"]
    assert asked(pressure(205)) == ["rest_limit", "crisis"]


def test_a_practice_may_stop_earlier() -> None:
    assert asked(pressure(181, 80), practice=PRACTICE) == ["systolic_max", "crisis"]
    assert asked(pressure(180, 80), practice=PRACTICE) == []


def test_the_clients_own_limit_wins_over_both_and_names_its_provider() -> None:
    own = limit(LimitKind.SYSTOLIC_MAX, 160)
    found = demands_of(pressure(165), stop_values((own,), PRACTICE, DAY))
    assert [one.key for one in found] == ["systolic_max"]
    said = render(found[0].words).replace("\xa0", " ")
    assert "165 mmHg is beyond 160 (the client’s own limit, Dr Osei, 1 Sep)" in said
    assert asked(pressure(175), limit(LimitKind.SYSTOLIC_MAX, 178), practice=PRACTICE) == []


def test_a_higher_limit_of_a_provider_lifts_the_published_stop_but_not_the_crisis_range() -> None:
    own = limit(LimitKind.SYSTOLIC_MAX, 210)
    assert asked(pressure(205), own) == ["crisis"]
    assert asked(pressure(205, 112), own) == ["rest_limit", "crisis"]


def test_a_limit_counts_from_its_day_on() -> None:
    later = limit(LimitKind.SYSTOLIC_MAX, 130, date(2026, 10, 2))
    assert asked(pressure(140), later) == []


def test_lowest_values_too() -> None:
    assert asked(reading("spo2", percent="89"), practice=PRACTICE) == ["spo2_min"]
    assert asked(reading("spo2", percent="90"), practice=PRACTICE) == []
    low = limit(LimitKind.GLUCOSE_LOW, 100)
    assert "glucose_low" in asked(reading("blood_glucose", value="95"), low)


def test_a_providers_limit_holds_during_a_walk_and_the_practices_before_one() -> None:
    walked = reading(
        "six_minute_walk",
        distance="300",
        height_cm="165",
        mass_kg="70",
        spo2_min="86",
        hr_end="128",
    )
    assert asked(walked, practice={"spo2_min": "90", "heart_rate_max": "100"}) == []
    own = (limit(LimitKind.SPO2_MIN, 88), limit(LimitKind.HEART_RATE_MAX, 120))
    found = demands_of(walked, stop_values(own, PRACTICE, DAY))
    assert [one.key for one in found] == ["heart_rate_max", "spo2_min"]
    said = render(found[1].words).replace("\xa0", " ")
    assert said == (
        "Oxygen saturation, lowest: 86 % is beyond 88 (the client’s own limit, Dr Osei, 1 Sep)."
        " Stop."
    )
    kept = reading(
        "six_minute_walk",
        distance="300",
        height_cm="165",
        mass_kg="70",
        spo2_min="88",
        hr_end="120",
    )
    assert asked(kept, *own) == []


@pytest.mark.parametrize(
    ("value", "kind", "held", "kept"),
    [
        ("400", LimitKind.GLUCOSE_LOW, 70, ["ada_350"]),
        ("300", LimitKind.GLUCOSE_LOW, 70, ["ada_250_to_350"]),
        ("60", LimitKind.GLUCOSE_HIGH, 300, ["type_1_treat"]),
        ("50", LimitKind.GLUCOSE_HIGH, 300, ["type_1_low"]),
        ("400", LimitKind.GLUCOSE_HIGH, 450, []),
        ("300", LimitKind.GLUCOSE_HIGH, 320, []),
        ("60", LimitKind.GLUCOSE_LOW, 55, []),
        ("50", LimitKind.GLUCOSE_LOW, 45, []),
    ],
)
def test_a_limit_takes_the_place_of_published_stops_of_its_own_end_alone(
    value: str, kind: LimitKind, held: int, kept: list[str]
) -> None:
    found = reading("blood_glucose", value=value)
    assert asked(found, limit(kind, held)) == kept
    assert asked(found, practice={kind.value: str(held)}) == kept


def test_a_red_flag_asks_whatever_the_limits_are() -> None:
    flags = {field.key: "no" for field in all_measures()["red_flags"].fields}
    assert asked(reading("red_flags", **{**flags, "swelling": "yes"})) == ["swelling"]


def test_a_stop_value_is_typed_within_its_limits() -> None:
    assert read_stop_value(LimitKind.SYSTOLIC_MAX, " 180 ") == "180"
    assert read_stop_value(LimitKind.SYSTOLIC_MAX, " ") == ""
    for typed in ("18", "abc", "-5"):
        with pytest.raises(InvalidInput) as fault:
            read_stop_value(LimitKind.SYSTOLIC_MAX, typed)
        assert fault.value.field == "systolic_max"


def test_walking_is_physical_and_answering_is_not() -> None:
    known = all_measures()
    assert is_physical(known["tug"])
    assert is_physical(known["grip_strength"])
    assert not is_physical(known["koos_jr"])
    assert not is_physical(known["blood_pressure"])
    assert is_physical(replace(known["koos_jr"], group=Group.OWN))
