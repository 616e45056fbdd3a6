"""Bad practice files and key files, met by opening the practice."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import Problem
from medex_desktop.services import clients, practices
from medex_desktop.storage import sidecar, vault
from medex_desktop.storage.engine import connect
from medex_desktop.storage.folder import PracticeFolder
from tests.desks import PASSPHRASE, TestClock, new_practice
from tests.faults.bad_files import BadFile
from tests.faults.flips import random_bytes
from tests.faults.site import Site

PAGE = 4096
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\0" + random_bytes(3 * PAGE)
PDF = b"%PDF-1.7\n" + random_bytes(3 * PAGE)
ZIP = b"PK\x03\x04" + random_bytes(3 * PAGE)

Spoil = Callable[[Site], object]


def open_it(site: Site) -> None:
    """What a person does: unlock the practice."""
    practices.unlock(site.practice, PASSPHRASE, TestClock()).close()


def database_key(site: Site) -> str:
    """The database's key, from the model's key file: nobody opens what others are copying."""
    folder = PracticeFolder(site.model.home / "practice")
    keys, _whose = vault.unlock(folder, PASSPHRASE, TestClock().now)
    return keys.database


def _file(content: bytes) -> Spoil:
    return lambda site: (site.practice / "practice.medex").write_bytes(content)


def _edited(edit: Callable[[bytes], bytes]) -> Spoil:
    def spoil(site: Site) -> None:
        path = site.practice / "practice.medex"
        path.write_bytes(edit(path.read_bytes()))

    return spoil


def _with_key(*statements: str) -> Spoil:
    def spoil(site: Site) -> None:
        with closing(connect(site.practice / "practice.medex", database_key(site))) as raw:
            for statement in statements:
                raw.execute(statement)

    return spoil


def _plain_database(site: Site) -> None:
    path = site.practice / "practice.medex"
    path.unlink()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE client (id INTEGER, name TEXT)")
        raw.executemany("INSERT INTO client VALUES (?, ?)", [(n, "x" * 90) for n in range(200)])
        raw.commit()


def _of_another_practice(site: Site) -> None:
    new_practice(site.home / "another", TestClock())[0].close()
    (site.home / "another" / "practice.medex").replace(site.practice / "practice.medex")


def _restored_by_hand(site: Site) -> None:
    """A backup's file laid over one whose log a killed program left: the log is of another file."""
    database, log = site.practice / "practice.medex", site.practice / "practice.medex-wal"
    desk = practices.unlock(site.practice, PASSPHRASE, TestClock())
    desk.do(clients.add_client, form=ClientForm("Vera Blum", birth_date="1961-02-03"))
    left = log.read_bytes()
    desk.close()
    shutil.copy(site.backup / "practice.medex", database)
    log.write_bytes(left)


def _gone(site: Site) -> None:
    (site.practice / "practice.medex").unlink()


def _a_folder(site: Site) -> None:
    _gone(site)
    (site.practice / "practice.medex").mkdir()


def _keys(content: bytes) -> Spoil:
    def spoil(site: Site) -> None:
        for name in ("keys.json", "keys.bak"):
            (site.practice / name).write_bytes(content)

    return spoil


def _crafted(change: Callable[[dict[str, Any]], object]) -> Spoil:
    """Key files changed by somebody who knows how the checksum is made."""

    def spoil(site: Site) -> None:
        body = json.loads((site.practice / "keys.json").read_bytes())
        del body["checksum"]
        change(body)
        whole = {**body, "checksum": sidecar._checksum(body)}
        _keys(json.dumps(whole).encode())(site)

    return spoil


def _cost(*cost: object) -> Spoil:
    return _crafted(lambda body: body["wraps"][0].update(argon2id=list(cost)))


def _no_keys(site: Site) -> None:
    for name in ("keys.json", "keys.bak"):
        (site.practice / name).unlink()


def _folders_for_keys(site: Site) -> None:
    _no_keys(site)
    for name in ("keys.json", "keys.bak"):
        (site.practice / name).mkdir()


