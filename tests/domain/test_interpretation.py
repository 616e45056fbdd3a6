import json
from decimal import Decimal

import pytest

from medex_desktop.domain.interpretation import interpret_inputs
from medex_desktop.errors import InvalidInput

FULL = {"right": "23.8,24.6,24.1", "left": "20.1,20.8,20.5", "dominant": "right"}


def grip(sex="female", age="75.5", norms=None, **inputs):
    return interpret_inputs("grip_strength", sex, age, inputs, norms)


def test_a_full_test_gives_the_whole_object():
    found = grip(**FULL)
    assert json.loads(json.dumps(found)) == found
    assert list(found) == [
        "measure", "inputs", "score", "norm", "thresholds", "category", "messages",
    ]  # fmt: skip
    assert found["measure"] == "grip_strength"
    assert found["inputs"] == {
        "right": [23.8, 24.6, 24.1], "left": [20.1, 20.8, 20.5], "dominant": "right",
    }  # fmt: skip
    assert found["score"] == {"value": 24.6, "unit": "kg"}
    assert found["norm"] == {
        "key": "tomkinson_2025",
        "population": "women 75 to 79, international",
        "percentile": 66.38,
        "display": "66th",
        "z": 0.4228,
        "band": "somewhat high",
        "citation": "Tomkinson et al. 2025, J Sport Health Sci 14:101014, Table 2",
    }
    assert [(t["key"], t["met"]) for t in found["thresholds"]] == [
        ("ewgsop2", False), ("fnih", False), ("awgs2019", False), ("sdoc", False),
    ]  # fmt: skip
    assert set(found["thresholds"][0]) == {"key", "rule", "met", "citation"}
    assert found["category"] is None
    assert found["messages"] == [
        "The other side is 15 % below the dominant one. This is common; a note only."
    ]


def test_the_best_trial_alone_is_enough():
    found = grip(value="16,0", age="63")
    assert found["inputs"] == {"value": 16.0}
    assert [t["met"] for t in found["thresholds"]] == [False, False, True, True]
    assert found["messages"] == [
        "below the AWGS 2019 grip threshold (18 kg)",
        "below the SDOC grip threshold (20 kg)",
    ]


def test_beyond_the_table_the_percentile_is_null():
    norm = grip(age=Decimal(70), value="41.0")["norm"]
    assert (norm["percentile"], norm["display"], norm["band"]) == (None, ">95th", "high")
    assert grip(age="70", value="5")["norm"]["display"] == "<5th"


@pytest.mark.parametrize(
    ("sex", "age", "words"),
    [
        ("male", "17", "No norm for this age (17)"),
        ("not_stated", "70", "sex used for norms is not stated"),
        ("", "70", "sex used for norms is not stated"),
        (None, "70", "sex used for norms is not stated"),
        ("male", None, "age is not known"),
    ],
)
def test_without_a_norm_a_message_says_why(sex, age, words):
    found = grip(sex, age, value="30")
    assert found["norm"] is None
    assert words in found["messages"][0]
    assert all(t["met"] is None for t in found["thresholds"])


def test_below_sixty_the_thresholds_do_not_apply():
    found = grip("male", "59.99", value="20")
    assert [t["met"] for t in found["thresholds"]] == [None] * 4
    assert "The grip thresholds apply from 60 years." in found["messages"]


def test_the_norm_set_can_be_chosen():
    found = grip("male", "67", "steiber_2016", value="38", height_cm="")
    assert found["norm"]["z"] == -0.8356
    assert "height is not stated" in found["messages"][0]
    tall = grip("male", "67", "steiber_2016", value="38", height_cm="183")
    assert tall["norm"]["population"].startswith("men 65 to 69, 180 to 184 cm")
    assert tall["inputs"] == {"value": 38.0, "height_cm": 183.0}
    assert grip("male", "8", "nhanes_2011_2014", value="15")["norm"]["display"] == "50th"
    assert grip("male", "20", "dodds_2014", value="40")["norm"]["percentile"] == 50


