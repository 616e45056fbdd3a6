"""Schema changes: on an engine of their own, copied first, counted after, guards reinstalled."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from medex_desktop.errors import Problem
from medex_desktop.safeio import PRIVATE_FILE
from medex_desktop.storage import immutability, problems
from medex_desktop.storage.engine import (
    APPLICATION_ID,
    JOURNAL_MODE,
    connect,
    migration_engine,
    schema_number,
)

SCHEMA = 6
_SCRIPTS = Path(__file__).with_name("migrations")


def create(path: Path, key: str) -> None:
    """Make the database of a new practice; refuses to touch a file that is there."""
    if path.exists():
        raise FileExistsError(path.name)
    with problems.worded():
        raw = connect(path, key)
        raw.execute(f"PRAGMA journal_mode={JOURNAL_MODE}")
        path.chmod(PRIVATE_FILE)  # its companions take their rights from it
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        raw.close()
        _run(path, key)


def is_due(path: Path, key: str) -> bool:
    """True when the file's schema is older than ours; TOO_NEW in words when it is newer."""
    with problems.worded():
        number = schema_number(path, key)
    if number > SCHEMA:
        raise problems.known(Problem.TOO_NEW)
    return number < SCHEMA


def upgrade(path: Path, key: str, back_up: Callable[[], None]) -> None:
    """Bring an older file up to date: a verified copy first, then all or nothing."""
    with problems.worded():
        _require_true_number(path, key)
    back_up()
    with problems.worded():
        _run(path, key)


def _require_true_number(path: Path, key: str) -> None:
    """DAMAGED when the file's number is not that of the last script it went through."""
    raw = connect(path, key)
    try:
        (number,) = raw.execute("PRAGMA user_version").fetchone()
        there = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
        scripts = "SELECT version_num FROM alembic_version"
        last = raw.execute(scripts).fetchall() if raw.execute(there).fetchone() else []
    finally:
        raw.close()
    if [str(script) for (script,) in last] != [f"{number:04d}"]:
        raise problems.known(Problem.DAMAGED)


def _run(path: Path, key: str) -> None:
    engine = migration_engine(path, key)
    try:
        with engine.begin() as connection:
            _drop_leftovers(connection)
            before, used = _counts(connection), _last_ids(connection)
            immutability.remove(connection)
            _run_scripts(connection)
            _check(connection, before)
            _keep_last_ids(connection, used)
            immutability.install(connection)
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
    finally:
        engine.dispose()


def _run_scripts(connection: Connection) -> None:
    # Alembic costs more than the whole start; it is wanted only here.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _drop_leftovers(connection: Connection) -> None:
    """Remove half-made tables of an interrupted batch, which would stop the next one."""
    query = text("SELECT name FROM sqlite_master WHERE type='table' AND name GLOB '_alembic_tmp_*'")
    for (name,) in connection.execute(query).all():
        connection.exec_driver_sql(f'DROP TABLE "{name}"')


def _counts(connection: Connection) -> dict[str, int]:
    query = text(
        "SELECT name FROM sqlite_master WHERE type='table'"
        " AND name NOT LIKE 'sqlite%' AND name <> 'alembic_version'"
    )
    names = [name for (name,) in connection.execute(query)]
    return {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()
        for name in names
    }


def _last_ids(connection: Connection) -> dict[str, int]:
    """The last id each table ever gave; none in a file that has no tables yet."""
    if not connection.exec_driver_sql(
        "SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'"
    ).first():
        return {}
    rows = connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence")
    return {str(row.name): int(row.seq) for row in rows}


def _keep_last_ids(connection: Connection, used: dict[str, int]) -> None:
    """A rebuilt table forgets which ids it gave; none may be given twice, the audit names them."""
    now = _last_ids(connection)
    for name, number in used.items():
        if now.get(name, 0) < number:
            connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
            connection.exec_driver_sql("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, number))


def _check(connection: Connection, before: dict[str, int]) -> None:
    """No row lost, none pointing nowhere; every table strict, its ids never used twice."""
    after: dict[str, Any] = _counts(connection)
    lost = [name for name, count in before.items() if after.get(name, 0) < count]
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if lost or dangling:
        raise RuntimeError(f"migration refused: rows lost in {lost}, {len(dangling)} dangling")
    loose = connection.exec_driver_sql(
        "SELECT t.name FROM pragma_table_list AS t JOIN sqlite_master AS m ON m.name = t.name"
        " WHERE t.schema = 'main' AND m.type = 'table' AND t.name NOT LIKE 'sqlite%'"
        " AND t.name <> 'alembic_version' AND (NOT t.strict OR m.sql NOT LIKE '%AUTOINCREMENT%')"
    ).all()
    if loose:
        raise RuntimeError(
            f"migration refused: {[name for (name,) in loose]} rebuilt without STRICT or"
            " AUTOINCREMENT; give batch_alter_table table_kwargs"
        )