_DATABASES: tuple[tuple[str, Spoil, Problem], ...] = (
    ("an empty file", _file(b""), Problem.DAMAGED),
    ("a stump of 100 bytes", _edited(lambda whole: whole[:100]), Problem.DAMAGED),
    ("the first page only", _edited(lambda whole: whole[:PAGE]), Problem.DAMAGED),
    ("half the file", _edited(lambda whole: whole[: len(whole) // 2]), Problem.DAMAGED),
    ("the first half gone", _edited(lambda whole: whole[len(whole) // 2 :]), Problem.DAMAGED),
    ("the first page zeroed", _edited(lambda w: bytes(PAGE) + w[PAGE:]), Problem.DAMAGED),
    ("all zeros", _edited(lambda whole: bytes(len(whole))), Problem.DAMAGED),
    ("every byte shifted by one", _edited(lambda whole: b"\0" + whole[:-1]), Problem.DAMAGED),
    ("random bytes", _file(random_bytes(50 * PAGE)), Problem.DAMAGED),
    ("an SQLite file of another program", _plain_database, Problem.DAMAGED),
    ("the file of another practice", _of_another_practice, Problem.DAMAGED),
    ("a text", _file(b"Dear practice, " * 2000), Problem.DAMAGED),
    ("a JPEG picture", _file(JPEG), Problem.DAMAGED),
    ("a PDF", _file(PDF), Problem.DAMAGED),
    ("a ZIP", _file(ZIP), Problem.DAMAGED),
    ("a newer schema", _with_key("PRAGMA user_version=99"), Problem.TOO_NEW),
    ("another program's mark", _with_key("PRAGMA application_id=1"), Problem.NOT_A_PRACTICE),
    ("schema number 0", _with_key("PRAGMA user_version=0"), Problem.DAMAGED),
    ("a table missing", _with_key("ALTER TABLE draft RENAME TO trap"), Problem.DAMAGED),
    ("a column missing", _with_key("ALTER TABLE client RENAME COLUMN phone TO x"), Problem.DAMAGED),
    ("a backup beside a log that was left", _restored_by_hand, Problem.DAMAGED),
    ("no file", _gone, Problem.MISSING),
    ("a folder of that name", _a_folder, Problem.DAMAGED),
)  # fmt: skip

_KEY_FILES: tuple[tuple[str, Spoil, Problem], ...] = (
    ("empty", _keys(b""), Problem.KEYS_DAMAGED),
    ("zeros", _keys(bytes(600)), Problem.KEYS_DAMAGED),
    ("a text", _keys(b"the keys are under the mat"), Problem.KEYS_DAMAGED),
    ("random bytes", _keys(random_bytes(600)), Problem.KEYS_DAMAGED),
    ("a list", _keys(b"[1, 2, 3]"), Problem.KEYS_DAMAGED),
    ("a number", _keys(b"7"), Problem.KEYS_DAMAGED),
    ("an empty object", _keys(b"{}"), Problem.KEYS_DAMAGED),
    ("100,000 brackets", _keys(b"[" * 100_000), Problem.KEYS_DAMAGED),
    ("gone", _no_keys, Problem.KEYS_DAMAGED),
    ("folders", _folders_for_keys, Problem.KEYS_DAMAGED),
    ("newer", _crafted(lambda body: body.update(format=99)), Problem.TOO_NEW),
    ("format as text", _crafted(lambda body: body.update(format="2")), Problem.KEYS_DAMAGED),
    ("a checksum of nothing", _keys(b'{"checksum": ""}'), Problem.KEYS_DAMAGED),
    ("a cost of 1 TB", _cost(2**30, 1, 1), Problem.KEYS_DAMAGED),
    ("a cost of years", _cost(64, 2**30, 1), Problem.KEYS_DAMAGED),
    ("a cost below zero", _cost(-8, -1, -1), Problem.KEYS_DAMAGED),
    ("a cost of nothing", _cost(0, 0, 0), Problem.KEYS_DAMAGED),
    ("a cost in words", _cost("much", "often", "wide"), Problem.KEYS_DAMAGED),
    ("a salt too short", _crafted(lambda b: b["wraps"][0].update(salt="00")), Problem.KEYS_DAMAGED),
    ("wraps that are none", _crafted(lambda body: body.update(wraps="no")), Problem.KEYS_DAMAGED),
    ("no recovery", _crafted(lambda body: body.pop("recovery")), Problem.KEYS_DAMAGED),
    ("a head below zero", _crafted(lambda b: b.update(head=[-5, ""])), Problem.KEYS_DAMAGED),
    ("a head in words", _crafted(lambda b: b.update(head=["one", ""])), Problem.KEYS_DAMAGED),
    ("failures in words", _crafted(lambda b: b.update(failures=["x", 1])), Problem.KEYS_DAMAGED),
)  # fmt: skip

BAD_PRACTICES = (
    *(BadFile(f"practice file: {name}", spoil, open_it, want) for name, spoil, want in _DATABASES),
    *(BadFile(f"key files: {name}", spoil, open_it, want) for name, spoil, want in _KEY_FILES),
)
