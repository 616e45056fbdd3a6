"""What a result is called: its title, then its identity."""

import pytest

from medex_desktop.domain.catalogue import find_measure
from medex_desktop.domain.naming import bracketed, name_of
from medex_desktop.language import render


@pytest.mark.parametrize(
    ("key", "values", "name"),
    [
        ("tug", {"device": "cane"}, "Timed Up and Go"),
        ("chair_sit_and_reach", {"side": "right"}, "Chair sit and reach, right"),
        ("back_scratch", {"side": "left"}, "Back scratch, left hand above"),
        ("single_leg_stance", {"leg": "left"}, "Single-leg stance, left leg"),
        ("mmt", {"muscle": "", "side": "left"}, "Manual muscle test, left"),
        ("rom", {"joint": "hip", "movement": "flexion", "side": "left"}, "Hip flexion, left"),
    ],
)
def test_a_result_is_named_by_what_it_is_of(key, values, name):
    assert render(name_of(find_measure(key), values)) == name


def test_in_a_list_of_names_what_follows_a_comma_stands_in_brackets():
    values = {"joint": "knee", "movement": "flexion", "side": "right", "active_passive": "active"}
    name = name_of(find_measure("rom"), values)
    assert render(bracketed(name)) == "Knee flexion (right, active)"
    assert render(bracketed(find_measure("koos_jr").short)) == "KOOS, JR."
