"""A test read among the others: baseline, last time, breaks, alerts; the figures of the design."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from medex_desktop.domain.clients import Client, Hand, Sex
from medex_desktop.domain.grip_reading import (
    GripContext,
    GripTest,
    latest_test,
    read_entry,
    read_test,
)
from medex_desktop.domain.grip_snapshot import scores_of, snapshot_of
from medex_desktop.domain.interpret import VerdictKind
from medex_desktop.domain.measures.grip_strength import (
    GripEntry,
    GripProtocol,
    blank_trials,
    from_json,
)
from medex_desktop.domain.quantity import read_force
from medex_desktop.domain.series import BaselineRule
from medex_desktop.language import render

D = Decimal
JAMAR = GripProtocol(device_make="Jamar Plus+", device_serial="20418")
CAMRY = GripProtocol(device_make="Camry EH101")
MARGARET = Client(
    1, "Margaret Holloway", "Holloway, Margaret", date(1951, 3, 14), None, None, Sex.FEMALE,
    Hand.RIGHT, "", "", None, "", "", None, "", "", "", None, "", "", "", None, "", "", None,
    datetime(2026, 1, 1, tzinfo=UTC),
)  # fmt: skip


def entry(right="", left="", protocol=JAMAR):
    typed = {"right": right.split(), "left": left.split()}
    trials = []
    for trial in blank_trials():
        words = typed[trial.side]
        if len(words) >= trial.number:
            quantity = read_force(words[trial.number - 1], "kg", "x")
            trials.append(replace(trial, quantity=quantity))
        else:
            trials.append(trial)
    return GripEntry(protocol, tuple(trials))


JULY = GripTest(1, date(2026, 7, 13), 1, entry("19.2 19.0 18.8", "17.9 17.5 17.7"), signed=True)
SEPTEMBER = GripTest(2, date(2026, 9, 7), 2, entry("22.4 22.0 22.1", "19.9 19.0 19"), signed=True)
NOW = entry("23.8 24.6 24.1", "20.1 20.8 20.5")
OCTOBER = date(2026, 10, 1)


def context(*tests, **settings):
    return GripContext(MARGARET, tests, **settings)


def test_the_picture_holds():
    found = read_entry(context(JULY, SEPTEMBER), NOW, OCTOBER)
    assert found.norm.result.display == "66th"
    assert found.right.since_baseline.change == D("5.4")
    assert found.right.since_baseline.kind is VerdictKind.BEYOND
    assert found.left.since_baseline.change == D("2.9")
    assert found.left.since_baseline.kind is VerdictKind.WITHIN
    assert found.right.since_last.change == D("2.2")
    assert (found.right.baseline_kg, found.right.last_kg) == (D("19.2"), D("22.4"))
    assert found.last_day == date(2026, 9, 7)
    assert render(found.comparable).replace("\N{NO-BREAK SPACE}", " ") == "as on 13 Jul"
    assert found.alerts == found.remarks == ()
    assert not found.starts_series
    assert [len(series.visits) for series in context(JULY, SEPTEMBER).series()] == [2]


def test_a_first_test_is_compared_with_nothing():
    found = read_entry(context(), NOW, OCTOBER)
    assert found.baseline is found.last_day is found.comparable is None
    assert found.right.since_baseline is found.right.since_last is None
    assert found.alerts == ()


def test_a_test_on_record_is_read_among_those_before_it():
    found = read_test(context(JULY, SEPTEMBER), SEPTEMBER)
    assert found.last_day == JULY.day
    assert found.right.since_baseline.change == D("3.2")
    assert read_test(context(JULY, SEPTEMBER), JULY).baseline is None


def test_another_device_starts_a_series_and_is_not_compared():
    other = replace(NOW, protocol=CAMRY)
    found = read_entry(context(JULY), other, OCTOBER)
    assert found.starts_series
    assert found.right.since_baseline.kind is VerdictKind.NOT_COMPARABLE
    assert found.right.since_last.kind is VerdictKind.NOT_COMPARABLE
    assert found.baseline is None
    assert "starts a new series" in render(found.comparable)
    assert read_entry(context(JULY), entry("", "20", CAMRY), OCTOBER).right.since_baseline is None


def test_an_empty_test_has_no_norm_and_no_verdict():
    found = read_entry(context(JULY), entry(), OCTOBER)
    assert found.norm is None
    assert found.thresholds == ()
    assert found.right.since_baseline is found.left.since_last is None
    assert found.side("left").value_kg is None
    assert found.side("right") is found.right


def test_a_voided_test_is_not_followed():
    found = read_entry(context(replace(JULY, voided=True), SEPTEMBER), NOW, OCTOBER)
    assert found.baseline.last_day == SEPTEMBER.day
    assert latest_test([JULY, replace(SEPTEMBER, voided=True)]) is JULY
    assert latest_test([]) is None


def test_the_baseline_follows_the_practice_s_rule_where_it_can():
    story = context(JULY, SEPTEMBER, baseline_rule=BaselineRule.MEAN_OF_TWO)
    assert read_entry(story, NOW, OCTOBER).right.baseline_kg == D("20.8")
    chosen = context(JULY, SEPTEMBER, baseline_rule=BaselineRule.CHOSEN, baseline_day=SEPTEMBER.day)
    assert read_entry(chosen, NOW, OCTOBER).right.baseline_kg == D("22.4")
    elsewhere = replace(chosen, baseline_day=date(2020, 1, 1))
    assert read_entry(elsewhere, NOW, OCTOBER).right.baseline_kg == D("19.2")


def test_a_decline_and_a_new_difference_raise_alerts():
    found = read_entry(context(JULY), entry("14.0 14.2 14.1", "17.8 17.9 17.0"), OCTOBER)
    assert [alert.kind for alert in found.alerts] == ["decline", "new_side_difference"]
    assert found.new_difference
    assert found.score.asymmetry_level == "warning"


@pytest.mark.parametrize(
    ("right", "left", "words"),
    [("10 20", "20", "Right: one trial"), ("20", "10 20", "Left: one trial")],
)
def test_a_trial_twice_another_is_kept_and_questioned(right, left, words):
    (remark,) = read_entry(context(), entry(right, left), OCTOBER).remarks
    assert render(remark).startswith(words)


def test_without_a_sex_nothing_is_judged():
    unknown = GripContext(replace(MARGARET, sex=Sex.NOT_STATED), (JULY,))
    found = read_entry(unknown, NOW, OCTOBER)
    assert found.norm.result is None
    assert found.change_value is None
    assert found.right.since_baseline.kind is VerdictKind.NO_PUBLISHED
    assert not found.new_difference


def test_the_signed_snapshot_keeps_what_was_typed_and_what_was_told():
    story = context(JULY)
    found = read_entry(story, NOW, OCTOBER)
    kept = snapshot_of(NOW, found)
    assert from_json(kept["entry"]) == NOW
    assert kept["scores"] == scores_of(found)
    assert kept["scores"]["norm"]["display"] == "66th"
    assert kept["scores"]["right"]["since_baseline"] == {"kind": "beyond", "change_kg": "5.4"}
    empty = scores_of(read_entry(story, entry(), OCTOBER))
    assert empty["norm"] is empty["best_kg"] is None
    assert empty["left"]["n"] == 0
