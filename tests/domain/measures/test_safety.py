"""The nine red flags and the screen before activity: every yes asks for something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.catalogue import find_measure
from medex_desktop.domain.measures.red_flags import KEYS
from medex_desktop.domain.readings import read_result
from medex_desktop.domain.scoring import Person
from tests.domain.measures.trying import category, reading, refused, said

NONE = dict.fromkeys(KEYS, "no")


def test_there_are_nine():
    assert len(KEYS) == 9


def test_none_is_one_answer_for_each():
    found = reading("red_flags", **NONE)
    assert (found.score.value, category(found), found.score.demands) == (0, "None", ())
    assert said(found) == []


@given(st.sets(st.sampled_from(KEYS), min_size=1))
def test_every_yes_asks_for_an_action(present):
    found = reading("red_flags", **{**NONE, **dict.fromkeys(present, "yes")})
    assert found.score.value == len(present)
    assert {demand.key for demand in found.score.demands} == present
    assert {demand.action for demand in found.score.demands} <= {"stop", "refer"}
    assert len(said(found)) == len(present)
    assert category(found) == "Needs an action"


def test_chest_pain_stops():
    found = reading("red_flags", **{**NONE, "chest_pain_breath": "yes"})
    assert [demand.action for demand in found.score.demands] == ["stop"]


def test_a_blank_is_not_a_no():
    answered = {key: "no" for key in KEYS if key != "swelling"}
    assert refused("red_flags", **answered) == {"swelling": "Say yes or no."}
    assert refused("red_flags", **{**NONE, "swelling": "perhaps"}).keys() == {"swelling"}
    found = read_result(find_measure("red_flags"), Person(), {"swelling": True})
    assert found.score.value is None
    assert said(found) == ["8 questions are open.", "Swelling was reported."]


def test_a_yes_asks_for_an_action_while_others_are_open():
    found = read_result(find_measure("red_flags"), Person(), {"open_wound": True})
    assert [demand.key for demand in found.score.demands] == ["open_wound"]


def screen(known="no", symptoms="no", intensity="moderate", **more):
    return reading(
        "acsm_screen", regular_exercise_3x30min_3mo="no", known_cv_metabolic_renal=known,
        signs_symptoms=symptoms, desired_intensity=intensity, **more,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "demands"),
    [
        ({}, []),
        ({"intensity": "vigorous"}, []),
        ({"symptoms": "yes"}, ["signs_symptoms"]),
        ({"known": "yes"}, ["clearance"]),
        ({"known": "yes", "clearance_rule": "acsm"}, ["clearance"]),
        ({"known": "yes", "clearance_rule": "ada"}, []),
        ({"known": "yes", "clearance_rule": "ada", "intensity": "vigorous"}, ["clearance"]),
        (
            {"known": "yes", "clearance_rule": "ada", "symptoms": "yes"},
            ["signs_symptoms", "clearance"],
        ),
    ],
)
def test_the_rule_of_clearance_is_a_choice(answers, demands):
    assert [demand.key for demand in screen(**answers).score.demands] == demands


def test_both_rules_are_told_where_they_differ():
    words = " ".join(said(screen(known="yes")))
    assert "ACSM (2015) asks" in words
    assert "Choose which rule" in words
    assert "does not hold here" in " ".join(said(screen(known="yes", symptoms="yes")))
    assert said(screen()) == []


def test_every_answer_of_the_screen_is_needed():
    assert list(refused("acsm_screen", signs_symptoms="maybe", desired_intensity="hard")) == [
        "regular_exercise_3x30min_3mo", "known_cv_metabolic_renal", "signs_symptoms",
        "desired_intensity",
    ]  # fmt: skip
