from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.grip_evidence import CHANGE_VALUES, change_value_for
from medex_desktop.domain.interpret import (
    JUDGED,
    VerdictKind,
    join_words,
    not_comparable,
    verdict,
)
from medex_desktop.domain.measure import Direction
from medex_desktop.domain.sentences import (
    HandNow,
    ReportRow,
    break_sentence,
    change_words,
    course_of,
    grip_row,
    headline,
    slope_sentence,
    summary_sentence,
    trend_sentence,
)
from medex_desktop.domain.trend import slope
from medex_desktop.language import Text, render

D = Decimal
WOMAN = change_value_for("female", D(75))
YOUNG_MAN = change_value_for("male", D(30))
JULY = date(2026, 7, 13)


def plain(words):
    return render(words).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("change", "kind", "words"),
    [
        ("0", "within", "within measurement error"),
        ("3.29", "within", "within measurement error"),
        ("-3.29", "within", "within measurement error"),
        ("3.3", "near", "near measurement error"),
        ("3.89", "near", "near measurement error"),
        ("-3.3", "near", "near measurement error"),
        ("3.9", "beyond", "beyond measurement error"),
        ("4.99", "beyond", "beyond measurement error"),
        (
            "5.0",
            "beyond",
            "beyond measurement error, in the range proposed as meaningful (Bohannon 2019)",
        ),
        ("-3.9", "worse", "worse, beyond measurement error"),
        (
            "-5.0",
            "worse",
            "worse, beyond measurement error, in the range proposed as meaningful (Bohannon 2019)",
        ),
    ],
)
def test_a_change_is_judged_in_the_order_of_the_words(change, kind, words):
    found = verdict(D(change), WOMAN)
    assert found.kind == kind
    assert render(found.words) == words
    assert found.important == (abs(D(change)) >= 5)
    assert found.is_judged


@given(st.sampled_from(CHANGE_VALUES), st.decimals(-20, 20, places=2))
def test_nothing_below_mdc90_is_ever_important(value, change):
    found = verdict(change, value)
    if abs(change) < value.mdc90:
        assert found.kind is VerdictKind.WITHIN
        assert not found.important
    assert found.important == (abs(change) >= max(value.mdc95, value.mcid))


def test_five_kg_of_a_young_man_is_error():
    assert verdict(D("6.2"), YOUNG_MAN).kind is VerdictKind.WITHIN
    assert verdict(D("7.4"), YOUNG_MAN).kind is VerdictKind.NEAR
    found = verdict(D("7.5"), YOUNG_MAN)
    assert (found.kind, found.important) == (VerdictKind.BEYOND, True)


def test_only_an_established_value_makes_the_kind_important():
    established = replace(WOMAN, important_words=None)
    assert verdict(D("5.0"), established).kind is VerdictKind.IMPORTANT
    assert verdict(D("5.0"), WOMAN).kind is VerdictKind.BEYOND


def test_means_of_three_do_not_miss_a_limit_by_a_rounding():
    change = D(31) / 3 - D(16) / 3
    assert change < 5
    assert verdict(change, WOMAN).important


@pytest.mark.parametrize(
    ("change", "judged", "error"),
    [
        ("1", "MDC90 3.3 kg, women from 60", "MDC90 3.3 kg, women from 60"),
        ("3.5", "MDC90 3.3 to MDC95 3.9 kg, women from 60", None),
        ("4", "MDC95 3.9 kg, women from 60", None),
        (
            "5.4",
            "MDC95 3.9 kg, women from 60; from 5.0 kg, Bohannon 2019",
            "MDC95 3.9 kg, women from 60",
        ),
        ("-4", "MDC95 3.9 kg, women from 60", None),
    ],
)
def test_what_judged_is_named_with_its_population_and_source(change, judged, error):
    found = verdict(D(change), WOMAN)
    assert render(found.judged_by) == judged
    assert render(found.error_by) == (error or judged)
    assert "own computation" in found.citation.text
    assert "NHANES" in render(found.basis)


def test_without_a_value_nothing_is_judged():
    found = verdict(D(9), None)
    assert found.kind is VerdictKind.NO_PUBLISHED
    assert render(found.words) == "no published value"
    assert found.judged_by is None
    assert not found.is_judged
    unread = verdict(D(9), replace(WOMAN, verified=False))
    assert unread.kind is VerdictKind.NO_VERIFIED
    assert render(unread.label) == "No verified value"


def test_lower_may_be_better_and_neither_may_be():
    assert verdict(D(-9), WOMAN, Direction.LOWER).better is True
    assert verdict(D(9), WOMAN, Direction.LOWER).kind is VerdictKind.WORSE
    unjudged = verdict(D(-9), WOMAN, Direction.NEITHER)
    assert (unjudged.kind, unjudged.better) == (VerdictKind.BEYOND, None)
    assert verdict(D(0), WOMAN).better is None


