"""``export`` as a script sees it: exit codes, where the file is, sentences on stderr."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from medex_desktop.services.exports import read_archive
from tests.desks import PASSPHRASE

SECRET = "seven herons over the weir"


def call(*words: str, secret: str | None = SECRET) -> subprocess.CompletedProcess[str]:
    settings = {**os.environ, "MEDEX_PASSPHRASE": PASSPHRASE}
    settings.pop("MEDEX_EXPORT_PASSPHRASE", None)
    if secret is not None:
        settings["MEDEX_EXPORT_PASSPHRASE"] = secret
    return subprocess.run(
        [sys.executable, "-m", "medex_desktop", "export", *words],
        env=settings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_export_prints_where_it_is(practice_root: Path, tmp_path: Path) -> None:
    done = call("--data-dir", str(practice_root), "--out", str(tmp_path / "stick"))
    assert (done.returncode, done.stderr) == (0, "")
    made = Path(done.stdout.strip())
    assert made.parent == tmp_path / "stick"
    assert made.stat().st_mode & 0o077 == 0
    assert len(read_archive(made, SECRET).archive.tables["practice"]) == 1


def test_a_plain_folder_is_written_when_asked_for_and_says_so(
    practice_root: Path, tmp_path: Path
) -> None:
    done = call(
        "--data-dir", str(practice_root), "--out", str(tmp_path / "out"), "--plain", secret=None
    )
    assert done.returncode == 0
    assert done.stderr == "Not encrypted: anybody who has this folder can read it.\n"
    assert read_archive(Path(done.stdout.strip())).archive.client_id is None


@pytest.mark.parametrize(
    ("more", "secret", "sentence"),
    [
        ([], None, "Set MEDEX_EXPORT_PASSPHRASE to a passphrase for the export"),
        ([], "short", "At least 12 characters"),
        (["--client", "99"], SECRET, "This client is not in the practice any more."),
    ],
)
def test_a_refusal_is_one_sentence(
    practice_root: Path, tmp_path: Path, more: list[str], secret: str | None, sentence: str
) -> None:
    done = call(
        "--data-dir", str(practice_root), "--out", str(tmp_path / "out"), *more, secret=secret
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(sentence)
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_wrong_use_exits_with_two(practice_root: Path, tmp_path: Path) -> None:
    assert call("--data-dir", str(practice_root)).returncode == 2
    assert call("--out", str(tmp_path), "--client", "Ana").returncode == 2
    assert call("--out", str(tmp_path), "--passphrase", SECRET).returncode == 2
