"""Backups: complete, verified, cancelled cleanly, and made while the desk goes on writing."""

import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import Problem, Refused, StorageProblem
from medex_desktop.services import backups, checkups, clients, drafts, practices
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Work
from medex_desktop.storage import audit_chain
from medex_desktop.storage.sidecar import decode_sidecar
from medex_desktop.storage.tables.audit import audit_entry
from medex_desktop.storage.tables.practices import setting
from tests.desks import PASSPHRASE, TestClock
from tests.storage.samples import fill, once


def add(desk: Desk, name: str) -> int:
    return desk.do(clients.add_client, form=ClientForm(name=name, birth_date="1950-05-05"))


def names(desk: Desk) -> list[str]:
    return [line.name for line in desk.ask(clients.client_list)]


def last_act(desk: Desk) -> str:
    return str(
        desk.ask(
            lambda read: read.connection.execute(
                select(audit_entry.c.act).order_by(audit_entry.c.id.desc()).limit(1)
            ).scalar()
        )
    )


def test_a_complete_backup_is_a_practice_on_another_computer(
    desk: Desk, clock: TestClock, tmp_path: Path
) -> None:
    fill(desk)
    made = backups.back_up(desk, tmp_path / "stick")
    assert last_act(desk) == "backup.make"
    add(desk, "Later Person")
    assert (made.folder.parent, made.reason, made.missing) == (tmp_path / "stick", "manual", 0)
    assert sorted(path.name for path in made.folder.iterdir()) == [
        "attachments",
        "keys.json",
        "manifest.json",
        "practice.medex",
    ]
    opened = practices.unlock(made.folder, PASSPHRASE, clock)
    found = checkups.verify(opened)
    assert names(opened) == ["Ruth Ames", "Ida Brandt"]
    opened.close()
    assert (found.faults, found.notes) == ((), ())


def test_an_own_backup_shares_the_stored_files(desk: Desk) -> None:
    fill(desk)
    made = backups.back_up(desk)
    assert made.folder.parent == desk.file.folder.backups
    assert not (made.folder / "attachments").exists()
    assert [(one.folder, one.rows["client"]) for one in backups.backups(desk)] == [(made.folder, 2)]


def test_what_has_no_manifest_is_no_backup(desk: Desk) -> None:
    made = backups.back_up(desk)
    for content in (b"", b"[]", b'{"made_at": 4}', b'{"tables": {}}'):
        (made.folder / "manifest.json").write_bytes(content)
        assert backups.backups(desk) == []
    assert backups.automatic_backup_due(desk)


def test_a_cancelled_backup_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    before = desk.ask(lambda read: audit_chain.head(read.connection))
    with pytest.raises(Refused, match="cancelled"):
        backups.back_up(desk, tmp_path / "stick", lambda _done, _total: False)
    assert list((tmp_path / "stick").iterdir()) == []
    assert desk.ask(lambda read: audit_chain.head(read.connection)) == before


def test_an_interrupted_backup_is_swept_and_nothing_else_is(desk: Desk, tmp_path: Path) -> None:
    left = tmp_path / ".part-2026-01-01T00-00-00.000000Z-manual"
    mine = tmp_path / ".part-of-my-life"
    for folder in (left, mine):
        folder.mkdir()
        (folder / "practice.medex").write_bytes(b"half")
    backups.back_up(desk, tmp_path)
    assert not left.exists()
    assert mine.exists()


