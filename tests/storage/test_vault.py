"""Passphrases, the recovery key, and what is told apart from what."""

import hashlib
import json
import shutil
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from medex_desktop.errors import InvalidInput, Problem, StorageProblem
from medex_desktop.services import practices
from medex_desktop.storage import problems, recovery_key, vault
from medex_desktop.storage import sidecar as sidecar_file
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.sidecar import (
    decode_sidecar,
    encode_sidecar,
    read_sidecar,
    write_sidecar,
)
from tests.desks import CHEAP, PASSPHRASE, TestClock

FIRST_RELEASE = Path(__file__).parents[1] / "fixtures" / "schema_1" / "backup"
WRONG = "quiet lanterns cross the pond"


def problem_of(root: Path, passphrase: str, clock: TestClock) -> Problem:
    with pytest.raises(StorageProblem) as told:
        practices.unlock(root, passphrase, clock)
    return told.value.problem


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_wrong_passphrase_damaged_keys_and_damaged_file_are_told_apart(
    practice_root: Path, clock: TestClock
) -> None:
    assert problem_of(practice_root, WRONG, clock) is Problem.WRONG_PASSPHRASE
    database = practice_root / "practice.medex"
    good = database.read_bytes()
    database.write_bytes(good[:5000])
    assert problem_of(practice_root, PASSPHRASE, clock) is Problem.DAMAGED
    assert problem_of(practice_root, WRONG, clock) is Problem.WRONG_PASSPHRASE
    database.write_bytes(good)
    for name in ("keys.json", "keys.bak"):
        (practice_root / name).write_bytes(b"{")
    assert problem_of(practice_root, PASSPHRASE, clock) is Problem.KEYS_DAMAGED


@pytest.mark.parametrize(
    "damage",
    [
        b"", b"{}", b"[1]", b"null", b'{"checksum": 1}', bytes(300), b"\xff\xfe",
        b"[" * 100_000, "flip", "newer",
    ],
    ids=lambda damage: str(damage)[:20],
)  # fmt: skip
def test_the_copy_is_used_when_the_key_file_is_damaged(
    practice_root: Path, clock: TestClock, damage: bytes | str
) -> None:
    keys = practice_root / "keys.json"
    if damage == "flip":
        keys.write_bytes(keys.read_bytes().replace(b'"failures": [\n  0', b'"failures": [\n  7'))
    elif damage == "newer":
        keys.write_bytes(keys.read_bytes().replace(b'"format": 2', b'"format": 9'))
    else:
        assert isinstance(damage, bytes)
        keys.write_bytes(damage)
    with pytest.raises(ValueError, match=r".*"):
        decode_sidecar(keys.read_bytes())
    practices.unlock(practice_root, PASSPHRASE, clock).close()
    assert decode_sidecar(keys.read_bytes()).head_number > 0  # written anew


def test_a_missing_key_file_is_made_good_from_its_copy(
    practice_root: Path, clock: TestClock
) -> None:
    (practice_root / "keys.json").unlink()
    practices.unlock(practice_root, PASSPHRASE, clock).close()
    assert (practice_root / "keys.json").exists()


@pytest.mark.parametrize("left", [None, b"", b"{"])
def test_a_lost_copy_is_made_good_at_the_next_unlock(
    practice_root: Path, clock: TestClock, left: bytes | None
) -> None:
    copy = practice_root / "keys.bak"
    copy.unlink()
    if left is not None:
        copy.write_bytes(left)
    practices.unlock(practice_root, PASSPHRASE, clock).close()
    (practice_root / "keys.json").unlink()
    practices.unlock(practice_root, PASSPHRASE, clock).close()


def test_a_passphrase_that_is_no_text_is_a_wrong_one(practice_root: Path, clock: TestClock) -> None:
    assert problem_of(practice_root, "caf\udce9 \ud800 and more", clock) is Problem.WRONG_PASSPHRASE


