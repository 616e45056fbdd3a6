"""100 of 100 direct edits of the file, with the key and around the program, are flagged by verify.

Every table, drafts and the guards too; the program opens the file as it always does.
"""

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from medex_desktop.errors import StorageProblem
from medex_desktop.services import checkups, drafts, practices
from medex_desktop.storage import immutability, vault
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.registry import all_facts, metadata
from tests.desks import PASSPHRASE, TestClock
from tests.services.test_every_act import Filled, filled_template
from tests.storage.samples import raw_connection
from tests.storage.test_audit_chain import (
    add_row,
    count,
    cut_tail,
    drop_entry,
    edit_entry,
    ids,
    not_text,
    swap_entries,
)

__all__ = ["filled_template"]

EDITS_ASKED = 100
TABLES = sorted(name for name in metadata.tables if name not in ("audit_entry", "permit"))
Edit = Callable[[Any, random.Random], str]


def filled_tables(raw: Any, least: int = 1) -> list[str]:
    return [name for name in TABLES if count(raw, name) >= least]


def change_value(raw: Any, chance: random.Random) -> str:
    name = chance.choice(filled_tables(raw))
    row = chance.choice(ids(raw, name))
    column = chance.choice([c for c in metadata.tables[name].c if c.name != "id"])
    old = raw.execute(f'SELECT "{column.name}" FROM {name} WHERE id = ?', (row,)).fetchone()[0]
    whole = column.type.__class__.__name__ in ("Integer", "Flag")
    new: Any = (old or 0) + 1 if whole else f"{old or ''}x"
    if column.nullable and old is not None and chance.random() < 0.3:
        new = None
    raw.execute(f'UPDATE {name} SET "{column.name}" = ? WHERE id = ?', (new, row))
    return f"{name}.{column.name} of {row}: {old!r} -> {new!r}"


def delete_row(raw: Any, chance: random.Random) -> str:
    name = chance.choice(filled_tables(raw))
    row = chance.choice(ids(raw, name))
    raw.execute(f"DELETE FROM {name} WHERE id = ?", (row,))
    return f"{name} {row} deleted"


def swap_rows(raw: Any, chance: random.Random) -> str:
    name = chance.choice(filled_tables(raw, 2))
    one, two = chance.sample(ids(raw, name), 2)
    for old, new in ((one, -1), (two, one), (-1, two)):
        raw.execute(f"UPDATE {name} SET id = ? WHERE id = ?", (new, old))
    return f"{name}: {one} and {two} swapped"


def change_draft(raw: Any, chance: random.Random) -> str:
    row = chance.choice(ids(raw, "draft"))
    raw.execute("UPDATE draft SET payload = ? WHERE id = ?", (f'{{"n":{chance.random()}}}', row))
    return f"draft {row} changed"


def add_draft(raw: Any, chance: random.Random) -> str:
    moment = "2026-10-01T14:05:12.000+00:00"
    raw.execute(
        "INSERT INTO draft (kind, payload, started_at, saved_at, practitioner_id)"
        " VALUES ('grip', ?, ?, ?, 1)",
        (f"[{chance.random()}]", moment, moment),
    )
    return "draft added"


def add_permit(raw: Any, chance: random.Random) -> str:
    raw.execute("INSERT INTO permit (purpose, key) VALUES ('withdraw', ?)", (chance.randrange(9),))
    return "permit added"


def renumber(raw: Any, chance: random.Random) -> str:
    """The number of the last row, for a table the chain knows: lower, higher, or forgotten."""
    audited = [facts.name for facts in all_facts().values() if facts.audited]
    name = chance.choice([table for table in filled_tables(raw) if table in audited])
    if chance.random() < 0.2:
        raw.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        return f"numbering of {name} forgotten"
    by = chance.choice((-1, 1, 40))
    raw.execute("UPDATE sqlite_sequence SET seq = seq + ? WHERE name = ?", (by, name))
    return f"numbering of {name} by {by}"


def drop_guard(raw: Any, chance: random.Random) -> str:
    name = chance.choice(sorted(immutability.expected()))
    raw.execute(f"DROP TRIGGER {name}")
    return f"{name} dropped"


def blunt_guard(raw: Any, chance: random.Random) -> str:
    name, sql = chance.choice(sorted(immutability.expected().items()))
    raw.execute(f"DROP TRIGGER {name}")
    raw.execute(sql.replace(" BEGIN", " AND 0 BEGIN"))
    return f"{name} blunted"


