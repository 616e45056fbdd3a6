"""The audit read by a person: every act in words, filtered, whole, and closed to who only reads."""

import csv
import io
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert

from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import Problem, Refused, StorageProblem
from medex_desktop.language import render
from medex_desktop.services import audit, audit_words, backups, checkups, clients, practices
from medex_desktop.services.acts import Act, Role, all_acts
from medex_desktop.services.audit import Wanted
from medex_desktop.services.desk import Changed, Desk
from medex_desktop.services.work import Work
from medex_desktop.storage.registry import all_facts
from medex_desktop.storage.tables.practices import practitioner
from medex_desktop.storage.tables.removals import erasure
from tests.desks import CHEAP, PASSPHRASE, TestClock, new_practice
from tests.services.test_every_act import UNAUDITED as UNAUDITED_ACTS

UNAUDITED_TABLES = {
    "draft": "kept at each pause of typing and never signed; what comes of it is audited",
    "audit_entry": "the audit itself, kept by its own chain",
    "permit": "never there when a change is kept",
}
EVE = ClientForm(name="Eva Lind", birth_date="1950-03-13")


def told(desk: Desk, wanted: Wanted | None = None) -> list[str]:
    numbers = desk.ask(audit.numbers, wanted=wanted or Wanted())
    return [render(line.words) for line in desk.ask(audit.lines, numbers)]


def demote(work: Work) -> None:
    work.update(practitioner, work.practitioner_id, role=Role.READ_ONLY.value)


def test_every_act_is_told_in_words() -> None:
    beside = {"undo", "redo", *audit_words.FAILURES, "practice.open", "practice.close"}
    audited = {name for name, one in all_acts().items() if one.audited}
    assert set(audit_words.WORDS) == audited | beside
    assert {said.kind for said in audit_words.WORDS.values()} == set(audit_words.KINDS)


def test_what_is_not_audited_is_known_with_its_reason() -> None:
    assert {name for name, one in all_acts().items() if not one.audited} == UNAUDITED_ACTS
    assert {f.name for f in all_facts().values() if not f.audited} == set(UNAUDITED_TABLES)


def test_an_act_of_a_later_version_is_told_too() -> None:
    assert "client.levitate" in render(audit_words.sentence("client.levitate"))


def test_a_look_is_one_entry_an_hour_and_tells_no_screen(desk: Desk, clock: TestClock) -> None:
    client_id = desk.do(clients.add_client, form=EVE)
    heard: list[Changed] = []
    desk.listen(heard.append)
    saved, undo = desk.saved_at, desk.next_undo
    assert audit.view(desk, client_id)
    clock.pass_time(minutes=59)
    assert not audit.view(desk, client_id)
    clock.pass_time(minutes=2)
    assert audit.view(desk, client_id)
    clock.pass_time(days=-3000)
    assert audit.view(desk, client_id), "a clock set back hides no look"
    assert told(desk).count("Looked at the record") == 3
    assert (heard, desk.saved_at, desk.next_undo) == ([], saved, undo)
    assert checkups.verify(desk).is_clean


def test_a_look_alone_is_no_reason_for_a_backup(desk: Desk) -> None:
    client_id = desk.do(clients.add_client, form=EVE)
    backups.back_up(desk)
    audit.view(desk, client_id)
    assert not backups.automatic_backup_due(desk, closing=True)


def test_failures_stand_in_the_audit_with_their_number(desk: Desk, clock: TestClock) -> None:
    root = desk.file.folder.root
    desk.close()
    for _try in range(3):
        with pytest.raises(StorageProblem) as fault:
            practices.unlock(root, "not this one at all", clock)
        assert fault.value.problem is Problem.WRONG_PASSPHRASE
    again = practices.unlock(root, PASSPHRASE, clock)
    assert told(again, Wanted(failures=True)) == ["Opened the practice after 3 wrong passphrases"]
    assert checkups.verify(again).is_clean
    again.close()


