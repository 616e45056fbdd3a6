"""The command that brings a practice back: into a new folder, or refused with a sentence."""

from pathlib import Path

import pytest

from medex_desktop.__main__ import main
from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import backups, checkups, clients, erasing, keeping, practices
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


def test_without_a_file_it_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore"]) == 2
    assert "Which backup?" in capsys.readouterr().err


EVA = ClientForm(name="Eva Lind", birth_date="1950-03-13")
RUTH, IDA = "Ruth Ames", "Ida Brandt"


def names(root: Path) -> list[str]:
    desk = practices.unlock(root, PASSPHRASE, TestClock())
    found = [line.name for line in desk.ask(clients.client_list)]
    desk.close()
    return found


@pytest.fixture
def later(desk: Desk, copied: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The practice after the backup, closed: one client more, and one erased."""
    monkeypatch.setenv("MEDEX_PASSPHRASE", PASSPHRASE)
    desk.do(clients.add_client, form=EVA)
    ida = next(line.id for line in desk.ask(clients.client_list) if line.name == IDA)
    desk.do(keeping.put_in_bin, client_id=ida)
    erasing.erase(desk, client_id=ida, name=IDA, reason="Asked", early_reason="In writing")
    desk.close()
    return desk.file.folder.root


def test_a_switch_is_told_done_kept_and_taken_back(
    copied: Path, later: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["restore", str(copied), "--switch", "--data-dir", str(later)]
    assert main([*words, "--dry-run"]) == 0
    told = capsys.readouterr()
    assert "Would vanish: 1 client." in told.err
    assert "1 client was erased since this backup and does not come back: client 1" in told.err
    assert "dry run" in told.out
    assert names(later) == [RUTH, EVA.name]

    assert main(words) == 0
    told = capsys.readouterr()
    (aside,) = later.parent.glob("practice before restore *")
    assert told.out.strip() == str(later)
    assert str(aside) in told.err
    assert names(later) == [RUTH]

    assert main(["restore", "--back", "--data-dir", str(later)]) == 0
    told = capsys.readouterr()
    (kept,) = later.parent.glob("practice after restore *")
    assert str(kept) in told.err
    assert names(later) == [RUTH, EVA.name]
    assert main(["restore", "--back", "--data-dir", str(later)]) == 1
    assert "No practice of before a restore" in capsys.readouterr().err


def test_while_the_program_runs_nothing_is_switched(
    desk: Desk, copied: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MEDEX_PASSPHRASE", PASSPHRASE)
    root = str(desk.file.folder.root)
    for words in ([str(copied), "--switch"], ["--back"]):
        assert main(["restore", *words, "--data-dir", root]) == 1
        assert "already open" in capsys.readouterr().err
    assert {one.name for one in desk.file.folder.root.parent.iterdir()} == {"practice", "stick"}


def test_a_damaged_practice_is_put_aside_and_a_new_one_made(
    copied: Path, later: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = bytearray((later / "practice.medex").read_bytes())
    whole[len(whole) // 2] ^= 1
    (later / "practice.medex").write_bytes(bytes(whole[: len(whole) // 2]) + bytes(9000))
    assert main(["restore", str(copied), "--switch", "--data-dir", str(later)]) == 0
    assert "can't be compared" in capsys.readouterr().err
    assert names(later) == [RUTH, IDA]
    new = tmp_path / "new"
    assert main(["restore", str(copied), "--switch", "--data-dir", str(new)]) == 0
    said = capsys.readouterr().err
    assert "It holds 2 clients, 4 tests, 2 papers." in said
    assert "no practice here yet" in said
    assert names(new) == [RUTH, IDA]


@pytest.mark.parametrize("words", [["x", "--back"], ["x", "--dry-run"], ["--back", "--switch"]])
def test_what_does_not_go_together_is_refused(
    tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["restore", *words, "--data-dir", str(tmp_path / "new")]) == 2
    assert "goes" in capsys.readouterr().err
