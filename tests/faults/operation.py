"""What an operation of the harness is, and how what it made elsewhere is looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from medex_desktop.services.desk import Desk
from medex_desktop.storage import contents
from medex_desktop.storage.backup import listed
from medex_desktop.storage.engine import connect
from tests.desks import PASSPHRASE
from tests.faults.site import Fingerprint, Site

Act = Callable[[Site, Desk], object]


@dataclass(frozen=True)
class Outcome:
    """How a practice was found afterwards: before the operation, and after it where it is done."""

    done: bool
    before: Fingerprint
    found: Fingerprint


Elsewhere = Callable[[Site, Outcome], list[str]]


def nothing(_site: Site, _outcome: Outcome) -> list[str]:
    """Nothing was made elsewhere."""
    return []


@dataclass(frozen=True)
class Operation:
    """``act`` works on an open desk; ``begin`` opens something itself and returns its desk.

    ``folder`` is the practice that is looked at, ``after`` the passphrase that opens it when the
    operation was acknowledged, ``elsewhere`` looks at what it made outside. ``begins_faulty`` tells
    that the check-up has something to say until the operation is done.
    """

    name: str
    act: Act | None = None
    begin: Callable[[Site], Desk | None] | None = None
    folder: str = "practice"
    after: str = PASSPHRASE
    elsewhere: Elsewhere = nothing
    begins_faulty: bool = False


def whole_backups(folder: Path, site: Site, *, at_least: int) -> list[str]:
    """Every copy that has a backup's name is one; what has none can't be taken for one."""
    found, faults = listed(folder) if folder.is_dir() else [], []
    for made in found:
        raw = connect(made.folder / "practice.medex", site.model.database_key)
        damaged = raw.execute("PRAGMA cipher_integrity_check").fetchall()
        rows = {name: content.rows for name, content in contents.measure(raw).items()}
        raw.close()
        if damaged or rows != made.rows or not (made.folder / "keys.json").is_file():
            faults.append(f"backup {made.folder.name} is not whole")
    if len(found) < at_least:
        faults.append(f"{len(found)} backups, and there were {at_least}")
    return faults


def own_backups(site: Site, outcome: Outcome) -> list[str]:
    """Those of the practice itself: every one whole, none gone, and one more when it is done."""
    there = len(listed(site.model.home / "practice" / "backups"))
    return whole_backups(site.practice / "backups", site, at_least=there + outcome.done)


def backups_kept(site: Site, _outcome: Outcome) -> list[str]:
    """The practice's own backups are whole, and none is gone."""
    there = len(listed(site.model.home / "practice" / "backups"))
    return whole_backups(site.practice / "backups", site, at_least=there)


def on_a_stick(name: str) -> Elsewhere:
    """The same for complete copies in a folder of the site."""

    def look(site: Site, outcome: Outcome) -> list[str]:
        there = site.model.home / name
        before = len(listed(there)) if there.is_dir() else 0
        return whole_backups(site.home / name, site, at_least=before + outcome.done)

    return look
