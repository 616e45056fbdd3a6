"""Oswestry, neck, QuickDASH, Tampa, LEFS and PSFS: rules, bands and what a change is judged by."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.interpret import VerdictKind
from medex_desktop.domain.measures import ndi, odi, quickdash, tsk17
from medex_desktop.errors import InvalidForm, InvalidInput
from medex_desktop.language import render
from tests.domain.measures.reading import items, judged, measure, met, read, value

D = Decimal


def answers(total, count, lowest=0, highest=5):
    """``count`` answers that add up to ``total``."""
    left, made = total - lowest * count, []
    for _ in range(count):
        made.append(D(lowest + min(left, highest - lowest)))
        left -= made[-1] - lowest
    return made


@pytest.mark.parametrize("form", [odi, ndi])
def test_percent_of_the_sections_answered(form):
    assert form.percent(answers(22, 10)).value == 44
    assert form.percent([*answers(18, 9), None]).value == 40
    missing = form.percent([*answers(18, 8), None, None])
    assert missing.value is None
    assert render(missing.why) == "8 of 10 sections are answered; 9 are needed."


def test_quickdash_from_its_answers():
    assert round(quickdash.score_of(answers(30, 11, 1)).value, 2) == D("43.18")
    assert quickdash.score_of([*answers(28, 10, 1), None]).value == 45
    missing = quickdash.score_of([*answers(28, 9, 1), None, None])
    assert missing.value is None
    assert "10 are needed" in render(missing.why)


@given(st.lists(st.integers(1, 5), min_size=10, max_size=11))
def test_quickdash_stays_within_its_scale(given_answers):
    assert 0 <= quickdash.score_of([D(one) for one in given_answers]).value <= 100


def test_tampa_turns_four_items_round():
    assert tsk17.total_of([D(1)] * 17).value == 13 + 4 * 4
    turned = [D(4) if at in (4, 8, 12, 16) else D(1) for at in range(1, 18)]
    assert tsk17.total_of(turned).value == 17
    assert tsk17.total_of([D(5) - one for one in turned]).value == 68
    assert tsk17.total_of([*turned[:16], None]).value is None


@pytest.mark.parametrize(
    ("rule", "given_answers"),
    [
        (odi.percent, [D(6)] * 10),
        (quickdash.score_of, [D(0)] * 11),
        (tsk17.total_of, [D("2.5")] * 17),
    ],
)
def test_an_answer_the_form_does_not_have_is_refused(rule, given_answers):
    with pytest.raises(InvalidInput, match="whole number") as fault:
        rule(given_answers)
    assert fault.value.field == "item_1"


@pytest.mark.parametrize(
    ("percent", "band"),
    [(0, "Minimal"), (20, "Minimal"), (22, "Moderate"), (40, "Moderate"), (44, "Severe"),
     (80, "Very severe"), (82, "Highest band"), (100, "Highest band")],
)  # fmt: skip
def test_bands_of_the_oswestry_without_its_offending_words(percent, band):
    assert read("odi", percent=percent)["category"] == band


def test_limits_of_the_totals():
    assert met(read("tsk17", total=37)) == {"above_37": False}
    assert met(read("tsk17", total=38)) == {"above_37": True}
    for key, typed in (("tsk17", {"total": 16}), ("odi", {"percent": 101}),
                       ("ndi", {"percent": -1}), ("quickdash", {"score": "100.1"})):  # fmt: skip
        with pytest.raises(InvalidInput):
            read(key, **typed)


def test_changes_of_the_totals():
    assert judged("odi", "-12").kind is VerdictKind.IMPORTANT
    assert judged("ndi", "-13.9").kind is VerdictKind.NO_PUBLISHED
    assert judged("tsk17", "-10").kind is VerdictKind.NO_PUBLISHED


def test_quickdash_change_is_held_against_its_error_first():
    assert judged("quickdash", "-12.8").kind is VerdictKind.WITHIN
    assert judged("quickdash", "-13").kind is VerdictKind.NEAR
    assert judged("quickdash", "-16").kind is VerdictKind.IMPORTANT
    shoulder = judged("quickdash", "-16", "shoulder_pain")
    assert shoulder.kind is VerdictKind.BEYOND
    assert "in the range published as important (Rysstad 2020)" in render(shoulder.words)


@given(st.lists(st.integers(0, 4), min_size=20, max_size=20))
def test_lefs_is_the_sum_of_twenty(twenty):
    assert value("lefs", **items(twenty)) == sum(twenty)


def test_lefs_names_topics_and_judges_by_its_error():
    form = measure("lefs")
    assert all(item.topic for item in form.items)
    assert any("printed form" in render(line) for _head, lines in form.how_to for line in lines)
    with pytest.raises(InvalidForm):
        read("lefs", item_1=4)
    assert judged("lefs", "8.9").kind is VerdictKind.WITHIN
    near = judged("lefs", "9")
    assert near.kind is VerdictKind.NEAR
    assert "MDC90 9.0 to MDC95 10.7 points" in render(near.judged_by)
    assert judged("lefs", "11").kind is VerdictKind.IMPORTANT
    assert judged("lefs", "-11").kind is VerdictKind.WORSE


def test_psfs_is_the_mean_of_what_was_entered():
    assert value("psfs", activity_1=4, activity_2=5, activity_3=9) == 6
    two = read("psfs", activity_1=4, activity_2=5, label="stairs; garden")
    assert two["score"]["value"] == 4.5
    assert two["messages"] == ["Mean of 2 activities."]
    assert read("psfs", activity_1=0)["messages"] == ["Mean of 1 activity."]
    with pytest.raises(InvalidInput) as fault:
        read("psfs", activity_2=5)
    assert fault.value.field == "activity_1"


def test_psfs_change_and_its_series():
    assert judged("psfs", "1.9", baseline="4").kind is VerdictKind.NO_PUBLISHED
    assert judged("psfs", "2", baseline="4").kind is VerdictKind.IMPORTANT
    assert measure("psfs").protocol_fields == ("label",)
