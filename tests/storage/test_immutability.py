"""Signed rows against every way of changing them that the database language has."""

from dataclasses import asdict
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import insert, select
from sqlalchemy.exc import DatabaseError

from medex_desktop.services.work import Work
from medex_desktop.storage import contents, immutability
from medex_desktop.storage.practice_file import UnauditedChangeError
from medex_desktop.storage.registry import Keeping, all_facts, metadata
from medex_desktop.storage.tables.assessments import assessment, result
from medex_desktop.storage.tables.audit import audit_entry, permit
from tests.storage import rebuilding
from tests.storage.conftest import Practice
from tests.storage.samples import once, raw_connection

ATTACKS = {
    "update a signed test": "UPDATE assessment SET note = 'x' WHERE id = {signed}",
    "update or ignore": "UPDATE OR IGNORE assessment SET note = 'x' WHERE id = {signed}",
    "unsign": "UPDATE assessment SET locked_at = NULL, signed_at = NULL WHERE id = {signed}",
    "give to another client": "UPDATE assessment SET client_id = {other} WHERE id = {signed}",
    "swap digest": "UPDATE assessment SET digest = 'x', snapshot = '{{}}' WHERE id = {signed}",
    "rename id": "UPDATE assessment SET id = 900 WHERE id = {signed}",
    "take a signed id": "UPDATE OR REPLACE assessment SET id = {signed} WHERE id = {open}",
    "delete a signed test": "DELETE FROM assessment WHERE id = {signed}",
    "replace by id": (
        "INSERT OR REPLACE INTO assessment (id, client_id, day, recorded_at, practitioner_id)"
        " VALUES ({signed}, {client}, '2026-01-01', 'x', 1)"
    ),
    "replace by rowid": (
        "REPLACE INTO assessment (rowid, client_id, day, recorded_at, practitioner_id)"
        " VALUES ({signed}, {client}, '2026-01-01', 'x', 1)"
    ),
    "replace from a select": (
        "REPLACE INTO assessment (id, client_id, day, recorded_at, practitioner_id)"
        " SELECT {signed}, client_id, day, 'x', 1 FROM assessment WHERE id = {open}"
    ),
    "upsert by id": (
        "INSERT INTO assessment (id, client_id, day, recorded_at, practitioner_id)"
        " VALUES ({signed}, {client}, '2026-01-01', 'x', 1)"
        " ON CONFLICT (id) DO UPDATE SET note = 'x'"
    ),
    "change a signed result": "UPDATE result SET scores = '{{}}' WHERE id = {result}",
    "delete a signed result": "DELETE FROM result WHERE id = {result}",
    "replace a signed result": (
        "REPLACE INTO result (id, assessment_id, measure, measure_version, entry, scores)"
        " VALUES ({result}, {open}, 'x', 1, '{{}}', '{{}}')"
    ),
    "add a result to a signed test": (
        "INSERT INTO result (assessment_id, measure, measure_version, entry, scores)"
        " VALUES ({signed}, 'x', 1, '{{}}', '{{}}')"
    ),
    "move a result in": "UPDATE result SET assessment_id = {signed} WHERE id = {open_result}",
    "move a result out": "UPDATE result SET assessment_id = {open} WHERE id = {result}",
    "rename a result": "UPDATE result SET id = 900 WHERE id = {open_result}",
    "change an imported test": "UPDATE assessment SET day = '2020-01-01' WHERE id = {imported}",
    "delete an imported test": "DELETE FROM assessment WHERE id = {imported}",
    "delete an imported result": "DELETE FROM result WHERE id = {imported_result}",
    "change a paper": "UPDATE document SET title = 'x' WHERE id = {document}",
    "delete a paper": "DELETE FROM document WHERE id = {document}",
    "replace a paper by its number": (
        "REPLACE INTO document (client_id, kind, number, day, content, attachment_id, pages,"
        " sha256, practitioner_id, signed_at) SELECT client_id, kind, number, day, content,"
        " attachment_id, pages, 'x', practitioner_id, signed_at FROM document WHERE id = {document}"
    ),
    "take a number": "UPDATE OR REPLACE document SET number = 'R-1' WHERE id = {open_document}",
    "upsert by number": (
        "INSERT INTO document (client_id, kind, number, day, content, attachment_id, pages,"
        " sha256, practitioner_id, signed_at) SELECT client_id, kind, number, day, content,"
        " attachment_id, pages, 'x', practitioner_id, signed_at FROM document WHERE id = {document}"
        " ON CONFLICT (number) DO UPDATE SET sha256 = 'x'"
    ),
    "change what happened": "UPDATE document_event SET day = '2020-01-01' WHERE id = {event}",
    "delete what happened": "DELETE FROM document_event WHERE id = {event}",
    "change a stored file's name": "UPDATE attachment SET file = 'x' WHERE id = {attachment}",
    "replace a stored file by name": (
        "REPLACE INTO attachment (file, sha256, size, media_type, stored_at)"
        " SELECT file, 'x', size, media_type, stored_at FROM attachment WHERE id = {attachment}"
    ),
    "change an addendum": "UPDATE addendum SET reason = 'x' WHERE id = {addendum}",
    "delete an addendum": "DELETE FROM addendum WHERE id = {addendum}",
    "forget an alert": "DELETE FROM alert WHERE id = {alert}",
    "delete an answer": "DELETE FROM alert_answer",
    "change the audit": "UPDATE audit_entry SET act = 'x' WHERE id = 2",
    "cut the audit": "DELETE FROM audit_entry WHERE id > 2",
    "empty the audit": "DELETE FROM audit_entry",
    "replace an audit entry by id": (
        "REPLACE INTO audit_entry (id, at, practitioner_id, act, rows, previous, hash)"
        " SELECT id, at, 9, act, rows, previous, 'x' FROM audit_entry WHERE id = 2"
    ),
    "replace an audit entry by hash": (
        "REPLACE INTO audit_entry (at, practitioner_id, act, rows, previous, hash)"
        " SELECT at, 9, act, rows, previous, hash FROM audit_entry WHERE id = 2"
    ),
    "forget an import": "DELETE FROM import_batch WHERE id = {batch}",
    "delete the client": "DELETE FROM client WHERE id = {client}",
    "rename the client": "UPDATE client SET id = 900 WHERE id = {client}",
    "a permit to erase who is not in the bin": (
        "INSERT INTO permit (purpose, key) VALUES ('erase', {client})"
    ),
    "a permit to erase nobody": "INSERT INTO permit (purpose, key) VALUES ('erase', 900)",
    "a permit for a stored file alone": (
        "INSERT INTO permit (purpose, key) VALUES ('erase attachment', {attachment})"
    ),
    "delete the practitioner": "DELETE FROM practitioner WHERE id = 1",
}
KEY_ONLY: tuple[str, ...] = ()
CONNECTIONS = {
    "ours": None,
    "bare": KEY_ONLY,
    "no foreign keys": ("PRAGMA foreign_keys=OFF", "PRAGMA recursive_triggers=ON"),
    "no recursive triggers": ("PRAGMA foreign_keys=ON", "PRAGMA recursive_triggers=OFF"),
}


