"""The Berg Balance Scale and the grades of a muscle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.catalogue import find_measure
from medex_desktop.domain.naming import name_of
from medex_desktop.language import render
from tests.domain.measures.asking import category, judged, met, read, refused

BERG = find_measure("berg_balance")


def berg(points, who="80"):
    """A Berg of so many points: fours first."""
    answers = {f"item_{n + 1}": str(min(4, max(0, points - 4 * n))) for n in range(14)}
    return read("berg_balance", who, **answers)


@given(st.integers(0, 56))
def test_the_score_is_the_sum(points):
    reading = berg(points)
    assert reading.score.value == points
    assert met(reading) == {"below_45": points < 45}


def test_the_mark_is_for_older_adults():
    assert met(berg(30, "59")) == {"below_45": None}
    assert met(berg(30, "")) == {"below_45": None}


def test_every_task_is_needed_and_none_has_five_points():
    answers = {f"item_{n}": "3" for n in range(1, 14)}
    assert list(refused("berg_balance", **answers)) == ["item_14"]
    found = refused("berg_balance", **{**answers, "item_14": "5", "item_2": "2.5"})
    assert found == {"item_2": "Write a whole number.", "item_14": "5 is outside 0 to 4."}


def test_every_task_has_a_topic():
    assert [item.field for item in BERG.items] == [field.key for field in BERG.fields]
    assert len({render(item.words) for item in BERG.items}) == 14


@pytest.mark.parametrize(
    ("since", "change", "kind"),
    [
        ("40", "4", "within"),
        ("40", "5", "beyond"),
        ("50", "4", "beyond"),
        ("50", "-4", "worse"),
        ("45", "4", "beyond"),
        ("30", "6", "within"),
        ("34", "7", "beyond"),
        ("24", "5", "beyond"),
        ("0", "4", "within"),
    ],
)
def test_the_error_goes_by_where_one_began(since, change, kind):
    assert judged("berg_balance", change, "older_adults", since=since).kind == kind


def test_the_error_of_parkinsonism():
    assert judged("berg_balance", "4", "parkinson", "older_adults", since="50").kind == "within"
    assert judged("berg_balance", "5", since="50").kind == "no_published"


@pytest.mark.parametrize(
    ("grade", "name"),
    [("0", "No contraction"), ("3", "Moves against gravity"), ("5", "Normal power")],
)
def test_a_grade_is_called_by_its_words(grade, name):
    reading = read("mmt", grade=grade)
    assert reading.score.value == int(grade)
    assert category(reading) == name


@pytest.mark.parametrize("grade", ["6", "-1", "4+", "3.5", ""])
def test_what_is_no_grade_is_refused(grade):
    assert list(refused("mmt", grade=grade)) == ["grade"]


def test_a_muscle_has_its_name_and_side():
    values = {"muscle": "quadriceps", "side": "right", "grade": "4"}
    assert render(name_of(find_measure("mmt"), values)) == "Manual muscle test, quadriceps, right"
    assert judged("mmt", "1", since="3").kind == "no_published"
