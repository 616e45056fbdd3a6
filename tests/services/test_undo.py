"""Undo at its edges: stored files, records that rest on a row, faults between act and anchor."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import Refused, StorageProblem
from medex_desktop.language import Text, render
from medex_desktop.services import checkups, clients, drafts, grip, practices
from medex_desktop.services.desk import Desk
from tests.desks import PASSPHRASE, PROFILE, TestClock
from tests.storage.samples import DAY, FIRM

IDA = ClientForm(name="Ida Brandt", birth_date="1950-05-05")
LOGO = b"\x89PNG\r\n\x1a\n a logo"


def test_a_new_logo_is_undone_and_redone(desk: Desk) -> None:
    desk.do(clients.add_client, form=IDA)
    desk.do(practices.edit_profile, profile=replace(PROFILE, practice_name="Hill", logo=LOGO))
    desk.undo()
    assert desk.ask(practices.the_practice).name == PROFILE.practice_name
    desk.redo()
    practice = desk.ask(practices.the_practice)
    assert practice.name == "Hill"
    assert desk.ask(lambda read: read.attachment(practice.logo_id or 0)) == LOGO
    desk.undo()
    desk.undo()
    assert desk.ask(clients.client_list) == []
    assert checkups.verify(desk).faults == ()


@pytest.mark.parametrize("what", ["a signed test", "a draft"])
def test_a_client_with_later_records_stays(desk: Desk, what: str) -> None:
    client_id = desk.do(clients.add_client, form=IDA)
    if what == "a draft":
        desk.do(drafts.save_draft, kind="grip", payload={}, client_id=client_id)
    else:
        desk.do(grip.sign_grip, client_id=client_id, entry=FIRM, day=DAY)
    with pytest.raises(Refused) as told:
        desk.undo()
    assert render(told.value.message) == "“Add client” can't be undone: later records rest on it."
    assert [line.id for line in desk.ask(clients.client_list)] == [client_id]


def test_undo_and_redo_leave_a_clean_audit(desk: Desk) -> None:
    for _ in range(4):
        client_id = desk.do(clients.add_client, form=IDA)
        desk.do(clients.archive_client, client_id=client_id)
    for _ in range(8):
        desk.undo()
    for _ in range(5):
        desk.redo()
    found = checkups.verify(desk)
    assert (found.faults, found.counts["client"]) == ((), 3)


def test_undo_from_many_threads_takes_each_act_back_once(desk: Desk) -> None:
    for _ in range(12):
        desk.do(clients.add_client, form=IDA)
    ready = Barrier(12)

    def undo(_place: int) -> Text | None:
        ready.wait()
        return desk.undo()

    with ThreadPoolExecutor(12) as threads:
        taken_back = list(threads.map(undo, range(12)))
    assert taken_back == [Text("Add client")] * 12
    assert desk.ask(clients.client_list) == []
    assert desk.next_undo is None


def test_a_close_that_cannot_anchor_still_lets_the_practice_go(desk: Desk) -> None:
    root, keys = desk.file.folder.root, desk.file.folder.keys
    content = keys.read_bytes()
    keys.unlink()
    keys.mkdir()
    with pytest.raises(StorageProblem):
        desk.close()
    keys.rmdir()
    keys.write_bytes(content)
    again = practices.unlock(root, PASSPHRASE, TestClock())
    assert checkups.verify(again).faults == ()
    again.close()
