"""The temporary area: private, removed at the end, and what a killed run left at the next start."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from medex_desktop import bootstrap, safeio
from medex_desktop.ui import private

HOLDS = """
import sys, time
from medex_desktop import safeio
print(safeio.open_scratch(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "tmp"
    made.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    return made


def test_it_is_private_and_gone_at_the_end(place: Path) -> None:
    with safeio.scratch() as folder:
        assert folder.parent == place
        assert os.name == "nt" or folder.stat().st_mode & 0o777 == 0o700
        (folder / "copy").write_bytes(b"x")
    assert list(place.iterdir()) == []


def test_what_is_still_open_at_the_end_of_the_program_goes_too(place: Path) -> None:
    safeio.open_scratch()
    (place / "of somebody else").write_bytes(b"x")
    safeio.leave_scratch()
    assert [one.name for one in place.iterdir()] == ["of somebody else"]


def test_only_a_scratch_folder_of_ours_is_discarded(place: Path) -> None:
    kept = place / "medex-scratch-not-ours"
    kept.mkdir()
    safeio.discard_scratch(kept)
    assert kept.exists()


def test_a_leftover_is_purged_at_the_start_and_what_is_in_use_stays(place: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(place), "TEMP": str(place), "TMP": str(place)},
    )
    with child:
        assert child.stdout is not None
        held = Path(child.stdout.readline().strip())
        (held / "practice.medex").write_bytes(b"x")
        with safeio.scratch() as mine:
            safeio.purge_scratch()
            assert held.exists()
            assert mine.exists()
            child.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
            child.wait()
            assert held.exists()
            safeio.purge_scratch()
            assert not held.exists()
            assert mine.exists()


def test_a_leftover_from_before_it_was_locked_goes_and_a_name_alone_does_not(place: Path) -> None:
    (place / "medex-scratch-abc").mkdir()
    (place / "medex-scratch-abc" / "practice.medex").write_bytes(b"x")
    (place / "medex-scratch-file").write_bytes(b"x")
    (place / "medex-other").mkdir()
    safeio.purge_scratch()
    assert sorted(one.name for one in place.iterdir()) == ["medex-other", "medex-scratch-file"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_with_such_a_name_is_not_followed(place: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (place / "medex-scratch-link").symlink_to(tmp_path / "elsewhere")
    safeio.purge_scratch()
    assert (tmp_path / "elsewhere").exists()


def test_without_a_temporary_folder_the_start_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
    safeio.purge_scratch()


def test_every_command_purges_at_its_start_and_leaves_nothing(place: Path) -> None:
    (place / "medex-scratch-abc").mkdir()
    private.begin.cache_clear()

    def run(_arguments: object) -> int:
        assert list(place.iterdir()) == []
        safeio.open_scratch()
        return 0

    assert bootstrap.run_command(run, bootstrap.argparse.Namespace()) == 0
    assert list(place.iterdir()) == []


def test_a_device_or_a_file_far_too_large_is_not_read(tmp_path: Path) -> None:
    small, device = tmp_path / "small", tmp_path / "device"
    small.write_bytes(b"1234")
    device.symlink_to("/dev/zero")
    assert safeio.read_small(small) == b"1234"
    for path, most in ((small, 3), (device, 8), (tmp_path, 8)):
        with pytest.raises(OSError, match=path.name):
            safeio.read_small(path, most)
