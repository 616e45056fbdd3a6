"""Several people at one laptop: each with an own passphrase, a role, and an end."""

from dataclasses import replace
from pathlib import Path

import pytest

from medex_desktop.errors import InvalidInput, Problem, Refused, StorageProblem
from medex_desktop.services import backups, checkups, clients, grip, passphrases, people, practices
from medex_desktop.services.acts import Role
from medex_desktop.services.desk import Desk
from medex_desktop.services.people import NewPerson
from medex_desktop.storage import vault
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.sidecar import read_sidecar, write_sidecar
from tests.desks import CHEAP, PASSPHRASE, PROFILE, TestClock
from tests.faults.disks import files_no_larger_than
from tests.services.test_grip import FIRST, MARGARET

TOMAS = NewPerson("Tomas Kral", "CMES", "Exercise specialist")
HIS, HERS = "seven green kettles sing", "an owl over wet slate"


def add(desk: Desk, person: NewPerson = TOMAS, passphrase: str = HIS) -> int:
    return people.add_person(desk, person=person, passphrase=passphrase, cost=CHEAP)


def reopened(desk: Desk, passphrase: str, clock: TestClock) -> Desk:
    root = desk.file.folder.root
    desk.close()
    return practices.unlock(root, passphrase, clock)


def test_each_opens_it_by_an_own_passphrase_and_every_record_says_who(
    desk: Desk, clock: TestClock
) -> None:
    his = add(desk)
    client = desk.do(clients.add_client, form=MARGARET)
    hers_desk = desk.practitioner_id
    other = reopened(desk, HIS, clock)
    assert (other.practitioner_id, other.role) == (his, Role.PRACTITIONER)
    signed = other.do(grip.sign_grip, client_id=client, entry=FIRST, day=clock.today())
    last = reopened(other, PASSPHRASE, clock)
    assert last.practitioner_id == hers_desk
    (record,) = last.ask(grip.grip_records, client_id=client)
    assert (record.test.assessment_id, record.practitioner_id) == (signed.assessment_id, his)
    found = checkups.verify(last)
    last.close()
    assert found.faults == ()


def test_two_people_never_share_a_passphrase(desk: Desk) -> None:
    with pytest.raises(InvalidInput) as taken:
        add(desk, passphrase=PASSPHRASE)
    assert taken.value.field == "passphrase"
    assert [person.name for person in people.people(desk)] == ["Rosa Castellanos"]
    assert passphrases.wrong_so_far(desk.file.folder.root) == 1, "a guess at somebody else's"
    add(desk)
    with pytest.raises(InvalidInput):
        passphrases.change_passphrase(desk, old=PASSPHRASE, new=HIS, cost=CHEAP)


def test_a_name_is_needed_and_is_one_persons(desk: Desk) -> None:
    add(desk)
    for name in ("  ", "Tomas  Kral"):
        with pytest.raises(InvalidInput) as refused:
            add(desk, NewPerson(name), HERS)
        assert refused.value.field == "name"
    assert len(read_sidecar(desk.file.folder).wraps) == 2


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.READ_ONLY])
def test_only_an_owner_changes_people(desk: Desk, clock: TestClock, role: Role) -> None:
    add(desk, NewPerson("Tomas Kral", role=role))
    other = reopened(desk, HIS, clock)
    tries = (
        lambda: add(other, NewPerson("Third"), HERS),
        lambda: people.give_passphrase(other, practitioner_id=1, passphrase=HERS, cost=CHEAP),
        lambda: other.do(people.change_role, practitioner_id=2, role=Role.OWNER),
        lambda: people.let_go(other, practitioner_id=1),
        lambda: people.close_backups(other, practitioner_id=1),
    )
    for attempt in tries:
        with pytest.raises(Refused, match="owner"):
            attempt()
    assert [wrap.practitioner_id for wrap in read_sidecar(other.file.folder).wraps] == [1, 2]
    other.close()


def test_a_reader_reads_and_writes_nothing(desk: Desk, clock: TestClock) -> None:
    desk.do(clients.add_client, form=MARGARET)
    add(desk, NewPerson("Tomas Kral", role=Role.READ_ONLY))
    other = reopened(desk, HIS, clock)
    assert len(other.ask(clients.client_list)) == 1
    with pytest.raises(Refused, match="read"):
        other.do(clients.add_client, form=MARGARET)
    passphrases.change_passphrase(other, old=HIS, new=HERS, cost=CHEAP)
    other.close()


def test_the_last_owner_stays_one(desk: Desk, clock: TestClock) -> None:
    his = add(desk)
    with pytest.raises(Refused, match="owner"):
        desk.do(people.change_role, practitioner_id=1, role=Role.PRACTITIONER)
    desk.do(people.change_role, practitioner_id=his, role=Role.OWNER)
    other = reopened(desk, HIS, clock)
    other.do(people.change_role, practitioner_id=1, role=Role.READ_ONLY)
    with pytest.raises(Refused, match="yourself"):
        people.let_go(other, practitioner_id=his)
    other.close()


def test_a_forgotten_passphrase_is_replaced_by_an_owner(desk: Desk, clock: TestClock) -> None:
    his = add(desk)
    people.give_passphrase(desk, practitioner_id=his, passphrase=HERS, cost=CHEAP)
    root = desk.file.folder.root
    desk.close()
    with pytest.raises(StorageProblem):
        practices.unlock(root, HIS, clock)
    other = practices.unlock(root, HERS, clock)
    assert other.practitioner_id == his
    other.close()