def test_a_lost_file_is_counted_but_stops_no_backup(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    (blob,) = desk.file.folder.attachments.iterdir()
    blob.unlink()
    assert backups.back_up(desk, tmp_path / "stick").missing == 1


def test_a_damaged_key_file_is_not_what_goes_into_a_backup(desk: Desk, tmp_path: Path) -> None:
    desk.file.folder.keys.write_bytes(b"spoiled")
    made = backups.back_up(desk, tmp_path / "stick")
    assert decode_sidecar((made.folder / "keys.json").read_bytes()).wraps


def test_a_backup_inside_the_practice_is_refused(desk: Desk) -> None:
    with pytest.raises(StorageProblem, match="inside the practice"):
        backups.back_up(desk, desk.file.folder.root / "copy")


def test_a_folder_that_is_a_file_is_told_about_the_copy(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "stick").write_bytes(b"")
    with pytest.raises(StorageProblem) as told:
        backups.back_up(desk, tmp_path / "stick")
    assert "The practice itself is untouched" in str(told.value)
    assert told.value.problem is Problem.DISK


def test_an_automatic_backup_is_due_when_something_changed(desk: Desk, clock: TestClock) -> None:
    assert backups.automatic_backup_due(desk)
    assert backups.back_up_if_due(desk) is not None
    assert not backups.automatic_backup_due(desk, closing=True)
    assert backups.back_up_if_due(desk, closing=True) is None
    clock.pass_time(minutes=5)
    add(desk, "Ida Brandt")
    assert not backups.automatic_backup_due(desk)
    assert backups.automatic_backup_due(desk, closing=True)
    clock.pass_time(minutes=26)
    made = backups.back_up_if_due(desk)
    assert made is not None
    assert made.reason == "automatic"
    clock.pass_time(days=3)
    assert not backups.automatic_backup_due(desk, closing=True)
    desk.do(drafts.save_draft, kind="grip", payload={})
    assert backups.automatic_backup_due(desk)


def test_opening_and_looking_is_no_reason_for_a_backup(
    practice_root: Path, clock: TestClock
) -> None:
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    assert backups.back_up_if_due(desk, closing=True) is not None
    desk.close()
    clock.pass_time(days=1)
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    names(desk)
    assert backups.back_up_if_due(desk, closing=True) is None
    desk.close()


def test_a_clock_set_back_does_not_stop_backups(desk: Desk, clock: TestClock) -> None:
    clock.pass_time(days=900)
    backups.back_up(desk)
    clock.pass_time(days=-900)
    add(desk, "Ida Brandt")
    assert backups.automatic_backup_due(desk)


def grow(work: Work) -> None:
    work.insert_many(setting, [{"key": f"filler-{n}", "value": "x" * 900} for n in range(4000)])


def test_it_works_while_the_desk_writes_and_never_holds_it_long(
    desk: Desk, clock: TestClock, tmp_path: Path
) -> None:
    """Every client whose act had returned before the backup began is in it, whole, and no more."""
    once(desk, grow)
    stop, added = threading.Event(), []

    def write() -> None:
        while not stop.is_set():
            add(desk, "Ida Brandt")
            added.append(len(added))

    threads = [threading.Thread(target=write)]
    for thread in threads:
        thread.start()
    try:
        while len(added) < 3 and threads[0].is_alive():
            time.sleep(0)
        before = len(added)
        made = backups.back_up(desk, tmp_path / "stick")
        during = len(added) - before
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert before <= made.rows["client"] <= before + during + 1
    assert during > 0
    opened = practices.unlock(made.folder, PASSPHRASE, clock)
    found = checkups.verify(opened)
    opened.close()
    assert found.faults == ()


def test_the_head_in_a_backup_is_never_newer_than_the_copy(desk: Desk, tmp_path: Path) -> None:
    """Something anchored while the copy is being made must not look like a cut chain later."""
    did: list[int] = []

    def meddle(_done: int, _total: int) -> bool:
        if not did:
            did.append(add(desk, "Between"))
            desk.anchor()
        return True

    made = backups.back_up(desk, tmp_path / "stick", meddle)
    assert did
    assert made.rows["client"] == 0
    opened = practices.unlock(made.folder, PASSPHRASE, TestClock())
    found = checkups.verify(opened)
    opened.close()
    assert (found.faults, found.notes) == ((), ())


def test_the_checkup_can_be_stopped(desk: Desk) -> None:
    with pytest.raises(Refused, match="stopped"):
        checkups.verify(desk, lambda _done, _total: False)


def test_own_backups_are_thinned_and_those_elsewhere_are_not(
    desk: Desk, clock: TestClock, tmp_path: Path
) -> None:
    add(desk, "First Person")
    for _day in range(4):
        for _time in range(3):
            backups.back_up(desk)
            backups.back_up(desk, tmp_path / "stick")
            clock.pass_time(hours=8)
    kept = [clock.now() - info.made_at for info in backups.backups(desk)]

    young = [age for age in kept if age <= timedelta(days=2)]
    assert len(young) == 6
    assert len(kept) - len(young) == 3, "one for each day before"
    assert len(list((tmp_path / "stick").iterdir())) == 12
    assert not list(desk.file.folder.backups.glob(".part-*"))


def test_two_backups_of_one_moment_are_two(desk: Desk, clock: TestClock) -> None:
    """The clock stood still, or went back."""
    add(desk, "Ida Brandt")
    first, second = backups.back_up(desk), backups.back_up(desk)
    assert first.folder != second.folder
    assert {first.folder, second.folder} == {one.folder for one in backups.backups(desk)}
