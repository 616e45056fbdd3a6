"""The site of one trial: a filled practice, its backup, an export, and one of the first schema."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import Problem, StorageProblem
from medex_desktop.language import render
from medex_desktop.services import (
    backups,
    checkups,
    clients,
    documents,
    exports,
    grip,
    imports,
    keeping,
    merging,
    people,
    practices,
    restore_switch,
)
from medex_desktop.services.desk import Desk
from medex_desktop.services.people import NewPerson
from medex_desktop.services.progress_report import ReportWords
from medex_desktop.services.work import Read
from medex_desktop.storage import contents
from medex_desktop.storage.sidecar import read_sidecar
from medex_desktop.storage.tables.practices import setting
from tests.desks import CHEAP, PASSPHRASE, TestClock, new_practice
from tests.faults.victim import add_paper
from tests.services.import_samples import CLIENTS_CSV, GRIP_CSV, clients_file
from tests.storage import samples

FIRST_SCHEMA = Path(__file__).parents[1] / "fixtures" / "schema_1" / "backup"
SECOND_PASSPHRASE = "brown otters under the pier"
COLLEAGUE_PASSPHRASE = "seven green kettles sing"
BINNED = "Jon Berg"
LATER = "later"
"""The practice with a client and a test more than its backup."""
RESTORED = "restored"
"""The practice after a restore, its former self beside it."""
_NOT_COMPARED = {"audit_entry", "attachment", "alembic_version"}  # random names, each opening

Fingerprint = dict[str, str]


@dataclass(frozen=True)
class More:
    """What the practice holds beside ``samples.fill`` (ids)."""

    binned: int
    kept: int
    merged: int
    batch: int
    colleague: int


@dataclass(frozen=True)
class Model:
    """The site as every trial begins, made once and copied."""

    home: Path
    filled: samples.Filled
    more: More
    recovery_key: str
    database_key: str


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
    """Fill a practice, back it up, and lay beside it what else the operations begin with."""
    home.mkdir(parents=True)
    clock = TestClock()
    desk, key = new_practice(home / "practice", clock)
    filled = samples.fill(desk)
    more = _fill_more(desk)
    backups.back_up(desk)
    backups.back_up(desk, home / "stick")
    exports.export_practice(desk, home / "exports", passphrase=PASSPHRASE, cost=CHEAP)
    desk.close()
    shutil.copytree(FIRST_SCHEMA, home / "first")
    (home / "first" / "manifest.json").unlink()
    (home / "files").mkdir()
    (home / "files" / "clients.csv").write_text(CLIENTS_CSV.format(name="Ana Simic"))
    (home / "files" / "tests.csv").write_text(GRIP_CSV.format(name="Ana Simic"))
    _make_later(home, filled.client)
    _make_restored(home)
    _make_faulty(home)
    return Model(home, filled, more, key, desk.file.keys.database)


def _fill_more(desk: Desk) -> More:
    """A report, somebody in the bin with a paper, two merged records, an import, a colleague.

    The report has everything loaded that draws one, before the first child is forked.
    """
    binned, kept, merged = (
        desk.do(clients.add_client, form=ClientForm(name=name, birth_date="1952-07-08"))
        for name in (BINNED, "Nora Dahl", "Nora Dal")
    )
    samples.once(desk, add_paper, client=binned, content=b"%PDF-1.7 of one client alone")
    desk.do(keeping.put_in_bin, client_id=binned)
    desk.do(merging.merge_clients, keep_id=kept, other_id=merged)
    desk.do(grip.sign_grip, client_id=kept, entry=samples.FIRM, day=samples.DAY)
    desk.do(documents.sign_report, client_id=kept, words=ReportWords())
    batch = desk.do(imports.import_clients, **clients_file("Eva Lind"))
    colleague = people.add_person(
        desk, person=NewPerson("Tomas Kral"), passphrase=COLLEAGUE_PASSPHRASE, cost=CHEAP
    )
    return More(binned, kept, merged, batch, colleague)


def _make_later(home: Path, client: int) -> None:
    shutil.copytree(home / "practice", home / LATER)
    desk = practices.unlock(home / LATER, PASSPHRASE, TestClock())
    desk.do(clients.add_client, form=ClientForm("Olga Reim", birth_date="1948-11-12"))
    desk.do(grip.sign_grip, client_id=client, entry=samples.FIRM, day=samples.DAY)
    desk.close()


def _make_restored(home: Path) -> None:
    clock = TestClock()
    live = Path(shutil.copytree(home / LATER, home / RESTORED))
    desk = practices.unlock(live, PASSPHRASE, clock)
    incoming = restore_switch.prepare(desk, next((home / "stick").iterdir()))
    desk.close()
    restore_switch.take_over(live, incoming, clock.now())
    practices.unlock(live, PASSPHRASE, clock).close()


def _make_faulty(home: Path) -> None:
    """A setting that can't be, and a stored file that no record owns."""
    faulty = Path(shutil.copytree(home / "practice", home / "faulty"))
    desk = practices.unlock(faulty, PASSPHRASE, TestClock())
    samples.once(desk, lambda work: work.insert(setting, key="grip_baseline", value="third"))
    (desk.file.folder.attachments / "ab12").write_bytes(b"x")
    desk.close()


def lay_out(model: Model, home: Path) -> Site:
    """A fresh copy of the model; what was there before is removed."""
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(model.home, home)
    (home / "tmp").mkdir()
    return Site(model, home)


def fingerprint(desk: Desk) -> Fingerprint:
    """A digest of each table whose rows are the same in every trial, and who has a key."""
    ways_in = [wrap.practitioner_id for wrap in read_sidecar(desk.file.folder).wraps]
    return {**desk.ask(_fingerprint), "keys": str(ways_in)}


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
