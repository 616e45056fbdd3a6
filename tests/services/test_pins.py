"""The PIN of a shift: quick back in, three tries, nothing of it on the disk."""

from pathlib import Path

import pytest

from medex_desktop.errors import InvalidInput, Refused, StorageProblem
from medex_desktop.services import passphrases, practices
from medex_desktop.services.desk import Desk
from medex_desktop.services.pins import SHIFT, TRIES, Pin
from tests.desks import CHEAP, PASSPHRASE, TestClock

RIGHT, WRONG = "4826", "4827"


@pytest.fixture
def pin(desk: Desk) -> Pin:
    made = Pin(desk, RIGHT, CHEAP)
    desk.close()
    return made


def test_it_opens_the_practice_again_for_the_same_person(
    pin: Pin, practice_root: Path, clock: TestClock
) -> None:
    assert pin.is_for(practice_root, clock)
    for _time in range(3):
        desk = pin.unlock(RIGHT, clock)
        assert desk.practitioner_id == 1
        desk.close()


def test_two_slips_are_forgiven_and_told_in_the_audit(
    pin: Pin, practice_root: Path, clock: TestClock
) -> None:
    for left in (2, 1):
        with pytest.raises(InvalidInput, match="not the PIN") as wrong:
            pin.unlock(WRONG, clock)
        assert wrong.value.message.args["n"] == left
    assert passphrases.wrong_so_far(practice_root) == 2
    pin.unlock(RIGHT, clock).close()
    assert pin.tries_left == TRIES
    assert passphrases.wrong_so_far(practice_root) == 0, "folded into the audit at opening"


def test_the_third_wrong_one_drops_the_key(pin: Pin, practice_root: Path, clock: TestClock) -> None:
    for _left in (2, 1):
        with pytest.raises(InvalidInput):
            pin.unlock(WRONG, clock)
    with pytest.raises(Refused, match="passphrase"):
        pin.unlock(WRONG, clock)
    with pytest.raises(Refused, match="passphrase"):
        pin.unlock(RIGHT, clock)
    assert not pin.is_for(practice_root, clock)
    assert pin._wrap is None
    practices.unlock(practice_root, PASSPHRASE, clock).close()


@pytest.mark.parametrize("hours", [SHIFT.total_seconds() / 3600, -1])
def test_it_ends_with_the_shift_and_when_the_clock_is_put_back(
    pin: Pin, practice_root: Path, clock: TestClock, hours: float
) -> None:
    clock.pass_time(hours=hours)
    with pytest.raises(Refused, match="ended"):
        pin.unlock(RIGHT, clock)
    clock.pass_time(hours=-hours)
    assert not pin.is_for(practice_root, clock), "once ended, it stays so"


def test_it_opens_no_other_practice_and_none_that_is_gone(
    pin: Pin, practice_root: Path, tmp_path: Path, clock: TestClock
) -> None:
    assert not pin.is_for(tmp_path / "another", clock)
    (practice_root / "practice.medex").unlink()
    with pytest.raises(StorageProblem):
        pin.unlock(RIGHT, clock)


def test_nothing_of_it_is_written(desk: Desk, practice_root: Path) -> None:
    desk.anchor()
    before = {path: path.read_bytes() for path in practice_root.glob("keys.*")}
    Pin(desk, RIGHT, CHEAP)
    assert {path: path.read_bytes() for path in practice_root.glob("keys.*")} == before


@pytest.mark.parametrize("typed", ["", "123", "123456789", "12a4", "٤٨٢٦", "1111", "1234", "9876"])
def test_what_is_no_pin_is_refused(desk: Desk, typed: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        Pin(desk, typed, CHEAP)
    assert refused.value.field == "pin"