def guarded(raw: Any) -> dict[str, contents.Content]:
    open_tables = {n for n, f in all_facts().items() if f.keeping is Keeping.OPEN}
    found = contents.measure(raw)
    return {name: content for name, content in found.items() if name not in open_tables}


def refusals(practice: Practice, settings: tuple[str, ...] | None) -> list[str]:
    """The attacks that were not refused by a guard of ours, or that changed something."""
    kept = {} if settings is None else {"settings": settings}
    got_through = []
    with raw_connection(practice.root, practice.keys, **kept) as raw:
        before = guarded(raw), raw.execute("SELECT count(*) FROM client").fetchone()
        for name, sql in ATTACKS.items():
            try:
                raw.execute(sql.format(**asdict(practice.at)))
            except driver.IntegrityError as refused:
                if "medex: " not in str(refused):
                    got_through.append(f"{name}: {refused}")
            else:
                got_through.append(name)
        after = guarded(raw), raw.execute("SELECT count(*) FROM client").fetchone()
    if after != before and not got_through:
        got_through.append("something was changed")
    return got_through


@pytest.mark.parametrize("settings", CONNECTIONS.values(), ids=CONNECTIONS)
def test_every_attack_is_refused(filled: Practice, settings: tuple[str, ...] | None) -> None:
    assert len(ATTACKS) > 40
    assert refusals(filled, settings) == []