def test_who_leaves_stays_in_the_records_and_loses_the_way_in(
    desk: Desk, clock: TestClock, tmp_path: Path
) -> None:
    his = add(desk)
    held = backups.back_up(desk)
    wraps = read_sidecar(desk.file.folder).wraps
    assert people.let_go(desk, practitioner_id=his) == [held.folder]
    gone = people.people(desk)[-1]
    assert (gone.name, gone.left_on, gone.has_key) == ("Tomas Kral", clock.today(), False)
    root = desk.file.folder.root
    with pytest.raises(Refused, match="not here"):
        people.give_passphrase(desk, practitioner_id=his, passphrase=HERS, cost=CHEAP)
    desk.close()
    with pytest.raises(StorageProblem) as shut:
        practices.unlock(root, HIS, clock)
    assert shut.value.problem is Problem.WRONG_PASSPHRASE
    kept = read_sidecar(PracticeFolder(root))
    write_sidecar(PracticeFolder(root), replace(kept, wraps=wraps))  # from an old keys.json
    with pytest.raises(StorageProblem) as still_shut:
        practices.unlock(root, HIS, clock)
    assert still_shut.value.problem is Problem.WRONG_PASSPHRASE


def test_old_backups_are_closed_to_who_left(desk: Desk, clock: TestClock) -> None:
    his = add(desk)
    info = backups.back_up(desk)
    people.let_go(desk, practitioner_id=his)
    assert people.close_backups(desk, practitioner_id=his) == 1
    assert people.backups_open_to(desk, his) == []
    assert [w.practitioner_id for w in read_sidecar(PracticeFolder(info.folder)).wraps] == [1]
    assert [found.folder for found in backups.backups(desk)] == [info.folder]


def test_a_backup_with_a_damaged_key_file_keeps_nobody_from_leaving(desk: Desk) -> None:
    his = add(desk)
    (backups.back_up(desk).folder / "keys.json").write_bytes(b"{")
    assert people.let_go(desk, practitioner_id=his) == []
    assert people.people(desk)[-1].left_on is not None


def test_who_was_added_only_half_is_not_here_and_opens_nothing(
    desk: Desk, clock: TestClock
) -> None:
    """Their key is put beside the practice first; what cuts it off then leaves nobody behind."""
    folder, key = desk.file.folder, vault.make_wrap(desk.file.keys, HIS, 2, "TK", CHEAP)
    vault.put_wrap(folder, key)
    desk.close()
    with pytest.raises(StorageProblem) as shut:
        practices.unlock(folder.root, HIS, clock)
    assert shut.value.problem is Problem.WRONG_PASSPHRASE
    again = practices.unlock(folder.root, PASSPHRASE, clock)
    assert [wrap.practitioner_id for wrap in read_sidecar(folder).wraps] == [1]
    assert checkups.verify(again).found == ()
    again.close()


def test_a_person_who_could_not_be_saved_leaves_no_key(desk: Desk) -> None:
    folder = desk.file.folder
    with files_no_larger_than(4096), pytest.raises(StorageProblem):
        add(desk)
    assert [person.name for person in people.people(desk)] == ["Rosa Castellanos"]
    assert [wrap.practitioner_id for wrap in read_sidecar(folder).wraps] == [1]
    assert add(desk) == 2


def test_a_leaving_that_was_cut_off_is_finished_at_the_next_opening(
    desk: Desk, clock: TestClock
) -> None:
    his = add(desk)
    folder, wraps = desk.file.folder, read_sidecar(desk.file.folder).wraps
    people.let_go(desk, practitioner_id=his)
    desk.close()
    write_sidecar(folder, replace(read_sidecar(folder), wraps=wraps))
    again = practices.unlock(folder.root, PASSPHRASE, clock)
    assert [person.has_key for person in people.people(again)] == [True, False]
    assert checkups.verify(again).found == ()
    again.close()


def test_a_backup_that_cant_be_looked_at_is_not_passed_over(desk: Desk) -> None:
    his = add(desk)
    held = backups.back_up(desk)
    keys = held.folder / "keys.json"
    content = keys.read_bytes()
    keys.unlink()
    keys.mkdir()
    with pytest.raises(StorageProblem):
        people.close_backups(desk, practitioner_id=his)
    keys.rmdir()
    keys.write_bytes(content)
    (held.folder / "manifest.json").unlink()
    assert people.close_backups(desk, practitioner_id=his) == 1


def test_the_recovery_key_lets_the_owner_in(tmp_path: Path, clock: TestClock) -> None:
    prepared = practices.prepare_keys(PASSPHRASE, PROFILE.name, cost=CHEAP)
    desk = practices.set_up(tmp_path / "p", PROFILE, prepared, clock)
    his = add(desk)
    desk.do(people.change_role, practitioner_id=his, role=Role.OWNER)
    other = reopened(desk, HIS, clock)
    people.let_go(other, practitioner_id=1)
    other.close()
    back = practices.recover(tmp_path / "p", prepared.recovery_key, HERS, clock, cost=CHEAP)
    assert back.practitioner_id == his, "the first owner has left"
    back.close()
    practices.unlock(tmp_path / "p", HERS, clock).close()
