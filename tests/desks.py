"""One fixture for all: a real encrypted practice in a temporary folder, made by the migrations."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from medex_desktop.domain.practices import Profile
from medex_desktop.services import practices
from medex_desktop.services.desk import Desk
from medex_desktop.storage.sidecar import KdfCost

CHEAP = KdfCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "quiet lanterns cross the bay"
PROFILE = Profile(
    practice_name="Riverbend Medical Exercise",
    name="Rosa Castellanos",
    credential="MES, AMES",
    title="Medical Exercise Specialist",
    phone="937 555 0148",
    fax="937 555 0149",
    email="",
    address="218 Mill Street\nDayton OH 45402",
)


class TestClock:
    """A clock that stands still until it is told to move."""

    __test__ = False

    def __init__(self, at: datetime = datetime(2026, 10, 1, 14, 5, 12, tzinfo=UTC)) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()

    def pass_time(self, **parts: float) -> None:
        self.at += timedelta(**parts)


def new_practice(root: Path, clock: TestClock) -> tuple[Desk, str]:
    """A practice in a new folder, open, and its recovery key."""
    prepared = practices.prepare_keys(PASSPHRASE, PROFILE.name, cost=CHEAP)
    return practices.set_up(root, PROFILE, prepared, clock), prepared.recovery_key


@pytest.fixture(scope="session")
def practice_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed practice, made once by the migrations; tests work on copies of it."""
    root = tmp_path_factory.mktemp("template") / "practice"
    desk, _key = new_practice(root, TestClock())
    desk.close()
    return root


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def practice_root(tmp_path: Path, practice_template: Path) -> Path:
    """The folder of a closed practice of this test's own."""
    return Path(shutil.copytree(practice_template, tmp_path / "practice"))


@pytest.fixture
def desk(practice_root: Path, clock: TestClock) -> Iterator[Desk]:
    """An open practice of this test's own."""
    opened = practices.unlock(practice_root, PASSPHRASE, clock)
    yield opened
    opened.close()
