"""A filled practice, made once; every test attacks a copy of its own."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from medex_desktop.services import practices
from medex_desktop.services.desk import Desk
from medex_desktop.storage.vault import Keys
from tests.desks import PASSPHRASE, TestClock
from tests.storage.samples import Filled, fill


@dataclass(frozen=True, slots=True)
class Practice:
    """A closed, filled practice: its folder, its keys and what is in it."""

    root: Path
    keys: Keys
    at: Filled

    def unlock(self) -> Desk:
        return practices.unlock(self.root, PASSPHRASE, TestClock())


@pytest.fixture(scope="session")
def filled_template(tmp_path_factory: pytest.TempPathFactory, practice_template: Path) -> Practice:
    root = tmp_path_factory.mktemp("filled") / "practice"
    shutil.copytree(practice_template, root)
    desk = practices.unlock(root, PASSPHRASE, TestClock())
    at, keys = fill(desk), desk.file.keys
    desk.close()
    return Practice(root, keys, at)


@pytest.fixture
def filled(tmp_path: Path, filled_template: Practice) -> Practice:
    """A closed, filled practice of this test's own."""
    root = Path(shutil.copytree(filled_template.root, tmp_path / "filled"))
    return Practice(root, filled_template.keys, filled_template.at)