@pytest.mark.parametrize("settings", CONNECTIONS.values(), ids=CONNECTIONS)
def test_every_attack_is_refused_after_a_rebuild(
    filled: Practice, settings: tuple[str, ...] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuilding.use(monkeypatch)
    filled.unlock().close()
    assert refusals(filled, settings) == []


def test_through_the_program_they_are_refused_too(filled: Practice) -> None:
    desk = filled.unlock()

    def attack(work: Work, *, sql: str) -> None:
        work.connection.exec_driver_sql(sql)

    for sql in ATTACKS.values():
        with pytest.raises(DatabaseError, match="medex: "):
            once(desk, attack, sql=sql.format(**asdict(filled.at)))
    desk.close()


def test_what_is_not_signed_stays_open(filled: Practice) -> None:
    with raw_connection(filled.root, filled.keys) as raw:
        raw.execute("UPDATE assessment SET note = 'later' WHERE id = ?", (filled.at.open,))
        raw.execute("UPDATE result SET reason = 'x' WHERE id = ?", (filled.at.open_result,))
        raw.execute("DELETE FROM result WHERE id = ?", (filled.at.open_result,))
        raw.execute("DELETE FROM assessment WHERE id = ?", (filled.at.open,))
        raw.execute("UPDATE client SET phone = '1' WHERE id = ?", (filled.at.client,))
        raw.execute("DELETE FROM document WHERE id = ?", (filled.at.open_document,))


def withdraw(work: Work, batch: int, assessment_id: int, *, keep_permit: bool = False) -> None:
    permitted = work.insert(permit, purpose="withdraw", key=batch)
    for row_id in work.connection.execute(
        select(result.c.id).where(result.c.assessment_id == assessment_id)
    ).scalars():
        work.delete(result, row_id)
    work.delete(assessment, assessment_id)
    if not keep_permit:
        work.delete(permit, permitted)


def test_a_permit_lets_its_own_batch_go(filled: Practice) -> None:
    desk = filled.unlock()
    once(desk, withdraw, batch=filled.at.batch, assessment_id=filled.at.imported)
    gone = desk.ask(
        lambda read: read.connection.execute(
            select(assessment.c.id).where(assessment.c.id == filled.at.imported)
        ).first()
    )
    desk.close()
    assert gone is None


@pytest.mark.parametrize("which", ["signed", "signed_of_batch"])
def test_a_permit_never_lets_signed_rows_go(filled: Practice, which: str) -> None:
    desk = filled.unlock()
    with pytest.raises(DatabaseError, match="signed rows stay"):
        once(desk, withdraw, batch=filled.at.batch, assessment_id=getattr(filled.at, which))
    desk.close()


def test_a_permit_for_another_batch_is_none(filled: Practice) -> None:
    desk = filled.unlock()
    with pytest.raises(DatabaseError, match="signed rows stay"):
        once(desk, withdraw, batch=filled.at.batch + 1, assessment_id=filled.at.imported)
    desk.close()


def test_a_standing_permit_refuses_the_commit(filled: Practice) -> None:
    desk = filled.unlock()
    with pytest.raises(UnauditedChangeError, match="permit"):
        once(
            desk,
            withdraw,
            batch=filled.at.batch,
            assessment_id=filled.at.imported,
            keep_permit=True,
        )
    left = desk.ask(lambda read: read.connection.execute(select(permit.c.id)).all())
    desk.close()
    assert left == []


def test_a_permit_left_by_somebody_else_is_gone_at_opening(filled: Practice) -> None:
    with raw_connection(filled.root, filled.keys) as raw:
        raw.execute("INSERT INTO permit (purpose, key) VALUES ('withdraw', ?)", (filled.at.batch,))
    filled.unlock().close()
    with raw_connection(filled.root, filled.keys) as raw:
        assert raw.execute("SELECT * FROM permit").fetchall() == []


TAMPERINGS = {
    "one gone": ["DROP TRIGGER guard_assessment_update"],
    "one hollow": [
        "DROP TRIGGER guard_result_update",
        "CREATE TRIGGER guard_result_update BEFORE UPDATE ON result BEGIN SELECT 1; END",
    ],
    "one too many": [
        "CREATE TRIGGER spy AFTER INSERT ON client BEGIN UPDATE client SET phone = '1'; END"
    ],
}


@pytest.mark.parametrize("statements", TAMPERINGS.values(), ids=TAMPERINGS)
def test_changed_guards_are_noticed_put_back_and_audited(
    filled: Practice, statements: list[str]
) -> None:
    with raw_connection(filled.root, filled.keys) as raw:
        for statement in statements:
            raw.execute(statement)
    desk = filled.unlock()
    assert desk.file.guards_were_gone
    acts = desk.ask(
        lambda read: (
            read.connection.execute(
                select(audit_entry.c.act).order_by(audit_entry.c.id.desc()).limit(2)
            )
            .scalars()
            .all()
        )
    )
    assert desk.ask(lambda read: immutability.is_intact(read.connection))
    desk.close()
    assert acts == ["practice.open", "practice.guards_restored"]
    assert refusals(filled, None) == []


def test_a_unique_index_is_guarded_like_a_unique_constraint() -> None:
    """Every unique key of a guarded table has an insert and an update guard."""
    names = set(immutability.expected())
    for name, facts in all_facts().items():
        if facts.keeping is Keeping.OPEN:
            continue
        keys = len(immutability._unique_keys(metadata.tables[name]))
        assert {f"guard_{name}_insert_{n}" for n in range(keys)} <= names
        assert {f"guard_{name}_replace_{n}" for n in range(1, keys)} <= names


def test_the_program_cannot_insert_over_a_signed_row(filled: Practice) -> None:
    desk = filled.unlock()

    def attack(work: Work) -> None:
        values = {"id": filled.at.signed, "client_id": filled.at.client, "day": work.today}
        work.connection.execute(
            insert(assessment)
            .prefix_with("OR REPLACE")
            .values(**values, recorded_at=work.now, practitioner_id=1)
        )

    with pytest.raises(DatabaseError, match="already there"):
        once(desk, attack)
    desk.close()
