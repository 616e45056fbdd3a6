"""A crash with a practice open leaves no memory dump, though the limits would allow one."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys import day_run
from tests.journeys.day_run import Place
from tests.journeys.day_words import ALL
from tests.journeys.markers import Search

resource = pytest.importorskip("resource")


def may_dump() -> None:
    """As where somebody has allowed dumps of any size."""
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


def ended(child: "subprocess.Popen[str]") -> tuple[int, bool]:
    """The exit code, and whether the kernel made a dump."""
    _pid, status = os.waitpid(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, os.WCOREDUMP(status)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux what it would do")
@pytest.mark.parametrize("end", [signal.SIGABRT, signal.SIGSEGV])
def test_a_crash_after_unlocking_leaves_no_dump(tmp_path: Path, end: signal.Signals) -> None:
    place = Place(tmp_path / "laptop")
    with day_run.child("dies", place, prepare=may_dump) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        told: tuple[str, str] | None = None
        for line in running.stdout:
            told = day_run.step_of(line)
            if told is not None and told[0] == "unlocked":
                break
            running.stdin.write("\n")
            running.stdin.flush()
        assert told == ("unlocked", "0"), "the process may be dumped"
        (limit,) = [
            line.split()[4:6]
            for line in Path(f"/proc/{running.pid}/limits").read_text().splitlines()
            if line.startswith("Max core file size")
        ]
        running.send_signal(end)
        assert ended(running) == (-end, False)
    assert limit == ["0", "0"]
    assert list((place.base / "cwd").iterdir()) == []
    assert Search(ALL.values()).in_folders(*place.searched()) == []


def test_a_process_that_may_be_dumped_is_told_by_the_same_look(tmp_path: Path) -> None:
    if resource.getrlimit(resource.RLIMIT_CORE)[1] == 0:
        pytest.skip("no process here may be dumped, whatever it does")
    words = [sys.executable, "-c", "import os; os.abort()"]
    child = subprocess.Popen(words, cwd=tmp_path, text=True, preexec_fn=may_dump)
    assert ended(child) == (-signal.SIGABRT, True)
