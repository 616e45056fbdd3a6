"""A set-up that is killed at a random moment is whole or not there."""

import select
import subprocess
import sys
from pathlib import Path

import pytest

from medex_desktop.services import checkups, practices
from tests.desks import PASSPHRASE, PROFILE, TestClock, new_practice

SET_UP = """
import sys
from pathlib import Path
from tests.desks import TestClock, new_practice
print("go", flush=True)
new_practice(Path(sys.argv[1]), TestClock())
print("made", flush=True)
sys.stdin.read()
"""


@pytest.mark.slow
@pytest.mark.parametrize("moment", [0.02, 0.1, 0.3, 0.5, 0.8])
def test_a_set_up_that_is_killed_is_whole_or_not_there(tmp_path: Path, moment: float) -> None:
    root = tmp_path / "practice"
    maker = subprocess.Popen(
        [sys.executable, "-c", SET_UP, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with maker:
        assert maker.stdout is not None
        assert maker.stdout.readline() == "go\n"
        select.select([], [], [], moment)
        maker.kill()
        was_made = "made" in maker.stdout.read()
    if practices.look_at(root).state == "none":
        assert not was_made
        desk, _key = new_practice(root, TestClock())
    else:
        desk = practices.unlock(root, PASSPHRASE, TestClock())
    assert desk.ask(practices.the_practice).name == PROFILE.practice_name
    assert checkups.verify(desk).faults == ()
    desk.close()
