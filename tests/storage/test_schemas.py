"""Practices and backups made by the schemas before are brought up to date without a loss."""

import hashlib
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from medex_desktop.services import checkups, clients, practices, restores
from medex_desktop.services.desk import Desk
from medex_desktop.storage import backup, immutability, shape
from medex_desktop.storage.migrate import SCHEMA
from tests.desks import PASSPHRASE, TestClock

FIXTURES = Path(__file__).parents[1] / "fixtures"
FIRST = FIXTURES / "schema_1" / "backup"
NAMES = {
    1: ["Ruth Ames", "Ida Brandt"],
    2: ["Ida Brandt", "Nora Dahl", "Margaret Holloway", "Eva Lind", "Harold Lindqvist"],
    3: ["Ida Brandt", "Nora Dahl", "Margaret Holloway", "Eva Lind", "Harold Lindqvist"],
    4: ["Ida Brandt", "Nora Dahl", "Margaret Holloway", "Eva Lind", "Harold Lindqvist"],
    5: ["Ida Brandt", "Nora Dahl", "Margaret Holloway", "Eva Lind", "Harold Lindqvist"],
}
GUARDS = "d8915d252298f06ef1b1bfd1ff310749a8b049df9fb627aafd39140347e66097"


def test_guards_change_only_with_a_new_schema() -> None:
    """Other guards in a file of this schema would look as if somebody had changed them."""
    told = "\n".join(sql for _name, sql in sorted(immutability.expected().items()))
    assert (SCHEMA, hashlib.sha256(told.encode()).hexdigest()) == (6, GUARDS)


def test_the_layout_is_that_of_a_new_practice(desk: Desk) -> None:
    """The check-up tells any other, so it changes only with a new schema."""
    assert desk.ask(lambda read: shape.layout(read.connection)) == shape.LAYOUT


@pytest.mark.parametrize("number", sorted(NAMES))
def test_an_older_schema_opens_with_everything_in_it(number: int, tmp_path: Path) -> None:
    made = FIXTURES / f"schema_{number}" / "backup"
    root = Path(shutil.copytree(made, tmp_path / "practice"))
    (root / "manifest.json").unlink()
    desk = practices.unlock(root, PASSPHRASE, TestClock())
    assert [line.name for line in desk.ask(clients.client_list)] == NAMES[number]
    assert checkups.verify(desk).faults == ()
    assert desk.ask(lambda read: immutability.is_intact(read.connection))
    assert not desk.file.guards_were_gone
    found = desk.ask(lambda read: read.connection.execute(text("PRAGMA user_version")).scalar())
    assert found == SCHEMA
    (before,) = backup.listed(desk.file.folder.backups)
    assert before.reason == "before-migration"
    desk.close()


@pytest.mark.parametrize("number", sorted(NAMES))
def test_a_backup_of_an_older_schema_is_restored(number: int, tmp_path: Path) -> None:
    made = FIXTURES / f"schema_{number}" / "backup"
    restores.restore(made, tmp_path / "new", TestClock(), passphrase=PASSPHRASE)
    desk = practices.unlock(tmp_path / "new", PASSPHRASE, TestClock())
    assert [line.name for line in desk.ask(clients.client_list)] == NAMES[number]
    assert checkups.verify(desk).faults == ()
    desk.close()
