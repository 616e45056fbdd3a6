"""The published test vectors, through the door of the command ``interpret``."""

from decimal import Decimal
from typing import Any

import pytest

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.change_choice import change_value_for
from medex_desktop.domain.evidence import Equation
from medex_desktop.domain.interpret import VerdictKind, verdict
from medex_desktop.domain.interpretation import interpret_inputs
from medex_desktop.domain.scoring import Person
from medex_desktop.errors import InvalidForm, InvalidInput


def read(key: str, who: str, inputs: str, norms: str | None = None) -> dict[str, Any]:
    """The object of one result: "M 65" and "distance=480 height_cm=175"."""
    sex, age = {"M": "male", "F": "female"}.get(who[:1]), who[2:] or None
    return interpret_inputs(key, sex, age, dict(pair.split("=") for pair in inputs.split()), norms)


def items(answers: str) -> str:
    """Answers in order as inputs of items."""
    return " ".join(f"item_{n}={answer}" for n, answer in enumerate(answers.split(), 1))


def raw(total: int, count: int) -> str:
    """Items of 0 to 4 that add up to a raw sum."""
    answers = [min(4, max(0, total - 4 * n)) for n in range(count)]
    assert sum(answers) == total
    return items(" ".join(map(str, answers)))


VECTORS = [
    ("koos_jr", "", items("2 2 1 3 2 2 3"), 50.012),
    *[("koos_jr", "", raw(total, 7), score)
      for total, score in ((0, 100), (14, 52.465), (15, 50.012), (27, 8.291), (28, 0))],
    *[("hoos_jr", "", raw(total, 6), score)
      for total, score in ((0, 100), (12, 52.965), (23, 8.104), (24, 0))],
    ("vo2_rockport", "M 65", "mass_kg=80 time_min=16.0 hr_end=130", 27.82),
    ("vo2_rockport", "F 60", "mass_kg=68.0389 time_min=17.5 hr_end=125", 21.36),
    ("vo2_queens_step", "M 30", "recovery_hr=150", 48.33),
    ("vo2_queens_step", "F 30", "recovery_hr=150", 38.11),
    ("one_rm", "", "load_kg=80 reps=5", 90.00),
    ("one_rm", "", "load_kg=80 reps=10", 106.67),
    ("gait_speed", "", "distance=4 time=4.10 pace=comfortable", 0.976),
    ("gait_speed", "", "distance=10 time=7.0;7.2;6.8 pace=comfortable", 1.429),
    ("sppb", "", "side_by_side=10 semi_tandem=10 tandem=10 walk_4m_best=4.81 chair_5x=11.19", 12),
    ("sppb", "", "side_by_side=10 semi_tandem=10 tandem=2.9 walk_4m_best=8.71 chair_5x=16.70", 4),
    ("odi", "", "percent=44.0", 44.0),
    ("odi", "", "percent=40.0", 40.0),
    ("quickdash", "", "score=43.18", 43.18),
    ("bmi", "", "mass_kg=80 height_cm=175", 26.12),
]  # fmt: skip
CATEGORIES = [
    ("blood_pressure", "", "systolic=128 diastolic=79", "Elevated"),
    ("blood_pressure", "", "systolic=118 diastolic=85", "Stage 1"),
    ("blood_pressure", "", "systolic=182 diastolic=100", "Crisis range"),
    ("blood_pressure", "", "systolic=120 diastolic=80", "Stage 1"),
    ("chair_stand_30s", "M 72", "reps=11", "Below average"),
    ("chair_stand_30s", "M 72", "reps=12", "Average"),
    ("bmi", "", "mass_kg=80 height_cm=175", "Overweight"),
]
EXPECTED = [
    # equation, who, inputs, predicted, lower limit
    ("1998", "M 65", "distance=480 height_cm=175 mass_kg=80", 548.65, 395.65),
    ("2003", "M 65", "distance=480 height_cm=175 mass_kg=80", 476.1, None),
    ("1998", "F 70", "distance=480 height_cm=162 mass_kg=70", 443.92, 304.92),
    ("2003", "F 70", "distance=480 height_cm=162 mass_kg=70", 413.3, None),
    # 61 in, 160 lb: BMI 30.23
    ("bmi", "F 58", "distance=472.44 height_cm=154.94 mass_kg=72.575", 490.22, None),
]


@pytest.mark.parametrize(("key", "who", "inputs", "score"), VECTORS)
def test_a_score(key: str, who: str, inputs: str, score: float) -> None:
    assert read(key, who, inputs)["score"]["value"] == pytest.approx(score, abs=0.006)


