"""A backup as the program of the first schema would have made it, of any practice's rows."""

import json
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config

from medex_desktop.storage import contents, migrate
from medex_desktop.storage.engine import APPLICATION_ID, connect, migration_engine


def turn_back(backup: Path, key: str) -> None:
    """The backup's database, written anew under the first schema; what came later must be empty.

    Row digests do not count what a later column holds when nobody filled it, so the chain holds.
    """
    path = backup / "practice.medex"
    older = path.with_name("older.medex")
    _make_first(older, key)
    with closing(connect(path, key)) as now, closing(connect(older, key)) as then:
        then.execute("PRAGMA foreign_keys=OFF")
        then.execute("BEGIN")
        since = contents.measure(now).keys() - contents.measure(then).keys()
        for name in contents.measure(now):
            rows = now.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            if name in since:
                assert not rows, f"{name} came later"
            elif name != "alembic_version":
                _copy(now, then, name)
        then.execute("DELETE FROM sqlite_sequence")
        listed = ", ".join(f"'{name}'" for name in sorted(since))
        _copy(now, then, "sqlite_sequence", f" WHERE name NOT IN ({listed})")
        then.execute("COMMIT")
        found = {name: asdict(one) for name, one in contents.measure(then).items()}
    older.replace(path)
    manifest = backup / "manifest.json"
    told = json.loads(manifest.read_bytes())
    manifest.write_text(json.dumps({**told, "tables": found}), encoding="utf-8")


def _make_first(path: Path, key: str) -> None:
    with closing(connect(path, key)) as raw:
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    engine = migration_engine(path, key)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(migrate._SCRIPTS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql("PRAGMA user_version=1")
    engine.dispose()


def _copy(now: Any, then: Any, name: str, which: str = "") -> None:
    names = [row[1] for row in then.execute(f'PRAGMA table_info("{name}")')]
    listed = ", ".join(f'"{column}"' for column in names)
    marks = ", ".join("?" for _ in names)
    rows = now.execute(f'SELECT {listed} FROM "{name}"{which}').fetchall()
    then.executemany(f'INSERT INTO "{name}" ({listed}) VALUES ({marks})', rows)
