"""A run that stopped is told once at the next start; its report holds places and no values."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from medex_desktop.storage.migrate import SCHEMA
from medex_desktop.ui.stops import left
from medex_desktop.ui.stops.left import Stop
from medex_desktop.ui.stops.run import Run
from tests.desks import TestClock
from tests.ui.shell.stopped import SECRET

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals")


def live(practice: Path, home: Path, way: str, *, opens: bool = True) -> int:
    """Run the program to its end; what it returned."""
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CONFIG_HOME": str(home / "config"),
    }
    words = [sys.executable, "-m", "tests.ui.shell.stopped", str(practice), way]
    done = subprocess.run(
        [*words, "open" if opens else ""],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode


def runs(home: Path) -> Path:
    return home / "state" / "MedEx Desktop" / "Runs"


def the_stop(home: Path) -> Stop:
    (stop,) = left.stops(runs(home))
    return stop


def test_a_run_that_ends_as_it_should_leaves_nothing(practice_root: Path, tmp_path: Path) -> None:
    assert live(practice_root, tmp_path, "close") == 0
    assert list(runs(tmp_path).iterdir()) == []


@POSIX
@pytest.mark.parametrize(
    ("way", "code", "says"),
    [
        ("kill", -9, "How it ended: it was stopped from outside."),
        ("segfault", -11, "Fatal Python error: Segmentation fault"),
        ("abort", -6, "Fatal Python error: Aborted"),
    ],
)
def test_a_stop_is_known_and_its_report_names_places(
    practice_root: Path, tmp_path: Path, way: str, code: int, says: str
) -> None:
    assert live(practice_root, tmp_path, way) == code
    stop = the_stop(tmp_path)
    assert (stop.was_open, stop.ended, stop.restarted) == (True, False, False)
    assert stop.crashed is (way != "kill")
    told = left.text(stop)
    assert says in told
    assert "MedEx Desktop 0.1.0" in told
    assert f"schema {SCHEMA}" in told
    assert "Qt 6." in told
    if stop.crashed:
        assert "bootstrap.py:" in told
    assert str(tmp_path) not in told
    assert stop.path.stat().st_mode & 0o777 == 0o600
    assert stop.path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("way", ["slot", "thread"])
def test_a_fault_nobody_caught_leaves_a_report_without_its_message(
    practice_root: Path, tmp_path: Path, way: str
) -> None:
    assert live(practice_root, tmp_path, way) == 0
    stop = the_stop(tmp_path)
    assert (stop.crashed, stop.ended) == (True, True)
    assert "ValueError" in stop.lines
    assert SECRET not in stop.path.read_text()


@POSIX
def test_a_stop_while_nothing_was_open_is_not_told(practice_root: Path, tmp_path: Path) -> None:
    assert live(practice_root, tmp_path, "kill", opens=False) == -9
    assert left.stops(runs(tmp_path)) == []
    assert list(runs(tmp_path).iterdir()) == []


def begun(folder: Path, clock: TestClock, *, opens: bool = True) -> Run:
    run = Run(folder, clock)
    run.begin()
    if opens:
        run.opened(2)
    return run


@pytest.fixture(autouse=True)
def faults_are_written_where_they_were() -> object:
    """``begin`` takes Python's fault handler; pytest's own comes back."""
    import faulthandler

    yield
    faulthandler.enable(sys.__stderr__)


def test_a_second_window_is_not_taken_for_a_stop(tmp_path: Path, clock: TestClock) -> None:
    first = begun(tmp_path, clock)
    clock.pass_time(seconds=1)
    second = begun(tmp_path, clock)
    assert second.has_company()
    assert left.stops(tmp_path) == []
    first.end()
    assert not second.has_company()
    second.end()


def test_told_once_and_five_reports_are_kept(tmp_path: Path) -> None:
    for day in range(1, 10):
        _write(tmp_path / f"202610{day:02}T140512-{day}.run")
    found = left.stops(tmp_path)
    assert len(found) == 9
    left.told(found[0])
    left.told(*found[1:])
    assert left.stops(tmp_path) == []
    kept = left.reports(tmp_path)
    assert [stop.path.name[:8] for stop in kept] == [f"202610{day:02}" for day in (9, 8, 7, 6, 5)]
    left.delete(kept[0])
    assert len(left.reports(tmp_path)) == 4


def test_after_the_computer_itself_stopped(tmp_path: Path) -> None:
    path = tmp_path / "20261001T140512-7.run"
    _write(path, boot="another-start")
    stop = left.read(path)
    assert stop.restarted
    assert stop.began == datetime(2026, 10, 1, 14, 5, 12, tzinfo=UTC)
    assert "the computer stopped" in left.text(stop)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 10_000,
        b"\xff\xfe" * 5_000,
        b"@ not-a-moment opened\n",
        b"@ 2026-10-01T14:05:12+00:00 opened\nMargaret Holloway, born 1951\n" * 3_000,
        b'  File "/srv/margaret/Holloway/notes.py", line 7 in Margaret\n',
        b"Thread 0x00007f0 [Margaret Holloway] (most recent call first):\n",
        b"Fatal Python error: <Margaret Holloway>\n",
    ],
)
def test_whatever_lies_there_nothing_of_it_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "20261001T140512-7.run"
    path.write_bytes(content)
    told = "\n".join(left.text(stop) for stop in left.stops(tmp_path))
    assert "Holloway" not in told
    assert "srv" not in told
    assert len(told) < 300_000


def test_a_folder_that_can_not_be_written_to_stops_nobody(tmp_path: Path, clock: TestClock) -> None:
    (tmp_path / "file").write_text("")
    run = begun(tmp_path / "file" / "Runs", clock)
    assert not run.has_company()
    run.record("ValueError")
    run.end()


def test_a_fault_that_repeats_fills_no_disk(tmp_path: Path, clock: TestClock) -> None:
    run = begun(tmp_path, clock)
    for _ in range(1_000):
        run.record("ValueError\n" + "  ui/shell.py:12 in load\n" * 1_000)
    run.closed()
    run.end()
    (path,) = tmp_path.iterdir()
    assert path.stat().st_size < 100_000
    assert not left.stops(tmp_path)[0].was_open


def _write(path: Path, boot: str = "") -> None:
    at = f"{path.name[:4]}-{path.name[4:6]}-{path.name[6:8]}T14:05:12+00:00"
    path.write_text(
        f"\n@ {at} began\nMedEx Desktop 0.1.0\nboot {boot}\n\n@ {at} opened\nschema 2\n"
    )
