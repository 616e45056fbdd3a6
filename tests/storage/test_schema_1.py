"""A practice made by the first schema is brought up to date without a loss."""

import shutil
from pathlib import Path

from sqlalchemy import text

from medex_desktop.services import checkups, clients, practices
from medex_desktop.storage import backup, immutability
from medex_desktop.storage.migrate import SCHEMA
from tests.desks import PASSPHRASE, TestClock

FIRST = Path(__file__).parents[1] / "fixtures" / "schema_1" / "backup"


def test_the_first_schema_opens_with_everything_in_it(tmp_path: Path) -> None:
    root = Path(shutil.copytree(FIRST, tmp_path / "practice"))
    (root / "manifest.json").unlink()
    desk = practices.unlock(root, PASSPHRASE, TestClock())
    assert [line.name for line in desk.ask(clients.client_list)] == ["Ruth Ames", "Ida Brandt"]
    assert checkups.verify(desk).faults == ()
    assert desk.ask(lambda read: immutability.is_intact(read.connection))
    number = desk.ask(lambda read: read.connection.execute(text("PRAGMA user_version")).scalar())
    assert number == SCHEMA
    (before,) = backup.listed(desk.file.folder.backups)
    assert before.reason == "before-migration"
    desk.close()