def test_other_measures_may_lack_some_of_the_values():
    only95 = replace(WOMAN, mdc90=None)
    assert verdict(D("3.8"), only95).kind is VerdictKind.WITHIN
    assert render(verdict(D("3.8"), only95).judged_by) == "MDC95 3.9 kg, women from 60"
    only90 = replace(WOMAN, mdc95=None, mcid=None)
    assert verdict(D("3.4"), only90).kind is VerdictKind.BEYOND
    assert render(verdict(D("3.4"), only90).judged_by) == "MDC90 3.3 kg, women from 60"
    only_mcid = replace(WOMAN, mdc90=None, mdc95=None, important_words=None, mcid_citation=None)
    found = verdict(D(6), only_mcid)
    assert found.kind is VerdictKind.IMPORTANT
    assert render(found.words) == "clinically important"
    assert render(found.judged_by).startswith("from 5.0 kg, NHANES")
    assert verdict(D(4), only_mcid).kind is VerdictKind.NO_PUBLISHED
    assert verdict(D(4), only_mcid).judged_by is None


def test_a_range_without_an_error_is_named_as_such_and_never_beyond_error():
    only_range = replace(WOMAN, mdc90=None, mdc95=None)
    better, fall, small = (verdict(D(change), only_range) for change in ("5", "-6", "4.9"))
    assert better.kind is VerdictKind.BEYOND
    assert render(better.label) == "In important range"
    assert render(better.words) == (
        "no published error; in the range proposed as meaningful (Bohannon 2019)"
    )
    assert render(better.judged_by) == "from 5.0 kg, Bohannon 2019; no published error"
    assert fall.kind is VerdictKind.WORSE
    assert render(fall.label) == "Worse, important"
    assert render(fall.words).startswith("worse, no published error; in the range")
    assert (small.kind, render(small.label)) == (VerdictKind.NO_PUBLISHED, "No published error")
    assert "less than the published important change" in render(small.words)
    assert not any(found.is_beyond_error for found in (better, fall, small))
    assert verdict(D("5"), WOMAN).is_beyond_error


def test_a_break_says_what_changed():
    found = not_comparable((Text("device"), Text("position")))
    assert render(found.words) == "not comparable: another device and position"
    assert render(not_comparable(()).words) == "not comparable: another series"
    assert found.kind not in JUDGED
    words = break_sentence((Text("device"),), date(2025, 11, 20))
    assert plain(words) == (
        "Visits before 20 Nov 2025 used another device. No change is computed across the break."
    )


def test_words_are_joined_as_in_a_sentence():
    words = [Text("a"), Text("b"), Text("c")]
    assert [render(join_words(words[:n])) for n in (1, 2, 3)] == ["a", "a and b", "a, b and c"]


def test_the_chart_in_words_names_both_hands():
    hands = [
        HandNow("right", D("24.6"), verdict(D("5.4"), WOMAN), JULY),
        HandNow("left", D("20.8"), verdict(D("2.9"), WOMAN), JULY),
    ]
    assert plain(trend_sentence(hands)) == (
        "Right hand 24.6 kg, up 5.4 kg since 13 Jul 2026: beyond measurement error "
        "(MDC95 3.9 kg, women from 60), in the range proposed as meaningful (Bohannon 2019). "
        "Left hand 20.8 kg, up 2.9 kg since 13 Jul 2026: within measurement error "
        "(MDC90 3.3 kg, women from 60)."
    )


def test_hands_without_a_change_say_why():
    hands = [
        HandNow("right", None),
        HandNow("left", D(20)),
        HandNow("right", D(20), not_comparable((Text("device"),))),
        HandNow("left", D(20), verdict(D(1), None), JULY),
        HandNow("left", D(20), verdict(D(1), WOMAN)),
    ]
    assert [plain(trend_sentence([hand])) for hand in hands] == [
        "Right hand: not measured.",
        "Left hand 20.0 kg: the baseline.",
        "Right hand 20.0 kg: not comparable: another device.",
        "Left hand 20.0 kg, up 1.0 kg since 13 Jul 2026: no published value.",
        "Left hand 20.0 kg: within measurement error.",
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [("5.4", "up 5.4 kg"), ("-2", "down 2.0 kg"), ("0.04", "unchanged"), ("0", "unchanged")],
)
def test_a_change_in_words(change, words):
    assert render(change_words(D(change))) == words


def line(days, values):
    start = date(2026, 1, 1)
    return [
        (start + timedelta(int(day)), D(value))
        for day, value in zip(days.split(), values.split(), strict=True)
    ]


def test_a_trend_below_six_months_is_told_over_its_weeks():
    found = slope(line("0 28 56 84 112 140", "24.0 25.2 25.0 26.9 27.4 28.6"), D("1.4"))
    assert render(slope_sentence("right", found)) == (
        "Right hand: +4.5 kg over 20 weeks (95 % interval +1.2 to +7.8), 6 visits. "
        "Median of all pairs (Theil-Sen): +4.3 kg."
    )


