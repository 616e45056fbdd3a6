from datetime import date
from decimal import Decimal

from medex_desktop.domain.grip_records import GripProtocol, changed_parts
from medex_desktop.domain.series import (
    BaselineRule,
    Visit,
    baseline_of,
    change_since,
    corridor,
    split,
)
from medex_desktop.language import render

D = Decimal
JAMAR = GripProtocol(device_make="Jamar").series_key()
CAMRY = GripProtocol(device_make="Camry").series_key()


def visit(day, right="20", left="18", key=JAMAR, order=0, month=1):
    values = [None if value is None else D(value) for value in (right, left)]
    lines = tuple(zip(("right", "left"), values, strict=True))
    return Visit(date(2026, month, day), order, lines, key)


def parts(visits):
    return split(visits, changed_parts)


def both(held):
    return held.value("right"), held.value("left")


def plain(words):
    return render(words).replace("\N{NO-BREAK SPACE}", " ")


def test_a_new_device_breaks_the_line_and_so_does_the_old_one_again():
    found = parts([visit(3, key=CAMRY), visit(1), visit(2), visit(5), visit(4, key=CAMRY)])
    assert [[v.day.day for v in series.visits] for series in found] == [[1, 2], [3, 4], [5]]
    assert [series.index for series in found] == [0, 1, 2]
    assert found[0].changed == ()
    assert [render(word) for word in found[1].changed] == ["device"]
    assert found[2].series_key == JAMAR
    assert parts([]) == ()


def test_two_tests_of_one_day_keep_the_order_they_were_recorded_in():
    (found,) = parts([visit(1, "22", order=2), visit(1, "21", order=1)])
    assert [v.value("right") for v in found.visits] == [21, 22]


def test_the_points_of_a_side_leave_out_what_was_not_measured():
    (found,) = parts([visit(1, "20", None), visit(2, "21", "19")])
    assert found.points("left") == [(date(2026, 1, 2), D(19))]
    assert len(found.points("right")) == 2


SERIES = parts([visit(1, "20", None), visit(8, "22", "19"), visit(15, "26", "20")])[0]


def test_the_first_session_is_the_baseline():
    found = baseline_of(SERIES)
    assert both(found) == (20, None)
    assert found.last_day == date(2026, 1, 1)
    assert plain(found.words) == "baseline: first session, 1 Jan 2026"
    assert change_since(found, SERIES.visits[0], "right") is None
    assert change_since(found, SERIES.visits[2], "right") == 6
    assert change_since(found, SERIES.visits[2], "left") is None


def test_the_mean_of_the_first_two_is_a_baseline():
    found = baseline_of(SERIES, BaselineRule.MEAN_OF_TWO)
    assert both(found) == (21, 19)
    assert plain(found.words) == "baseline: mean of 1 Jan 2026 and 8 Jan 2026"
    assert change_since(found, SERIES.visits[1], "right") is None
    assert change_since(found, SERIES.visits[2], "right") == 5


def test_a_mean_of_two_waits_for_its_second_session():
    (short,) = parts([visit(1)])
    found = baseline_of(short, BaselineRule.MEAN_OF_TWO)
    assert found.value("right") == 20
    assert "needs a second session" in plain(found.words)


def test_a_chosen_day_is_a_baseline_if_it_is_in_the_series():
    found = baseline_of(SERIES, BaselineRule.CHOSEN, date(2026, 1, 8))
    assert both(found) == (22, 19)
    assert plain(found.words) == "baseline chosen: 8 Jan 2026"
    assert change_since(found, SERIES.visits[0], "right") is None
    assert change_since(found, SERIES.visits[2], "left") == 1
    assert baseline_of(SERIES, BaselineRule.CHOSEN, date(2026, 1, 2)) is None
    assert baseline_of(SERIES, BaselineRule.CHOSEN) is None


def test_a_second_test_on_the_baseline_day_is_compared_with_the_first():
    (found,) = parts([visit(1, "20", order=1), visit(1, "23", order=2)])
    baseline = baseline_of(found)
    assert change_since(baseline, found.visits[0], "right") is None
    assert change_since(baseline, found.visits[1], "right") == 3


def test_a_side_not_measured_now_has_no_change():
    (found,) = parts([visit(1), visit(2, None)])
    assert change_since(baseline_of(found), found.visits[1], "right") is None


def test_the_corridor_is_the_baseline_plus_and_minus_mdc95():
    found = corridor(baseline_of(SERIES), "right", D("3.9"))
    assert (found.low, found.centre, found.high) == (D("16.1"), 20, D("23.9"))
    assert found.from_day == date(2026, 1, 1)
    assert corridor(baseline_of(SERIES), "left", D("3.9")) is None
