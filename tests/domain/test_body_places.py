"""Which place of the body a test is of, and what was moved there."""

from decimal import Decimal

import pytest

from medex_desktop.domain.body_places import (
    SIDE,
    arrow_words,
    figure_field,
    figure_of,
    gathered,
    motion_words,
    moved_then_and_now,
    place_of,
    rating_field,
)
from medex_desktop.domain.body_sites import JOINTS
from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.measure import Measure
from medex_desktop.domain.measures.grip_strength import MEASURE as GRIP
from medex_desktop.domain.measures.nprs import MEASURE as PAIN
from medex_desktop.domain.measures.rom import MEASURE as ROM
from medex_desktop.language import Text

FIGURED = [one for one in all_measures().values() if figure_of(one)]


def test_pain_and_motion_are_entered_on_the_figure() -> None:
    assert {one.key: figure_of(one) for one in FIGURED} == {"nprs": "pain", "rom": "joint"}
    assert figure_of(GRIP) == ""
    assert place_of(GRIP, {"site": "right knee"}) == ""


@pytest.mark.parametrize("measure", FIGURED, ids=lambda one: one.key)
def test_every_measure_of_the_figure_has_what_it_writes(measure: Measure) -> None:
    field = figure_field(measure)
    assert field is not None
    if field.figure == "pain":
        assert field.kind == "text"
        rating = rating_field(measure)
        assert rating is not None
        assert not rating.optional
    else:
        assert set(field.choices) == {one.key for one in JOINTS.values()}
        side = measure.field(SIDE)
        assert side is not None
        assert set(side.choices) == {"left", "right"}


@pytest.mark.parametrize(
    ("measure", "texts", "place"),
    [
        (PAIN, {"site": "right knee, walking"}, "knee_right_front"),
        (PAIN, {"site": "both knees"}, ""),
        (PAIN, {"now": "4"}, ""),
        (ROM, {"joint": "knee", "side": "left"}, "knee_left"),
        (ROM, {"joint": "knee"}, ""),
        (ROM, {"joint": "cervical", "side": "left"}, "cervical"),
        (ROM, {"joint": "cervical"}, "cervical"),
    ],
)
def test_the_place_of_what_was_typed(measure: Measure, texts: dict[str, str], place: str) -> None:
    assert place_of(measure, texts) == place


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ("knee flexion right active", "flexion"),
        ("knee flexion right passive", "flexion, passive"),
        ("cervical rotation right active", "rotation, right"),
        ("cervical flexion right active", "flexion"),
        ("cervical lateral_flexion left passive", "side bending, left, passive"),
    ],
)
def test_what_was_moved_without_its_joint(texts: str, words: str) -> None:
    keys = ("joint", "movement", "side", "active_passive")
    assert str(motion_words(ROM, dict(zip(keys, texts.split(), strict=True)))) == words


def test_what_has_no_movement_yet_is_called_by_its_test() -> None:
    assert motion_words(ROM, {"joint": "knee", "side": "right"}) == ROM.title


def test_several_motions_of_a_joint_stand_one_after_another() -> None:
    flexion, extension = Text("flexion 114°"), Text("extension 4°")
    found = gathered([("knee_right", flexion), ("hip_left", flexion), ("knee_right", extension)])
    assert {place: str(words) for place, words in found.items()} == {
        "knee_right": "flexion 114°, extension 4°",
        "hip_left": "flexion 114°",
    }


def test_a_motion_of_two_dates_says_what_is_missing() -> None:
    then, now, motion = Text("96°"), Text("114°"), Text("flexion")
    said = [
        str(moved_then_and_now("knee_right", motion, *both))
        for both in ((then, now), (None, now), (then, None))
    ]
    assert str(arrow_words(motion, then, now)) == "flexion 96° → 114°"
    assert str(arrow_words(motion, None, now)) == "flexion – → 114°"
    assert said == [
        "Right knee, flexion: 96° then, now 114°",
        "Right knee, flexion: not measured then, now 114°",
        "Right knee, flexion: 96° then, not measured now",
    ]


def test_the_number_of_pain_is_whole_from_0_to_10() -> None:
    rating = rating_field(PAIN)
    assert rating is not None
    assert (rating.key, rating.high) == ("now", Decimal(10))
    assert rating_field(ROM) is None
