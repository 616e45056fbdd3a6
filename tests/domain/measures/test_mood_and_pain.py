"""PHQ, GAD-7 and pain: bands, the answer that is never passed over, and the order of three."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.interpret import VerdictKind
from medex_desktop.domain.readings import read_result
from medex_desktop.domain.scoring import Person
from medex_desktop.errors import InvalidForm, InvalidInput
from medex_desktop.language import render
from tests.domain.measures.reading import items, judged, measure, met, read, value

D = Decimal


@pytest.mark.parametrize(
    ("answers", "score", "band"),
    [
        ("000000000", 0, "Minimal"), ("111100000", 4, "Minimal"), ("111110000", 5, "Mild"),
        ("333000000", 9, "Mild"), ("333100000", 10, "Moderate"), ("333320000", 14, "Moderate"),
        ("333330000", 15, "Moderately severe"), ("333333100", 19, "Moderately severe"),
        ("333333200", 20, "Severe"), ("333333333", 27, "Severe"),
    ],
)  # fmt: skip
def test_bands_of_the_phq9(answers, score, band):
    found = read("phq9", **items(answers))
    assert (found["score"]["value"], found["category"]) == (score, band)


@given(st.lists(st.integers(0, 3), min_size=8, max_size=8), st.integers(0, 3))
def test_a_ninth_answer_above_zero_demands_a_referral_whatever_the_total(eight, ninth):
    values = {f"item_{n}": D(one) for n, one in enumerate([*eight, ninth], start=1)}
    score = read_result(measure("phq9"), Person(), values).score
    assert [demand.action for demand in score.demands] == (["refer"] if ninth else [])
    assert score.value == sum(eight) + ninth


def test_the_ninth_answer_is_heard_though_another_is_missing():
    score = read_result(measure("phq9"), Person(), {"item_9": D(1)}).score
    assert score.value is None
    assert score.demands[0].key == "item_9"
    assert "same day" in render(score.messages[0])


def test_difficulty_is_optional_and_outside_the_sum():
    assert value("phq9", **items("100000000"), difficulty=3) == 1
    with pytest.raises(InvalidInput, match="Choose one of: 0, 1, 2, 3"):
        read("phq9", **items("100000000"), difficulty=4)
    with pytest.raises(InvalidForm):
        read("phq9", **items("1000"))


def test_phq2_goes_on_from_three():
    assert met(read("phq2", **items("11"))) == {"ask_phq9": False}
    assert met(read("phq2", **items("21"))) == {"ask_phq9": True}
    with pytest.raises(InvalidInput, match="4 is outside 0 to 3"):
        read("phq2", **items("40"))


@pytest.mark.parametrize(
    ("answers", "band", "refer"),
    [("1111000", "Minimal", False), ("1111100", "Mild", False), ("3330000", "Mild", False),
     ("3331000", "Moderate", True), ("3333200", "Moderate", True), ("3333300", "Severe", True)],
)  # fmt: skip
def test_bands_of_the_gad7(answers, band, refer):
    found = read("gad7", **items(answers))
    assert found["category"] == band
    assert met(found) == {"refer": refer}


@pytest.mark.parametrize("key", ["phq2", "phq9", "gad7"])
def test_free_forms_carry_their_credit_and_answers(key):
    form = measure(key)
    assert "Spitzer" in render(form.licence)
    assert render(form.items[0].answers[3]) == "Nearly every day"


def test_change_of_the_phq9():
    assert judged("phq9", "-4", baseline="12").kind is VerdictKind.NO_PUBLISHED
    assert judged("phq9", "-5", baseline="12").kind is VerdictKind.IMPORTANT


def test_pain_now_with_its_mean_and_its_order():
    found = read("nprs", now=3, best_24h=2, worst_24h=8, site="left knee, on stairs")
    assert found["score"]["value"] == 3
    assert found["messages"] == ["Mean of now, least and worst: 4.3"]
    assert read("nprs", now=3)["messages"] == []
    odd = read("nprs", now=3, best_24h=4)
    assert "least ≤ now ≤ worst" in odd["messages"][0]
    for typed in ({"now": 11}, {"now": "2.5"}, {"best_24h": 1}):
        with pytest.raises(InvalidInput):
            read("nprs", **typed)


def test_change_of_pain_by_population():
    assert judged("nprs", "-1", "chronic_pain", baseline="6").kind is VerdictKind.NO_PUBLISHED
    assert judged("nprs", "-2", "chronic_pain", baseline="6").kind is VerdictKind.IMPORTANT
    by = judged("nprs", "-2", baseline="6")
    assert by.kind is VerdictKind.BEYOND
    assert by.is_small
    assert "Abbott 2014" in render(by.judged_by)


def test_pain_on_a_line():
    assert value("vas_pain", mm="41.5") == 41.5
    with pytest.raises(InvalidInput, match="101 mm is outside 0 to 100 mm"):
        read("vas_pain", mm=101)
    knee, hip = "awaiting_arthroplasty_knee", "awaiting_arthroplasty_hip"
    assert judged("vas_pain", "-28", knee, baseline="60").kind is VerdictKind.BEYOND
    assert judged("vas_pain", "-28", hip, baseline="60").kind is VerdictKind.WITHIN
    assert judged("vas_pain", "-28", baseline="60").kind is VerdictKind.NO_PUBLISHED


def test_a_decline_without_a_published_error_is_not_called_beyond_error():
    worse = judged("nprs", "2", "chronic_pain", baseline="4")
    assert worse.kind is VerdictKind.WORSE
    assert render(worse.label) == "Worse, important"
    assert render(worse.words) == "worse, clinically important"
    assert worse.better is False
    lefs = judged("lefs", "-11")
    assert render(lefs.label) == "Worse, beyond error"
