"""The site of one trial: a filled practice, its backup, an export, and one of the first schema."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from medex_desktop.errors import Problem, StorageProblem
from medex_desktop.language import render
from medex_desktop.services import backups, checkups, exports, practices
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Read
from medex_desktop.storage import contents
from tests.desks import CHEAP, PASSPHRASE, TestClock, new_practice
from tests.storage import samples

FIRST_SCHEMA = Path(__file__).parents[1] / "fixtures" / "schema_1" / "backup"
SECOND_PASSPHRASE = "brown otters under the pier"
_NOT_COMPARED = {"audit_entry", "attachment", "alembic_version"}  # random names, each opening

Fingerprint = dict[str, str]


@dataclass(frozen=True)
class Model:
    """The site as every trial begins, made once and copied."""

    home: Path
    filled: samples.Filled
    recovery_key: str


@dataclass(frozen=True)
class Site:
    """The folders of one trial."""

    model: Model
    home: Path

    @property
    def practice(self) -> Path:
        """The filled practice, closed."""
        return self.home / "practice"

    @property
    def backup(self) -> Path:
        """A complete backup of it."""
        return next((self.home / "stick").iterdir())

    @property
    def export(self) -> Path:
        """A sealed export of it."""
        return next((self.home / "exports").iterdir())

    @property
    def first_schema(self) -> Path:
        """A practice as the first schema left it."""
        return self.home / "first"


def make_model(home: Path) -> Model:
    """Fill a practice, back it up, and lay the practice of the first schema beside it."""
    home.mkdir(parents=True)
    clock = TestClock()
    desk, key = new_practice(home / "practice", clock)
    filled = samples.fill(desk)
    backups.back_up(desk, home / "stick")
    exports.export_practice(desk, home / "exports", passphrase=PASSPHRASE, cost=CHEAP)
    desk.close()
    shutil.copytree(FIRST_SCHEMA, home / "first")
    (home / "first" / "manifest.json").unlink()
    return Model(home, filled, key)


def lay_out(model: Model, home: Path) -> Site:
    """A fresh copy of the model; what was there before is removed."""
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(model.home, home)
    (home / "tmp").mkdir()
    return Site(model, home)


def fingerprint(desk: Desk) -> Fingerprint:
    """A digest of each table whose rows are the same in every trial."""
    return desk.ask(_fingerprint)


def _fingerprint(read: Read) -> Fingerprint:
    raw = read.connection.connection.driver_connection
    measured = contents.measure(raw)
    return {name: c.sha256 for name, c in measured.items() if name not in _NOT_COMPARED}


def open_either(root: Path, *passphrases: str) -> Desk:
    """Open by the first passphrase that fits."""
    for passphrase in passphrases[:-1]:
        try:
            return practices.unlock(root, passphrase, TestClock())
        except StorageProblem as problem:
            if problem.problem is not Problem.WRONG_PASSPHRASE:
                raise
    return practices.unlock(root, passphrases[-1], TestClock())


def not_clean(desk: Desk) -> list[str]:
    """What the check-up finds, in words."""
    return [render(fault) for fault in checkups.verify(desk).faults]
