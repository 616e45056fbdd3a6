"""The one door: all or nothing, audited, undoable, told once."""

from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import DatabaseError

from medex_desktop.domain.clients import ClientForm, Provider
from medex_desktop.errors import InvalidForm, Refused, StorageProblem
from medex_desktop.language import Text, render
from medex_desktop.services import clients, drafts, practices
from medex_desktop.services.acts import all_acts
from medex_desktop.services.desk import Changed, Desk
from medex_desktop.services.work import Read
from medex_desktop.storage import audit_chain
from medex_desktop.storage.practice_file import UnauditedChangeError
from medex_desktop.storage.tables.clients import provider
from tests.desks import PASSPHRASE, TestClock

MARGARET = ClientForm(name="Margaret Holloway", birth_date="14 Mar 1951", sex="female")


def names(desk: Desk) -> list[str]:
    return [line.name for line in desk.ask(clients.client_list)]


def entries(read: Read) -> int:
    return audit_chain.head(read.connection).number


def test_an_act_changes_audits_and_tells_once(desk: Desk) -> None:
    told: list[Changed] = []
    desk.listen(told.append)
    before = desk.ask(entries)
    client_id = desk.do(clients.add_client, form=MARGARET)
    assert names(desk) == ["Margaret Holloway"]
    assert desk.ask(entries) == before + 1
    assert told == [Changed("client.add", frozenset({"client"}), client_id, Text("Add client"))]


def test_a_refused_act_leaves_nothing(desk: Desk) -> None:
    before = desk.ask(entries)
    with pytest.raises(InvalidForm):
        desk.do(clients.add_client, form=ClientForm(name=""))
    assert names(desk) == []
    assert desk.ask(entries) == before


def test_a_change_around_the_door_cannot_commit(desk: Desk) -> None:
    with pytest.raises(UnauditedChangeError), desk.file.writing.begin() as connection:
        connection.execute(insert(provider).values(name="Dr Nobody"))
    assert desk.ask(clients.providers) == []


def test_a_reader_cannot_write(desk: Desk) -> None:
    with pytest.raises(DatabaseError, match="readonly"), desk.file.reading.begin() as connection:
        connection.execute(insert(provider).values(name="Dr Nobody"))


def test_undo_and_redo_walk_back_and_forth(desk: Desk) -> None:
    client_id = desk.do(clients.add_client, form=MARGARET)
    desk.do(clients.archive_client, client_id=client_id)
    assert render(desk.next_undo or "") == "Archive client"
    desk.undo()
    assert desk.ask(clients.client_page, client_id=client_id).client.archived_on is None
    desk.undo()
    assert names(desk) == []
    desk.redo()
    assert names(desk) == ["Margaret Holloway"]
    desk.redo()
    assert desk.ask(clients.client_page, client_id=client_id).client.archived_on is not None
    assert desk.next_redo is None


def test_undo_is_refused_when_the_row_changed_since(desk: Desk) -> None:
    added = desk.do(clients.add_provider, facts=Provider(0, "A. Osei"))
    desk.do(clients.edit_provider, provider_id=added, facts=Provider(0, "A. Osei", "MD"))
    desk._history.moved_back()
    with pytest.raises(Refused, match="changed since"):
        desk.undo()


def test_drafts_are_kept_without_an_audit_entry(desk: Desk) -> None:
    before = desk.ask(entries)
    draft_id = desk.do(drafts.save_draft, kind="grip", payload={"typed": "32"})
    desk.do(drafts.save_draft, kind="grip", payload={"typed": "32.5"}, draft_id=draft_id)
    assert desk.ask(entries) == before
    assert [kept.payload for kept in desk.ask(drafts.drafts)] == [{"typed": "32.5"}]


def test_half_a_letter_does_not_stop_a_draft(desk: Desk) -> None:
    draft_id = desk.do(drafts.save_draft, kind="grip", payload={"note": "caf\ud83d\xe9"})
    kept = desk.ask(drafts.draft_by_id, draft_id=draft_id)
    assert kept is not None
    assert kept.payload == {"note": "caf?\xe9"}


def test_every_act_has_a_permanent_dotted_name(desk: Desk) -> None:
    assert all_acts()
    assert all(name.count(".") == 1 and name == name.lower() for name in all_acts())


def test_an_act_that_comes_after_closing_opens_nothing_again(practice_root: Path) -> None:
    desk = practices.unlock(practice_root, PASSPHRASE, TestClock())
    desk.do(clients.add_client, form=MARGARET)
    desk.close()
    for late in (lambda: desk.do(clients.archive_client, client_id=1), desk.undo):
        with pytest.raises(Refused, match="closed meanwhile"):
            late()
    assert not (practice_root / "practice.medex-wal").exists()


def test_closing_on_a_failing_disk_closes_all_the_same(practice_root: Path) -> None:
    """The lock is let go of, so an act that comes later must not open the file again."""
    desk = practices.unlock(practice_root, PASSPHRASE, TestClock())
    keys = practice_root / "keys.json"
    kept = keys.rename(keys.with_name("kept"))
    keys.joinpath("in the way").mkdir(parents=True)  # so the anchor can't be written
    with pytest.raises(StorageProblem):
        desk.close()
    keys.joinpath("in the way").rmdir()
    keys.rmdir()
    kept.rename(keys)
    with pytest.raises(Refused, match="closed meanwhile"):
        desk.do(clients.add_client, form=MARGARET)
