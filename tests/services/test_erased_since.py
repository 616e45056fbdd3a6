"""Who was erased does not come back with an older backup, and nobody else is erased for it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import Refused
from medex_desktop.language import render
from medex_desktop.services import (
    backups,
    checkups,
    clients,
    documents,
    erased_since,
    erasing,
    export_rows,
    grip,
    keeping,
    locked_restore,
    merging,
    practices,
)
from medex_desktop.services import restore_switch as switching
from medex_desktop.services.desk import Desk
from medex_desktop.services.progress_report import ReportWords
from medex_desktop.services.work import Read
from tests.desks import PASSPHRASE, TestClock
from tests.services.test_grip import FIRST, MARGARET

EVA = ClientForm(name="Eva Lind", birth_date="1950-03-13")
IDA = ClientForm(name="Ida Brandt", birth_date="1950-03-13")
WHY, EARLY = "Asked for it", "Asked for it in writing"


def rows(read: Read, name: str) -> Any:
    return export_rows.collect(read).tables[name]


def names(desk: Desk) -> list[object]:
    return [row["name"] for row in desk.ask(rows, name="client")]


def erase(desk: Desk, client_id: int, name: str, early: str = "") -> None:
    desk.do(keeping.put_in_bin, client_id=client_id)
    erasing.erase(desk, client_id=client_id, name=name, reason=WHY, early_reason=early)


@pytest.fixture
def with_paper(desk: Desk) -> int:
    """Margaret with a test and a signed paper; Eva beside her."""
    margaret = desk.do(clients.add_client, form=MARGARET)
    desk.do(grip.sign_grip, client_id=margaret, entry=FIRST, day=date(2026, 7, 13))
    desk.do(documents.sign_report, client_id=margaret, words=ReportWords())
    desk.do(clients.add_client, form=EVA)
    return margaret


def test_it_is_told_and_the_client_stays_erased(
    desk: Desk, clock: TestClock, with_paper: int
) -> None:
    made = backups.back_up(desk).folder
    clock.pass_time(days=2)
    erase(desk, with_paper, MARGARET.name, EARLY)
    desk.do(clients.add_client, form=IDA)
    tombstones = desk.ask(rows, name="erasure")
    found = switching.compare(desk, made)
    assert [render(one) for one in found.gone] == ["1 client"]
    assert found.back == (), "nothing of the erased client comes back"
    assert render(erased_since.sentence(found.erased)).replace("\N{NO-BREAK SPACE}", " ") == (
        "1 client was erased since this backup and does not come back: client 1 on 3 Oct 2026. "
        "The restore erases it again."
    )
    incoming = switching.prepare(desk, made)
    live = desk.file.folder.root
    desk.close()
    switching.take_over(live, incoming, clock.now())
    again = practices.unlock(live, PASSPHRASE, clock)
    assert names(again) == [EVA.name]
    assert again.ask(rows, name="erasure") == tombstones
    assert list(again.file.folder.attachments.iterdir()) == []
    assert checkups.verify(again).faults == ()
    assert [row["act"] for row in again.ask(rows, name="audit_entry")[-3:]] == [
        "practice.restore", "client.erase_again", "practice.open",
    ]  # fmt: skip
    assert again.do(clients.add_client, form=IDA) > with_paper
    again.close()


def test_from_the_locked_screen_too_and_the_papers_go(
    desk: Desk, clock: TestClock, tmp_path: Path, with_paper: int
) -> None:
    stick = backups.back_up(desk, tmp_path / "stick").folder
    erase(desk, with_paper, MARGARET.name, EARLY)
    live = desk.file.folder.root
    desk.close()
    looked = locked_restore.look(live, stick, clock, passphrase=PASSPHRASE)
    assert looked.found is not None
    assert [one.client_number for one in looked.found.erased] == [with_paper]
    locked_restore.restore(live, stick, clock, passphrase=PASSPHRASE)
    again = practices.unlock(live, PASSPHRASE, clock)
    assert names(again) == [EVA.name]
    assert list((live / "attachments").iterdir()) == []
    assert checkups.verify(again).faults == ()
    again.close()


def test_without_an_erasure_nothing_is_said(desk: Desk, with_paper: int) -> None:
    made = backups.back_up(desk).folder
    assert switching.compare(desk, made).erased == ()
    erase(desk, desk.do(clients.add_client, form=IDA), IDA.name)
    assert switching.compare(desk, made).erased == (), "who came later is not in the backup"


def test_a_number_that_was_given_again_is_somebody_else(
    desk: Desk, clock: TestClock, tmp_path: Path, with_paper: int
) -> None:
    early = backups.back_up(desk, tmp_path / "stick").folder
    ida = desk.do(clients.add_client, form=IDA)
    late = backups.back_up(desk, tmp_path / "stick").folder
    live = desk.file.folder.root
    desk.close()
    locked_restore.restore(live, early, clock, passphrase=PASSPHRASE)
    again = practices.unlock(live, PASSPHRASE, clock)
    other = again.do(clients.add_client, form=replace(IDA, name="Ole Dahl"))
    assert other == ida
    erase(again, other, "Ole Dahl")
    assert switching.compare(again, late).erased == ()
    again.close()
    locked_restore.restore(live, late, clock, passphrase=PASSPHRASE)
    last = practices.unlock(live, PASSPHRASE, clock)
    assert IDA.name in names(last)
    last.close()


def test_held_or_merged_at_the_time_of_the_backup(
    desk: Desk, clock: TestClock, with_paper: int
) -> None:
    twin = desk.do(clients.add_client, form=replace(MARGARET, name="Margret H"))
    desk.do(merging.merge_clients, keep_id=with_paper, other_id=twin)
    desk.do(keeping.place_hold, client_id=with_paper, reason="Claim")
    made = backups.back_up(desk).folder
    desk.do(keeping.lift_hold, client_id=with_paper)
    desk.do(merging.take_apart, other_id=twin)
    erase(desk, with_paper, MARGARET.name, EARLY)
    incoming = switching.prepare(desk, made)
    live = desk.file.folder.root
    desk.close()
    switching.take_over(live, incoming, clock.now())
    again = practices.unlock(live, PASSPHRASE, clock)
    assert names(again) == [EVA.name, "Margret H"]
    assert again.ask(clients.client_page, client_id=twin).client.name == "Margret H"
    assert checkups.verify(again).faults == ()
    again.close()


def test_it_is_done_in_a_restore_and_at_no_other_time(desk: Desk, with_paper: int) -> None:
    gone = (erased_since.Tombstone(with_paper, date(2026, 10, 3), {}),)
    with pytest.raises(Refused, match="while a backup is restored"):
        erased_since.erase_again(desk, gone)
    assert MARGARET.name in names(desk)


def test_many_are_named_by_the_first_few() -> None:
    row: dict[str, Any] = {}
    gone = [erased_since.Tombstone(n, date(2026, 10, 3), row) for n in range(1, 8)]
    said = render(erased_since.sentence(gone)).replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("7 clients were erased since this backup and do not come back: client 1")
    assert "client 5 on 3 Oct 2026, 2 more." in said
    assert "client 6" not in said


def test_going_back_to_the_former_practice_brings_nobody_back(
    desk: Desk, clock: TestClock, with_paper: int
) -> None:
    live, made = desk.file.folder.root, backups.back_up(desk).folder
    incoming = switching.prepare(desk, made)
    desk.close()
    aside = switching.take_over(live, incoming, clock.now())
    restored = practices.unlock(live, PASSPHRASE, clock)
    erase(restored, with_paper, MARGARET.name, EARLY)
    switching.prepare_back(restored, aside)
    restored.close()
    switching.go_back(live, aside, clock.now())
    again = practices.unlock(live, PASSPHRASE, clock)
    assert names(again) == [EVA.name]
    assert [row["client_number"] for row in again.ask(rows, name="erasure")] == [with_paper]
    assert list(again.file.folder.attachments.iterdir()) == []
    assert checkups.verify(again).is_clean
    again.close()
