"""One bit turned over in one file: the program notices, or another copy covers it.

Each flip is looked for the way a person would meet it: the practice is opened and checked, the
backup restored, the export read. A flip that nothing tells of must have changed nothing.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from medex_desktop.errors import MedExError
from medex_desktop.services import practices, reimports, restores
from tests.desks import PASSPHRASE, TestClock
from tests.faults.figures import Figures, Wrong, told
from tests.faults.site import Fingerprint, Model, Site, fingerprint, lay_out, not_clean

REFUSED = "refused in words"
FOUND = "found by the check-up"
COVERED = "covered: everything is as it was"


@dataclass(frozen=True)
class Target:
    """A file to spoil, and what tells of it; ``spared`` files may be covered by another."""

    name: str
    file: Callable[[Site], Path]
    look: Callable[[Site, Fingerprint], str]
    spared: bool = False


def run(model: Model, home: Path, times: int, seed: int = 1) -> Figures:
    """Turn ``times`` bits over, in each kind of file in turn."""
    chance, figures = random.Random(seed), Figures()
    desk = practices.unlock(lay_out(model, home).practice, PASSPHRASE, TestClock())
    before = fingerprint(desk)
    desk.close()
    for number in range(times):
        target = TARGETS[number % len(TARGETS)]
        site = lay_out(model, home)
        place = _turn_a_bit(target.file(site), chance)
        where = f"{target.name}, {place}"
        try:
            seen = target.look(site, before)
        except MedExError as refusal:
            seen = REFUSED if str(refusal) else ""
        except Exception as error:
            figures.wrong(Wrong.UNCAUGHT, where, told(error))
            seen = "an error that is not ours"
        if not seen or (seen == COVERED and not target.spared):
            figures.wrong(Wrong.UNSEEN, where, seen or "a changed record, and nothing tells")
        figures.count("bit flips", f"{target.name}: {seen or 'unseen'}")
    return figures


def random_bytes(size: int) -> bytes:
    """Noise, the same in every run."""
    return random.Random(size).randbytes(size)


def _turn_a_bit(path: Path, chance: random.Random) -> str:
    content = bytearray(path.read_bytes())
    place, bit = chance.randrange(len(content)), chance.randrange(8)
    content[place] ^= 1 << bit
    path.write_bytes(content)
    return f"byte {place} of {len(content)}, bit {bit}"


def _practice(site: Site, before: Fingerprint) -> str:
    """Opened and checked; without a word, everything must be there and the same."""
    desk = practices.unlock(site.practice, PASSPHRASE, TestClock())
    try:
        if not_clean(desk):
            return FOUND
        return COVERED if fingerprint(desk) == before else ""
    finally:
        desk.close()


def _keys_alone(site: Site, before: Fingerprint) -> str:
    """The same with no second copy, so that the first one's own checksum is what counts."""
    (site.practice / "keys.bak").unlink()
    return _practice(site, before)


def _backup(site: Site, before: Fingerprint) -> str:
    """Restored; without a refusal, the same must come out."""
    root = site.home / "new"
    restores.restore(site.backup, root, TestClock(), passphrase=PASSPHRASE)
    desk = practices.unlock(root, PASSPHRASE, TestClock())
    try:
        return COVERED if fingerprint(desk) == before and not not_clean(desk) else ""
    finally:
        desk.close()


def _export(site: Site, _before: Fingerprint) -> str:
    reimports.read_export(site.export, PASSPHRASE)
    return ""


def _only(folder: Path) -> Path:
    return next(iter(sorted(folder.iterdir())))


TARGETS = (
    Target("practice.medex", lambda site: site.practice / "practice.medex", _practice),
    Target("keys.json", lambda site: site.practice / "keys.json", _practice, spared=True),
    Target("keys.json alone", lambda site: site.practice / "keys.json", _keys_alone),
    Target("keys.bak", lambda site: site.practice / "keys.bak", _practice, spared=True),
    Target("attachment", lambda site: _only(site.practice / "attachments"), _practice),
    Target("backup: practice.medex", lambda site: site.backup / "practice.medex", _backup),
    Target("backup: keys.json", lambda site: site.backup / "keys.json", _backup),
    Target("backup: manifest.json", lambda site: site.backup / "manifest.json", _backup, True),
    Target("backup: attachment", lambda site: _only(site.backup / "attachments"), _backup),
    Target("export", lambda site: site.export, _export),
)
