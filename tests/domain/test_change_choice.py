"""The population that judges a change: one's own, else the nearest, named; else nothing."""

from datetime import date
from decimal import Decimal

from medex_desktop.domain.change_choice import change_value_for
from medex_desktop.domain.interpret import VerdictKind, verdict
from medex_desktop.domain.measure import Direction
from medex_desktop.domain.measures.chair_stand_30s import MEASURE as CHAIR_STAND
from medex_desktop.domain.measures.gait_speed import MEASURE as GAIT
from medex_desktop.domain.measures.hoos_jr import MEASURE as HOOS_JR
from medex_desktop.domain.measures.koos_jr import MEASURE as KOOS_JR
from medex_desktop.domain.measures.six_minute_walk import MEASURE as SIX_MINUTE_WALK
from medex_desktop.domain.measures.tug import MEASURE as TUG
from medex_desktop.domain.scoring import Person
from medex_desktop.domain.sentences import Course, ReportRow, course_of, summary_sentence
from medex_desktop.language import Text, render

TWELVE = Decimal(12)


def judged(*groups, change="-2.7"):
    value = change_value_for(TUG, Person(groups=frozenset(groups)), {}, TWELVE)
    return verdict(Decimal(change), value, Direction.LOWER)


def test_after_a_knee_replacement_the_nearest_population_judges_and_is_named():
    found = judged("tka")
    assert found.kind is VerdictKind.BEYOND
    assert render(found.judged_by) == "MDC 1.10 s, knee osteoarthritis, grade 1 to 3, one rater"


def test_ones_own_population_comes_first():
    assert judged("stroke", "tka").error_by.args["mdc95"].value == Decimal("2.9")


def test_per_cent_of_the_baseline():
    value = change_value_for(
        TUG, Person(groups=frozenset({"awaiting_arthroplasty_knee"})), {}, Decimal(20)
    )
    assert value.mdc95 == Decimal("7.34")


def test_where_nothing_fits_nothing_is_published():
    assert judged().kind is VerdictKind.NO_PUBLISHED
    assert judged("hypertension").kind is VerdictKind.NO_PUBLISHED


def test_slower_by_more_than_the_error_is_worse():
    assert judged("knee_oa", change="1.5").kind is VerdictKind.WORSE
    assert judged("knee_oa", change="1.0").kind is VerdictKind.WITHIN


def told(measure, group, change):
    value = change_value_for(measure, Person(groups=frozenset({group})), {}, Decimal(1))
    return verdict(Decimal(change), value)


def test_a_share_of_the_baseline_says_so_and_is_as_fine_as_the_measure():
    found = judged("awaiting_arthroplasty_knee", change="-2")
    said = "MDC95 4.4 s, 36.7 % of the baseline, knee osteoarthritis awaiting replacement"
    assert render(found.judged_by) == said
    value = change_value_for(TUG, Person(groups=frozenset({"hip_oa"})), {}, TWELVE)
    assert value.mdc95 == Decimal("5.35")  # not 5.352


def test_a_count_is_judged_in_the_words_of_its_source():
    found = told(CHAIR_STAND, "knee_oa", "3")
    assert render(found.judged_by).startswith("MDC 2.5 reps, ")


def test_the_people_an_important_change_was_found_in_are_named():
    found = told(KOOS_JR, "tka", "16")
    assert render(found.judged_by) == (
        "from 14.0 points, knee replacement, 12 months, AJRR 2026; no published error"
    )
    walked = render(told(SIX_MINUTE_WALK, "tka", "90").judged_by)
    assert "awaiting replacement; from 74.3 m, 12 months after knee replacement, BMC" in walked


def test_where_a_substantial_benefit_alone_is_published_it_is_told_and_judges_nothing():
    reached, short = told(HOOS_JR, "tha", "22"), told(HOOS_JR, "tha", "21.9")
    assert reached.kind is short.kind is VerdictKind.NO_PUBLISHED
    assert render(reached.words) == (
        "no published error; at least the published substantial clinical benefit (CMS CBE 3559)"
    )
    assert "less than the published substantial clinical benefit" in render(short.words)
    assert reached.citation.key == "CMS CBE 3559"
    assert "no published error; less than" in render(told(HOOS_JR, "tha", "-30").words)


def test_a_range_of_a_larger_change_is_told_as_a_range():
    found = told(GAIT, "hip_oa", "0.25")
    said = "in or beyond the range published as major clinically important improvement"
    assert said in render(found.words)
    assert not found.is_judged


def test_only_error_and_importance_judge():
    judges = {fact.stat.name: fact.judges for fact in HOOS_JR.change_facts}
    assert judges == {"SCB": False, "MCID": False}


def test_a_small_meaningful_change_is_not_called_clinically_important():
    found = told(GAIT, "older_adults", "0.05")
    small = "at least the published small meaningful change (Perera 2006)"
    assert render(found.words) == f"no published error; {small}"
    assert render(found.label) == "Meaningful change"
    assert render(told(GAIT, "older_adults", "-0.05").label) == "Worse, meaningful"
    less = "no published error; less than the published small meaningful change (Perera 2006)"
    assert render(told(GAIT, "older_adults", "0.04").words) == less
    row = ReportRow(Text("Gait speed"), found)
    said = render(summary_sentence([row], date(2026, 9, 9)))
    assert "by at least the published small amount; no error is published." in said


def test_a_small_gain_without_error_makes_no_improvement_and_such_a_loss_is_told():
    gain, loss = told(GAIT, "older_adults", "0.05"), told(GAIT, "older_adults", "-0.05")
    within = judged("knee_oa", change="-1.0")
    assert course_of([gain]) is Course.NOT_JUDGED
    assert course_of([gain, within]) is Course.STEADY
    assert course_of([loss, within]) is Course.DECLINED
