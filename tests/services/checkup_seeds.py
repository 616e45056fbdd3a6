"""One fault of each kind, put into a real file: by a program at fault, or around the program."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import text

from medex_desktop.domain.clients import ClientForm
from medex_desktop.domain.grip_records import GripEntry, to_json
from medex_desktop.domain.quantity import Quantity
from medex_desktop.services import assessments, clients, practices
from medex_desktop.services.checkups import Kind
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Work
from medex_desktop.storage import immutability
from medex_desktop.storage.columns import canonical_json
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.sidecar import encode_sidecar, read_sidecar, write_sidecar
from medex_desktop.storage.tables.assessments import assessment, baseline, result
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.documents import document
from medex_desktop.storage.tables.practices import practitioner, setting
from medex_desktop.storage.vault import Keys
from tests.desks import PASSPHRASE, TestClock
from tests.services.test_every_act import Filled
from tests.services.test_grip import FIRST
from tests.storage.samples import once, raw_connection

DAY = date(2026, 9, 1)
LINE = {"hand": "right", "sex": "female", "birth_date": date(1950, 3, 3)}


@dataclass
class Seeded:
    """A closed practice in which one thing is to go wrong."""

    root: Path
    at: Filled
    keys: Keys
    clock: TestClock = field(default_factory=TestClock)

    @property
    def folder(self) -> PracticeFolder:
        return PracticeFolder(self.root)

    @property
    def blob(self) -> Path:
        return sorted(self.folder.attachments.iterdir())[0]

    def open(self) -> Desk:
        return practices.unlock(self.root, PASSPHRASE, self.clock)

    def inside(self, call: Callable[[Work], Any]) -> None:
        """As a program with a fault of its own would write it: on record."""
        desk = self.open()
        once(desk, call)
        desk.close()

    def around(self, *statements: str) -> None:
        """With the key, around the program; the guards are back afterwards."""
        with self.unguarded() as raw:
            for statement in statements:
                raw.execute(statement)

    @contextmanager
    def unguarded(self) -> Iterator[Any]:
        with raw_connection(self.root, self.keys, settings=()) as raw:
            for name in immutability.expected():
                raw.execute(f"DROP TRIGGER {name}")
            yield raw
            for sql in immutability.expected().values():
                raw.execute(sql)


def a_client(work: Work, **values: Any) -> int:
    line = {"name": "Nora Falk", "sort_name": "Falk, Nora", "created_at": work.now, **LINE}
    return work.insert(client, **{**line, **values})


def a_test(work: Work, at: Filled, day: date = DAY, **values: Any) -> int:
    added = assessments.open_assessment(work, client_id=at.client, day=day)
    if values:
        work.update(assessment, added, **values)
    return added


def signed(work: Work, **values: Any) -> dict[str, Any]:
    content = canonical_json({})
    whole = {
        "snapshot": content,
        "digest": assessments.snapshot_digest(work, content),
        "signed_at": work.now,
        "locked_at": work.now,
    }
    return {**whole, **values}


def a_result(work: Work, at: Filled, entry: GripEntry, scores: Any) -> None:
    work.insert(
        result,
        assessment_id=a_test(work, at),
        measure="grip_strength",
        measure_version=1,
        outcome=assessments.MEASURED,
        entry=to_json(entry),
        scores=scores,
    )


def damage_a_page(here: Seeded) -> None:
    with raw_connection(here.root, here.keys) as raw:
        where = "SELECT rootpage FROM sqlite_master WHERE name = 'attachment'"
        page = raw.execute(where).fetchone()[0]
    content = bytearray(here.folder.database.read_bytes())
    content[(page - 1) * 4096 + 2000] ^= 1
    here.folder.database.write_bytes(content)


def tangle_indexes(here: Seeded) -> None:
    names = ("ix_result_assessment", "ix_alert_assessment")
    with raw_connection(here.root, here.keys, settings=()) as raw:
        where = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        pages = [raw.execute(where, (name,)).fetchone()[0] for name in names]
        raw.execute("PRAGMA writable_schema=ON")
        for name, page in zip(names, reversed(pages), strict=True):
            raw.execute("UPDATE sqlite_master SET rootpage = ? WHERE name = ?", (page, name))


def drop_a_guard(here: Seeded) -> None:
    with raw_connection(here.root, here.keys) as raw:
        raw.execute("DROP TRIGGER guard_assessment_update")


def cut_the_tail(here: Seeded) -> None:
    here.around(
        "DELETE FROM audit_entry WHERE id = (SELECT max(id) FROM audit_entry)",
        "UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'audit_entry'",
    )


def lose_the_file(here: Seeded) -> None:
    here.blob.unlink()


def spoil_the_file(here: Seeded) -> None:
    here.blob.write_bytes(here.blob.read_bytes()[:-1] + b"x")


def leave_a_file(here: Seeded) -> None:
    (here.folder.attachments / "ab12").write_bytes(b"x")


def change_the_signed_content(here: Seeded) -> None:
    here.inside(lambda work: a_test(work, here.at, **signed(work, digest="00")))


def sign_another_result(here: Seeded) -> None:
    def call(work: Work) -> None:
        added = a_test(work, here.at)
        told = {"measure": "grip_strength", "outcome": "skipped", "reason": "Wrist in plaster"}
        work.insert(result, assessment_id=added, measure_version=1, entry={}, scores={}, **told)
        snapshot = {"results": [{**told, "reason": "Did not come"}]}
        assessments.lock(work, added, snapshot, signed=True)

    here.inside(call)


def sign_without_lock(here: Seeded) -> None:
    here.inside(lambda work: a_test(work, here.at, **signed(work, locked_at=None)))


def sign_without_digest(here: Seeded) -> None:
    here.inside(lambda work: a_test(work, here.at, **signed(work, digest=None)))


def exchange_the_paper(here: Seeded) -> None:
    here.inside(
        lambda work: work.insert(
            document,
            client_id=here.at.client,
            kind="progress",
            number="R-9",
            day=DAY,
            content={},
            attachment_id=1,
            pages=1,
            sha256="00",
            practitioner_id=1,
            signed_at=work.now,
        )
    )


def write_what_nobody_reads(here: Seeded) -> None:
    late = text("UPDATE client SET created_at = 'yesterday' WHERE id = :id")
    here.inside(lambda work: work.connection.execute(late, {"id": here.at.client}))


def use_an_unknown_word(here: Seeded) -> None:
    here.inside(
        lambda work: work.insert(
            baseline, client_id=here.at.archived, measure="grip_strength", rule="third"
        )
    )


def measure_too_much_pain(here: Seeded) -> None:
    here.inside(lambda work: a_result(work, here.at, replace(FIRST, pain=11), {}))


def keep_other_kilograms(here: Seeded) -> None:
    first, *rest = FIRST.trials
    other = replace(first, quantity=Quantity("24.0", "kg", Decimal("25.0")))
    entry = replace(FIRST, trials=(other, *rest))
    here.inside(lambda work: a_result(work, here.at, entry, {}))


def score_otherwise(here: Seeded) -> None:
    here.inside(lambda work: a_result(work, here.at, FIRST, {"best_kg": "99.9"}))


def sort_otherwise(here: Seeded) -> None:
    here.inside(lambda work: a_client(work, sort_name="Nora Falk"))


def merge_into_itself(here: Seeded) -> None:
    def call(work: Work) -> None:
        one = a_client(work)
        work.update(client, one, merged_into_id=one)

    here.inside(call)


def give_nobody_a_key(here: Seeded) -> None:
    sidecar = read_sidecar(here.folder)
    other = replace(sidecar.wraps[0], practitioner_id=7, salt="00" * 16)
    write_sidecar(here.folder, replace(sidecar, wraps=(*sidecar.wraps, other)))


def keep_an_older_copy(here: Seeded) -> None:
    sidecar = read_sidecar(here.folder)
    older = replace(sidecar.wraps[0], salt="00" * 16)
    copy = encode_sidecar(replace(sidecar, wraps=(older,)))
    here.folder.keys_copy.write_bytes(copy)


def add_somebody_twice(here: Seeded) -> None:
    desk = here.open()
    for name in ("Nora Falk", "FALK, Nora"):
        desk.do(clients.add_client, form=ClientForm(name=name, birth_date="1950-03-03"))
    desk.close()


def wait_a_month(here: Seeded) -> None:
    here.clock.pass_time(days=31)


def bin_the_drafts_client(here: Seeded) -> None:
    here.inside(lambda work: work.update(client, here.at.client, binned_at=work.now))


def leave_in_the_bin(here: Seeded) -> None:
    here.inside(lambda work: a_client(work, binned_at=work.now - timedelta(days=31)))


def take_somebody_on(here: Seeded) -> None:
    here.inside(lambda work: work.insert(practitioner, name="Ada Wren", role="practitioner"))


SEEDS: dict[Kind, Callable[[Seeded], None]] = {
    Kind.PAGES: damage_a_page,
    Kind.STRUCTURE: tangle_indexes,
    Kind.REFERENCES: lambda here: here.around(
        "INSERT INTO baseline (client_id, measure, rule) VALUES (999, 'grip_strength', 'first')"
    ),
    Kind.GUARDS: drop_a_guard,
    Kind.PERMIT: lambda here: here.around("INSERT INTO permit (purpose, key) VALUES ('erase', 1)"),
    Kind.CHAIN: lambda here: here.around("UPDATE audit_entry SET act = 'client.edit' WHERE id = 3"),
    Kind.CHAIN_CUT: cut_the_tail,
    Kind.ROW_ADDED: lambda here: here.around("INSERT INTO provider (name) VALUES ('Dr. Nobody')"),
    Kind.ROW_CHANGED: lambda here: here.around("UPDATE provider SET phone = '1' WHERE id = 1"),
    Kind.ROW_REMOVED: lambda here: here.around("DELETE FROM device WHERE id = 1"),
    Kind.NUMBERING: lambda here: here.around(
        "UPDATE sqlite_sequence SET seq = 0 WHERE name = 'client'"
    ),
    Kind.DRAFT_MOVED: lambda here: here.around('UPDATE draft SET payload = \'{"typed":"9"}\''),
    Kind.FILE_MISSING: lose_the_file,
    Kind.FILE_DAMAGED: spoil_the_file,
    Kind.FILE_UNOWNED: leave_a_file,
    Kind.SIGNED_CONTENT: change_the_signed_content,
    Kind.SIGNED_RESULT: sign_another_result,
    Kind.SIGNED_OPEN: sign_without_lock,
    Kind.DIGEST_MISSING: sign_without_digest,
    Kind.PAPER: exchange_the_paper,
    Kind.UNREADABLE: write_what_nobody_reads,
    Kind.UNKNOWN_WORD: use_an_unknown_word,
    Kind.IMPOSSIBLE_RESULT: measure_too_much_pain,
    Kind.IMPOSSIBLE_CLIENT: lambda here: here.inside(
        lambda work: a_client(work, birth_date=None, age_years=140, age_on=DAY)
    ),
    Kind.TYPED: keep_other_kilograms,
    Kind.SCORE: score_otherwise,
    Kind.DERIVED: sort_otherwise,
    Kind.FUTURE: lambda here: here.inside(lambda work: a_test(work, here.at, date(2027, 1, 1))),
    Kind.BEFORE_BIRTH: lambda here: here.inside(
        lambda work: a_test(work, here.at, date(1900, 1, 1))
    ),
    Kind.MERGE_CIRCLE: merge_into_itself,
    Kind.SETTING: lambda here: here.inside(
        lambda work: work.insert(setting, key="grip_baseline", value="third")
    ),
    Kind.KEY_OF_NOBODY: give_nobody_a_key,
    Kind.KEYS_COPY: keep_an_older_copy,
    Kind.DOUBLE_CLIENT: add_somebody_twice,
    Kind.DRAFT_STALE: wait_a_month,
    Kind.DRAFT_LOST: bin_the_drafts_client,
    Kind.BIN_OVERDUE: leave_in_the_bin,
    Kind.NO_KEY: take_somebody_on,
}
# a row that points to nothing can only be put there around the program; in the month that makes a
# draft stale the client in the bin is forgotten too
ALSO = {Kind.REFERENCES: [Kind.ROW_ADDED], Kind.DRAFT_STALE: [Kind.BIN_OVERDUE]}
