"""Restoring without an open practice: by the printed key, never over one that is in use."""

from pathlib import Path

import pytest

from medex_desktop.errors import Problem, Refused, StorageProblem
from medex_desktop.services import backups, checkups, locked_restore, people, practices
from medex_desktop.services.acts import Role
from medex_desktop.services.desk import Desk
from medex_desktop.services.people import NewPerson
from tests.desks import CHEAP, PASSPHRASE, TestClock, new_practice
from tests.storage.samples import fill

INES = "nine barges under the bridge"


@pytest.fixture
def stick(desk: Desk, tmp_path: Path) -> Path:
    fill(desk)
    return backups.back_up(desk, tmp_path / "stick").folder


def test_a_practice_that_is_open_is_not_replaced(desk: Desk, clock: TestClock, stick: Path) -> None:
    root = desk.file.folder.root
    with pytest.raises(StorageProblem) as fault:
        locked_restore.restore(root, stick, clock, passphrase=PASSPHRASE)
    assert fault.value.problem is Problem.IN_USE
    assert not root.with_name("practice.restoring").exists()


def test_the_printed_key_opens_a_backup(clock: TestClock, tmp_path: Path) -> None:
    made, key = new_practice(tmp_path / "first", clock)
    fill(made)
    stick = backups.back_up(made, tmp_path / "stick").folder
    made.close()
    to = tmp_path / "new" / "Practice"
    looked = locked_restore.look(to, stick, clock, recovery_key=key)
    assert (looked.is_here, looked.found) == (False, None)
    done = locked_restore.restore(to, stick, clock, recovery_key=key)
    assert (done.aside, done.missing) == (None, 0)
    again = practices.unlock(to, PASSPHRASE, clock)
    assert checkups.verify(again).is_clean
    again.close()


def test_another_practice_is_put_aside_and_not_compared(
    desk: Desk, clock: TestClock, tmp_path: Path, stick: Path
) -> None:
    other, _key = new_practice(tmp_path / "other", clock)
    other.close()
    looked = locked_restore.look(tmp_path / "other", stick, clock, passphrase=PASSPHRASE)
    assert (looked.is_here, looked.found) == (True, None)
    done = locked_restore.restore(tmp_path / "other", stick, clock, passphrase=PASSPHRASE)
    aside = done.aside
    assert aside is not None
    assert (aside / "practice.medex").exists()


def test_the_printed_key_stands_for_an_owner_who_is_here(clock: TestClock, tmp_path: Path) -> None:
    made, key = new_practice(tmp_path / "first", clock)
    ines = people.add_person(
        made, person=NewPerson("Ines Oliveira", role=Role.OWNER), passphrase=INES, cost=CHEAP
    )
    made.close()
    hers = practices.unlock(tmp_path / "first", INES, clock)
    people.let_go(hers, practitioner_id=1)
    stick = backups.back_up(hers, tmp_path / "stick").folder
    hers.close()
    locked_restore.restore(tmp_path / "new", stick, clock, recovery_key=key)
    again = practices.unlock(tmp_path / "new", INES, clock)
    assert again.practitioner_id == ines
    again.close()


def test_who_left_puts_no_old_backup_in_the_place_of_the_practice(
    desk: Desk, clock: TestClock, tmp_path: Path
) -> None:
    person = NewPerson("Ines Oliveira", role=Role.OWNER)
    ines = people.add_person(desk, person=person, passphrase=INES, cost=CHEAP)
    stick = backups.back_up(desk, tmp_path / "stick").folder
    people.let_go(desk, practitioner_id=ines)
    root = desk.file.folder.root
    desk.close()
    with pytest.raises(Refused, match="not this practice any more"):
        locked_restore.restore(root, stick, clock, passphrase=INES)
    assert not root.with_name("practice.restoring").exists()
    locked_restore.restore(root, stick, clock, passphrase=PASSPHRASE)