def test_lists_are_parted_by_commas_or_by_semicolons_with_decimal_commas():
    assert grip(right="24.1, 24.6 ,23.8")["inputs"]["right"] == [24.1, 24.6, 23.8]
    assert grip(right="24,1;24,6;23,8")["inputs"]["right"] == [24.1, 24.6, 23.8]


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"right": "30,31,32", "left": "25"}, "Fewer than 3 trials"),
        ({"right": "30,31", "left": "25,26,27"}, "Fewer than 3 trials"),
        ({"right": "30,31,32"}, "One hand only"),
        ({"left": "30,31,32"}, "One hand only"),
        ({"right": "30,30,30", "left": "20,20,20"}, "The sides differ by 33 % of the larger"),
        (
            {"right": "30,30,30", "left": "20,20,20", "dominant": "left"},
            "The other side is 50 % above the dominant one: look at it",
        ),
        (
            {"right": "30,30,30", "left": "20,20,20", "dominant": "unknown"},
            "The sides differ by 33 %",
        ),
    ],
)
def test_remarks_are_made(inputs, message):
    assert any(message in words for words in grip("male", "65", **inputs)["messages"])


def test_even_sides_are_not_remarked_on():
    assert grip(right="24,24,24", left="23,23,23")["messages"] == []


def test_a_value_that_is_the_best_trial_may_stand_beside_the_trials():
    assert grip(value="24.6", **FULL)["score"]["value"] == 24.6


@pytest.mark.parametrize(
    ("field", "inputs"),
    [
        ("value", {}),
        ("value", {"dominant": "right"}),
        ("value", {"value": "121"}),
        ("value", {"value": "0.4"}),
        ("value", {"value": "abc"}),
        ("value", {"value": "25", "right": "24"}),
        ("right", {"right": "24,x"}),
        ("right", {"right": "24,,25"}),
        ("right", {"right": "24,121"}),
        ("left", {"left": ",".join(["20"] * 11)}),
        ("dominant", {"value": "24", "dominant": "both"}),
        ("height_cm", {"value": "24", "height_cm": "64"}),
        ("weight", {"value": "24", "weight": "70"}),
    ],
)
def test_a_faulty_input_is_named(field, inputs):
    with pytest.raises(InvalidInput) as refused:
        grip(**inputs)
    assert refused.value.field == field
    assert str(refused.value)


@pytest.mark.parametrize(
    ("field", "arguments"),
    [
        ("measure", ("grip", "male", "60", {"value": "30"})),
        ("sex", ("grip_strength", "robot", "60", {"value": "30"})),
        ("age", ("grip_strength", "male", "old", {"value": "30"})),
        ("age", ("grip_strength", "male", "121", {"value": "30"})),
        ("norms", ("grip_strength", "male", "60", {"value": "30"}, "massy")),
    ],
)
def test_a_faulty_question_is_named(field, arguments):
    with pytest.raises(InvalidInput) as refused:
        interpret_inputs(*arguments)
    assert refused.value.field == field


def test_a_part_of_a_score_is_told_with_its_own_places():
    found = interpret_inputs("one_rm", None, None, {"load_kg": "40", "reps": "7"}, None)
    assert "By Epley: 49.3 kg" in [
        text.replace("\N{NO-BREAK SPACE}", " ") for text in found["messages"]
    ]


def test_a_reference_is_shown_as_it_was_printed():
    found = interpret_inputs("tug", "female", "65", {"time": "8"})
    assert found["norm"]["display"] == "mean 8.1 (95 % interval of the mean 7.1 to 9.0)"


def test_a_reference_in_yards_is_told_in_metres_without_a_false_precision():
    typed = {"distance": "400", "height_cm": "170", "mass_kg": "80", "course": "rectangle_50_yd"}
    norm = interpret_inputs("six_minute_walk", "male", "72", typed)["norm"]
    assert norm["display"] == "middle half 498.3 to 621.8"
    assert (norm["low"], norm["high"]) == (498.348, 621.792)
