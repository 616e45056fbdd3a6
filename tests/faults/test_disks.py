"""Full and read-only disks: a sentence, what was acknowledged is there, nothing half written."""

import shutil
from pathlib import Path

import pytest

from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import Problem, StorageProblem
from medex_desktop.services import backups, checkups, clients, drafts, grip, practices
from medex_desktop.services.desk import Desk
from tests.desks import PASSPHRASE, TestClock, new_practice
from tests.faults.disks import files_no_larger_than, read_only, tiny_disk
from tests.storage.samples import DAY, FIRM

NOTE = "The knee bends to 110 degrees and she walks without a stick indoors. " * 250
IDA = ClientForm(name="Ida Brandt", birth_date="1950-05-05", precautions=NOTE)


def fill_the_disk(desk: Desk) -> tuple[int, StorageProblem]:
    """Add clients until it is refused: how many were acknowledged, and the refusal."""
    for number in range(5000):
        try:
            desk.do(clients.add_client, form=IDA)
        except StorageProblem as problem:
            return number, problem
    raise AssertionError("the disk never was full")


def look(root: Path) -> tuple[int, tuple[object, ...]]:
    desk = practices.unlock(root, PASSPHRASE, TestClock())
    found = checkups.verify(desk)
    desk.close()
    return found.counts["client"], found.faults


def test_a_full_disk_keeps_every_acknowledged_record(tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk", "6m") as disk:
        desk, _key = new_practice(disk / "practice", TestClock())
        done, told = fill_the_disk(desk)
        assert told.problem is Problem.FULL
        assert "what you typed is still on the screen" in str(told.safe)
        assert len(desk.ask(clients.client_list)) == done > 10
        room = disk / "practice" / "attachments"
        with pytest.raises(StorageProblem) as no_backup:
            backups.back_up(desk)
        assert no_backup.value.problem is Problem.FULL
        assert list((disk / "practice" / "backups").iterdir()) == []
        assert room.is_dir()
        desk.file.abandon()
        shutil.copytree(disk / "practice", tmp_path / "elsewhere")
    assert look(tmp_path / "elsewhere") == (done, ())


def test_after_making_room_it_goes_on(tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk", "6m") as disk:
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(3_000_000))
        desk, _key = new_practice(disk / "practice", TestClock())
        done, _told = fill_the_disk(desk)
        ballast.unlink()
        added = desk.do(clients.add_client, form=IDA)
        desk.do(grip.sign_grip, client_id=added, entry=FIRM, day=DAY)
        desk.close()
        assert look(disk / "practice") == (done + 1, ())


def test_a_write_that_fails_in_the_middle_changes_nothing(
    practice_root: Path, clock: TestClock
) -> None:
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    desk.do(clients.add_client, form=IDA)
    size = (practice_root / "practice.medex-wal").stat().st_size
    with files_no_larger_than(size + 8192):
        with pytest.raises(StorageProblem) as told:
            desk.do(clients.add_client, form=IDA)
        with pytest.raises(StorageProblem):
            desk.do(drafts.save_draft, kind="grip", payload={"note": NOTE})
    assert told.value.problem in (Problem.DISK, Problem.FULL)
    assert len(desk.ask(clients.client_list)) == 1
    desk.do(clients.add_client, form=IDA)
    desk.close()
    assert look(practice_root) == (2, ())


def test_a_refused_commit_leaves_no_false_anchor(practice_root: Path, clock: TestClock) -> None:
    """The head of an act that was not committed must not be what the sidecar remembers."""
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    size = (practice_root / "practice.medex-wal").stat().st_size
    with files_no_larger_than(size + 8192), pytest.raises(StorageProblem):
        desk.do(clients.add_client, form=IDA)
    desk.close()
    assert look(practice_root) == (0, ())


def test_a_backup_that_does_not_fit_leaves_nothing(
    practice_root: Path, clock: TestClock, tmp_path: Path
) -> None:
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    desk.do(clients.add_client, form=IDA)
    with files_no_larger_than(100_000), pytest.raises(StorageProblem) as told:
        backups.back_up(desk, tmp_path / "stick")
    assert "No copy was kept" in str(told.value)
    assert list((tmp_path / "stick").iterdir()) == []
    made = backups.back_up(desk, tmp_path / "stick")
    desk.close()
    assert look(made.folder) == (1, ())


def test_a_full_stick_is_told_and_left_clean(
    practice_root: Path, clock: TestClock, tmp_path: Path
) -> None:
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    with tiny_disk(tmp_path / "stick", "64k") as stick:
        with pytest.raises(StorageProblem) as told:
            backups.back_up(desk, stick)
        assert told.value.problem is Problem.FULL
        assert str(told.value.happened) == "There is not enough room for the backup."
        assert list(stick.iterdir()) == []
    desk.close()


def test_a_signature_on_a_disk_without_room_for_the_anchor_counts_once(
    practice_root: Path, clock: TestClock
) -> None:
    """The sidecar can't be written, the database can: the act is done, and said to be done."""
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    client_id = desk.do(clients.add_client, form=IDA)
    folder = desk.file.folder
    folder.keys.unlink()
    folder.keys.mkdir()
    signed = desk.do(grip.sign_grip, client_id=client_id, entry=FIRM, day=DAY)
    assert signed.assessment_id == 1
    folder.keys.rmdir()
    desk.close()
    assert look(practice_root) == (1, ())


def test_a_read_only_folder_is_told(practice_root: Path, clock: TestClock) -> None:
    before = (practice_root / "practice.medex").read_bytes()
    with read_only(practice_root):
        with pytest.raises(StorageProblem) as told:
            practices.unlock(practice_root, PASSPHRASE, clock)
        with pytest.raises(StorageProblem) as no_room:
            new_practice(practice_root / "inside", clock)
    assert told.value.problem is no_room.value.problem is Problem.READ_ONLY
    assert (practice_root / "practice.medex").read_bytes() == before
    practices.unlock(practice_root, PASSPHRASE, clock).close()


def test_a_stick_that_is_read_only_is_told(
    practice_root: Path, clock: TestClock, tmp_path: Path
) -> None:
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    stick = tmp_path / "stick"
    stick.mkdir()
    with read_only(stick), pytest.raises(StorageProblem) as told:
        backups.back_up(desk, stick)
    desk.close()
    assert str(told.value.happened) == "The folder for the backup can't be written to."


@pytest.mark.parametrize("put_back", ["nothing", "another file"])
def test_a_file_that_was_moved_away_while_open_is_told(
    practice_root: Path, clock: TestClock, put_back: str
) -> None:
    """Its commits would go where nobody finds them."""
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    (practice_root / "practice.medex").rename(practice_root / "moved")
    if put_back != "nothing":
        shutil.copy(practice_root / "moved", practice_root / "practice.medex")
    try:
        with pytest.raises(StorageProblem) as told:
            desk.do(clients.add_client, form=IDA)
    finally:
        desk.file.abandon()
    assert told.value.problem is Problem.MISSING
