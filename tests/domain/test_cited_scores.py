"""Score tables and formulas as cited: every raw sum, and several bodies for each formula."""

from decimal import Decimal
from typing import Any

import pytest

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.interpretation import interpret_inputs
from medex_desktop.domain.readings import read_result
from medex_desktop.domain.scoring import Person, Value
from medex_desktop.language import render
from tests.domain.cited_facts import cited
from tests.domain.cited_formulas import NEAR, POUNDS_A_KG, linear, people

MEASURES = all_measures()
CITED = cited()
# own unlicensed items may not stand in the program
TOTAL_ONLY = ("oks", "womac", "odi", "ndi", "quickdash", "tsk17")
LICENCE_NAMES = {
    "oks": "Oxford University Innovation",
    "odi": "Mapi Research Trust",
    "quickdash": "Institute for Work & Health",
    "koos_jr": "Hospital for Special Surgery",
    "hoos_jr": "Hospital for Special Surgery",
    "rpe": "BorgPerception",
    "lefs": "American Physical Therapy Association",
    "phq9": "Pfizer",
    "phq2": "Pfizer",
    "gad7": "Pfizer",
    "steadi": "CDC",
}


def scored(key: str, person: Person, **values: Value) -> Decimal:
    """The exact score of these values."""
    score = read_result(MEASURES[key], person, values).score.value
    assert score is not None
    return score


def parts(key: str, person: Person, **values: Value) -> dict[str, Decimal]:
    """The parts of the score of these values."""
    found = read_result(MEASURES[key], person, values).score.parts
    return {part.key: part.value for part in found}


def spread(raw: int, count: int, most: int = 4) -> dict[str, Value]:
    """Answers of a questionnaire that add up to a raw sum."""
    answers = [min(most, max(0, raw - most * place)) for place in range(count)]
    assert sum(answers) == raw
    return {f"item_{place}": Decimal(one) for place, one in enumerate(answers, 1)}


@pytest.mark.parametrize(("key", "count"), [("koos_jr", 7), ("hoos_jr", 6)])
def test_every_raw_sum_has_its_cited_score(key: str, count: int) -> None:
    table = [Decimal(number) for number in CITED[key]["score_table"]["scores"]]
    assert len(table) == 4 * count + 1
    for raw, score in enumerate(table):
        assert scored(key, Person(), **spread(raw, count)) == score
    assert table == sorted(table, reverse=True)


def test_the_hip_form_has_its_table_and_the_knee_form_none() -> None:
    table = CITED["koos_ps"]["score_table"]["scores"]
    for raw, score in enumerate(table):
        assert scored("koos_ps", Person(), raw=Decimal(raw), joint="hip") == Decimal(score)
    knee = read_result(MEASURES["koos_ps"], Person(), {"raw": Decimal(11), "joint": "knee"})
    assert knee.score.value is None
    assert knee.score.why is not None


def test_rockport_is_the_cited_line_in_pounds() -> None:
    terms = CITED["vo2_rockport"]["score_formula"]["terms"]
    for person in people():
        assert person.mass_kg is not None
        assert person.age is not None
        time, rate = Decimal("16.25"), Decimal(131)
        want = linear(
            terms,
            mass_lb=person.mass_kg * POUNDS_A_KG,
            age=person.age,
            male=Decimal(person.sex == "male"),
            time_min=time,
            hr_end=rate,
        )
        have = scored("vo2_rockport", person, time_min=time, hr_end=rate, mass_kg=person.mass_kg)
        assert abs(have - want) < Decimal("0.001")


@pytest.mark.parametrize("sex", ["female", "male"])
def test_the_step_test_is_the_cited_line(sex: str) -> None:
    terms = CITED["vo2_queens_step"]["score_formula"][sex]
    for rate in (Decimal(96), Decimal(150), Decimal(188)):
        want = linear(terms, recovery_hr=rate)
        have = scored("vo2_queens_step", Person(sex, Decimal(30)), recovery_hr=rate)
        assert abs(have - want) < NEAR


