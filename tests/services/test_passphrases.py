"""Keys drawn before set-up, a changed passphrase, and what the door can tell."""

from pathlib import Path

import pytest

from medex_desktop.errors import InvalidInput, Problem, StorageProblem
from medex_desktop.services import doorstep, passphrases, practices
from medex_desktop.services.desk import Desk
from tests.desks import CHEAP, PASSPHRASE, PROFILE, TestClock

NEW = "another quiet evening walk"


def test_drawn_keys_open_by_the_passphrase_chosen_later_and_by_the_key_shown_before(
    tmp_path: Path, clock: TestClock
) -> None:
    drawn = passphrases.draw_keys()
    assert drawn.sidecar.wraps == ()
    under = passphrases.under_passphrase(drawn, PASSPHRASE, "Rosa Castellanos", cost=CHEAP)
    assert under.recovery_key == drawn.recovery_key
    practices.set_up(tmp_path / "p", PROFILE, under, clock).close()
    practices.unlock(tmp_path / "p", PASSPHRASE, clock).close()
    practices.recover(tmp_path / "p", drawn.recovery_key, NEW, clock, cost=CHEAP).close()
    practices.unlock(tmp_path / "p", NEW, clock).close()


def test_keys_are_not_put_under_a_short_passphrase() -> None:
    with pytest.raises(InvalidInput):
        passphrases.under_passphrase(passphrases.draw_keys(), "short", "R", cost=CHEAP)


def test_a_passphrase_is_changed_by_whoever_knows_the_old_one(
    desk: Desk, practice_root: Path, clock: TestClock
) -> None:
    with pytest.raises(InvalidInput) as refused:
        passphrases.change_passphrase(desk, old="not the old one", new=NEW, cost=CHEAP)
    assert refused.value.field == "old_passphrase"
    with pytest.raises(InvalidInput) as short:
        passphrases.change_passphrase(desk, old=PASSPHRASE, new="short", cost=CHEAP)
    assert short.value.field == "passphrase"
    passphrases.change_passphrase(desk, old=PASSPHRASE, new=NEW, cost=CHEAP)
    desk.close()
    with pytest.raises(StorageProblem) as wrong:
        practices.unlock(practice_root, PASSPHRASE, clock)
    assert wrong.value.problem is Problem.WRONG_PASSPHRASE
    assert passphrases.wrong_so_far(practice_root) == 1
    practices.unlock(practice_root, NEW, clock).close()
    assert passphrases.wrong_so_far(practice_root) == 0


def test_guessing_the_old_passphrase_is_slowed_down_too(desk: Desk) -> None:
    for _try in range(5):
        with pytest.raises(InvalidInput):
            passphrases.change_passphrase(desk, old="not the old one", new=NEW, cost=CHEAP)
    with pytest.raises(StorageProblem) as throttled:
        passphrases.change_passphrase(desk, old=PASSPHRASE, new=NEW, cost=CHEAP)
    assert throttled.value.problem is Problem.THROTTLED


def test_the_door_tells_initials_or_why_it_stays_shut(practice_root: Path) -> None:
    assert passphrases.at_the_door(practice_root).initials == ("RC",)
    (practice_root / "practice.medex").unlink()
    with pytest.raises(StorageProblem) as missing:
        passphrases.at_the_door(practice_root)
    assert missing.value.problem is Problem.MISSING
    assert doorstep.holds_practice(practice_root), "keys without a file are never an empty folder"


def test_an_empty_folder_and_a_set_up_that_was_cut_off_hold_none(tmp_path: Path) -> None:
    assert not doorstep.holds_practice(tmp_path / "nowhere")
    (tmp_path / "practice.part").write_bytes(b"")
    assert not doorstep.holds_practice(tmp_path)
    (tmp_path / "keys.json").write_bytes(b"{}")
    assert not doorstep.holds_practice(tmp_path)


def test_a_slip_in_the_recovery_key_is_told_before_anything_is_tried() -> None:
    key = passphrases.draw_keys().recovery_key
    passphrases.check_recovery_key(key.lower())
    with pytest.raises(InvalidInput):
        passphrases.check_recovery_key(key[:-1])
