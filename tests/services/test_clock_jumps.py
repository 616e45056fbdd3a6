"""The clock jumps to 1970 or 2099 and back: work goes on, no backup goes, nobody is locked out."""

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from medex_desktop.domain import second_place
from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import Problem, StorageProblem
from medex_desktop.services import (
    backups,
    checkups,
    clients,
    drafts,
    due,
    exports,
    grip,
    pins,
    practices,
    rehearsals,
    restore_switch,
    trends,
)
from medex_desktop.services.desk import Desk
from medex_desktop.storage.checks.findings import Kind
from tests.desks import CHEAP, PASSPHRASE, TestClock
from tests.storage.samples import FIRM, fill
from tests.storage.test_schemas import FIRST

NOW = TestClock().at
WRONG = "an owl over wet slate"
JUMPS = pytest.mark.parametrize(
    "jump",
    [datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC), datetime(2099, 12, 31, 23, 59, 59, tzinfo=UTC)],
    ids=["1970", "2099"],
)


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))


def a_day(desk: Desk, name: str) -> int:
    """Everything that asks the clock, one after the other; the client who was added."""
    form = ClientForm(name=name, birth_date=f"{desk.clock.today().year - 60}-01-01")
    added = desk.do(clients.add_client, form=form)
    desk.do(drafts.save_draft, kind="grip", payload={"typed": "19"}, client_id=added)
    desk.do(grip.sign_grip, client_id=added, entry=FIRM, day=desk.clock.today())
    desk.do(clients.archive_client, client_id=added)
    assert desk.undo() is not None
    desk.ask(due.due_list)
    desk.ask(trends.grip_trend, client_id=added)
    reminded = second_place.reminder(
        desk.clock.today(),
        founded=desk.ask(practices.founded_on),
        place="stick",
        last=NOW.date(),
        quiet_since=None,
    )
    assert reminded in set(second_place.Reminder)
    rehearsals.is_due(desk)
    return added


def own_backups(desk: Desk) -> set[str]:
    return {made.folder.name for made in backups.backups(desk)}


@JUMPS
def test_work_goes_on_and_everything_is_kept(
    practice_root: Path, clock: TestClock, tmp_path: Path, jump: datetime
) -> None:
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    fill(desk)
    for _ in range(6):
        clock.pass_time(minutes=40)
        a_day(desk, "Ida Brandt")
        backups.back_up_if_due(desk)
    before, back = own_backups(desk), clock.at
    assert len(before) == 6

    clock.at = jump
    a_day(desk, "Nora Dahl")
    assert backups.automatic_backup_due(desk)
    made = backups.back_up_if_due(desk)
    assert made is not None
    found = rehearsals.rehearse(desk)
    assert found is not None
    assert found.fault == ""
    exports.export_practice(desk, tmp_path / "out", plain=True)
    desk.close()
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    backups.back_up(desk)
    assert own_backups(desk) >= before

    clock.at = back
    a_day(desk, "Olga Reim")
    assert backups.back_up_if_due(desk, closing=True) is not None
    assert own_backups(desk) >= before
    told = checkups.verify(desk)
    assert {one.kind for one in told.found if not one.is_remark} <= {Kind.FUTURE}
    desk.close()


@JUMPS
def test_what_is_due_after_the_clock_is_right_again(
    practice_root: Path, clock: TestClock, jump: datetime
) -> None:
    """Nothing is put off for decades by what was done while it was wrong."""
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    back, clock.at = clock.at, jump
    a_day(desk, "Nora Dahl")
    backups.back_up(desk)
    assert rehearsals.rehearse(desk) is not None
    clock.at = back
    a_day(desk, "Olga Reim")
    assert backups.automatic_backup_due(desk)
    assert rehearsals.is_due(desk)
    desk.close()


@JUMPS
def test_a_throttle_never_outlasts_its_five_minutes(
    practice_root: Path, clock: TestClock, jump: datetime
) -> None:
    def refused() -> Problem:
        with pytest.raises(StorageProblem) as told:
            practices.unlock(practice_root, WRONG, clock)
        return told.value.problem

    def wrong_until_throttled() -> None:
        for _ in range(12):
            if refused() is Problem.THROTTLED:
                return
        raise AssertionError("never throttled")

    wrong_until_throttled()
    clock.at = jump
    wrong_until_throttled()
    clock.at = NOW
    wrong_until_throttled()
    clock.pass_time(seconds=301)
    practices.unlock(practice_root, PASSPHRASE, clock).close()


@JUMPS
def test_a_pin_ends_and_the_passphrase_opens(
    practice_root: Path, clock: TestClock, jump: datetime
) -> None:
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    pin = pins.Pin(desk, "4826", CHEAP)
    desk.close()
    clock.at = jump
    assert not pin.is_for(practice_root, clock)
    practices.unlock(practice_root, PASSPHRASE, clock).close()


@JUMPS
def test_a_restore_at_the_wrong_time_is_undone_at_the_right_one(
    practice_root: Path, clock: TestClock, jump: datetime
) -> None:
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    fill(desk)
    made = backups.back_up(desk).folder
    clock.at = jump
    a_day(desk, "Nora Dahl")
    incoming = restore_switch.prepare(desk, made)
    desk.close()
    restore_switch.take_over(practice_root, incoming, clock.now())
    clock.at = NOW
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    aside = restore_switch.former(desk)
    assert aside is not None
    restore_switch.prepare_back(desk, aside)
    desk.close()
    restore_switch.go_back(practice_root, aside, clock.now())
    desk = practices.unlock(practice_root, PASSPHRASE, clock)
    names = [line.name for line in desk.ask(clients.client_list)]
    assert "Nora Dahl" in names
    desk.close()


@JUMPS
def test_the_first_schema_is_brought_up_to_date_at_any_time(
    clock: TestClock, tmp_path: Path, jump: datetime
) -> None:
    root = Path(shutil.copytree(FIRST, tmp_path / "practice"))
    (root / "manifest.json").unlink()
    clock.at = jump
    desk = practices.unlock(root, PASSPHRASE, clock)
    assert [made.reason for made in backups.backups(desk)] == ["before-migration"]
    desk.close()