@pytest.mark.parametrize("age", [20, 65, 90])
def test_the_highest_heart_rate_and_the_zone(age: int) -> None:
    assert CITED["hr_zones"]["score_formula"]["printed"] == {
        "hrmax_tanaka": "208 - 0.7*age",
        "hrmax_fox": "220 - age",
    }
    values: dict[str, Value] = {
        "hr_rest": Decimal(70), "low_pct": Decimal(40), "high_pct": Decimal(60)
    }  # fmt: skip
    person = Person("female", Decimal(age))
    highest = 208 - Decimal("0.7") * age
    assert scored("hr_zones", person, **values) == highest
    found = parts("hr_zones", person, **values)
    assert found["fox"] == 220 - age
    assert found["zone_low"] == 70 + (highest - 70) * Decimal("0.4")
    assert found["zone_high"] == 70 + (highest - 70) * Decimal("0.6")


def test_a_beta_blocker_hides_the_zone() -> None:
    values: dict[str, Value] = {
        "hr_rest": Decimal(60), "low_pct": Decimal(40), "high_pct": Decimal(60),
        "beta_blocker": True,
    }  # fmt: skip
    found = parts("hr_zones", Person("male", Decimal(65)), **values)
    assert "zone_low" not in found
    assert "zone_high" not in found


@pytest.mark.parametrize("reps", [1, 2, 5, 10, 15])
def test_one_repetition_by_both_formulas(reps: int) -> None:
    load = Decimal(80)
    brzycki = load if reps == 1 else load * 36 / (37 - reps)
    epley = load if reps == 1 else load * (1 + Decimal(reps) / 30)
    values: dict[str, Value] = {"load_kg": load, "reps": Decimal(reps)}
    assert abs(scored("one_rm", Person(), **values) - brzycki) < NEAR
    assert abs(parts("one_rm", Person(), **values).get("epley", load) - epley) < NEAR


GRADES = (
    ("no contraction",), ("flicker", "trace"), ("gravity eliminated",), ("against gravity",),
    ("resistance",), ("normal",),
)  # fmt: skip


def test_muscle_grades_are_called_as_cited() -> None:
    printed = CITED["mmt"]["score_formula"]["printed"].split(";")
    field = MEASURES["mmt"].field("grade")
    assert field is not None
    for grade, (words, cited_words) in enumerate(zip(printed, GRADES, strict=True)):
        said = render(field.word_for(str(grade))).lower()
        assert all(word in words for word in cited_words)
        assert any(word in said for word in cited_words), (grade, said)


def sppb(**values: str) -> dict[str, Any]:
    """The battery with full marks except in what is named."""
    best = {
        "side_by_side": "10", "semi_tandem": "10", "tandem": "10",
        "walk_4m_best": "4", "chair_5x": "10",
    }  # fmt: skip
    return interpret_inputs("sppb", None, None, {**best, **values})


@pytest.mark.parametrize(
    ("values", "lost"),
    [
        ({"walk_4m_best": "4.81"}, 0), ({"walk_4m_best": "4.82"}, 1),
        ({"walk_4m_best": "6.20"}, 1), ({"walk_4m_best": "6.21"}, 2),
        ({"walk_4m_best": "8.70"}, 2), ({"walk_4m_best": "8.71"}, 3),
        ({"chair_5x": "11.19"}, 0), ({"chair_5x": "11.20"}, 1),
        ({"chair_5x": "13.69"}, 1), ({"chair_5x": "13.70"}, 2),
        ({"chair_5x": "16.69"}, 2), ({"chair_5x": "16.70"}, 3),
        ({"chair_5x": "60"}, 3), ({"chair_5x": "60.01"}, 4),
        ({"tandem": "9.99"}, 1), ({"tandem": "3"}, 1), ({"tandem": "2.99"}, 2),
        ({"semi_tandem": "9.99", "tandem": "0"}, 3),
        ({"side_by_side": "9.99", "semi_tandem": "0", "tandem": "0"}, 4),
    ],
)  # fmt: skip
def test_each_edge_of_the_battery_costs_its_point(values: dict[str, str], lost: int) -> None:
    assert sppb(**values)["score"]["value"] == 12 - lost


@pytest.mark.parametrize("key", sorted(LICENCE_NAMES))
def test_the_owner_of_a_form_is_named(key: str) -> None:
    assert LICENCE_NAMES[key] in render(MEASURES[key].licence)


@pytest.mark.parametrize("key", TOTAL_ONLY)
def test_a_form_that_must_not_be_copied_is_entered_by_its_total(key: str) -> None:
    assert MEASURES[key].total_only
    assert MEASURES[key].items == ()
