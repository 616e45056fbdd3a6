"""Two days side by side: what was measured on each, judged as a change between them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from medex_desktop.domain.interpret import VerdictKind
from medex_desktop.domain.measures.grip_strength import GripProtocol
from medex_desktop.domain.result_entries import ResultEntry
from medex_desktop.language import render
from medex_desktop.services import assessing, assessments, grip
from medex_desktop.services.clients import add_client
from medex_desktop.services.comparisons import assessed_days, compare_days
from medex_desktop.services.desk import Desk
from medex_desktop.services.result_table import ResultLine
from tests.services.result_samples import knee, lefs, tug
from tests.services.test_grip import MARGARET
from tests.services.test_result_table import OCTOBER, sign
from tests.ui.workspace.stage import JULY, entry

FIRST, SECOND = date(2026, 7, 13), date(2026, 8, 10)


@pytest.fixture
def margaret(desk: Desk) -> int:
    client_id = desk.do(add_client, form=MARGARET)
    sign(desk, client_id, tug("12.8"), knee("flexion", "96"), day=FIRST)
    sign(desk, client_id, tug("10.9", "cane"), lefs(40), day=SECOND)
    sign(desk, client_id, tug("10.1"), knee("flexion", "114"), day=OCTOBER)
    return client_id


def test_the_days_newest_first(desk: Desk, margaret: int) -> None:
    assert desk.ask(assessed_days, client_id=margaret) == [OCTOBER, SECOND, FIRST]


def test_two_days_of_one_protocol_are_judged(desk: Desk, margaret: int) -> None:
    found = desk.ask(compare_days, client_id=margaret, first=OCTOBER, second=FIRST)
    assert (found.first, found.second) == (FIRST, OCTOBER)
    lines = {render(one.name): one for one in found.lines}
    assert set(lines) == {"Timed Up and Go", "Knee flexion, right, active"}
    flexion = lines["Knee flexion, right, active"]
    assert (flexion.baseline.value, flexion.now.value) == (96, 114)
    assert flexion.verdict.kind is VerdictKind.BEYOND
    # the same aid on both days, another one between them
    assert lines["Timed Up and Go"].verdict.kind is not VerdictKind.NOT_COMPARABLE


def test_another_protocol_is_not_comparable_and_one_day_alone_has_no_change(
    desk: Desk, margaret: int
) -> None:
    found = desk.ask(compare_days, client_id=margaret, first=FIRST, second=SECOND)
    lines = {render(one.name): one for one in found.lines}
    assert lines["Timed Up and Go"].verdict.kind is VerdictKind.NOT_COMPARABLE
    assert "walking aid" in render(lines["Timed Up and Go"].verdict.words)
    assert lines["LEFS"].verdict is None
    assert lines["LEFS"].baseline.value is None
    assert lines["Knee flexion, right, active"].now.value is None


def test_the_hands_are_compared_too(desk: Desk, margaret: int) -> None:
    camry = GripProtocol(device_make="Camry EH101", device_serial="7")
    for day, test in (
        (FIRST, entry(*JULY)),
        (SECOND, entry(*JULY, camry)),
        (OCTOBER, entry(["24.6"] * 3, ["18.0"] * 3)),
    ):
        desk.do(grip.sign_grip, client_id=margaret, entry=test, day=day)
    far = desk.ask(compare_days, client_id=margaret, first=FIRST, second=OCTOBER)
    kinds = {one.identity: one.verdict.kind for one in far.lines if one.measure == grip.MEASURE}
    assert kinds == {"right": VerdictKind.BEYOND, "left": VerdictKind.WITHIN}
    near = desk.ask(compare_days, client_id=margaret, first=SECOND, second=OCTOBER)
    hand = next(one for one in near.lines if one.identity == "right")
    assert "device" in render(hand.verdict.words)


def refused(entry: ResultEntry, reason: str, outcome: str = "refused") -> ResultEntry:
    """The same test, asked for and not done."""
    kept = tuple((key, text) for key, text in entry.typed if key not in ("degrees", "time"))
    return replace(entry, typed=kept, outcome=outcome, reason=reason)


def lines_of(desk: Desk, client_id: int, first: date, second: date) -> dict[str, ResultLine]:
    found = desk.ask(compare_days, client_id=client_id, first=first, second=second)
    return {render(one.name): one for one in found.lines}


def test_what_gave_no_result_is_listed_with_the_reason(desk: Desk, margaret: int) -> None:
    july, august = date(2026, 7, 20), date(2026, 8, 20)
    sign(desk, margaret, refused(tug("1"), "the knee hurts", "stopped_for_pain"), day=august)
    sign(desk, margaret, refused(knee("flexion", "1", "left"), "tired"), day=august)
    sign(desk, margaret, refused(lefs(40), "no glasses", "unable"), day=july)
    found = lines_of(desk, margaret, FIRST, august)
    timed = found["Timed Up and Go"]
    assert (timed.baseline.value, timed.baseline.why) == (Decimal("12.8"), None)
    assert timed.now.value is None
    assert render(timed.now.why) == "stopped for pain: the knee hurts"
    assert timed.verdict is None
    left = found["Knee flexion, left, active"]
    assert (left.baseline.value, left.baseline.why, left.now.value) == (None, None, None)
    assert render(left.now.why) == "refused: tired"
    assert "LEFS" not in found
    assert render(lines_of(desk, margaret, july, SECOND)["LEFS"].baseline.why) == (
        "unable: no glasses"
    )
    assert {july, august} <= set(desk.ask(assessed_days, client_id=margaret))


def test_what_was_entered_in_error_gives_no_reason(desk: Desk, margaret: int) -> None:
    august = date(2026, 8, 20)
    sign(desk, margaret, refused(tug("1"), "the knee hurts"), day=august)
    lines = desk.ask(assessments.assessment_list, client_id=margaret)
    record = next(one.id for one in lines if one.day == august)
    desk.do(
        assessments.add_addendum, assessment_id=record, kind=assessments.VOIDED, reason="Not hers"
    )
    assert lines_of(desk, margaret, FIRST, august)["Timed Up and Go"].now.why is None
    assert august not in desk.ask(assessed_days, client_id=margaret)


def test_a_grip_test_says_why_a_hand_or_all_of_it_has_no_value(desk: Desk, margaret: int) -> None:
    august = date(2026, 8, 20)
    whole = entry(["24.6"] * 3, ["20.8"] * 3)
    half = replace(
        whole,
        trials=tuple(
            replace(one, quantity=None, code="refused") if one.side == "left" else one
            for one in whole.trials
        ),
    )
    desk.do(grip.sign_grip, client_id=margaret, entry=entry(*JULY), day=FIRST)
    desk.do(grip.sign_grip, client_id=margaret, entry=half, day=SECOND)
    desk.do(
        assessing.sign_assessment, client_id=margaret, entries=(), day=august,
        grip_skipped="wrist in plaster",
    )  # fmt: skip
    hands = lines_of(desk, margaret, FIRST, SECOND)
    assert hands["Grip, right"].now.why is None
    assert render(hands["Grip, left"].now.why) == "refused"
    both = lines_of(desk, margaret, FIRST, august)
    for hand in ("Grip, right", "Grip, left"):
        assert render(both[hand].now.why) == "skipped: wrist in plaster"
    alone = lines_of(desk, margaret, date(2026, 9, 1), august)
    assert [one.baseline.why for one in alone.values() if one.measure == grip.MEASURE] != []
