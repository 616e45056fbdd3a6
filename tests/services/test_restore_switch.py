"""Restoring as a switch: told before, kept beside, undone; another practice's backup refused."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import Problem, Refused, StorageProblem
from medex_desktop.language import render
from medex_desktop.services import (
    backups,
    checkups,
    clients,
    erasing,
    grip,
    passphrases,
    people,
    practices,
)
from medex_desktop.services import restore_switch as switching
from medex_desktop.services.acts import Role
from medex_desktop.services.desk import Desk
from medex_desktop.services.people import NewPerson
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.sidecar import read_sidecar
from tests.desks import CHEAP, PASSPHRASE, TestClock, new_practice
from tests.services.test_grip import FIRST as TEST
from tests.services.test_grip import MARGARET
from tests.storage.test_schemas import FIRST

LATER = ClientForm(name="Eva Lind", birth_date="1950-03-13")
NEW = "another quiet evening walk"


def names(desk: Desk) -> list[str]:
    return [line.name for line in desk.ask(clients.client_list)]


@pytest.fixture
def backup(desk: Desk, clock: TestClock) -> Path:
    """A backup of one client; after it, her name, a test and another client."""
    margaret = desk.do(clients.add_client, form=MARGARET)
    made = backups.back_up(desk).folder
    clock.pass_time(hours=1)
    desk.do(clients.edit_client, client_id=margaret, form=replace(MARGARET, name="Maggie H"))
    desk.do(grip.sign_grip, client_id=margaret, entry=TEST, day=date(2026, 7, 13))
    desk.do(clients.add_client, form=LATER)
    return made


def test_what_would_vanish_is_told(desk: Desk, backup: Path) -> None:
    found = switching.compare(desk, backup)
    assert [render(one) for one in found.gone] == ["1 client", "1 test"]
    assert [render(one) for one in found.changed] == ["1 client"]
    assert found.back == ()
    assert [(render(one.what), one.client) for one in found.newest] == [
        ("The client", "Eva Lind"),
        ("Test of 13\N{NO-BREAK SPACE}Jul\N{NO-BREAK SPACE}2026", "Maggie H"),
    ]


def test_a_restore_is_a_switch_and_undone(desk: Desk, clock: TestClock, backup: Path) -> None:
    live = desk.file.folder.root
    assert switching.former(desk) is None
    incoming = switching.prepare(desk, backup)
    assert names(desk) == ["Maggie H", "Eva Lind"], "nothing is switched yet"
    assert backups.backups(desk)[0].reason == "before-restore"
    desk.close()
    aside = switching.take_over(live, incoming, clock.now())
    assert aside.name == "practice before restore 2026-10-01 15.05.12"

    restored = practices.unlock(live, PASSPHRASE, clock)
    assert names(restored) == [MARGARET.name]
    assert checkups.verify(restored).is_clean
    assert switching.former(restored) == aside
    switching.prepare_back(restored, aside)
    restored.close()
    kept = switching.go_back(live, aside, clock.now())

    again = practices.unlock(live, PASSPHRASE, clock)
    assert names(again) == ["Maggie H", "Eva Lind"]
    assert checkups.verify(again).is_clean
    assert switching.former(again) is None
    assert kept.name == "practice after restore 2026-10-01 15.05.12"
    again.close()


def test_it_opens_with_the_passphrase_of_today(desk: Desk, clock: TestClock, backup: Path) -> None:
    live = desk.file.folder.root
    passphrases.change_passphrase(desk, old=PASSPHRASE, new=NEW, cost=CHEAP)
    incoming = switching.prepare(desk, backup)
    desk.close()
    switching.take_over(live, incoming, clock.now())
    with pytest.raises(StorageProblem) as fault:
        practices.unlock(live, PASSPHRASE, clock)
    assert fault.value.problem is Problem.WRONG_PASSPHRASE
    practices.unlock(live, NEW, clock).close()


def test_a_backup_nobody_of_today_is_in_opens_as_it_did_then(desk: Desk, clock: TestClock) -> None:
    live, his = desk.file.folder.root, "seven green kettles sing"
    made = backups.back_up(desk).folder
    owner = NewPerson("Tomas Kral", role=Role.OWNER)
    people.add_person(desk, person=owner, passphrase=his, cost=CHEAP)
    desk.close()
    other = practices.unlock(live, his, clock)
    people.let_go(other, practitioner_id=1)
    incoming = switching.prepare(other, made)
    other.close()
    switching.take_over(live, incoming, clock.now())
    practices.unlock(live, PASSPHRASE, clock).close()


def test_a_backup_of_another_practice_is_refused(
    desk: Desk, clock: TestClock, tmp_path: Path
) -> None:
    other, _key = new_practice(tmp_path / "other", clock)
    foreign = backups.back_up(other, tmp_path / "stick").folder
    other.close()
    with pytest.raises(Refused, match="another practice"):
        switching.compare(desk, foreign)
    with pytest.raises(Refused, match="another practice"):
        switching.prepare(desk, foreign)
    assert backups.backups(desk) == []


def test_a_damaged_backup_leaves_everything(desk: Desk, backup: Path) -> None:
    whole = bytearray((backup / "practice.medex").read_bytes())
    whole[len(whole) // 2] ^= 1
    (backup / "practice.medex").write_bytes(whole)
    with pytest.raises(StorageProblem):
        switching.compare(desk, backup)
    with pytest.raises(StorageProblem):
        switching.prepare(desk, backup)
    assert names(desk) == ["Maggie H", "Eva Lind"]


def test_what_a_restore_left_that_was_cut_off_goes_first(desk: Desk, backup: Path) -> None:
    live = desk.file.folder.root
    shutil.copytree(live, live.with_name("practice.restoring"))
    incoming = switching.prepare(desk, backup)
    assert (incoming / "practice.medex").exists()


def test_a_backup_of_the_first_schema_is_told_and_restored(
    tmp_path: Path, clock: TestClock
) -> None:
    root = Path(shutil.copytree(FIRST, tmp_path / "practice"))
    (root / "manifest.json").unlink()
    desk = practices.unlock(root, PASSPHRASE, clock)
    desk.do(clients.add_client, form=LATER)
    found = switching.compare(desk, FIRST)
    assert [render(one) for one in found.gone] == ["1 client"]
    assert (found.changed, found.back) == ((), ())
    incoming = switching.prepare(desk, FIRST)
    desk.close()
    switching.take_over(root, incoming, clock.now())
    again = practices.unlock(root, PASSPHRASE, clock)
    assert names(again) == ["Ruth Ames", "Ida Brandt"]
    again.close()


def test_backups_of_before_are_listed_where_they_are_and_can_be_restored(
    desk: Desk, clock: TestClock, backup: Path
) -> None:
    live = desk.file.folder.root
    incoming = switching.prepare(desk, backup)
    newest = backups.backups(desk)[0]
    desk.close()
    aside = switching.take_over(live, incoming, clock.now())
    restored = practices.unlock(live, PASSPHRASE, clock)
    try:
        assert backups.backups(restored) == []
        found = backups.every_backup(restored)
        assert [one.made_at for one in found][:1] == [newest.made_at]
        assert {backups.kept_in(restored, one) for one in found} == {aside}
        assert names(restored) == ["Margaret Holloway"]
        again = switching.prepare(restored, found[0].folder)
        own = backups.backups(restored)
        assert backups.kept_in(restored, own[0]) is None
    finally:
        restored.close()
    clock.pass_time(minutes=1)
    switching.take_over(live, again, clock.now())
    back = practices.unlock(live, PASSPHRASE, clock)
    assert names(back) == ["Maggie H", "Eva Lind"]
    assert len(backups.every_backup(back)) == len(found) + len(own)
    back.close()


def test_a_folder_beside_that_is_of_another_practice_or_no_practice_is_passed_over(
    desk: Desk, backup: Path, clock: TestClock
) -> None:
    live = desk.file.folder.root
    (live.parent / f"{live.name} before restore of old").mkdir()
    other, _key = new_practice(live.parent / f"{live.name} before restore 2020", clock)
    backups.back_up(other)
    other.close()
    assert [one.folder for one in backups.every_backup(desk)] == [backup]


def test_who_leaves_is_taken_out_of_what_a_restore_kept_too(
    desk: Desk, clock: TestClock, backup: Path
) -> None:
    ines = people.add_person(
        desk, person=people.NewPerson("Ines Oliveira"), passphrase=NEW, cost=CHEAP
    )
    live = desk.file.folder.root
    incoming = switching.prepare(desk, backups.back_up(desk).folder)
    desk.close()
    aside = switching.take_over(live, incoming, clock.now())
    assert aside is not None
    restored = practices.unlock(live, PASSPHRASE, clock)
    assert people.let_go(restored, practitioner_id=ines) != []
    people.close_backups(restored, practitioner_id=ines)
    assert people.backups_open_to(restored, ines) == []
    assert [wrap.practitioner_id for wrap in read_sidecar(PracticeFolder(aside)).wraps] == [1]
    restored.close()
    with pytest.raises(StorageProblem) as fault:
        practices.unlock(aside, NEW, clock)
    assert fault.value.problem is Problem.WRONG_PASSPHRASE


def test_who_may_only_read_restores_nothing(desk: Desk, clock: TestClock, backup: Path) -> None:
    reader = people.NewPerson("Ines Oliveira", role=Role.READ_ONLY)
    people.add_person(desk, person=reader, passphrase=NEW, cost=CHEAP)
    desk.close()
    hers = practices.unlock(desk.file.folder.root, NEW, clock)
    with pytest.raises(Refused, match="Your role here is to read"):
        switching.prepare(hers, backup)
    hers.close()


def test_an_erasure_counts_the_practice_that_a_restore_kept(
    desk: Desk, clock: TestClock, backup: Path
) -> None:
    (client,) = [one.id for one in desk.ask(clients.client_list)][:1]
    live, before = desk.file.folder.root, erasing.erase_plan(desk, client_id=client).backups
    incoming = switching.prepare(desk, backup)
    desk.close()
    switching.take_over(live, incoming, clock.now())
    restored = practices.unlock(live, PASSPHRASE, clock)
    made = len(backups.every_backup(restored)) - 1
    assert erasing.erase_plan(restored, client_id=client).backups == before + made + 1
    restored.close()
