"""With the key in hand and the guards out of the way: every edit around the program shows."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select, text

from medex_desktop.language import render
from medex_desktop.services import checkups, drafts, practices
from medex_desktop.services.desk import Desk
from medex_desktop.storage import audit_chain
from medex_desktop.storage.audit_chain import Head
from medex_desktop.storage.columns import canonical_json
from medex_desktop.storage.engine import read_engine
from medex_desktop.storage.registry import all_facts, metadata
from medex_desktop.storage.sidecar import read_sidecar
from medex_desktop.storage.tables.audit import audit_entry
from tests.storage.conftest import Practice
from tests.storage.samples import raw_connection

AUDITED = sorted(name for name, facts in all_facts().items() if facts.audited)


def verify(practice: Practice, anchored: Head) -> list[audit_chain.Finding]:
    engine = read_engine(practice.root / "practice.medex", practice.keys.database)
    with engine.begin() as connection:
        found = audit_chain.verify(connection, practice.keys.audit, anchored)
    engine.dispose()
    return found


def change_value(raw: Any, chance: random.Random) -> str:
    name = chance.choice([t for t in AUDITED if count(raw, t)])
    row = chance.choice(ids(raw, name))
    column = chance.choice([c for c in metadata.tables[name].c if c.name != "id"])
    old = raw.execute(f'SELECT "{column.name}" FROM {name} WHERE id = ?', (row,)).fetchone()[0]
    whole = column.type.__class__.__name__ in ("Integer", "Flag")
    new: Any = (old or 0) + 1 if whole else f"{old or ''}x"
    if column.nullable and old is not None and chance.random() < 0.5:
        new = None
    elif column.nullable and old is None and not whole and chance.random() < 0.5:
        new = ""
    raw.execute(f'UPDATE {name} SET "{column.name}" = ? WHERE id = ?', (new, row))
    return f"{name}.{column.name} {old!r} -> {new!r}"


def delete_row(raw: Any, chance: random.Random) -> str:
    name = chance.choice([t for t in AUDITED if count(raw, t)])
    row = chance.choice(ids(raw, name))
    raw.execute(f"DELETE FROM {name} WHERE id = ?", (row,))
    return f"{name} {row} deleted"


def add_row(raw: Any, chance: random.Random) -> str:
    name = chance.choice(["result", "client", "alert", "device", "baseline"])
    table = metadata.tables[name]
    needed = [c for c in table.c if not c.nullable and c.server_default is None and c.name != "id"]
    values = [1 if c.type.__class__.__name__ in ("Integer", "Flag") else "x" for c in needed]
    columns, places = ", ".join(c.name for c in needed), ", ".join("?" for _ in needed)
    raw.execute(f"INSERT INTO {name} ({columns}) VALUES ({places})", values)
    return f"{name} added"


def cut_tail(raw: Any, chance: random.Random) -> str:
    last = count(raw, "audit_entry")
    keep = chance.randrange(0, last)
    raw.execute("DELETE FROM audit_entry WHERE id > ?", (keep,))
    raw.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = 'audit_entry'", (keep,))
    return f"cut after {keep} of {last}"


def drop_entry(raw: Any, chance: random.Random) -> str:
    gone = chance.choice(ids(raw, "audit_entry"))
    raw.execute("DELETE FROM audit_entry WHERE id = ?", (gone,))
    raw.execute("UPDATE audit_entry SET id = -id WHERE id > ?", (gone,))
    raw.execute("UPDATE audit_entry SET id = -id - 1 WHERE id < 0")
    return f"entry {gone} dropped, the rest moved up"


def swap_entries(raw: Any, chance: random.Random) -> str:
    one, two = chance.sample(ids(raw, "audit_entry"), 2)
    for old, new in ((one, -1), (two, one), (-1, two)):
        raw.execute("UPDATE audit_entry SET id = ? WHERE id = ?", (new, old))
    return f"entries {one} and {two} swapped"


def edit_entry(raw: Any, chance: random.Random) -> str:
    row = chance.choice(ids(raw, "audit_entry"))
    column, value = chance.choice(
        [
            ("at", "2020-01-01T00:00:00.000+00:00"),
            ("at", "garbage"),
            ("practitioner_id", 7),
            ("act", "practice.nothing"),
            ("client_id", 77),
            ("rows", '{"client":[[1,"00"]]}'),
            ("rows", "[]"),
            ("rows", '{"client":[["a",1]]}'),
            ("rows", '{"client":[[1,"\\ud800"]]}'),
            ("rows", "{"),
            ("previous", "00"),
            ("hash", "00"),
        ]
    )
    raw.execute(f'UPDATE audit_entry SET "{column}" = ? WHERE id = ?', (value, row))
    return f"entry {row}: {column} = {value}"


def forge_entry(raw: Any, chance: random.Random) -> str:
    raw.execute(
        "INSERT INTO audit_entry (at, practitioner_id, act, rows, previous, hash)"
        " SELECT at, practitioner_id, act, rows, hash, ? FROM audit_entry"
        " ORDER BY id DESC LIMIT 1",
        (f"{chance.randrange(1 << 60):064x}",),
    )
    return "an entry added at the end"


def not_text(raw: Any, chance: random.Random) -> str:
    name, column = chance.choice([("client", "name"), ("audit_entry", "act")])
    raw.execute(f"UPDATE {name} SET {column} = CAST(x'ff41fe' AS TEXT) WHERE id = 1")
    return f"{name}.{column} is not UTF-8"


EDITS: list[Callable[[Any, random.Random], str]] = [
    *[change_value] * 5,
    *[delete_row] * 2,
    add_row,
    cut_tail,
    drop_entry,
    swap_entries,
    *[edit_entry] * 3,
    forge_entry,
    not_text,
]


def count(raw: Any, name: str) -> int:
    return int(raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0])


def ids(raw: Any, name: str) -> list[int]:
    return [row for (row,) in raw.execute(f"SELECT id FROM {name} ORDER BY id")]


def unguarded(raw: Any) -> Any:
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    return raw


def test_every_one_of_a_hundred_edits_is_flagged(filled: Practice) -> None:
    sidecar = read_sidecar(practices.PracticeFolder(filled.root))
    anchored = Head(sidecar.head_number, sidecar.head_hash)
    assert verify(filled, anchored) == []
    database = filled.root / "practice.medex"
    settings = ("PRAGMA journal_mode=DELETE",)
    with raw_connection(filled.root, filled.keys, settings=settings) as raw:
        unguarded(raw)
    good = database.read_bytes()
    unseen = []
    for number in range(120):
        chance = random.Random(number)
        database.write_bytes(good)
        with raw_connection(filled.root, filled.keys, settings=settings) as raw:
            said = EDITS[number % len(EDITS)](raw, chance)
        if not verify(filled, anchored):
            unseen.append(said)
    assert unseen == []


def faults(desk: Desk) -> tuple[list[str], list[str]]:
    found = checkups.verify(desk)
    return [render(f) for f in found.faults], [render(n) for n in found.notes]


def test_a_cut_tail_is_not_forgotten_by_opening_once(filled: Practice) -> None:
    filled.unlock().close()  # ends in an entry that changed no rows
    with raw_connection(filled.root, filled.keys) as raw:
        unguarded(raw)
        last = count(raw, "audit_entry")
        raw.execute("DELETE FROM audit_entry WHERE id = ?", (last,))
        raw.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = 'audit_entry'", (last - 1,))
    filled.unlock().close()
    desk = filled.unlock()
    _found, notes = faults(desk)
    desk.close()
    assert any("end of the audit chain was missing at opening" in note for note in notes)
    assert any("guards of signed records were put back" in note for note in notes)


def test_a_clean_practice_is_clean_and_counted(filled: Practice) -> None:
    desk = filled.unlock()
    desk.do(drafts.save_draft, kind="grip", payload={"typed": "3"})
    found = checkups.verify(desk)
    desk.close()
    assert (found.faults, found.notes) == ((), ())
    assert found.counts["client"] == 2
    assert found.counts["draft"] == 1


def test_entries_hold_ids_and_digests_only(filled: Practice) -> None:
    desk = filled.unlock()
    written = desk.ask(
        lambda read: read.connection.execute(select(audit_entry.c.rows)).scalars().all()
    )
    desk.close()
    told = str(written)
    assert "client" in told
    assert not [name for name in ("Ida", "Brandt", "Handle was 3", "19.2") if name in told]


def test_the_head_is_anchored_at_once_by_signing_and_by_closing(filled: Practice) -> None:
    desk = filled.unlock()
    head = desk.ask(lambda read: audit_chain.head(read.connection))
    assert desk.file.anchored.number < head.number
    desk.close()
    sidecar = read_sidecar(practices.PracticeFolder(filled.root))
    with raw_connection(filled.root, filled.keys) as raw:
        last = raw.execute("SELECT id, hash, act FROM audit_entry ORDER BY id DESC").fetchone()
    assert last == (head.number + 1, sidecar.head_hash, audit_chain.CLOSED)
    assert sidecar.head_number == head.number + 1


def test_a_column_added_later_does_not_break_old_digests(filled: Practice) -> None:
    key = filled.keys.audit
    before = audit_chain.row_digest(key, "client", 1, {"id": 1, "name": "A"})
    later = {"id": 1, "name": "A", "phone": "", "archived_on": None}
    assert audit_chain.row_digest(key, "client", 1, later) == before
    assert audit_chain.row_digest(key, "client", 1, {**later, "archived_on": ""}) != before
    assert audit_chain.row_digest(key, "client", 2, later) != before


SPOILS = {
    "a lost file": "Stored file 1: A stored file is missing",
    "a spoiled file": "Stored file 1: A stored file is damaged",
    "a swapped snapshot": "The signed content of assessment 1 was changed.",
    "a swapped paper": "Document 1 is not the paper that was signed.",
    "a dangling row": "points to a assessment that is not there",
}


@pytest.mark.parametrize("spoil", SPOILS)
def test_the_checkup_says_what_is_wrong(filled: Practice, spoil: str) -> None:
    (blob,) = (filled.root / "attachments").iterdir()
    with raw_connection(filled.root, filled.keys, settings=()) as raw:
        if spoil == "a lost file":
            blob.unlink()
        elif spoil == "a spoiled file":
            blob.write_bytes(blob.read_bytes()[:-1] + b"x")
        elif spoil == "a swapped snapshot":
            unguarded(raw).execute("UPDATE assessment SET snapshot = '{}' WHERE id = 1")
        elif spoil == "a swapped paper":
            unguarded(raw).execute("UPDATE document SET sha256 = 'x' WHERE id = 1")
        else:
            unguarded(raw).execute("DELETE FROM assessment WHERE id = 1")
    desk = filled.unlock()
    found, _notes = faults(desk)
    desk.close()
    assert any(SPOILS[spoil] in words for words in found), found


def test_the_log_of_changes_sees_replace_and_cascades(filled: Practice) -> None:
    """REPLACE deletes without a word unless recursive triggers are on: the log must see it."""
    desk = filled.unlock()
    with desk.file.writing.connect() as connection, connection.begin() as change:
        connection.execute(text("REPLACE INTO setting (id, key, value) VALUES (9, 'a', '1')"))
        connection.execute(text("REPLACE INTO setting (id, key, value) VALUES (8, 'a', '2')"))
        seen = connection.execute(text("SELECT tab, row FROM temp.row_change")).all()
        change.rollback()
    desk.close()
    assert [tuple(row) for row in seen] == [("setting", 9), ("setting", 9), ("setting", 8)]


@pytest.mark.parametrize("many", [0, 1, 999, 1000, 1001, 2500])
def test_rows_written_bit_by_bit_are_canonical_json(many: int) -> None:
    rows: audit_chain.Rows = {
        "result": [[n, f"{n:x}"] for n in range(many)],
        "a": [],
        "": [[1, "é"]],
    }
    assert audit_chain.encode_rows(rows) == canonical_json(rows)
