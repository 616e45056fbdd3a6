"""The population that judges a change: one's own, else the nearest, named; else nothing."""

from decimal import Decimal

from medex_desktop.domain.change_choice import change_value_for
from medex_desktop.domain.interpret import VerdictKind, verdict
from medex_desktop.domain.measure import Direction
from medex_desktop.domain.measures.tug import MEASURE as TUG
from medex_desktop.domain.scoring import Person
from medex_desktop.language import render

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
