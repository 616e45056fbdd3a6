"""KOOS JR, HOOS JR, KOOS-PS, Oxford and WOMAC: tables, limits, what is said without a score."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.evidence import Stat
from medex_desktop.domain.interpret import VerdictKind
from medex_desktop.errors import InvalidForm, InvalidInput
from medex_desktop.language import render
from tests.domain.measures.reading import items, judged, measure, met, met_after, read, value

SUMS = {"koos_jr": 7, "hoos_jr": 6}


def raw_answers(count, raw):
    """Answers of 0 to 4 that add up to ``raw``."""
    return [max(0, min(4, raw - 4 * at)) for at in range(count)]


@pytest.mark.parametrize(
    ("key", "raw", "score"),
    [
        ("koos_jr", 0, 100), ("koos_jr", 14, 52.465), ("koos_jr", 15, 50.012),
        ("koos_jr", 27, 8.291), ("koos_jr", 28, 0),
        ("hoos_jr", 0, 100), ("hoos_jr", 12, 52.965), ("hoos_jr", 23, 8.104), ("hoos_jr", 24, 0),
    ],
)  # fmt: skip
def test_interval_scores_are_those_of_the_table(key, raw, score):
    assert value(key, **items(raw_answers(SUMS[key], raw))) == score


def test_the_example_of_the_form():
    assert value("koos_jr", **items("2213223")) == 50.012


@pytest.mark.parametrize("key", SUMS)
@given(data=st.data())
def test_a_worse_answer_never_scores_higher(key, data):
    answers = data.draw(st.lists(st.integers(0, 4), min_size=SUMS[key], max_size=SUMS[key]))
    at = data.draw(st.integers(0, SUMS[key] - 1))
    worse = [*answers[:at], 4, *answers[at + 1 :]]
    better, lower = value(key, **items(answers)), value(key, **items(worse))
    assert 0 <= lower <= better <= 100


@pytest.mark.parametrize("key", SUMS)
def test_every_answer_is_needed_and_no_other_is_taken(key):
    with pytest.raises(InvalidForm) as form:
        read(key, item_1=2)
    assert len(form.value.faults) == SUMS[key] - 1
    with pytest.raises(InvalidInput, match="5 is outside 0 to 4") as one:
        read(key, **items([5] + [0] * (SUMS[key] - 1)))
    assert one.value.field == "item_1"


@pytest.mark.parametrize("key", SUMS)
def test_credit_wording_and_codes_stand_with_the_form(key):
    form = measure(key)
    assert "Hospital for Special Surgery" in render(form.licence)
    assert [len(item.answers) for item in form.items] == [5] * SUMS[key]
    assert not any(item.topic for item in form.items)
    assert form.loinc.code
    assert form.loinc.panel


def test_change_by_anchor_judges_and_change_by_spread_does_not():
    assert judged("koos_jr", "13.9", "tka").kind is VerdictKind.NO_PUBLISHED
    assert judged("koos_jr", "14", "tka").kind is VerdictKind.IMPORTANT
    assert judged("hoos_jr", "10", "tha").kind is VerdictKind.NO_PUBLISHED
    spread = {k: [f.display_only for f in measure(k).change_facts if f.stat is Stat.MCID]
              for k in SUMS}  # fmt: skip
    assert spread == {"koos_jr": [False, True], "hoos_jr": [True]}


def test_hip_patients_acceptable_state():
    assert met_after("tha", "hoos_jr", **items("010100")) == {"pass_1_year": True}
    assert met_after("tha", "hoos_jr", **items("011111")) == {"pass_1_year": False}


def test_a_state_accepted_after_a_replacement_is_not_held_against_anybody_else():
    assert met(read("hoos_jr", **items("010100"))) == {"pass_1_year": None}
    assert met(read("oks", total=48, joint="knee")) == {"pass_knee": None, "pass_hip": None}
    after_hip = met_after("tha", "oks", total=48, joint="knee")
    assert after_hip == {"pass_knee": None, "pass_hip": None}


def test_the_short_form_scores_the_hip_and_says_why_it_does_not_score_the_knee():
    assert value("koos_ps", raw=11, joint="hip") == 58.3
    assert value("koos_ps", raw=20, joint="hip") == 0
    knee = read("koos_ps", raw=11, joint="knee")
    assert knee["score"]["value"] is None
    assert knee["messages"][0] == "Raw sum: 11"
    assert "No verified table for the knee form" in knee["messages"][1]
    assert "Say which joint" in read("koos_ps", raw=28)["messages"][1]
    with pytest.raises(InvalidInput, match="raw sum is 0 to 20"):
        read("koos_ps", raw=21, joint="hip")


def test_oxford_is_a_total_with_the_level_of_its_joint():
    after_knee = met_after("tka", "oks", total=37, joint="knee")
    assert after_knee == {"pass_knee": True, "pass_hip": None}
    after_hip = met_after("tha", "oks", total=41, joint="hip")
    assert after_hip == {"pass_knee": None, "pass_hip": False}
    assert met(read("oks", total=48)) == {"pass_knee": None, "pass_hip": None}
    with pytest.raises(InvalidInput, match="49 is outside 0 to 48"):
        read("oks", total=49)
    assert judged("oks", "8", values={"joint": "knee"}).kind is VerdictKind.IMPORTANT
    assert judged("oks", "8").kind is VerdictKind.NO_PUBLISHED


@given(st.integers(0, 20), st.integers(0, 8), st.integers(0, 68))
def test_womac_is_the_sum_of_its_subscales(pain, stiffness, function):
    found = value("womac", pain=pain, stiffness=stiffness, function=function)
    assert found == pain + stiffness + function


def test_womac_needs_all_three():
    with pytest.raises(InvalidForm):
        read("womac", pain=4)
    with pytest.raises(InvalidInput, match=r"8\.5 is outside 0 to 8"):
        read("womac", pain=4, stiffness="8.5", function=3)


@pytest.mark.parametrize("key", ["koos_ps", "oks", "womac", "odi", "ndi", "quickdash", "tsk17"])
def test_licensed_forms_hold_a_total_and_none_of_their_questions(key):
    form = measure(key)
    assert form.total_only
    assert not form.items
