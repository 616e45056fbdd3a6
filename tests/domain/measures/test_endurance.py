"""Six-minute walk, step tests and the Rockport walk: equations, tables, error."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.catalogue import find_measure
from medex_desktop.domain.change_choice import change_value_for
from medex_desktop.domain.scoring import Person
from medex_desktop.language import render
from tests.domain.measures.trying import category, entry, met, reading, refused, rounded, said

WALK = find_measure("six_minute_walk")
MAN = {"sex": "male", "age": 65, "height_cm": 175, "mass_kg": 80}
WOMAN = {"sex": "female", "age": 70, "height_cm": 162, "mass_kg": 70}


def walk(distance, **person):
    return reading("six_minute_walk", distance=distance, **person)


@pytest.mark.parametrize(
    ("person", "predicted", "limit"),
    [(MAN, "548.65", "395.65"), (WOMAN, "443.92", "304.92")],
)
def test_the_default_equation_has_a_lower_limit(person, predicted, limit):
    found = walk(400, **person).compared
    assert found.key == "enright_sherrill_1998"
    assert (rounded(found.predicted, 2), rounded(found.low, 2)) == (predicted, limit)


@pytest.mark.parametrize(("person", "predicted"), [(MAN, "476.1"), (WOMAN, "413.3")])
def test_the_equation_of_2003(person, predicted):
    equation = next(one for one in WALK.equations if one.key == "enright_2003")
    who = Person(
        person["sex"], Decimal(person["age"]), Decimal(person["height_cm"]),
        Decimal(person["mass_kg"]),
    )  # fmt: skip
    assert rounded(equation.predicted(who), 1) == predicted


def test_the_equation_of_2003_is_for_older_people_and_says_whom_it_was_made_with():
    asked = walk(400, norms="enright_2003", **{**MAN, "age": 65}).compared
    assert "over 68" in render(asked.population)
    found = walk(400, norms="enright_2003", **{**MAN, "age": "64.9"})
    assert found.compared is None
    assert said(found) == ["No norm for this age (Enright 2003)."]


def test_the_form_with_bmi():
    found = walk(
        "472.44", norms="enright_sherrill_1998_bmi", sex="female", age=58,
        height_cm="154.94", mass_kg="72.5747792",
    )  # fmt: skip
    assert rounded(found.compared.predicted, 2) == "490.22"
    assert rounded(found.compared.percent, 1) == "96.4"


def test_below_the_limit_is_said_and_above_it_is_not_called_average():
    assert category(walk("395.6", **MAN)) == "Below the lower limit of normal"
    assert category(walk("395.7", **MAN)) == "Not below the lower limit of normal"


@pytest.mark.parametrize(
    ("person", "words"),
    [
        ({**MAN, "sex": "not_stated"}, "sex used for norms is not stated"),
        ({**MAN, "age": None}, "age is not stated"),
        ({**MAN, "age": 39}, "No norm for this age"),
    ],
)
def test_no_norm_has_a_reason(person, words):
    found = walk(400, **person)
    assert (found.compared, found.category) == (None, None)
    assert words in said(found)[0]


def test_from_81_years_the_equation_of_2003_stands_alone():
    found = walk(400, **{**MAN, "age": 81})
    assert found.compared.key == "enright_2003"
    assert found.others == ()


SFT_YARDS = {
    "male": [(610, 735), (560, 700), (545, 680), (470, 640), (445, 605), (380, 570), (305, 500)],
    "female": [(545, 660), (500, 635), (480, 615), (435, 585), (385, 540), (340, 510), (275, 440)],
}
SFT_STEPS = {
    "male": [(87, 115), (86, 116), (80, 110), (73, 109), (71, 103), (59, 91), (52, 86)],
    "female": [(75, 107), (73, 107), (68, 101), (68, 100), (60, 90), (55, 85), (44, 72)],
}


@pytest.mark.parametrize("sex", ["male", "female"])
@pytest.mark.parametrize("band", range(7))
def test_the_tables_of_the_senior_fitness_test(sex, band):
    body = {"height_cm": 170, "mass_kg": 70, "course": "rectangle_50_yd"}
    for age in (60 + 5 * band, Decimal(60 + 5 * band) + Decimal("4.9")):
        low, high = SFT_YARDS[sex][band]
        found = walk(low * Decimal("0.9144"), sex=sex, age=age, **body)
        assert category(found) == "Average"
        assert found.compared.low == low * Decimal("0.9144")
        assert found.compared.high == high * Decimal("0.9144")
        steps = reading("two_minute_step", sex=sex, age=age, steps_right_knee=40).compared
        assert (steps.low, steps.high) == SFT_STEPS[sex][band]


def test_the_two_courses_are_kept_apart():
    on_the_rectangle = walk(500, course="rectangle_50_yd", **MAN)
    assert on_the_rectangle.compared.key == "sft_50_yd"
    assert on_the_rectangle.others == ()
    there_and_back = walk(500, course="corridor", **MAN)
    assert "sft_50_yd" not in [one.key for one in there_and_back.others]
    assert WALK.protocol_fields == ("course_length", "course", "device")


def test_the_cut_of_copd_is_for_copd():
    assert met(walk(349, groups=frozenset(("copd",)), **MAN)) == ["copd_350"]
    assert met(walk(350, groups=frozenset(("copd",)), **MAN)) == []
    assert [cut.met for cut in walk(349, **MAN).cuts] == [None]


@pytest.mark.parametrize(
    ("groups", "mdc95", "mcid"),
    [
        ({"awaiting_arthroplasty_knee"}, 79, None),
        ({"awaiting_arthroplasty_hip"}, "81.5", None),
        ({"tka"}, 79, "74.3"),
        ({"parkinson"}, 82, 37),
        ({"stroke"}, 61, 37),
        ({"respiratory"}, None, 25),
        ({"copd"}, None, 25),
        ({"cardiac"}, None, 23),
        ({"low_back_pain"}, None, 37),
        ({"older_adults"}, None, 20),
        ({"older_adults", "stroke"}, 61, 37),
    ],
)
def test_a_change_is_judged_by_the_values_of_the_nearest_people(groups, mdc95, mcid):
    value = change_value_for(WALK, Person(groups=frozenset(groups)), {}, Decimal(400))
    assert value.mdc95 == (None if mdc95 is None else Decimal(str(mdc95)))
    assert value.mcid == (None if mcid is None else Decimal(str(mcid)))


def test_for_others_nothing_is_published():
    assert change_value_for(WALK, Person(), {}, Decimal(400)) is None


@given(st.integers(40, 80), st.integers(130, 210), st.integers(40, 150))
def test_an_older_person_is_expected_to_walk_less(age, height, mass):
    body = {"height_cm": height, "mass_kg": mass, "sex": "male"}
    younger, older = (walk(400, age=years, **body).compared for years in (age, age + 1))
    if younger and older and younger.key == older.key:
        assert older.predicted < younger.predicted


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({"distance": "-1"}, ["distance"]),
        ({"distance": 1201, "height_cm": 170, "mass_kg": 70}, ["distance"]),
        ({"distance": 400, "height_cm": 170, "mass_kg": 70, "rests": 61}, ["rests"]),
        ({"distance": 400, "height_cm": 170, "mass_kg": 70, "course": "hall"}, ["course"]),
        ({"distance": 400, "height_cm": "5 ft", "mass_kg": 70}, ["height_cm"]),
    ],
)
def test_what_is_no_walk_is_refused(typed, fields):
    assert list(refused("six_minute_walk", **typed)) == fields


def test_steps_outside_the_table_have_no_norm():
    for age in ("59.9", 95):
        found = reading("two_minute_step", sex="male", age=age, steps_right_knee=80)
        assert found.compared is None
        assert said(found) == ["No norm for this age (Senior Fitness Test)."]
    found = reading("two_minute_step", age=70, steps_right_knee=80)
    assert "sex used for norms" in said(found)[0]
    assert refused("two_minute_step", steps_right_knee=251).keys() == {"steps_right_knee"}


@pytest.mark.parametrize(
    ("steps", "name"),
    [(79, "Below average"), (80, "Average"), (110, "Average"), (111, "Above average")],
)
def test_steps_of_a_man_of_72(steps, name):
    found = reading("two_minute_step", sex="male", age=72, steps_right_knee=steps)
    assert category(found) == name


def rockport(sex, age, mass, minutes, rate):
    return reading(
        "vo2_rockport", sex=sex, age=age, mass_kg=mass, time_min=minutes, hr_end=rate
    )  # fmt: skip


def test_rockport_takes_the_mass_in_pounds():
    assert rounded(rockport("male", 65, 80, "16.0", 130).score.value, 2) == "27.82"
    # 150 lb
    assert rounded(rockport("female", 60, "68.0388555", "17.5", 125).score.value, 2) == "21.36"


@pytest.mark.parametrize(
    ("sex", "age", "minutes", "words"),
    [
        ("not_stated", 60, 16, "sex used for norms"), ("male", None, 16, "age is not stated"),
        ("female", 60, 40, "below zero"),
    ],
)  # fmt: skip
def test_rockport_without_the_facts_has_no_estimate(sex, age, minutes, words):
    found = rockport(sex, age, 80, minutes, 130)
    assert found.score.value is None
    assert words in said(found)[0]


def test_rockport_says_when_somebody_is_outside_its_ages():
    assert said(rockport("male", 69, 80, 16, 130)) == []
    for age in (29, 70):
        assert "30 to 69" in said(rockport("male", age, 80, 16, 130))[0]


@given(st.integers(6, 20), st.integers(60, 180))
def test_a_slower_walk_or_a_faster_heart_is_less(minutes, rate):
    here, slower, faster = (
        rockport("male", 40, 70, *one).score.value
        for one in ((minutes, rate), (minutes + 1, rate), (minutes, rate + 1))
    )
    assert here > slower
    assert here > faster


@pytest.mark.parametrize(("sex", "value"), [("male", "48.33"), ("female", "38.105")])
def test_queens_step(sex, value):
    assert reading("vo2_queens_step", sex=sex, recovery_hr=150).score.value == Decimal(value)


def test_queens_step_needs_the_sex_and_a_possible_rate():
    assert reading("vo2_queens_step", recovery_hr=150).score.value is None
    assert refused("vo2_queens_step", recovery_hr=39).keys() == {"recovery_hr"}
    assert len(entry("vo2_queens_step", recovery_hr=80).remarks) == 1


def test_no_distance_is_no_walk():
    assert "0 m is no walk" in str(
        refused("six_minute_walk", distance=0, height_cm=170, mass_kg=70)
    )
