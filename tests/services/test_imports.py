"""Files in: a dry run, all or nothing, duplicates known, taken back as one batch."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.exchange import mapping as mappings
from medex_desktop.exchange.clients_csv import read_clients
from medex_desktop.exchange.csv_in import read_table
from medex_desktop.exchange.faults import Cancelled
from medex_desktop.exchange.grip_csv import read_grip
from medex_desktop.exchange.imported import GripFile
from medex_desktop.exchange.mapping import Mapping
from medex_desktop.exchange.suggestion import suggest
from medex_desktop.services import clients, drafts, due, grip, imports
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Read
from medex_desktop.storage import changes
from medex_desktop.storage.tables.assessments import addendum
from tests.desks import TestClock
from tests.exchange.files import mapped, wide_file
from tests.services.test_grip import FIRST

TODAY = date(2026, 10, 1)
CSV = Path(__file__).parents[1] / "fixtures" / "csv"
NHANES = CSV / "nhanes_2011_2012_grip_600_adults.csv"
LONG = (
    b"Name;Born;Test date;Hand;Trial;Grip (lb)\n"
    b"Ana Simic;23.6.1962;2026-09-01;L;1;44,0\n"
    b"Ana Simic;23.6.1962;2026-09-01;R;1;50,5\n"
    b"Ana Simic;23.6.1962;2026-09-01;R;2;52,0\n"
)
FACTS = imports.FileFacts("grip.csv", "0" * 64)


def read(data: bytes, **answers: str) -> tuple[GripFile, Mapping]:
    table = read_table(data)
    mapping = suggest(table, "grip")
    for key, value in answers.items():
        mapping = mappings.answer(mapping, key, value, TODAY)
    return read_grip(table, mapping, TODAY), mapping


def long_file() -> tuple[GripFile, Mapping]:
    return read(LONG, protocol="southampton")


def counts(read_: Read) -> tuple[int, int, int]:
    one = read_.connection.exec_driver_sql
    return (
        one("SELECT count(*) FROM client").scalar_one(),
        one("SELECT count(*) FROM assessment WHERE locked_at IS NOT NULL").scalar_one(),
        one("SELECT count(*) FROM result").scalar_one(),
    )


def test_what_was_typed_comes_in_as_typed_and_locked(desk: Desk) -> None:
    file, mapping = long_file()
    desk.do(imports.import_grip, file=file, mapping=mapping, facts=FACTS)
    (line,) = desk.ask(clients.client_list)
    (record,) = desk.ask(grip.grip_records, client_id=line.id)
    typed = [(t.side, t.quantity.typed, t.quantity.unit) for t in record.test.entry.trials
             if t.quantity]  # fmt: skip
    assert typed == [("right", "50,5", "lb"), ("left", "44,0", "lb"), ("right", "52,0", "lb")]
    assert not record.test.signed
    with (
        pytest.raises(DatabaseError, match="medex: result"),
        desk.file.writing.begin() as connection,
    ):
        connection.execute(text("UPDATE result SET entry = '{}'"))


def test_the_same_file_again_is_a_duplicate(desk: Desk) -> None:
    file, mapping = long_file()
    desk.do(imports.import_grip, file=file, mapping=mapping, facts=FACTS)
    plan = desk.ask(imports.plan_grip, file=file)
    assert (plan.tests, len(plan.repeated), plan.new) == (0, 1, ())
    with pytest.raises(Refused, match="on record already"):
        desk.do(imports.import_grip, file=file, mapping=mapping, facts=FACTS)


def test_600_real_adults_go_in_and_out_again(desk: Desk) -> None:
    file, mapping = read(
        NHANES.read_bytes(),
        test_date="2012-06-01",
        name_pattern="Client {id}",
        protocol="southampton",
        posture="standing",
    )
    before = desk.ask(counts)
    batch_id = desk.do(imports.import_grip, file=file, mapping=mapping, facts=FACTS, leave_out=True)
    found = desk.ask(counts)
    assert found == (len(file.persons), file.counts.tests, file.counts.tests)
    assert len(file.persons) > 590
    assert desk.ask(due.due_count) == 0, "imported history is not due"
    taken = desk.do(imports.withdraw_import, batch_id=batch_id)
    assert (taken.tests, taken.clients_kept) == (file.counts.tests, 0)
    assert desk.ask(counts) == before
    (line,) = desk.ask(imports.batches)
    assert line.withdrawn_at is not None
    with pytest.raises(Refused, match="taken back already"):
        desk.do(imports.withdraw_import, batch_id=batch_id)


def test_clients_worked_with_since_stay(desk: Desk) -> None:
    file, mapping = long_file()
    batch_id = desk.do(imports.import_grip, file=file, mapping=mapping, facts=FACTS)
    (line,) = desk.ask(clients.client_list)
    desk.do(grip.sign_grip, client_id=line.id, entry=FIRST, day=TODAY)
    taken = desk.do(imports.withdraw_import, batch_id=batch_id)
    assert (taken.tests, taken.clients, taken.clients_kept) == (1, 0, 1)
    assert len(desk.ask(grip.grip_records, client_id=line.id)) == 1


def test_faulty_rows_are_all_or_nothing(desk: Desk) -> None:
    file, mapping = read(
        LONG + b"Ana Simic;23.6.1962;2026-09-01;X;3;50,0\n",
        protocol="southampton",
    )
    before = desk.ask(counts)
    with pytest.raises(Refused, match="1 entry can't be read"):
        desk.do(imports.import_grip, file=file, mapping=mapping, facts=FACTS)
    assert desk.ask(counts) == before
    desk.do(imports.import_grip, file=file, mapping=mapping, facts=FACTS, leave_out=True)
    (line,) = desk.ask(imports.batches)
    assert [fault["value"] for fault in line.left_out] == ["X"]


def test_cancel_keeps_nothing(desk: Desk) -> None:
    file, mapping = long_file()
    before = desk.ask(counts)
    with pytest.raises(Cancelled):
        desk.do(
            imports.import_grip,
            file=file,
            mapping=mapping,
            facts=FACTS,
            on_progress=lambda _done, _total: False,
        )
    assert desk.ask(counts) == before


def test_a_mapping_is_kept_under_its_name(desk: Desk) -> None:
    _file, mapping = long_file()
    desk.do(imports.keep_mapping, name="Old program", mapping=mapping)
    assert desk.ask(imports.kept_mappings, kind="grip") == {"Old program": mapping}
    desk.undo()
    assert desk.ask(imports.kept_mappings, kind="grip") == {}


def test_a_client_edited_or_drafted_since_stays(desk: Desk) -> None:
    rows = LONG + b"Eva Lind;3.2.1958;2026-09-01;L;1;40,0\nIda Berg;9.9.1950;2026-09-01;L;1;41,0\n"
    file, mapping = read(rows, protocol="southampton")
    batch_id = desk.do(imports.import_grip, file=file, mapping=mapping, facts=FACTS)
    ids = {line.name: line.id for line in desk.ask(clients.client_list)}
    page = desk.ask(clients.client_page, client_id=ids["Eva Lind"])
    form = replace(clients.client_form(page.client), phone="555 0117")
    desk.do(clients.edit_client, client_id=ids["Eva Lind"], form=form)
    desk.do(drafts.save_draft, kind="grip", client_id=ids["Ida Berg"], payload={"note": "begun"})
    taken = desk.do(imports.withdraw_import, batch_id=batch_id)
    assert (taken.tests, taken.clients, taken.clients_kept) == (3, 1, 2)
    assert {line.name for line in desk.ask(clients.client_list)} == {"Eva Lind", "Ida Berg"}


def test_a_test_written_about_since_stays_with_its_client(desk: Desk) -> None:
    file, mapping = long_file()
    batch_id = desk.do(imports.import_grip, file=file, mapping=mapping, facts=FACTS)
    (line,) = desk.ask(clients.client_list)
    (record,) = desk.ask(grip.grip_records, client_id=line.id)
    with desk.file.writing.begin() as connection:
        connection.execute(
            addendum.insert().values(
                assessment_id=record.test.assessment_id,
                kind="correction",
                reason="wrong hand",
                body="The left hand was the right one.",
                added_at=desk.clock.now(),
                practitioner_id=1,
            )
        )
        changes.take(connection)
    taken = desk.do(imports.withdraw_import, batch_id=batch_id)
    assert (taken.tests, taken.tests_kept, taken.clients_kept) == (0, 1, 1)
    assert len(desk.ask(grip.grip_records, client_id=line.id)) == 1


def test_saved_columns_forget_what_belongs_to_one_file(desk: Desk) -> None:
    table = read_table(NHANES.read_bytes())
    mapping = mappings.answer(suggest(table, "grip"), "test_date", "2012-06-01", TODAY)
    desk.do(imports.keep_mapping, name="  Survey\u202e ", mapping=mapping)
    (kept,) = desk.ask(imports.kept_mappings, kind="grip").values()
    assert kept.test_date is None
    assert kept.columns == mapping.columns
    assert list(desk.ask(imports.kept_mappings, kind="grip")) == ["Survey"]
    with pytest.raises(InvalidInput, match="name"):
        desk.do(imports.keep_mapping, name=" \u200e ", mapping=mapping)


def test_a_client_list_adds_each_provider_once_and_is_taken_back(desk: Desk) -> None:
    table = read_table((CSV / "clients_list.csv").read_bytes())
    mapping = suggest(table, "clients")
    file = read_clients(table, mapping, TODAY)
    batch_id = desk.do(imports.import_clients, file=file, mapping=mapping, facts=FACTS)
    lines = desk.ask(clients.client_list)
    assert len(lines) == 2
    names = [provider.name for provider in desk.ask(clients.providers)]
    assert len(names) == len(set(names)) > 0
    page = desk.ask(clients.client_page, client_id=lines[0].id)
    assert page.client.reference
    plan = desk.ask(imports.plan_clients, file=file)
    assert (plan.new, len(plan.known)) == ((), 2)
    taken = desk.do(imports.withdraw_import, batch_id=batch_id)
    assert (taken.clients, taken.clients_kept) == (2, 0)


@pytest.mark.slow
def test_ten_thousand_people_come_in_as_one_batch(desk: Desk, clock: TestClock) -> None:
    clock.pass_time(days=60)
    table = read_table(wide_file(10_000))
    mapping = mapped(table)
    file = read_grip(table, mapping, clock.today())
    desk.do(imports.import_grip, file=file, mapping=mapping, facts=FACTS)
    assert desk.ask(counts) == (10_000, 10_000, 10_000)
    (line,) = desk.ask(imports.batches)
    assert line.counts["tests"] == 10_000
