"""Two days side by side: what was measured on each, judged as a change between them."""

from datetime import date

import pytest

from medex_desktop.domain.interpret import VerdictKind
from medex_desktop.domain.measures.grip_strength import GripProtocol
from medex_desktop.language import render
from medex_desktop.services import grip
from medex_desktop.services.clients import add_client
from medex_desktop.services.comparisons import assessed_days, compare_days
from medex_desktop.services.desk import Desk
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