@pytest.mark.parametrize(("key", "who", "inputs", "category"), CATEGORIES)
def test_a_category(key: str, who: str, inputs: str, category: str) -> None:
    assert read(key, who, inputs)["category"] == category


@pytest.mark.parametrize(("which", "who", "inputs", "predicted", "low"), EXPECTED)
def test_an_expected_six_minute_walk(
    which: str, who: str, inputs: str, predicted: float, low: float | None
) -> None:
    equation = equation_of(which)
    found = read("six_minute_walk", who, inputs, equation.key)
    norm = found["norm"]
    if not equation.age_from <= int(who[2:]) < equation.age_below:
        assert norm is None
        assert any("No norm for this age" in words for words in found["messages"])
        norm = {"predicted": float(equation.predicted(body(who, inputs)) or 0)}
    assert norm["predicted"] == pytest.approx(predicted, abs=0.02)
    if low is not None:
        assert norm["low"] == pytest.approx(low, abs=0.02)
    if which == "bmi":
        assert norm["percent"] == pytest.approx(96.4, abs=0.05)


def equation_of(which: str) -> Equation:
    """The equation of that year, or the one by body mass index."""
    equations = all_measures()["six_minute_walk"].equations
    by_bmi = [one for one in equations if "bmi" in one.key]
    others = [one for one in equations if which in one.key and one not in by_bmi]
    return (by_bmi if which == "bmi" else others)[0]


def body(who: str, inputs: str) -> Person:
    """The person of a vector, for a formula worked outside the ages it is used at."""
    typed = dict(pair.split("=") for pair in inputs.split())
    sex = "male" if who[0] == "M" else "female"
    height, mass = Decimal(typed["height_cm"]), Decimal(typed["mass_kg"])
    return Person(sex, Decimal(who[2:]), height, mass)


@pytest.mark.parametrize("who", ["F 95", "F 59", "- 72", "F"])
def test_no_norm_outside_the_table(who: str) -> None:
    found = read("chair_stand_30s", who, "reps=12")
    assert found["norm"] is None
    assert found["category"] is None
    assert any("norm" in words.lower() for words in found["messages"])


@pytest.mark.parametrize(
    ("baseline", "later", "kind"),
    [
        ("40", "44", VerdictKind.WITHIN),
        ("50", "53", VerdictKind.WITHIN),
        ("50", "54", VerdictKind.BEYOND),
    ],
)
def test_a_change_of_the_berg_scale_depends_on_its_baseline(
    baseline: str, later: str, kind: VerdictKind
) -> None:
    measure = all_measures()["berg_balance"]
    person = Person("female", Decimal(75), groups=frozenset(("older_adults",)))
    value = change_value_for(measure, person, {}, Decimal(baseline))
    change = Decimal(later) - Decimal(baseline)
    assert verdict(change, value, measure.direction).kind is kind


def test_a_heart_rate_zone() -> None:
    """The formula of the highest rate is Tanaka's: 162.5 at 65."""
    found = read("hr_zones", "- 65", "hr_rest=70 low_pct=40 high_pct=60")
    said = " ".join(found["messages"]).replace("\N{NO-BREAK SPACE}", " ")
    assert "107" in said
    assert "125.5" in said or "126" in said or "125" in said
    assert "162.5" in f"{said} {found['score']['value']}"


def test_the_second_formula_of_one_repetition() -> None:
    assert any("93.3" in words for words in read("one_rm", "", "load_kg=80 reps=5")["messages"])


@pytest.mark.parametrize(
    ("key", "inputs"),
    [
        ("koos_jr", items("2 2 1 3 2 2")),
        ("hoos_jr", items("2 2 1 3 2")),
        ("berg_balance", items("4 4 4 4 4 4 4 4 4 4 4 4 4")),
        ("one_rm", "load_kg=80 reps=37"),
        ("blood_pressure", "systolic=80 diastolic=80"),
        ("gait_speed", "distance=0 time=4 pace=comfortable"),
        ("gait_speed", "distance=4 time=-4 pace=comfortable"),
    ],
)
def test_what_can_not_be_scored_is_refused_beside_a_field(key: str, inputs: str) -> None:
    with pytest.raises((InvalidInput, InvalidForm)) as refused:
        read(key, "M 65", inputs)
    fault = refused.value
    fields = [one.field for one in getattr(fault, "faults", [fault])]
    measure = all_measures()[key]
    assert fields
    assert all(measure.field(field) is not None for field in fields)
