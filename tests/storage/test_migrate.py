"""Schema changes: copied first, all or nothing, no row lost, guards put back."""

from typing import Any

import pytest
from sqlalchemy.exc import DatabaseError

from medex_desktop.errors import Problem, StorageProblem
from medex_desktop.services import checkups
from medex_desktop.storage import backup, contents, immutability, migrate
from medex_desktop.storage.checks.findings import Kind
from medex_desktop.storage.engine import migration_engine, schema_number, write_engine
from tests.storage import rebuilding
from tests.storage.conftest import Practice
from tests.storage.samples import raw_connection


def counts(practice: Practice) -> dict[str, int]:
    with raw_connection(practice.root, practice.keys) as raw:
        return {name: found.rows for name, found in contents.measure(raw).items()}


def whole(practice: Practice) -> tuple[Any, ...]:
    """Everything a failed migration must leave: contents, schema and schema number."""
    with raw_connection(practice.root, practice.keys) as raw:
        schema = raw.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
        last_ids = raw.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name").fetchall()
        number = raw.execute("PRAGMA user_version").fetchone()
        return contents.measure(raw), schema, last_ids, number


def test_a_rebuild_on_a_filled_practice_loses_nothing(
    filled: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = counts(filled)
    with raw_connection(filled.root, filled.keys) as raw:
        last_ids = dict(raw.execute("SELECT name, seq FROM sqlite_sequence"))
    rebuilding.use(monkeypatch)
    desk = filled.unlock()
    found = checkups.verify(desk)
    (made,) = backup.listed(desk.file.folder.backups)
    assert desk.ask(lambda read: immutability.is_intact(read.connection))
    assert not desk.file.guards_were_gone
    desk.close()
    after = counts(filled)
    assert {**after, "audit_entry": 0} == {**before, "audit_entry": 0}
    kinds = [one.kind for one in found.found if not one.is_remark]
    assert kinds == [Kind.STRUCTURE]  # tables of a schema that this program does not have
    assert (made.reason, made.rows) == ("before-migration", before)
    with raw_connection(filled.root, filled.keys) as raw:
        now = dict(raw.execute("SELECT name, seq FROM sqlite_sequence"))
        sql = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'client'").fetchone()[0]
    assert {**now, "audit_entry": 0} == {**last_ids, "audit_entry": 0}
    assert "AUTOINCREMENT" in sql
    assert "STRICT" in sql


def test_an_id_that_was_given_is_not_given_again_after_a_rebuild(
    filled: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    with raw_connection(filled.root, filled.keys) as raw:
        raw.execute("DELETE FROM result WHERE id = ?", (filled.at.open_result,))
        last = raw.execute("SELECT seq FROM sqlite_sequence WHERE name = 'result'").fetchone()
        raw.execute("DELETE FROM sqlite_sequence WHERE name = 'result'")
        raw.execute("INSERT INTO sqlite_sequence VALUES ('result', 70)")
    assert last
    rebuilding.use(monkeypatch)
    filled.unlock().close()
    with raw_connection(filled.root, filled.keys) as raw:
        now = raw.execute("SELECT seq FROM sqlite_sequence WHERE name = 'result'").fetchone()
    assert now == (70,)


@pytest.mark.parametrize(
    "body",
    [rebuilding.FAILING, rebuilding.LOSING, rebuilding.FORGETFUL],
    ids=["error", "row lost", "autoincrement lost"],
)
def test_a_failing_migration_leaves_everything(
    filled: Practice, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    before = whole(filled)
    rebuilding.use(monkeypatch, body)
    with pytest.raises((DatabaseError, RuntimeError)):
        filled.unlock()
    monkeypatch.undo()
    assert whole(filled) == before
    filled.unlock().close()


def test_leftovers_of_an_interrupted_batch_do_not_stop_the_next(
    filled: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    with raw_connection(filled.root, filled.keys) as raw:
        raw.execute("CREATE TABLE _alembic_tmp_client (id INTEGER PRIMARY KEY)")
    rebuilding.use(monkeypatch)
    filled.unlock().close()
    assert "_alembic_tmp_client" not in counts(filled)


def test_no_migration_without_its_backup(filled: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    before = whole(filled)
    (filled.root / "backups").rmdir()
    (filled.root / "backups").write_bytes(b"in the way")
    rebuilding.use(monkeypatch)
    with pytest.raises(StorageProblem):
        filled.unlock()
    assert whole(filled) == before


def test_a_newer_file_is_refused_and_untouched(filled: Practice) -> None:
    with raw_connection(filled.root, filled.keys) as raw:
        raw.execute("PRAGMA user_version = 99")
    before = (filled.root / "practice.medex").read_bytes()
    with pytest.raises(StorageProblem, match="newer version") as refused:
        filled.unlock()
    assert refused.value.problem is Problem.TOO_NEW
    assert (filled.root / "practice.medex").read_bytes() == before


def test_schema_changes_roll_back(filled: Practice) -> None:
    engine = migration_engine(filled.root / "practice.medex", filled.keys.database)
    connection = engine.connect()
    with connection.begin() as change:
        connection.exec_driver_sql("CREATE TABLE half (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("ALTER TABLE client ADD COLUMN half TEXT")
        change.rollback()
    connection.close()
    engine.dispose()
    with raw_connection(filled.root, filled.keys) as raw:
        found = raw.execute("SELECT sql FROM sqlite_master WHERE sql LIKE '%half%'").fetchall()
    assert found == []


PRAGMAS = {
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "synchronous": 2,
    "secure_delete": 1,
    "temp_store": 2,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "journal_mode": "wal",
}


def pragmas(run: Any, names: dict[str, Any]) -> dict[str, Any]:
    return {name: run(f"PRAGMA {name}").fetchone()[0] for name in names}


def test_every_connection_has_its_settings(filled: Practice) -> None:
    desk = filled.unlock()
    open_at_once = [desk.file.reading.connect() for _ in range(4)]
    open_at_once.append(desk.file.writing.connect())
    for connection in open_at_once:
        assert pragmas(connection.exec_driver_sql, PRAGMAS) == PRAGMAS
    for connection in open_at_once:
        connection.close()
    desk.close()
    engine = migration_engine(filled.root / "practice.medex", filled.keys.database)
    with engine.connect() as connection:
        off = {**PRAGMAS, "foreign_keys": 0}
        assert pragmas(connection.exec_driver_sql, PRAGMAS) == off
    engine.dispose()


def test_the_writer_takes_its_lock_at_once(filled: Practice) -> None:
    path, key = filled.root / "practice.medex", filled.keys.database
    engine = write_engine(path, key, lambda _raw: None)
    with engine.begin(), raw_connection(filled.root, filled.keys) as raw:
        raw.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(Exception, match="locked"):
            raw.execute("BEGIN IMMEDIATE")
    engine.dispose()


def test_the_number_is_read_without_sqlalchemy(filled: Practice) -> None:
    path = filled.root / "practice.medex"
    assert schema_number(path, filled.keys.database) == migrate.SCHEMA