ON_ROWS: list[Edit] = [
    *[change_value] * 5, *[delete_row] * 2, add_row, swap_rows, change_draft, add_draft, cut_tail,
    drop_entry, swap_entries, *[edit_entry] * 2, not_text, add_permit, renumber,
]  # fmt: skip
ON_GUARDS: list[Edit] = [drop_guard, blunt_guard]
EDITS = ON_ROWS + ON_GUARDS


@pytest.fixture
def root(tmp_path: Path, filled_template: tuple[Path, Filled]) -> Path:
    """A closed practice with two drafts."""
    own = Path(shutil.copytree(filled_template[0], tmp_path / "own"))
    desk = practices.unlock(own, PASSPHRASE, TestClock())
    desk.do(drafts.save_draft, kind="client", payload={"name": "Nora"})
    desk.close()
    return own


def flagged(root: Path) -> bool:
    """Whether ``verify`` exits with 1: with faults, or because the file is refused."""
    try:
        desk = practices.unlock(root, PASSPHRASE, TestClock())
    except StorageProblem:
        return True
    try:
        return not checkups.verify(desk).is_clean
    finally:
        desk.close()


def edit(root: Path, keys: vault.Keys, number: int) -> str:
    """One edit by its number; but for those of the guards, the guards are whole afterwards."""
    chance = random.Random(number)
    made = EDITS[number % len(EDITS)]
    guards = immutability.expected() if made in ON_ROWS else {}
    with raw_connection(root, keys, settings=("PRAGMA journal_mode=DELETE",)) as raw:
        for name in guards:
            raw.execute(f"DROP TRIGGER {name}")
        said = made(raw, chance)
        for sql in guards.values():
            raw.execute(sql)
    return f"{number}: {said}"


def test_a_hundred_of_a_hundred_direct_edits_are_flagged(root: Path) -> None:
    folder = PracticeFolder(root)
    keys, _who = vault.unlock(folder, PASSPHRASE, TestClock().now)
    good = {part: part.read_bytes() for part in (folder.database, folder.keys, folder.keys_copy)}
    unseen = []
    for number in range(EDITS_ASKED):
        put_back(good)
        said = edit(root, keys, number)
        if not flagged(root):
            unseen.append(said)
    assert unseen == []
    put_back(good)
    assert not flagged(root), "the file without an edit is whole"


LAYOUT_EDITS = (
    "DROP INDEX ix_client_merged_into",
    "CREATE INDEX more ON client (name)",
    "CREATE VIEW told AS SELECT name FROM client",
    "CREATE TABLE notes (words TEXT)",
    "ALTER TABLE client ADD COLUMN more TEXT",
    "PRAGMA user_version=2",
    "PRAGMA user_version=-1",
    "INSERT INTO sqlite_sequence SELECT name, seq FROM sqlite_sequence WHERE name = 'client'",
)


@pytest.mark.parametrize("statement", LAYOUT_EDITS)
def test_what_the_program_did_not_make_is_flagged(root: Path, statement: str) -> None:
    keys, _who = vault.unlock(PracticeFolder(root), PASSPHRASE, TestClock().now)
    with raw_connection(root, keys) as raw:
        raw.execute(statement)
    assert flagged(root)


@pytest.mark.parametrize("rows", ["[]", "x", '{"files":5}', '{"files":[""]}', '{"files":[7]}'])
def test_a_forged_tombstone_is_flagged_and_keeps_no_practice_shut(root: Path, rows: str) -> None:
    keys, _who = vault.unlock(PracticeFolder(root), PASSPHRASE, TestClock().now)
    with raw_connection(root, keys) as raw:
        raw.execute(
            "INSERT INTO erasure (client_number, rows, recorded_at, practitioner_id)"
            " VALUES (77, ?, '2026-10-01T14:05:12.000+00:00', 1)",
            (rows,),
        )
    desk = practices.unlock(root, PASSPHRASE, TestClock())
    assert not checkups.verify(desk).is_clean
    desk.close()


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize("rows", ['{"draft":[[1e999,""]]}', "[" * 99_999])
def test_an_entry_of_no_numbers_is_flagged(root: Path, rows: str, last: bool) -> None:
    keys, _who = vault.unlock(PracticeFolder(root), PASSPHRASE, TestClock().now)
    guards = immutability.expected()
    with raw_connection(root, keys) as raw:
        for name in guards:
            raw.execute(f"DROP TRIGGER {name}")
        which = "(SELECT max(id) FROM audit_entry)" if last else "3"
        raw.execute(f"UPDATE audit_entry SET rows = ? WHERE id = {which}", (rows,))
        for sql in guards.values():
            raw.execute(sql)
    assert flagged(root)


def put_back(good: dict[Path, bytes]) -> None:
    for part, content in good.items():
        part.write_bytes(content)
