"""A second program at an open practice: refused whichever way it comes, and the first goes on."""

import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import Problem, StorageProblem
from medex_desktop.services import backups, checkups, clients, locked_restore, pins, practices
from tests.desks import CHEAP, PASSPHRASE, TestClock, new_practice
from tests.storage.samples import fill

NEW = "another quiet evening walk"
FIRST_PROGRAM = """
import sys
from pathlib import Path
from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import clients, practices
from tests.desks import PASSPHRASE, TestClock
desk = practices.unlock(Path(sys.argv[1]), PASSPHRASE, TestClock())
for name in sys.stdin:
    desk.do(clients.add_client, form=ClientForm(name.strip(), birth_date="1950-05-05"))
    print("saved", flush=True)
desk.close()
"""
LONGEST_SECONDS = 60


class Two:
    """A practice that another process has open, a backup of it, its recovery key and a PIN."""

    def __init__(self, home: Path) -> None:
        self.clock = TestClock()
        self.root = home / "practice"
        desk, self.key = new_practice(self.root, self.clock)
        fill(desk)
        self.stick = backups.back_up(desk, home / "stick").folder
        self.pin = pins.Pin(desk, "4826", CHEAP)
        desk.close()
        self.first = subprocess.Popen(
            [sys.executable, "-c", FIRST_PROGRAM, str(self.root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.save("Vera Blum")

    def save(self, name: str) -> None:
        """The first program adds a client, and says so."""
        heard, said = self._pipe(self.first.stdin), self._pipe(self.first.stdout)
        heard.write(f"{name}\n")
        heard.flush()
        assert select.select([said], [], [], LONGEST_SECONDS)[0]
        assert said.readline() == "saved\n"

    def end(self) -> None:
        """The first program closes the practice."""
        self._pipe(self.first.stdin).close()
        assert self.first.wait(LONGEST_SECONDS) == 0

    @staticmethod
    def _pipe(pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    made = Two(tmp_path)
    with made.first:
        yield made
        made.first.kill()


WAYS: dict[str, Callable[[Two], object]] = {
    "passphrase": lambda two: practices.unlock(two.root, PASSPHRASE, two.clock),
    "even if foreign": lambda two: practices.unlock(
        two.root, PASSPHRASE, two.clock, even_if_foreign=True
    ),
    "recovery key": lambda two: practices.recover(two.root, two.key, NEW, two.clock, cost=CHEAP),
    "PIN": lambda two: two.pin.unlock("4826", two.clock),
    "restore": lambda two: locked_restore.restore(
        two.root, two.stick, two.clock, passphrase=PASSPHRASE
    ),
}


@pytest.mark.skipif(sys.platform == "win32", reason="waits for a pipe")
def test_each_way_in_is_refused_and_the_first_goes_on(two: Two) -> None:
    for name, way in WAYS.items():
        with pytest.raises(StorageProblem) as told:
            way(two)
        assert told.value.problem is Problem.IN_USE, name
        two.save(f"After {name}")
    two.end()
    desk = practices.unlock(two.root, PASSPHRASE, two.clock)
    names = {line.name for line in desk.ask(clients.client_list)}
    found = checkups.verify(desk)
    desk.do(clients.add_client, form=ClientForm("Last", birth_date="1950-05-05"))
    desk.close()
    assert names >= {f"After {name}" for name in WAYS}
    assert found.faults == ()
