"""``backup`` and ``verify`` as a script sees them: exit codes, stdout, sentences on stderr."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from medex_desktop.services import practices
from medex_desktop.storage.tables.practices import setting
from tests.desks import PASSPHRASE, TestClock
from tests.storage.samples import once, raw_connection


def call(*words: str, passphrase: str | None = PASSPHRASE) -> subprocess.CompletedProcess[str]:
    settings = {name: value for name, value in os.environ.items() if name != "MEDEX_PASSPHRASE"}
    if passphrase is not None:
        settings["MEDEX_PASSPHRASE"] = passphrase
    return subprocess.run(
        [sys.executable, "-m", "medex_desktop", *words],
        env=settings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_backup_prints_where_it_is_and_verify_finds_it_whole(
    practice_root: Path, tmp_path: Path
) -> None:
    done = call("backup", "--data-dir", str(practice_root), "--to", str(tmp_path / "stick"))
    assert (done.returncode, done.stderr) == (0, "")
    made = Path(done.stdout.strip())
    assert (made / "practice.medex").is_file()
    looked = call("verify", "--data-dir", str(made))
    assert (looked.returncode, looked.stderr) == (0, "")
    assert "Looked at 0 clients" in looked.stdout
    assert "Nothing is wrong." in looked.stdout


def test_verify_says_what_is_wrong_and_exits_with_one(practice_root: Path) -> None:
    desk = practices.unlock(practice_root, PASSPHRASE, TestClock())
    keys = desk.file.keys
    desk.close()
    with raw_connection(practice_root, keys) as raw:
        raw.execute("UPDATE practice SET name = 'Another'")
    done = call("verify", "--data-dir", str(practice_root))
    assert done.returncode == 1
    assert "Row 1 of practice was changed around the program." in done.stderr
    assert "Do not delete anything." in done.stderr
    assert "Traceback" not in done.stderr


def test_verify_repairs_what_is_safe_when_it_is_asked_to(practice_root: Path) -> None:
    desk = practices.unlock(practice_root, PASSPHRASE, TestClock())
    once(desk, lambda work: work.insert(setting, key="paper_size", value="papyrus"))
    desk.close()
    told = call("verify", "--data-dir", str(practice_root))
    assert told.returncode == 1
    assert "Setting 1 has a value that can't be chosen." in told.stderr
    assert "> Repair takes the setting away" in told.stderr
    assert "1 of these is put right by: medex-desktop verify --repair" in told.stderr
    done = call("verify", "--repair", "--data-dir", str(practice_root))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 fault was repaired.")
    assert call("verify", "--data-dir", str(practice_root)).returncode == 0


@pytest.mark.parametrize(
    ("passphrase", "sentence"),
    [
        ("not the passphrase at all", "That passphrase does not open this practice."),
        ("", "That passphrase does not open this practice."),
        (None, "Set MEDEX_PASSPHRASE to the passphrase, or run this in a terminal."),
    ],
)
def test_a_refusal_is_one_sentence(
    practice_root: Path, passphrase: str | None, sentence: str
) -> None:
    done = call("verify", "--data-dir", str(practice_root), passphrase=passphrase)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(sentence)
    assert done.stderr.count("\n") == 1


def test_a_folder_without_a_practice_is_told_before_the_passphrase(tmp_path: Path) -> None:
    done = call("verify", "--data-dir", str(tmp_path), passphrase=None)
    assert done.returncode == 1
    assert done.stderr.startswith("This folder holds no practice.")
    assert list(tmp_path.iterdir()) == []


def test_an_open_practice_is_told(practice_root: Path, tmp_path: Path) -> None:
    desk = practices.unlock(practice_root, PASSPHRASE, TestClock())
    done = call("backup", "--data-dir", str(practice_root), "--to", str(tmp_path / "stick"))
    desk.close()
    assert done.returncode == 1
    assert done.stderr.startswith("This practice is already open on this computer.")


def test_wrong_use_exits_with_two(practice_root: Path) -> None:
    assert call("backup", "--data-dir", str(practice_root)).returncode == 2
    assert call("verify", "--passphrase", PASSPHRASE).returncode == 2
