"""The command that brings a practice back: into a new folder, or refused with a sentence."""

from pathlib import Path

import pytest

from medex_desktop.__main__ import main
from medex_desktop.services import backups, checkups, clients, practices
from medex_desktop.services.desk import Desk
from tests.desks import PASSPHRASE, TestClock
from tests.storage.samples import fill


@pytest.fixture
def copied(desk: Desk, tmp_path: Path) -> Path:
    """A complete backup on another disk."""
    fill(desk)
    return backups.back_up(desk, tmp_path / "stick").folder


@pytest.mark.parametrize("named", ["", "manifest.json"])
def test_a_backup_becomes_a_practice_again(
    copied: Path, tmp_path: Path, named: str, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("MEDEX_PASSPHRASE", PASSPHRASE)
    new = tmp_path / "new" / "Practice"
    assert main(["restore", str(copied / named), "--data-dir", str(new)]) == 0
    assert capsys.readouterr().out.strip() == str(new)

    desk = practices.unlock(new, PASSPHRASE, TestClock())
    assert [line.name for line in desk.ask(clients.client_list)] == ["Ruth Ames", "Ida Brandt"]
    assert checkups.verify(desk).faults == ()
    desk.close()


def test_a_wrong_passphrase_and_a_full_folder_are_refused(
    copied: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    new = tmp_path / "new"
    monkeypatch.setenv("MEDEX_PASSPHRASE", "not the passphrase")
    assert main(["restore", str(copied), "--data-dir", str(new)]) == 1
    assert "passphrase" in capsys.readouterr().err
    monkeypatch.setenv("MEDEX_PASSPHRASE", PASSPHRASE)
    assert main(["restore", str(copied), "--data-dir", str(copied)]) == 1
    assert capsys.readouterr().err
    assert main(["restore", str(tmp_path / "nowhere"), "--data-dir", str(new)]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_without_a_file_it_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as told:
        main(["restore"])
    assert told.value.code == 2
