"""Questionnaires question by question: options, where to begin, what is missing."""

from decimal import Decimal

import pytest

from medex_desktop.domain.catalogue import all_measures, find_measure
from medex_desktop.domain.entries import read_field
from medex_desktop.domain.questions import (
    chosen,
    first_open,
    options_of,
    questions_of,
    standing,
)
from medex_desktop.language import render

MEASURES = [one for one in all_measures().values() if one.items or one.total_only]


def measure(key):
    found = find_measure(key)
    assert found is not None
    return found


@pytest.mark.parametrize("one", MEASURES, ids=lambda one: one.key)
def test_every_input_is_asked_once_and_every_answer_can_be_read(one):
    questions = questions_of(one)
    assert sorted(q.field.key for q in questions) == sorted(f.key for f in one.fields)
    for question in questions:
        assert len({option.key for option in question.options}) == len(question.options)
        for option in question.options:
            read_field(question.field, option.text)
            assert chosen(question, option.text) == option


def test_answers_have_words_and_the_keys_they_are_printed_with():
    koos = questions_of(measure("koos_jr"))
    assert [(o.key, render(o.words)) for o in koos[0].options][-1] == ("4", "Extreme")
    assert "stiffness" in render(koos[0].lead)
    assert koos[2].lead == koos[1].lead  # what was said before holds until something else is said
    yes_no = options_of(measure("steadi").fields[0])
    assert [(o.key, o.text) for o in yes_no] == [("0", "no"), ("1", "yes")]
    joint = questions_of(measure("oks"))[1]
    assert [(o.key, o.text) for o in joint.options] == [("1", "knee"), ("2", "hip")]
    assert len(questions_of(measure("nprs"))[0].options) == 11


def test_numbers_that_are_no_answers_are_typed():
    by_field = {q.field.key: q for q in questions_of(measure("frail_scale"))}
    assert by_field["illness_count"].options == ()
    assert by_field["weight_loss_pct"].options == ()
    line = questions_of(measure("vas_pain"))[0]
    assert [render(end) for end in line.ends] == ["no pain", "worst pain imaginable"]


def test_partly_answered_says_what_is_missing_and_that_it_is_kept():
    phq = measure("phq9")
    assert render(standing(phq, {}).words) == "Nothing is answered yet."
    partly = standing(phq, {"item_1": "0", "item_9": "1", "difficulty": "2"})
    assert (partly.given, partly.of) == (2, 9)
    assert "2 of 9 answered. All are needed" in render(partly.words)
    assert standing(phq, {f"item_{n}": "0" for n in range(1, 10)}).words is None


def test_it_begins_at_the_first_open_question():
    questions = questions_of(measure("psfs"))
    assert first_open(questions, {}) == 0
    assert first_open(questions, {"activity_1": "4"}) == len(questions) - 1
    assert chosen(questions[0], "12") is None
    assert chosen(questions[0], " ") is None


def test_totals_follow_from_the_answers():
    odi = measure("odi").total_rule
    assert (odi.field, odi.count, odi.low, odi.high) == ("percent", 10, 0, 5)
    assert odi.total([Decimal(2)] * 9 + [None]).value == 40
    for key in ("odi", "ndi", "quickdash", "tsk17"):
        rule = measure(key).total_rule
        assert measure(key).field(rule.field) is not None
        assert rule.total([Decimal(rule.low)] * rule.count).value is not None
        assert rule.total([None] * rule.count).value is None