def test_filters(desk: Desk, clock: TestClock) -> None:
    eva = desk.do(clients.add_client, form=EVE)
    clock.pass_time(days=2)
    desk.do(clients.add_client, form=ClientForm(name="Ida Brandt", birth_date="1950-03-13"))
    desk.do(clients.archive_client, client_id=eva)
    assert told(desk, Wanted(client="eva")) == ["Archived the client", "Added the client"]
    assert told(desk, Wanted(client=str(eva))) == told(desk, Wanted(client="LIND"))
    assert told(desk, Wanted(client="nobody")) == []
    assert told(desk, Wanted(since=date(2026, 10, 3), kind="client")) == [
        "Archived the client", "Added the client",
    ]  # fmt: skip
    assert told(desk, Wanted(until=date(2026, 10, 1), client="eva")) == ["Added the client"]
    assert told(desk, Wanted(kind="door")).count("Opened the practice") == 3
    assert told(desk, Wanted(practitioner_id=99)) == []
    assert told(desk, Wanted(practitioner_id=1)) == told(desk)


def test_a_client_who_is_gone_has_a_number_and_no_name(desk: Desk) -> None:
    client_id = desk.do(clients.add_client, form=EVE)

    def whose() -> str:
        (newest,) = desk.ask(audit.lines, desk.ask(audit.numbers, wanted=Wanted(kind="client"))[:1])
        return render(newest.whose)

    assert whose() == "Eva Lind"
    desk.undo()
    assert whose() == f"client {client_id}, taken back"

    def tombstone(work: Work) -> None:
        work.insert(
            erasure, client_number=client_id, reason="asked", rows={}, recorded_at=work.now,
            practitioner_id=1,
        )  # fmt: skip

    desk.do(Act("test.erase", tombstone, None, Role.OWNER, True, False))
    assert whose() == f"client {client_id}, erased"


def test_the_list_as_csv_is_harmless_and_whole(desk: Desk) -> None:
    desk.do(clients.add_client, form=ClientForm(name="=HYPERLINK(1)", birth_date="1950-03-13"))
    content = desk.ask(audit.as_csv, wanted=Wanted(kind="client")).decode("utf-8-sig")
    header, row = csv.reader(io.StringIO(content))
    assert header[:4] == ["Entry", "When", "Who", "What"]
    assert row[2:] == [
        "Rosa Castellanos", "Added the client", "1", "'=HYPERLINK(1)", "client.add",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "query",
    [
        lambda desk: desk.ask(audit.numbers, wanted=Wanted()),
        lambda desk: desk.ask(audit.as_csv, wanted=Wanted()),
    ],
)
def test_who_only_reads_does_not_read_the_audit(
    desk: Desk, query: Callable[[Desk], object]
) -> None:
    assert desk.ask(audit.may_look)
    desk.do(Act("test.demote", demote, None, Role.PRACTITIONER, True, False))
    assert not desk.ask(audit.may_look)
    with pytest.raises(Refused, match="not among them"):
        query(desk)


def test_ten_thousand_entries_open_at_once(desk: Desk) -> None:
    rows = [
        {
            "at": datetime(2026, 1, 1, tzinfo=UTC), "practitioner_id": 1, "act": "client.edit",
            "client_id": 1, "rows": {}, "previous": "", "hash": str(number),
        }
        for number in range(10_000)
    ]  # fmt: skip

    def fill(work: Work) -> None:
        from medex_desktop.storage.tables.audit import audit_entry

        work.connection.execute(insert(audit_entry), rows)

    desk.do(Act("test.fill", fill, None, Role.OWNER, True, False))
    start = time.process_time()
    found = desk.ask(audit.numbers, wanted=Wanted())
    desk.ask(audit.lines, found[:100])
    assert time.process_time() - start < 0.25
    assert len(found) > 10_000


def test_failures_before_the_recovery_key_stand_there_too(clock: TestClock, tmp_path: Path) -> None:
    made, key = new_practice(tmp_path / "practice", clock)
    made.close()
    with pytest.raises(StorageProblem):
        practices.unlock(tmp_path / "practice", "a guess at the door", clock)
    again = practices.recover(
        tmp_path / "practice", key, "new words for the door", clock, cost=CHEAP
    )
    assert told(again, Wanted(failures=True)) == ["Opened the practice after 1 wrong passphrase"]
    again.close()
