"""Which things gym mode asks for, over every measure of the catalogue."""

import pytest

from medex_desktop.domain.catalogue import all_measures, find_measure
from medex_desktop.domain.measure import Measure
from medex_desktop.domain.questions import questions_of
from medex_desktop.domain.result_entries import Answer, ResultEntry
from medex_desktop.domain.scoring import Demand
from medex_desktop.language import Text
from medex_desktop.ui.gym.steps import (
    KEYS,
    Way,
    first_blank,
    following,
    has_flags,
    is_asked,
    steps_of,
    text_at,
    toggle_key,
    toggles,
    with_trial,
)

MEASURES = [one for one in all_measures().values() if one.scoring is not None]


def measure(key: str) -> Measure:
    found = find_measure(key)
    assert found is not None
    return found


def ways(key: str, **typed: str) -> list[tuple[Way, str]]:
    entry = ResultEntry(key, tuple(typed.items()))
    return [(step.way, step.key) for step in steps_of(measure(key), entry) if step.trial == 0]


@pytest.mark.parametrize("one", MEASURES, ids=lambda one: one.key)
def test_every_field_can_be_entered_one_way(one: Measure) -> None:
    steps = steps_of(one, ResultEntry(one.key))
    asked = {step.key for step in steps} | {field.key for field in toggles(one)}
    if has_flags(one):
        asked |= {field.key for field in one.fields if not field.optional}
    if is_asked(one):
        asked |= {question.field.key for question in questions_of(one)}
    assert {field.key for field in one.fields} <= asked
    needed = {field.key for field in one.fields if not field.optional}
    core = {step.key for step in steps if step.core}
    assert has_flags(one) or is_asked(one) or needed <= core
    assert any(step.core for step in steps)


@pytest.mark.parametrize("one", MEASURES, ids=lambda one: one.key)
def test_every_choice_has_a_key(one: Measure) -> None:
    assert all(len(field.choices) <= len(KEYS) for field in one.fields)
    assert len(toggles(one)) <= 3
    keys = [toggle_key(one, field) for field in toggles(one)]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & set(KEYS)


def test_the_page_follows_from_the_fields() -> None:
    assert ways("chair_stand_30s") == [
        (Way.NUMBER, "chair_height_cm"),
        (Way.COUNTED, "reps"),
    ]
    assert [field.key for field in toggles(measure("chair_stand_30s"))] == ["used_arms"]
    assert ways("tug")[-2:] == [(Way.STOPWATCH, "time"), (Way.WORDS, "footwear")]
    assert (Way.COUNTDOWN, "distance") in ways("six_minute_walk")
    assert ways("red_flags") == [(Way.FLAGS, "red_flags")]
    assert ways("koos_jr") == [(Way.ITEMS, "koos_jr")]
    assert ways("oks") == [(Way.ITEMS, "oks")]
    assert ways("mmt")[-1] == (Way.CHOICE, "grade")


def test_what_decides_comparability_is_asked_before_the_test() -> None:
    keys = [key for _way, key in ways("six_minute_walk")]
    assert keys.index("course_length") < keys.index("distance")


def test_trials_are_steps_of_their_own() -> None:
    entry = ResultEntry("tug", (("time", "8.41;8.2"), ("device", "none")))
    steps = steps_of(measure("tug"), entry)
    times = [step for step in steps if step.key == "time"]
    assert [text_at(measure("tug"), entry, step) for step in times] == ["8.41", "8.2", ""]
    done = [bool(text_at(measure("tug"), entry, step)) for step in steps]
    assert steps[first_blank(steps, done)] == times[2]
    assert following(steps, done, steps.index(times[2])) is None


def test_a_trial_is_put_in_changed_and_taken_out() -> None:
    field = measure("tug").field("time")
    assert field is not None
    text = with_trial(field, "", 0, "8.41")
    text = with_trial(field, text, 1, "8,2")
    assert text == "8.41;8,2"
    assert with_trial(field, text, 0, "9") == "9;8,2"
    assert with_trial(field, text, 0, "") == "8,2"
    reach = measure("waist").field("waist")
    assert reach is not None
    assert with_trial(reach, "80", 0, "81") == "81"


def test_a_demand_and_a_block_are_steps_too() -> None:
    demand = Demand("flag", Text("Say what was done."), "refer")
    entry = ResultEntry("red_flags", answers=(Answer("flag", "refer"),), override="as told")
    steps = steps_of(measure("red_flags"), entry, [demand], blocked=True)
    assert [step.way for step in steps] == [Way.OVERRIDE, Way.FLAGS, Way.DEMAND]
    shown = [text_at(measure("red_flags"), entry, step) for step in steps]
    assert shown == ["as told", "", "refer"]