def test_a_trend_from_six_months_on_is_told_per_year():
    found = slope(line("0 100 200 365", "24 22 20 16"), D("1.0"))
    words = render(slope_sentence("left", found))
    assert words.startswith("Left hand: \N{MINUS SIGN}8.0 kg per year (95 % interval")
    assert words.endswith("4 visits.")
    six = slope(line("0 100 150 200 300 365", "24 22 21 20 18 16"), D("1.0"))
    assert "Theil-Sen" in render(slope_sentence("left", six))


@pytest.mark.parametrize(
    ("days", "values", "why"),
    [
        ("0 100 365", "20 21 20", "there are only 3 visits (it needs 4)"),
        ("0 28 56 83", "10 16 22 28", "they span 11 weeks (it needs 12 weeks)"),
        ("0 30 60 90", "20 21 20 21", "the 95 % confidence interval of the change includes zero"),
        (
            "0 9",
            "20 20.5",
            "there are only 2 visits (it needs 4) and they span 9 days (it needs 12 weeks)",
        ),
    ],
)
def test_no_trend_says_which_condition_fails(days, values, why):
    found = slope(line(days, values), D("1.0"))
    assert found is not None
    said = render(slope_sentence("right", found))
    assert said == f"Right hand: no trend can be called yet: {why}."


def test_no_trend_of_one_visit_says_what_is_needed():
    said = render(slope_sentence("left", None))
    assert "4 visits over 12 weeks" in said
    assert "no second one" in said


def test_no_trend_is_told_as_none():
    found = slope(line("0 28", "24 30"), D("1.4"))
    for missing in (None, found):
        assert "no trend can be called yet" in render(slope_sentence("right", missing))


BETTER = verdict(D("4"), WOMAN)
MUCH_BETTER = verdict(D("5.4"), WOMAN)
SAME = verdict(D("1"), WOMAN)
NEAR = verdict(D("3.5"), WOMAN)
WORSE = verdict(D("-4"), WOMAN)
UNKNOWN = verdict(D("4"), None)


@pytest.mark.parametrize(
    ("verdicts", "words"),
    [
        ([BETTER, SAME], "Improving."),
        ([MUCH_BETTER], "Improving."),
        ([SAME, NEAR], "Steady."),
        ([WORSE, SAME], "Declined."),
        ([WORSE, BETTER], "Mixed."),
        ([UNKNOWN, SAME], "Steady."),
        ([UNKNOWN], "Change not judged."),
        ([not_comparable(())], "New series."),
        ([], "First results."),
    ],
)
def test_the_headline_is_the_direction(verdicts, words):
    assert render(headline(course_of(verdicts))) == words


OLD = " than on 13 Jul 2026 by more than measurement error"
SAME_LEFT = "Left grip unchanged within error. Nothing is worse."
MEANT = "in the range proposed as meaningful (Bohannon 2019)"


@pytest.mark.parametrize(
    ("right", "left", "words"),
    [
        (
            MUCH_BETTER,
            SAME,
            f"Right grip is better{OLD}, {MEANT}. {SAME_LEFT}",
        ),
        (
            MUCH_BETTER,
            BETTER,
            f"Right grip and left grip are better{OLD}; right grip also {MEANT}. Nothing is worse.",
        ),
        (BETTER, WORSE, f"Left grip is worse{OLD}. Right grip is better{OLD}."),
        (WORSE, WORSE, f"Right grip and left grip are worse{OLD}."),
        (
            NEAR,
            NEAR,
            "Right grip and left grip near the limit of error since 13 Jul 2026. Nothing is worse.",
        ),
        (UNKNOWN, SAME, "Left grip unchanged within error. Right grip: no published value."),
    ],
)
def test_the_summary_tells_declines_first_and_claims_no_more_than_was_judged(right, left, words):
    rows = [grip_row("right", right), grip_row("left", left)]
    assert plain(summary_sentence(rows, JULY)) == words


def test_a_report_without_rows_claims_nothing():
    assert render(summary_sentence([], JULY)) == "No change could be judged."


def test_a_measure_keeps_its_name_inside_a_sentence():
    rows = [grip_row("left", SAME), ReportRow(Text("KOOS JR"), SAME)]
    assert "Left grip and KOOS JR unchanged" in render(summary_sentence(rows, JULY))


def test_each_important_change_is_called_what_its_own_source_calls_it():
    ranged, plain_one = (
        verdict(D("5.4"), WOMAN),
        verdict(D("6"), replace(WOMAN, important_words=None)),
    )
    rows = [
        ReportRow(Text("Right grip"), ranged),
        ReportRow(Text("6-minute walk"), plain_one),
        ReportRow(Text("TUG"), verdict(D("4"), WOMAN)),
    ]
    said = plain(summary_sentence(rows, JULY))
    assert "Right grip also in the range proposed as meaningful (Bohannon 2019)" in said
    assert "6-minute walk also clinically important." in said
