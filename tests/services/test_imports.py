"""Files in: a dry run, all or nothing, duplicates known, taken back as one batch."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from medex_desktop.errors import Refused
from medex_desktop.exchange import mapping as mappings
from medex_desktop.exchange.csv_in import read_table
from medex_desktop.exchange.faults import Cancelled
from medex_desktop.exchange.grip_csv import read_grip
from medex_desktop.exchange.imported import GripFile
from medex_desktop.exchange.mapping import Mapping
from medex_desktop.exchange.suggestion import suggest
from medex_desktop.services import clients, grip, imports
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Read
from tests.services.test_grip import FIRST

TODAY = date(2026, 10, 1)
NHANES = Path(__file__).parents[1] / "fixtures" / "csv" / "nhanes_2011_2012_grip_600_adults.csv"
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
