from dataclasses import replace
from datetime import date
from decimal import Decimal

from medex_desktop.domain.actions import ACTIONS
from medex_desktop.domain.alerts import (
    ANSWER_WORDS,
    ANSWERS,
    SidesOn,
    is_new_side_difference,
    raise_alerts,
)
from medex_desktop.domain.grip_evidence import change_value_for
from medex_desktop.language import render

D = Decimal
ERROR = change_value_for("female", D(70))  # MDC95 3.9 kg


def sides(month, right, left, role="now"):
    values = [None if value is None else D(value) for value in (right, left)]
    return SidesOn(date(2026, month, 1), *values, role)


BASE = sides(1, "24", "20", "baseline")
LAST = sides(5, "22", "20", "last")


def plain(words):
    return render(words).replace("\N{NO-BREAK SPACE}", " ")


def kinds(now, *earlier, error=ERROR):
    return [(alert.kind, alert.side) for alert in raise_alerts(now, earlier, error)]


def test_a_fall_of_mdc95_is_a_decline_and_less_is_not():
    assert kinds(sides(6, "20.1", "20"), BASE, LAST) == [("decline", "right")]
    assert kinds(sides(6, "20.2", "20"), BASE, LAST) == []


def test_both_sides_can_decline():
    now = sides(6, "20", "16")
    assert kinds(now, BASE) == [("decline", "right"), ("decline", "left")]


def test_a_decline_is_told_against_the_visit_it_fell_from_furthest():
    (alert,) = raise_alerts(sides(6, "18", "20"), [LAST, BASE], ERROR)
    assert alert.facts == {
        "side": "right",
        "then_on": "2026-01-01",
        "then_kg": "24",
        "now_on": "2026-06-01",
        "now_kg": "18",
        "change_kg": "-6",
        "mdc95_kg": "3.9",
        "against": "baseline",
    }
    assert render(alert.words).replace("\N{NO-BREAK SPACE}", " ") == (
        "Right hand down 6.0 kg since 1 Jan 2026, beyond measurement error (MDC95 3.9 kg). "
        "Suggest medical review."
    )


def test_a_new_difference_between_the_sides_is_an_alert():
    now = sides(6, "24", "16.1")
    assert kinds(now, BASE) == [("decline", "left"), ("new_side_difference", "left")]
    (alert,) = raise_alerts(sides(6, "27", "19"), [BASE], ERROR)
    assert (alert.kind, alert.side) == ("new_side_difference", "left")
    assert alert.facts["then_difference_kg"] == "4"
    assert alert.facts["now_difference_kg"] == "8"
    assert plain(alert.words) == (
        "Left hand is the weaker side by 8.0 kg; on 1 Jan 2026 the right hand was stronger by "
        "4.0 kg. The difference moved by 4.0 kg, and the MDC95 of one hand is 3.9 kg. Look at "
        "handedness and the injured side; suggest medical review."
    )


def test_a_difference_that_turned_round_says_which_hand_was_stronger_and_how_far_it_moved():
    (alert,) = raise_alerts(
        sides(6, "20.0", "23.7"),
        [sides(3, "21.9", "20", "baseline")],
        replace(ERROR, mdc95=D("5.5")),
    )
    assert plain(alert.words).startswith(
        "Right hand is the weaker side by 3.7 kg; on 1 Mar 2026 the right hand was stronger by "
        "1.9 kg. The difference moved by 5.6 kg, and the MDC95 of one hand is 5.5 kg."
    )


def test_a_left_hand_that_was_stronger_is_called_the_left_one():
    (alert,) = raise_alerts(sides(6, "24", "20"), [sides(3, "20", "21", "last")], ERROR)
    assert "on 1 Mar 2026 the left hand was stronger by 1.0 kg. The" in plain(alert.words)


def test_hands_that_were_equal_are_called_so():
    (alert,) = raise_alerts(sides(6, "24", "20"), [sides(3, "20", "20", "last")], ERROR)
    assert "; on 1 Mar 2026 both hands were equal. The difference moved by 4.0" in plain(
        alert.words
    )


def test_the_weaker_side_can_be_the_right_one():
    then, now = sides(1, "20", "20", "last"), sides(6, "20", "24")
    assert kinds(now, then) == [("new_side_difference", "right")]


def test_sides_that_come_together_or_an_old_difference_are_no_alert():
    apart = sides(1, "30", "20", "last")
    assert not is_new_side_difference(sides(6, "24", "20"), apart, D("3.9"))
    assert not is_new_side_difference(sides(6, "31", "20"), apart, D("3.9"))
    assert kinds(sides(6, "30", "20"), apart) == []


def test_a_difference_that_is_new_against_one_visit_is_told_once():
    now = sides(6, "28", "19")
    assert kinds(now, BASE, LAST) == [("new_side_difference", "left")]
    old_enough = sides(1, "28", "19", "baseline")
    assert kinds(now, old_enough, LAST) == [("new_side_difference", "left")]


def test_a_side_not_measured_raises_nothing():
    assert kinds(sides(6, None, "20"), BASE, LAST) == []
    assert kinds(sides(6, "10", "20"), sides(1, None, "20")) == []


def test_without_earlier_visits_or_a_known_error_nothing_is_raised():
    now = sides(6, "5", "20")
    assert kinds(now) == []
    assert kinds(now, BASE, error=None) == []
    assert kinds(now, BASE, error=replace(ERROR, mdc95=None)) == []


def test_every_answer_has_words():
    assert {*ANSWERS, *ACTIONS} == set(ANSWER_WORDS)
