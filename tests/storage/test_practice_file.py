"""Bad files, missing files, other files: refused in words, and never touched or replaced."""

import json
import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import InvalidInput, Problem, Refused, StorageProblem
from medex_desktop.services import checkups, clients, practices
from medex_desktop.services.clients import client_list
from medex_desktop.storage.engine import connect
from tests.desks import CHEAP, PASSPHRASE, PROFILE, TestClock, new_practice
from tests.storage.conftest import Practice
from tests.storage.samples import raw_connection


def refused(root: Path) -> Problem:
    with pytest.raises(StorageProblem) as told:
        practices.unlock(root, PASSPHRASE, TestClock())
    assert str(told.value.happened)
    assert str(told.value.safe)
    assert str(told.value.remedy)
    return told.value.problem


def plain_sqlite() -> bytes:
    other = sqlite3.connect(":memory:")
    other.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, words TEXT)")
    other.execute("INSERT INTO notes (words) VALUES (?)", ("x" * 9000,))
    other.commit()
    return bytes(other.serialize())


BROKEN = {
    "zero bytes": lambda good: b"",
    "a stump": lambda good: good[:1000],
    "one page": lambda good: good[:4096],
    "half": lambda good: good[: len(good) // 8192 * 4096],
    "half and a bit": lambda good: good[: len(good) // 2 + 17],
    "last page gone": lambda good: good[:-4096],
    "first page garbled": lambda good: good[:16] + bytes(4080) + good[4096:],
    "salt flipped": lambda good: bytes([good[0] ^ 1]) + good[1:],
    "zeros": lambda good: bytes(len(good)),
    "text": lambda good: b"not a database at all\n" * 900,
    "picture": lambda good: b"\x89PNG\r\n\x1a\n" + bytes(9000),
    "plain sqlite": lambda good: plain_sqlite(),
}


@pytest.mark.parametrize("breaking", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_damaged_and_untouched(filled: Practice, breaking: object) -> None:
    path = filled.root / "practice.medex"
    assert callable(breaking)
    path.write_bytes(breaking(path.read_bytes()))
    before = path.read_bytes()
    assert refused(filled.root) is Problem.DAMAGED
    assert path.read_bytes() == before
    assert not list(filled.root.glob("practice.medex-*"))
    assert practices.look_at(filled.root).state == "practice"


def test_a_page_in_the_middle_is_told_by_the_checkup_not_by_a_crash(filled: Practice) -> None:
    path = filled.root / "practice.medex"
    content = bytearray(path.read_bytes())
    with raw_connection(filled.root, filled.keys) as raw:
        page = raw.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'attachment'"
        ).fetchone()[0]
    content[(page - 1) * 4096 + 2000] ^= 1
    path.write_bytes(content)
    desk = filled.unlock()
    found = checkups.verify(desk)
    desk.close()
    assert [str(fault) for fault in found.faults] == ["1 page of the file is damaged."]


def test_a_file_of_another_program_under_our_key_is_not_a_practice(filled: Practice) -> None:
    path = filled.root / "practice.medex"
    path.unlink()
    raw = connect(path, filled.keys.database)
    raw.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY)")
    raw.close()
    assert refused(filled.root) is Problem.NOT_A_PRACTICE


def test_a_file_with_a_table_gone_is_damaged(filled: Practice) -> None:
    with raw_connection(filled.root, filled.keys) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        triggers = raw.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall()
        for (name,) in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("DROP TABLE alert_answer")
    assert refused(filled.root) is Problem.DAMAGED


def test_a_missing_file_is_never_a_new_practice(filled: Practice) -> None:
    (filled.root / "practice.medex").unlink()
    assert practices.look_at(filled.root).state == "incomplete"
    assert refused(filled.root) is Problem.MISSING
    prepared = practices.prepare_keys(PASSPHRASE, PROFILE.name, cost=CHEAP)
    keys_before = (filled.root / "keys.json").read_bytes()
    with pytest.raises(StorageProblem) as told:
        practices.set_up(filled.root, PROFILE, prepared, TestClock())
    assert told.value.problem is Problem.OCCUPIED
    assert not (filled.root / "practice.medex").exists()
    assert (filled.root / "keys.json").read_bytes() == keys_before


@pytest.mark.parametrize("left", ["backups", "attachments", "keys.bak"])
def test_any_remainder_of_a_practice_keeps_a_new_one_out(tmp_path: Path, left: str) -> None:
    place = tmp_path / left
    if left == "keys.bak":
        place.write_bytes(b"x")
    else:
        place.mkdir()
        (place / "something").write_bytes(b"x")
    prepared = practices.prepare_keys(PASSPHRASE, PROFILE.name, cost=CHEAP)
    with pytest.raises(StorageProblem) as told:
        practices.set_up(tmp_path, PROFILE, prepared, TestClock())
    assert told.value.problem is Problem.OCCUPIED


def test_an_empty_folder_is_not_a_practice(tmp_path: Path) -> None:
    assert practices.look_at(tmp_path).state == "none"
    assert refused(tmp_path) is Problem.NOT_A_PRACTICE
    assert list(tmp_path.iterdir()) == []


def test_what_is_made_is_private_whatever_the_system_gives(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("rights are lists there")
    usual = os.umask(0)
    try:
        desk, _key = new_practice(tmp_path / "practice", TestClock())
        made = [tmp_path / "practice", *(tmp_path / "practice").rglob("*")]
        rights = {path.name: path.stat().st_mode & 0o077 for path in made}
        desk.close()
    finally:
        os.umask(usual)
    assert {"practice.medex", "practice.medex-wal", "lock", "keys.json"} <= set(rights)
    assert {name for name, others in rights.items() if others} == set()


def test_a_refused_profile_leaves_no_half_practice(tmp_path: Path) -> None:
    prepared = practices.prepare_keys(PASSPHRASE, PROFILE.name, cost=CHEAP)
    with pytest.raises(InvalidInput, match="neither PNG nor JPEG"):
        practices.set_up(
            tmp_path,
            replace(PROFILE, logo=b"\x89PNG\r\n\x1a\nfine", signature=b"GIF8"),
            prepared,
            TestClock(),
        )
    assert practices.look_at(tmp_path).state == "none"
    desk, _key = new_practice(tmp_path, TestClock())
    desk.close()


def test_a_set_up_that_was_cut_off_is_begun_again(tmp_path: Path) -> None:
    for name in ("practice.part", "practice.part-wal", "keys.json", ".part-x1"):
        (tmp_path / name).write_bytes(b"half")
    (tmp_path / "attachments").mkdir()
    (tmp_path / "attachments" / "ab12").write_bytes(b"a logo")
    assert practices.look_at(tmp_path).state == "none"
    desk, _key = new_practice(tmp_path, TestClock())
    assert desk.ask(client_list) == []
    desk.close()
    assert not list(tmp_path.glob("practice.part*"))
    assert list((tmp_path / "attachments").iterdir()) == []


def test_a_copy_laid_beside_a_log_that_was_left_is_refused_and_untouched(
    filled: Practice, clock: TestClock
) -> None:
    """The log of a killed program holds pages that fit no older copy of the file."""
    database, log = filled.root / "practice.medex", filled.root / "practice.medex-wal"
    older = database.read_bytes()
    for name in ("Vera Blum", "Ana Simic"):
        desk = practices.unlock(filled.root, PASSPHRASE, clock)
        for number in range(30):
            form = ClientForm(f"{name} {number}", birth_date="1961-02-03")
            desk.do(clients.add_client, form=form)
        left = log.read_bytes()
        desk.close()
    database.write_bytes(older)
    log.write_bytes(left)
    assert refused(filled.root) is Problem.DAMAGED
    assert (database.read_bytes(), log.read_bytes()) == (older, left)


def test_leftovers_of_cut_off_writes_are_swept(filled: Practice) -> None:
    for place in (filled.root, filled.root / "attachments"):
        (place / ".part-abc").write_bytes(b"half")
    filled.unlock().close()
    assert not list(filled.root.rglob(".part-*"))


def test_a_desk_that_cannot_sign_in_lets_the_practice_go(filled: Practice) -> None:
    renumber_the_person(filled, 3)
    assert refused(filled.root) is Problem.KEYS_DAMAGED
    renumber_the_person(filled, 1)
    filled.unlock().close()


def renumber_the_person(practice: Practice, number: int) -> None:
    with raw_connection(practice.root, practice.keys, settings=()) as raw:
        guards = raw.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall()
        for (name,) in guards:
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("UPDATE practitioner SET id = ?", (number,))


def test_a_role_nobody_gave_may_read_only(filled: Practice) -> None:
    with raw_connection(filled.root, filled.keys) as raw:
        raw.execute("UPDATE practitioner SET role = 'emperor'")
    desk = filled.unlock()
    with pytest.raises(Refused, match="Your role here is to read"):
        desk.do(clients.archive_client, client_id=filled.at.client)
    desk.close()


def test_the_sidecar_says_who_but_no_client(filled: Practice) -> None:
    told = json.loads((filled.root / "keys.json").read_text())
    assert [wrap["initials"] for wrap in told["wraps"]] == ["RC"]
    assert "Ida" not in json.dumps(told)


REDRAWN = {
    "without keys": (
        "ALTER TABLE assessment RENAME TO a2",
        "CREATE TABLE assessment AS SELECT * FROM a2",
    ),
    "a column gone": ("ALTER TABLE assessment DROP COLUMN note",),
    "a column renamed": ("ALTER TABLE client RENAME COLUMN phone TO telephone",),
    "a table gone": ("DROP TABLE addendum",),
    "not strict any more": (
        "CREATE TABLE p2 (id INTEGER PRIMARY KEY, purpose TEXT, key INTEGER NOT NULL)",
        "DROP TABLE permit",
        "ALTER TABLE p2 RENAME TO permit",
    ),
}


@pytest.mark.parametrize("statements", REDRAWN.values(), ids=REDRAWN)
def test_tables_that_were_redrawn_around_the_program_are_damage(
    filled: Practice, statements: tuple[str, ...]
) -> None:
    with raw_connection(filled.root, filled.keys) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        names = [
            name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type='trigger'")
        ]
        for name in names:
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            raw.execute(statement)
    assert refused(filled.root) is Problem.DAMAGED


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux lists open files")
@pytest.mark.parametrize("late", ["holds one", "asks after"])
def test_a_late_reader_leaves_no_connection_open(filled: Practice, late: str) -> None:
    desk = practices.unlock(filled.root, PASSPHRASE, TestClock())
    if late == "holds one":
        with desk.file.reading.connect() as connection:
            desk.close()
            assert connection.exec_driver_sql("SELECT 1").scalar() == 1
    else:
        desk.close()
        desk.ask(client_list)
    kept = [str(one.readlink()) for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]
    assert [name for name in kept if name.startswith(str(filled.root))] == []
    assert not (filled.root / "practice.medex-wal").exists()
