"""Which assessments count for which skill: one plain question for each rule."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final

from medex_desktop.domain.measure import Group
from medex_desktop.domain.safety import PHYSICAL_GROUPS
from medex_desktop.domain.skills.facts import AssessmentFacts, ResultFacts

_GAIT: Final = ("gait_speed", "tug", "up_and_go_8ft", "sppb")
_PAIN: Final = ("nprs", "vas_pain")
# Pain itself, and what is asked or set before the work; none of it says how the client is doing.
_NO_OUTCOME: Final = (Group.PAIN, Group.VITALS, Group.SAFETY, Group.SCREEN, Group.PRESCRIPTION)
_REGIONS: Final = ("shoulder", "hip", "knee", "cervical", "thoracolumbar")
_MOTION: Final = ("joint", "movement", "active_passive")
_SIDES: Final = {"left", "right"}
_GRIP: Final = "grip_strength"
# What each strength test was of: the field that names the muscle, or the exercise.
_STRENGTH: Final = {"mmt": "muscle", "muscle_force": "muscle", "one_rm": "exercise"}
# Tests of getting up, walking and turning, that are run against a clock or counted.
_PERFORMANCE: Final = (
    "chair_stand_30s", "sit_to_stand_5x", "tug", "up_and_go_8ft", "gait_speed", "sppb",
    "six_minute_walk", "two_minute_step",
)  # fmt: skip
# Scales of what somebody can do; mood and fear of movement are no function scales.
_FUNCTION: Final = (
    "koos_jr", "hoos_jr", "koos_ps", "oks", "womac", "lefs", "odi", "ndi", "quickdash", "psfs",
)  # fmt: skip
TRIALS: Final = 3
# The measures of which a rule asks what was typed.
TYPED: Final = ("rom", *_STRENGTH, *_PAIN)

Question = Callable[[AssessmentFacts], bool]


def vital_signs(one: AssessmentFacts) -> bool:
    """Systolic, diastolic and heart rate, measured before anything physical was tested."""
    before = _before_activity(one)
    measured = {result.measure for result in before if result.measured}
    return {"blood_pressure", "resting_heart_rate"} <= measured


def _before_activity(one: AssessmentFacts) -> list[ResultFacts]:
    found = []
    for result in one.results:
        if result.group in PHYSICAL_GROUPS:
            break
        found.append(result)
    return found


def posture_balance_gait(one: AssessmentFacts) -> bool:
    """An observation, and a balance or gait result."""
    tested = one.of_groups(Group.BALANCE) or one.measured(*_GAIT)
    return bool(one.note.strip()) and bool(tested)


def rom_both_sides(one: AssessmentFacts) -> bool:
    """Left and right of one movement of shoulder, hip, knee or spine, moved in the same way."""
    sides: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for result in one.measured("rom"):
        motion = tuple(result.typed.get(name, "") for name in _MOTION)
        if motion[0] in _REGIONS:
            sides[motion].add(result.typed.get("side", ""))
    return any(found >= _SIDES for found in sides.values())


def strength_both_sides(one: AssessmentFacts) -> bool:
    """Left and right of one muscle or exercise, by one method."""
    sides: dict[tuple[str, str], set[str]] = defaultdict(set)
    for result in one.measured(*_STRENGTH):
        what = " ".join(result.typed.get(_STRENGTH[result.measure], "").lower().split())
        if what:
            sides[result.measure, what].add(result.typed.get("side", ""))
    return any(found >= _SIDES for found in sides.values())


def grip_both_hands(one: AssessmentFacts) -> bool:
    """Three measured trials of each hand, the device named."""
    return any(
        bool(result.device.strip())
        and all(dict(result.trials).get(side, 0) >= TRIALS for side in _SIDES)
        for result in one.measured(_GRIP)
    )


def pain_and_more(one: AssessmentFacts) -> bool:
    """A pain score with its site, and an outcome that is not pain."""
    sited = [result for result in one.measured(*_PAIN) if result.typed.get("site", "").strip()]
    others = [
        result
        for result in one.results
        if result.measured and result.group not in _NO_OUTCOME and result.group is not None
    ]
    return any(result.score for result in sited) and bool(others)


def function_scale(one: AssessmentFacts) -> bool:
    """A function scale that could be scored."""
    return any(result.score for result in one.measured(*_FUNCTION))


def performance_tests(one: AssessmentFacts) -> bool:
    """Two different tests of getting up, walking or turning."""
    found = {result.measure for result in one.measured(*_PERFORMANCE) if result.score}
    return len(found) >= 2


def red_flag_check(one: AssessmentFacts) -> bool:
    """The flags were asked, and each positive one has an action and a contact."""
    asked = bool(one.measured("red_flags"))
    return asked and not one.unanswered and (not one.flags or one.contacted)


def chosen_tests(one: AssessmentFacts) -> bool:
    """A set with the reason for it, and nothing in it against a precaution."""
    has_set = bool(one.title.strip()) and bool(one.rationale.strip())
    return has_set and not any(result.override.strip() for result in one.results)


def judged_change(one: AssessmentFacts) -> bool:
    """A reassessment: a change with its verdict and source, or "no published value"."""
    return any(result.judged for result in one.results)


QUESTIONS: Final[dict[str, Question]] = {
    "vital-signs": vital_signs,
    "posture-balance-gait": posture_balance_gait,
    "rom-measurement": rom_both_sides,
    "strength-testing": strength_both_sides,
    "grip-dynamometry": grip_both_hands,
    "pain-rating": pain_and_more,
    "function-scale": function_scale,
    "mobility-performance-tests": performance_tests,
    "red-flag-identification": red_flag_check,
    "assessment-selection": chosen_tests,
    "change-interpretation": judged_change,
}


def that_count(slug: str, records: Iterable[AssessmentFacts]) -> list[AssessmentFacts]:
    """The assessments that count for a skill; KeyError for one that does not count assessments."""
    question = QUESTIONS[slug]
    return [one for one in records if question(one)]
