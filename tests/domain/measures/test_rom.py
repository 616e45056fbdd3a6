"""Range of motion: movements a joint has, reference sets, what counts as a change."""

from decimal import Decimal

import pytest

from medex_desktop.domain.catalogue import find_measure
from medex_desktop.domain.measure import Direction
from medex_desktop.domain.measures.rom import MOTIONS
from medex_desktop.domain.naming import name_of
from medex_desktop.language import render
from tests.domain.measures.asking import judged, read, refused, said

ROM = find_measure("rom")
EVERY = {movement for motions in MOTIONS.values() for movement in motions}


def move(joint, movement, who="", degrees="10", mover="passive", norm=""):
    return read(
        "rom", who, joint=joint, movement=movement, side="right", active_passive=mover,
        degrees=degrees, norm=norm,
    )  # fmt: skip


def sets(reading):
    """The mid value of each reference set that fits, in order."""
    found = (reading.compared, *reading.others)
    return [(one.key, one.mid) for one in found if one is not None]


@pytest.mark.parametrize("joint", MOTIONS)
def test_a_joint_has_its_movements_and_no_others(joint):
    for movement in EVERY:
        if movement in MOTIONS[joint]:
            assert move(joint, movement).score.value == 10
        else:
            found = refused("rom", joint=joint, movement=movement, side="left",
                            active_passive="active", degrees="10")  # fmt: skip
            assert list(found) == ["movement"]


def test_a_movement_the_joint_has_not_is_refused_in_words():
    found = refused("rom", joint="knee", movement="internal_rotation", side="left",
                    active_passive="active", degrees="10")  # fmt: skip
    assert found == {"movement": "Knee has no internal rotation. Choose: flexion, extension."}


def test_everything_but_the_instrument_is_needed():
    assert list(refused("rom", degrees="-41")) == [
        "joint", "movement", "side", "active_passive", "degrees",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("joint", "movement", "who", "mover", "expected"),
    [
        ("knee", "flexion", "", "active", [("va", "140"), ("msd", "130")]),
        ("knee", "flexion", "female 45", "passive",
         [("va", "140"), ("msd", "130"), ("soucie_2011", "137.8")]),
        ("knee", "flexion", "male 44", "passive",
         [("va", "140"), ("msd", "130"), ("soucie_2011", "137.7")]),
        ("knee", "flexion", "male 70", "passive", [("va", "140"), ("msd", "130")]),
        ("knee", "flexion", "50", "passive", [("va", "140"), ("msd", "130")]),
        ("knee", "extension", "", "passive", [("va", "0"), ("msd", "0")]),
        ("shoulder", "flexion", "", "active", [("va", "180"), ("aaos", "180")]),
        ("shoulder", "abduction", "", "active", [("va", "180"), ("aaos", "180")]),
        ("shoulder", "extension", "", "active", [("msd", "50"), ("aaos", "60")]),
        ("shoulder", "internal_rotation", "", "active",
         [("va", "90"), ("msd", "90"), ("aaos", "70")]),
        ("hip", "flexion", "female 60", "passive",
         [("va", "125"), ("msd", "125"), ("soucie_2011", "130.8")]),
        ("hip", "flexion", "female 30", "passive", [("va", "125"), ("msd", "125")]),
        ("elbow", "extension", "female 60", "passive", [("soucie_2011", "-3.6"), ("aaos", "0")]),
        ("elbow", "extension", "male 60", "active", [("aaos", "0")]),
        ("forearm", "supination", "female 20", "passive",
         [("soucie_2011", "90.6"), ("aaos", "80")]),
        ("cervical", "rotation", "", "active", [("va", "80")]),
        ("thoracolumbar", "lateral_flexion", "", "active", [("va", "30")]),
        ("shoulder", "adduction", "", "active", []),
    ],
)  # fmt: skip
def test_reference_sets_in_order(joint, movement, who, mover, expected):
    reading = move(joint, movement, who, mover=mover)
    assert sets(reading) == [(key, Decimal(mid)) for key, mid in expected]


def test_the_set_one_asks_for_stands_alone():
    assert sets(move("knee", "flexion", norm="msd")) == [("msd", Decimal(130))]


def test_a_set_without_ages_is_for_people_of_any_age():
    reading = move("hip", "flexion")
    assert render(reading.compared.people) == "people of any age, United States rating standard"
    assert render(reading.compared.display) == "reference 125"


def test_what_is_missing_to_straight_is_said_and_less_of_it_is_better():
    assert said(move("knee", "extension"))[0].startswith("What is missing to straight")
    assert said(move("hip", "extension")) == []
    for joint, movement, way in [
        ("knee", "extension", Direction.LOWER),
        ("elbow", "extension", Direction.LOWER),
        ("hip", "extension", Direction.HIGHER),
        ("knee", "flexion", Direction.HIGHER),
    ]:
        assert ROM.direction_for({"joint": joint, "movement": movement}) is way
    assert ROM.direction_for({}) is Direction.HIGHER
    straighter = judged("rom", "-10", joint="knee", movement="extension")
    assert (straighter.kind, straighter.better) == ("beyond", True)
    assert judged("rom", "-10", joint="knee", movement="flexion").kind == "worse"


@pytest.mark.parametrize(
    ("instrument", "error"),
    [
        ("", 10),
        ("goniometer_long", 10),
        ("goniometer_short", 14),
        ("visual", 14),
        ("phone", 12),
        ("inclinometer", 6),
    ],
)
def test_the_error_goes_by_the_instrument(instrument, error):
    what = {"joint": "knee", "movement": "flexion", "instrument": instrument}
    assert judged("rom", str(error - 1), **what).kind == "within"
    assert judged("rom", str(error), **what).kind == "beyond"


def test_ranges_of_a_day_after_surgery_are_shown_and_judge_nothing():
    found = judged("rom", "10", "tka", joint="knee", movement="flexion")
    assert render(found.judged_by) == "MDC 10.0 °, knee angle, long goniometer, several raters"


@pytest.mark.parametrize(
    ("values", "name"),
    [
        (("knee", "flexion"), "Knee flexion, right, passive"),
        (("cervical", "rotation"), "Neck rotation, right, passive"),
        (("cervical", "flexion"), "Neck flexion, passive"),
        (("thoracolumbar", "lateral_flexion"), "Trunk side bending, right, passive"),
    ],
)
def test_a_motion_has_its_own_name(values, name):
    joint, movement = values
    entered = {"joint": joint, "movement": movement, "side": "right", "active_passive": "passive"}
    assert render(name_of(ROM, entered)) == name
    assert render(name_of(ROM, {})) == "Range of motion"
