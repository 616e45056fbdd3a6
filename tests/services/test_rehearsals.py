"""The rehearsal: monthly, everything back, a broken backup told, nothing left behind."""

import tempfile
from pathlib import Path

import pytest

from medex_desktop.errors import Refused
from medex_desktop.services import backups, checkups, practices, rehearsals
from medex_desktop.services.acts import Act, Role
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Work
from medex_desktop.storage.tables.practices import practitioner
from tests.desks import PROFILE, TestClock
from tests.storage.samples import fill


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "scratch"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def test_everything_comes_back_and_nothing_stays(desk: Desk, scratch: Path) -> None:
    assert rehearsals.rehearse(desk) is None, "no backup yet"
    fill(desk)
    backups.back_up(desk)
    found = rehearsals.rehearse(desk)
    assert found is not None
    assert found.fault == ""
    assert desk.ask(rehearsals.last) == found
    assert list(scratch.iterdir()) == []
    assert checkups.verify(desk).is_clean
    assert not backups.automatic_backup_due(desk, closing=True)


def test_a_backup_that_rotted_is_told(desk: Desk, scratch: Path) -> None:
    fill(desk)
    made = backups.back_up(desk).folder / "practice.medex"
    whole = bytearray(made.read_bytes())
    whole[len(whole) // 2] ^= 1
    made.write_bytes(whole)
    found = rehearsals.rehearse(desk)
    assert found is not None
    assert found.fault
    assert list(scratch.iterdir()) == []


def test_one_that_was_stopped_is_not_told(desk: Desk) -> None:
    fill(desk)
    backups.back_up(desk)
    assert rehearsals.rehearse(desk, lambda _done, _total: False) is None
    assert desk.ask(rehearsals.last) is None


def test_it_is_due_a_day_after_the_first_backup_and_then_monthly(
    desk: Desk, clock: TestClock
) -> None:
    assert not rehearsals.is_due(desk)
    backups.back_up(desk)
    assert not rehearsals.is_due(desk)
    clock.pass_time(days=1)
    assert rehearsals.is_due(desk)
    assert not rehearsals.is_due(desk, beyond=rehearsals.OVERDUE)
    rehearsals.rehearse(desk)
    clock.pass_time(days=29)
    assert not rehearsals.is_due(desk)
    clock.pass_time(days=1)
    assert rehearsals.is_due(desk)
    clock.pass_time(days=-3000)
    assert rehearsals.is_due(desk), "a clock set back puts nothing off for years"


def test_who_only_reads_rehearses_nothing(desk: Desk, clock: TestClock) -> None:
    def demote(work: Work) -> None:
        work.update(practitioner, work.practitioner_id, role=Role.READ_ONLY.value)

    backups.back_up(desk)
    clock.pass_time(days=99)
    desk.do(Act("test.demote", demote, None, Role.PRACTITIONER, True, False))
    assert not rehearsals.is_due(desk)


def test_a_second_place_that_is_not_there_is_not_made(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with pytest.raises(Refused, match="Connect the stick"):
        backups.back_up_to_place(desk, stick)
    assert not stick.exists()
    stick.mkdir()
    assert backups.back_up_to_place(desk, stick).folder.parent == stick


def test_a_backup_says_what_it_was_made_before(desk: Desk) -> None:
    for what in backups.Before:
        assert backups.back_up_before(desk, what).reason == what.value
    assert {one.reason for one in backups.backups(desk)} == set(backups.Before)


def test_no_practice_is_set_up_where_a_cloud_copies_it(tmp_path: Path, clock: TestClock) -> None:
    drawn = practices.prepare_keys("quiet lanterns cross the bay", PROFILE.name)
    with pytest.raises(Refused, match="OneDrive"):
        practices.set_up(tmp_path / "OneDrive" / "Practice", PROFILE, drawn, clock)
    assert not (tmp_path / "OneDrive").exists()
