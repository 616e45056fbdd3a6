"""Everything back: a backup of 5,000 tests, wiped, restored elsewhere, and an export the same."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from medex_desktop.services import (
    backups,
    checkups,
    exports,
    passphrases,
    practices,
    reimports,
    restores,
)
from medex_desktop.storage import contents
from medex_desktop.storage.engine import connect
from tests.bench.bench import Bench
from tests.bench.figure import WALL, Figure, Reading
from tests.desks import CHEAP, PASSPHRASE, TestClock
from tests.storage import first_schema

MOST_S: Final = 60
_SECRET: Final = "seven herons over the weir"
Contents = dict[str, contents.Content]


def back_up_and_restore(root: Path, at: Path, *, first: bool = False) -> float:
    """Seconds to back up, wipe, restore elsewhere and open; AssertionError when not equal."""
    clock = TestClock()
    desk = practices.unlock(root, PASSPHRASE, clock)
    begun = WALL()
    made = backups.back_up(desk, at / "stick").folder
    spent = WALL() - begun
    key, files = desk.file.keys.database, _files(root)
    desk.close()
    before = measured(made, key)
    if first:
        first_schema.turn_back(made, key)
    shutil.rmtree(root)
    begun = WALL()
    restores.restore(made, at / "again", clock, passphrase=PASSPHRASE)
    again = practices.unlock(at / "again", PASSPHRASE, clock)
    spent += WALL() - begun
    assert checkups.verify(again).faults == ()
    again.close()
    assert without_audit(measured(at / "again", key)) == without_audit(before)
    assert _files(at / "again") == files
    return spent


def export_and_import(root: Path, at: Path) -> float:
    """Seconds to export, import into a new practice and open; AssertionError when not equal."""
    clock = TestClock()
    desk = practices.unlock(root, PASSPHRASE, clock)
    begun = WALL()
    made = exports.export_practice(desk, at / "out", passphrase=_SECRET, cost=CHEAP)
    found = reimports.read_export(made.path, _SECRET)
    drawn = passphrases.draw_keys()
    again = reimports.make_practice(at / "new", found, drawn, PASSPHRASE, clock, cost=CHEAP)
    spent = WALL() - begun
    assert checkups.verify(again).faults == ()
    keys = again.file.keys.database, desk.file.keys.database
    again.close()
    desk.close()
    keyed = ("assessment", "document", "audit_entry")
    new, old = (
        {name: one for name, one in measured(*where).items() if name not in keyed}
        for where in ((at / "new", keys[0]), (root, keys[1]))
    )
    assert new == old
    return spent


def measured(folder: Path, key: str) -> Contents:
    """The rows and digests of every table in a folder's database."""
    with closing(connect(folder / "practice.medex", key)) as raw:
        return contents.measure(raw)


def without_audit(found: Contents) -> Contents:
    """All but the audit, which says more after a restore."""
    return {name: one for name, one in found.items() if name != "audit_entry"}


def _files(root: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in (root / "attachments").iterdir()}


def _read(bench: Bench, way: Callable[..., float], **more: Any) -> Reading:
    at = bench.folder("restore")
    size = sum(one.stat().st_size for one in bench.tested.rglob("*") if one.is_file())
    begun = WALL()
    shutil.copytree(bench.tested, at / "practice")
    floor = WALL() - begun
    spent = way(at / "practice", at, **more)
    tests = bench.few(5_000, 30)
    note = f"{tests} signed tests, {size / 1024**2:.0f} MiB, equal after"
    return Reading(spent * 1000, floor * 1000, note)


def restore_now(bench: Bench) -> Reading:
    return _read(bench, back_up_and_restore)


def restore_first(bench: Bench) -> Reading:
    return _read(bench, back_up_and_restore, first=True)


def reimport(bench: Bench) -> Reading:
    return _read(bench, export_and_import)


FIGURES = tuple(
    Figure(name, says, "copying the folder", MOST_S * 1000, measure, cheap=True)
    for name, says, measure in (
        ("restore of 5,000 tests", "backed up, wiped, restored elsewhere, open", restore_now),
        ("restore of 5,000 tests, first schema", "the same, brought up to date", restore_first),
        ("export and import of 5,000 tests", "sealed, read, a new practice open", reimport),
    )
)
