"""Which assessments count: each rule by each of its measures, and what just misses it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.measure import Group
from medex_desktop.domain.skills.counting import QUESTIONS
from medex_desktop.domain.skills.evidence import Count, Found, count_of
from medex_desktop.domain.skills.facts import AssessmentFacts, ResultFacts
from medex_desktop.domain.skills.rules import RULES
from medex_desktop.language import Text

DAY = date(2026, 9, 1)
EMPTY = AssessmentFacts(1, 1, DAY, "", "", "", "", ())
HANDS = (("right", 3), ("left", 3))


def done(key: str, **facts: Any) -> ResultFacts:
    made = ResultFacts(key, all_measures()[key].group, measured=True, typed={}, score=True)
    return replace(made, **facts)


def typed(key: str, **fields: str) -> ResultFacts:
    return done(key, typed=fields)


def counts(slug: str, *results: ResultFacts, **facts: Any) -> bool:
    return QUESTIONS[slug](replace(EMPTY, results=results, **facts))


BP, PULSE, TUG = done("blood_pressure"), done("resting_heart_rate"), done("tug")


@pytest.mark.parametrize("key", [
    "tug", "gait_speed", "up_and_go_8ft", "sppb", "berg_balance", "single_leg_stance",
    "functional_reach", "four_stage_balance",
])  # fmt: skip
def test_each_balance_and_gait_test_counts_with_a_note(key: str) -> None:
    assert counts("posture-balance-gait", done(key), note="Leans left.")
    assert not counts("posture-balance-gait", done(key), note=" ")
    assert not counts("posture-balance-gait", done(key, measured=False), note="Leans left.")


@pytest.mark.parametrize("key", ["chair_stand_30s", "six_minute_walk", "grip_strength"])
def test_other_tests_are_no_balance_or_gait(key: str) -> None:
    assert not counts("posture-balance-gait", done(key), note="Leans left.")


@pytest.mark.parametrize("first", ["tug", "rom", "mmt", "six_minute_walk", "single_leg_stance"])
def test_vital_signs_come_before_anything_physical(first: str) -> None:
    assert counts("vital-signs", BP, PULSE, done(first))
    assert not counts("vital-signs", BP, done(first), PULSE)
    assert counts("vital-signs", done("phq9"), BP, PULSE)
    assert not counts("vital-signs", BP, replace(PULSE, measured=False))


@pytest.mark.parametrize(("joint", "is_counted"), [
    ("shoulder", True), ("hip", True), ("knee", True), ("cervical", True), ("thoracolumbar", True),
    ("elbow", False), ("forearm", False), ("wrist", False), ("ankle", False),
])  # fmt: skip
def test_joints_of_the_rule_count_by_both_sides(joint: str, *, is_counted: bool) -> None:
    sides = [typed("rom", joint=joint, movement="flexion", side=one) for one in ("left", "right")]
    assert counts("rom-measurement", *sides) is is_counted
    assert not counts("rom-measurement", sides[0], sides[0])


@pytest.mark.parametrize(
    ("key", "field"), [("mmt", "muscle"), ("muscle_force", "muscle"), ("one_rm", "exercise")]
)
def test_each_way_to_test_strength_counts_by_both_sides(key: str, field: str) -> None:
    left = typed(key, side="left", **{field: "Knee  extension"})
    right = typed(key, side="right", **{field: "knee extension "})
    assert counts("strength-testing", left, right)
    assert not counts("strength-testing", left, typed(key, side="right", **{field: "hip"}))
    assert not counts("strength-testing", typed(key, side="left"), typed(key, side="right"))


def test_left_and_right_by_two_methods_are_no_pair() -> None:
    left, right = typed("mmt", side="left", muscle="hip"), typed("muscle_force", side="right",
                                                                 muscle="hip")  # fmt: skip
    assert not counts("strength-testing", left, right)


def test_grip_needs_three_trials_of_each_hand_and_a_device() -> None:
    good = done("grip_strength", trials=HANDS, device="Jamar")
    assert counts("grip-dynamometry", good)
    assert not counts("grip-dynamometry", replace(good, device=" "))
    for few in ((("right", 2), ("left", 3)), (("right", 3), ("left", 2)), (("right", 6),)):
        assert not counts("grip-dynamometry", replace(good, trials=few))


@pytest.mark.parametrize("key", ["nprs", "vas_pain"])
def test_pain_counts_with_its_site_beside_another_outcome(key: str) -> None:
    pain = typed(key, site="right knee")
    assert counts("pain-rating", pain, TUG)
    assert counts("pain-rating", pain, done("oks"))
    assert not counts("pain-rating", typed(key, site=" "), TUG)
    assert not counts("pain-rating", replace(pain, score=False), TUG)
    for other in ("blood_pressure", "red_flags", "steadi", "hr_zones", "nprs"):
        assert not counts("pain-rating", pain, done(other)), other


@pytest.mark.parametrize("key", [
    "koos_jr", "hoos_jr", "koos_ps", "oks", "womac", "lefs", "odi", "ndi", "quickdash", "psfs",
])  # fmt: skip
def test_each_function_scale_counts_once_it_has_a_score(key: str) -> None:
    assert counts("function-scale", done(key))
    assert not counts("function-scale", done(key, score=False))


@pytest.mark.parametrize("key", ["phq9", "phq2", "gad7", "tsk17", "nprs"])
def test_mood_fear_and_pain_are_no_function(key: str) -> None:
    assert not counts("function-scale", done(key))


@pytest.mark.parametrize("key", [
    "chair_stand_30s", "sit_to_stand_5x", "up_and_go_8ft", "gait_speed", "sppb",
    "six_minute_walk", "two_minute_step",
])  # fmt: skip
def test_two_different_performance_tests_count(key: str) -> None:
    assert counts("mobility-performance-tests", TUG, done(key))
    assert not counts("mobility-performance-tests", done(key), done(key))
    assert not counts("mobility-performance-tests", TUG, done(key, score=False))


def test_flags_count_when_each_has_an_action_and_a_contact() -> None:
    asked = done("red_flags")
    slug = "red-flag-identification"
    assert counts(slug, asked)
    assert counts(slug, asked, flags=2)
    assert not counts(slug, asked, flags=2, contacted=False)
    assert not counts(slug, asked, flags=2, unanswered=1)
    assert not counts(slug, TUG)


def test_a_change_counts_where_a_verdict_was_said() -> None:
    assert counts("change-interpretation", replace(TUG, judged=True))
    assert not counts("change-interpretation", TUG)


def stands(records: int, clients: int, against: int = 0, slug: str = "pain-rating") -> Count:
    """Of a rule that needs 5 records of 3 clients."""
    one = [Found("assessment", n, n % clients, DAY, Text("Assessment")) for n in range(records)]
    return count_of(RULES[slug], one, one[:against])


@pytest.mark.parametrize(("records", "clients", "share", "is_met"), [
    (4, 3, 0.8, False), (5, 2, 2 / 3, False), (5, 3, 1.0, True), (3, 3, 0.6, False),
    (9, 1, 1 / 3, False), (60, 9, 1.0, True),
])  # fmt: skip
def test_the_share_is_of_what_is_slower(
    records: int, clients: int, share: float, *, is_met: bool
) -> None:
    found = stands(records, clients)
    assert found.share == pytest.approx(share)
    assert found.is_met is is_met
    assert not stands(records, clients, against=1).is_met


def test_an_unknown_measure_is_no_outcome() -> None:
    own = ResultFacts("own_7", None, measured=True, typed={}, score=True)
    assert not counts("pain-rating", typed("nprs", site="knee"), own)
    assert counts("pain-rating", typed("nprs", site="knee"), replace(own, group=Group.OWN))