def test_a_newer_sidecar_is_refused_in_words(
    practice_root: Path, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    sidecar = read_sidecar(PracticeFolder(practice_root))
    with monkeypatch.context() as later:
        later.setattr(sidecar_file, "FORMAT", 3)
        content = encode_sidecar(sidecar)
    for name in ("keys.json", "keys.bak"):
        (practice_root / name).write_bytes(content)
    assert problem_of(practice_root, PASSPHRASE, clock) is Problem.TOO_NEW
    assert (practice_root / "keys.json").read_bytes() == content


@pytest.mark.parametrize(
    "change",
    [
        {"failures": ["many", ""]},
        {"failures": [9, "yesterday"]},
        {"failures": [9, "2026-11-23T15:00:00"]},
        {"head": [2**70, "x"]},
        {"check": 5},
        {"recovery": "zz"},
        {"salt": "zz"},
        {"salt": "00"},
        {"argon2id": [0, 0, 0]},
        {"argon2id": [2**31, 1, 1]},
        {"argon2id": ["much", 1, 1]},
        {"practitioner": "x"},
        {"bound": 1},
    ],
    ids=str,
)
def test_keys_that_only_another_hand_can_have_written_are_damaged(
    practice_root: Path, clock: TestClock, change: dict[str, object]
) -> None:
    body = json.loads((practice_root / "keys.json").read_bytes())
    del body["checksum"]
    (name,) = change
    (body if name in body else body["wraps"][0]).update(change)
    content = json.dumps({**body, "checksum": sidecar_file._checksum(body)})
    for path in ("keys.json", "keys.bak"):
        (practice_root / path).write_text(content)
    assert problem_of(practice_root, PASSPHRASE, clock) is Problem.KEYS_DAMAGED


def test_fifty_wrong_tries_are_counted_beside_the_file_not_in_it(
    practice_root: Path, clock: TestClock
) -> None:
    before = digest(practice_root / "practice.medex")
    for tried in range(50):
        assert problem_of(practice_root, WRONG, clock) is Problem.WRONG_PASSPHRASE
        assert read_sidecar(PracticeFolder(practice_root)).failures == tried + 1
        clock.pass_time(seconds=301)
    assert digest(practice_root / "practice.medex") == before
    assert not list(practice_root.glob("practice.medex-*"))
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    desk.close()
    assert read_sidecar(PracticeFolder(practice_root)).failures == 0


def test_after_five_wrong_tries_one_waits_longer_and_longer(
    practice_root: Path, clock: TestClock
) -> None:
    for _ in range(5):
        assert problem_of(practice_root, WRONG, clock) is Problem.WRONG_PASSPHRASE
    for wait in (2, 4, 8, 16, 32, 64, 128, 256, 300, 300):
        assert problem_of(practice_root, PASSPHRASE, clock) is Problem.THROTTLED
        clock.pass_time(seconds=wait - 0.5)
        assert problem_of(practice_root, WRONG, clock) is Problem.THROTTLED
        clock.pass_time(seconds=0.5)
        assert problem_of(practice_root, WRONG, clock) is Problem.WRONG_PASSPHRASE
    clock.pass_time(seconds=301)
    practices.unlock(practice_root, PASSPHRASE, clock).close()


def test_throttling_says_how_long(practice_root: Path, clock: TestClock) -> None:
    for _ in range(6):
        with pytest.raises(StorageProblem) as told:
            practices.unlock(practice_root, WRONG, clock)
    assert "Wait 2 seconds" in str(told.value)  # the sixth was not even tried


def test_a_clock_set_back_does_not_lock_one_out(practice_root: Path, clock: TestClock) -> None:
    for _ in range(9):
        problem_of(practice_root, WRONG, clock)
        clock.pass_time(minutes=6)
    clock.pass_time(days=-9000)
    practices.unlock(practice_root, PASSPHRASE, clock).close()


def test_a_changed_passphrase_rewraps_only_the_keys(practice_root: Path, clock: TestClock) -> None:
    folder = PracticeFolder(practice_root)
    before = digest(folder.database)
    keys, whose = vault.unlock(folder, PASSPHRASE, clock.now)
    vault.change_passphrase(folder, keys, whose, WRONG, CHEAP)
    assert digest(folder.database) == before
    assert problem_of(practice_root, PASSPHRASE, clock) is Problem.WRONG_PASSPHRASE
    assert vault.unlock(folder, WRONG, clock.now) == (keys, whose)


def test_a_letter_typed_on_another_keyboard_is_the_same_letter() -> None:
    typed = "crème brûlée pour Émile"
    _keys, sidecar, _printed = vault.create(unicodedata.normalize("NFC", typed), "E", CHEAP)
    assert vault.opens(sidecar, unicodedata.normalize("NFD", f" {typed}\n")) == 1


def test_nobody_signs_in_as_somebody_else_by_editing_the_key_file(
    practice_root: Path, clock: TestClock
) -> None:
    folder = PracticeFolder(practice_root)
    before = read_sidecar(folder)
    for change in ({"practitioner_id": 77}, {"bound": False}):
        wrap = replace(before.wraps[0], **change)  # type: ignore[arg-type]  # one of its fields
        write_sidecar(folder, replace(before, wraps=(wrap,)))
        assert problem_of(practice_root, PASSPHRASE, clock) is Problem.WRONG_PASSPHRASE


def test_a_way_in_of_the_first_release_opens_and_is_bound_then(tmp_path: Path) -> None:
    root = Path(shutil.copytree(FIRST_RELEASE, tmp_path / "practice"))
    assert [wrap.bound for wrap in read_sidecar(PracticeFolder(root)).wraps] == [False]
    for _time in range(2):
        practices.unlock(root, PASSPHRASE, TestClock()).close()
        assert [wrap.bound for wrap in read_sidecar(PracticeFolder(root)).wraps] == [True]


def test_short_passphrases_are_refused() -> None:
    with pytest.raises(InvalidInput) as told:
        vault.create("   short    ", "E", CHEAP)
    assert told.value.field == "passphrase"


def test_the_recovery_key_opens_and_gives_a_new_passphrase(
    tmp_path: Path, clock: TestClock
) -> None:
    from tests.desks import new_practice

    desk, printed = new_practice(tmp_path, clock)
    desk.close()
    written = printed.lower().replace("-", " ")
    practices.recover(tmp_path, written, WRONG, clock, cost=CHEAP).close()
    practices.unlock(tmp_path, WRONG, clock).close()


def test_another_practices_recovery_key_is_told(practice_root: Path, clock: TestClock) -> None:
    with pytest.raises(StorageProblem) as told:
        practices.recover(practice_root, recovery_key.generate(), WRONG, clock, cost=CHEAP)
    assert told.value.problem is Problem.WRONG_RECOVERY_KEY
    practices.unlock(practice_root, PASSPHRASE, clock).close()


def test_every_single_slip_in_a_recovery_key_is_told() -> None:
    printed = recovery_key.generate()
    plain = printed.replace("-", "")
    assert recovery_key.read(printed) == recovery_key.read(plain.lower())
    for place in range(len(plain)):
        other = "2" if plain[place] != "2" else "3"
        slip = plain[:place] + other + plain[place + 1 :]
        told = slipped(slip)
        assert "differs" in told
    assert "has no “!”" not in slipped(plain + "!")
    assert "32 characters; this has 31" in slipped(plain[1:])
    assert "no “É”" in slipped("é" + plain[1:])


def slipped(typed: str) -> str:
    try:
        recovery_key.read(typed)
    except InvalidInput as told:
        return str(told)
    return ""


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    plain = "0" * 10 + "1" * 10 + "V" * 10
    whole = plain + recovery_key._checksum(plain)
    typed = "o" * 10 + "il" * 5 + "u" * 10 + whole[-2:]
    assert recovery_key.read(typed) == recovery_key.read(whole)


def test_keys_of_one_practice_and_file_of_another_say_so(
    practice_root: Path, clock: TestClock
) -> None:
    folder = PracticeFolder(practice_root)
    sidecar = read_sidecar(folder)
    write_sidecar(folder, replace(sidecar, check="0" * 32))
    assert problem_of(practice_root, PASSPHRASE, clock) is Problem.KEYS_DAMAGED


def test_keys_are_in_no_repr(practice_root: Path, clock: TestClock) -> None:
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    keys = desk.file.keys
    shown = repr(keys) + repr(desk.file)
    desk.close()
    for secret in (keys.database, repr(keys.data), keys.audit.hex()):
        assert secret not in shown


def test_every_problem_has_its_three_sentences() -> None:
    for problem in set(Problem) - {Problem.THROTTLED}:
        told = problems.known(problem)
        assert all(str(words).endswith(".") for words in (told.happened, told.safe, told.remedy))


def test_the_sidecar_is_plain_to_read(practice_root: Path) -> None:
    body = json.loads((practice_root / "keys.json").read_text("utf-8"))
    assert set(body) == {
        "format",
        "practice",
        "wraps",
        "recovery",
        "check",
        "failures",
        "head",
        "demo",
        "checksum",
    }


def test_a_copy_left_behind_by_a_change_does_not_keep_the_old_passphrase(
    practice_root: Path, clock: TestClock
) -> None:
    """A change that was cut off between the two files."""
    folder = PracticeFolder(practice_root)
    behind = folder.keys_copy.read_bytes()
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    vault.change_passphrase(folder, desk.file.keys, 1, "a new one with words", CHEAP)
    desk.close()
    folder.keys_copy.write_bytes(behind)
    practices.unlock(practice_root, "a new one with words", clock).close()
    folder.keys.unlink()
    assert problem_of(practice_root, PASSPHRASE, clock) is Problem.WRONG_PASSPHRASE


@pytest.mark.parametrize("cost", [(64, 2**30, 1), (2**21, 1, 1), (64, 1, 17), (64, 0, 1)])
def test_key_files_that_ask_for_years_or_all_memory_are_damaged(
    practice_root: Path, clock: TestClock, cost: tuple[int, int, int]
) -> None:
    folder = PracticeFolder(practice_root)
    found = read_sidecar(folder)
    wrap = replace(found.wraps[0], cost=sidecar_file.KdfCost(*cost))
    write_sidecar(folder, replace(found, wraps=(wrap,)))
    assert problem_of(practice_root, PASSPHRASE, clock) is Problem.KEYS_DAMAGED


def test_a_folder_with_the_name_of_the_database_is_damage(
    practice_root: Path, clock: TestClock
) -> None:
    (practice_root / "practice.medex").unlink()
    (practice_root / "practice.medex").mkdir()
    assert problem_of(practice_root, PASSPHRASE, clock) is Problem.DAMAGED
