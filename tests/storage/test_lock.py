"""One process at a time: refused, taken over, or asked about."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from medex_desktop.errors import Problem, StorageProblem
from medex_desktop.services import practices
from medex_desktop.storage.lock import FolderLock
from tests.desks import PASSPHRASE, TestClock

HOLDER = """
import sys
from pathlib import Path
from medex_desktop.storage.lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_elsewhere(lock: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process holds the lock for as long as its input is open."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        try:
            yield holder
        finally:
            holder.kill()


def refused(lock: Path, *, even_if_foreign: bool = False) -> Problem:
    with pytest.raises(StorageProblem) as told:
        FolderLock(lock).acquire(even_if_foreign=even_if_foreign)
    return told.value.problem


def test_a_second_process_is_refused_and_a_killed_one_is_taken_over(
    practice_root: Path, clock: TestClock
) -> None:
    lock = practice_root / "lock"
    with held_elsewhere(lock) as holder:
        with pytest.raises(StorageProblem) as told:
            practices.unlock(practice_root, PASSPHRASE, clock)
        assert told.value.problem is Problem.IN_USE
        assert json.loads(lock.read_text())["process"] == holder.pid
        assert refused(lock, even_if_foreign=True) is Problem.IN_USE
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
        assert lock.read_text()  # its name is still there
        practices.unlock(practice_root, PASSPHRASE, clock).close()
    assert lock.read_text() == ""


def test_twice_in_one_process_is_refused_too(practice_root: Path, clock: TestClock) -> None:
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    assert refused(practice_root / "lock") is Problem.IN_USE
    desk.close()
    practices.unlock(practice_root, PASSPHRASE, clock).close()


def test_a_name_from_another_computer_is_asked_about(practice_root: Path, clock: TestClock) -> None:
    lock = practice_root / "lock"
    lock.write_text(json.dumps({"process": 4, "computer": "gym-laptop-2"}))
    with pytest.raises(StorageProblem) as told:
        practices.unlock(practice_root, PASSPHRASE, clock)
    assert told.value.problem is Problem.FOREIGN_LOCK
    assert "gym-laptop-2" in lock.read_text()
    practices.unlock(practice_root, PASSPHRASE, clock, even_if_foreign=True).close()
    assert lock.read_text() == ""


@pytest.mark.parametrize(
    "garbage", [b"", b"\xff\xfe\x00", bytes(64), b"[1, 2]", b"{", b"12", b"[" * 100_000], ids=len
)
def test_a_garbled_lock_file_stops_nobody(tmp_path: Path, garbage: bytes) -> None:
    (tmp_path / "lock").write_bytes(garbage)
    lock = FolderLock(tmp_path / "lock")
    lock.acquire()
    lock.release()
    lock.release()


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone" / "lock") is Problem.MISSING
