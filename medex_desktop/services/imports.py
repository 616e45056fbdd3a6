"""Files read in: a dry run with counts, then everything or nothing, taken back in one step."""

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Row, delete, exists, or_, select

from medex_desktop.domain.names import clean_line
from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.exchange import mapping as mappings
from medex_desktop.exchange.clients_csv import ClientsFile
from medex_desktop.exchange.faults import BEAT, OnProgress, RowFault, report
from medex_desktop.exchange.imported import GripFile, ImportedTest
from medex_desktop.exchange.mapping import Mapping
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, counted, render
from medex_desktop.services import clients, import_rows
from medex_desktop.services import import_matching as matching
from medex_desktop.services.acts import act
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.registry import metadata
from medex_desktop.storage.tables.assessments import addendum, alert, assessment, result
from medex_desktop.storage.tables.audit import audit_entry, permit
from medex_desktop.storage.tables.clients import client, provider
from medex_desktop.storage.tables.imports import import_batch, import_mapping, import_withdrawal
from medex_desktop.turns import in_turn

GRIP, CLIENTS = "grip", "clients"
_NAME_LIMIT: Final = 80
_PLACES_OF_WORK: Final = (
    *(
        column
        for table in metadata.sorted_tables
        if table is not client
        for column in table.c
        if any(key.column.table is client for key in column.foreign_keys)
    ),
    audit_entry.c.client_id,  # whoever was opened for an act: edited, archived, brought back
)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do: whom it knows, whom it would add, what is there already.

    ``known`` maps a person's key to the client's id; ``repeated`` are tests that are on record
    with the same day and values, and are left out; so are ``binned``, the people in the bin.
    """

    kind: str
    known: dict[str, int]
    new: tuple[str, ...]
    repeated: tuple[tuple[str, ImportedTest], ...]
    tests: int
    binned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileFacts:
    """Which file was read, for the record of the import."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One import on record; ``withdrawn_at`` once it was taken back."""

    id: int
    kind: str
    file_name: str
    counts: dict[str, int]
    left_out: list[dict[str, Any]]
    imported_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What taking an import back removed, and what of it stayed, having been worked with since."""

    tests: int
    clients: int
    clients_kept: int
    tests_kept: int = 0


def file_facts(name: str, content: bytes) -> FileFacts:
    """The file's name without its folder, and its SHA-256."""
    return FileFacts(name, hashlib.sha256(content).hexdigest())


def plan_grip(read: Read, *, file: GripFile) -> ImportPlan:
    """Compare a file of grip results with the practice; nothing is kept."""
    known, binned = matching.known(read, (person.key for person in in_turn(file.persons)))
    on_record = matching.values_on_record(read, set(known.values()))
    repeated = tuple(
        (person.key, test)
        for person in in_turn(file.persons)
        if person.key in known
        for test in person.tests
        if matching.values(test) in on_record.get(known[person.key], ())
    )
    left = set(binned)
    new = tuple(one.key for one in file.persons if one.key not in known and one.key not in left)
    theirs = sum(len(one.tests) for one in file.persons if one.key in left)
    tests = file.counts.tests - len(repeated) - theirs
    return ImportPlan(GRIP, known, new, repeated, tests, binned)


def plan_clients(read: Read, *, file: ClientsFile) -> ImportPlan:
    """Compare a client list with the practice; clients it knows are left as they are."""
    known, binned = matching.known(read, (found.key for found in file.clients))
    left = set(binned)
    new = tuple(one.key for one in file.clients if one.key not in known and one.key not in left)
    return ImportPlan(CLIENTS, known, new, (), 0, binned)


@act("import.grip", anchors=True)
def import_grip(
    work: Work,
    *,
    file: GripFile,
    mapping: Mapping,
    facts: FileFacts,
    leave_out: bool = False,
    on_progress: OnProgress | None = None,
) -> int:
    """Keep every test of a file that was read: locked, unsigned, one batch; its id.

    Refused while rows are refused and not left out, or when everything is on record already.
    Cancelled by ``on_progress`` returning False: then nothing was kept.
    """
    _refuse_faults(file.faults, leave_out=leave_out)
    plan = plan_grip(work, file=file)
    if not plan.tests:
        _refuse_binned(plan)
        raise Refused(Text("Every test of this file is on record already. Nothing was imported."))
    counts = {
        "tests": plan.tests,
        "clients_found": len(plan.known),
        "clients_new": len(plan.new),
        "rows_refused": file.counts.refused,
        "tests_repeated": len(plan.repeated),
        "clients_binned": len(plan.binned),
    }
    batch_id = _open_batch(work, GRIP, mapping, facts, counts, file.faults)
    rows = import_rows.GripRows(work, batch_id, mapping, plan.known)
    skipped = {(key, id(test)) for key, test in plan.repeated}
    binned = set(plan.binned)
    total = len(file.persons)
    for done, person in enumerate(in_turn(file.persons)):
        if not done % BEAT:
            report(on_progress, done, total)
            rows.flush()
        wanted = [test for test in person.tests if (person.key, id(test)) not in skipped]
        if wanted and person.key not in binned:
            rows.add(person, wanted)
    rows.flush()
    report(on_progress, total, total)
    return batch_id


@act("import.clients", anchors=True)
def import_clients(
    work: Work,
    *,
    file: ClientsFile,
    mapping: Mapping,
    facts: FileFacts,
    leave_out: bool = False,
    on_progress: OnProgress | None = None,
) -> int:
    """Add every new client of a list, and the providers it names; the batch's id."""
    _refuse_faults(file.faults, leave_out=leave_out)
    plan = plan_clients(work, file=file)
    if not plan.new:
        _refuse_binned(plan)
        raise Refused(Text("Every client of this file is here already. Nothing was imported."))
    counts = {
        "clients_found": len(plan.known),
        "clients_new": len(plan.new),
        "rows_refused": file.refused,
        "clients_binned": len(plan.binned),
    }
    batch_id = _open_batch(work, CLIENTS, mapping, facts, counts, file.faults)
    providers = {found.name.casefold(): found.id for found in clients.providers(work)}
    new = set(plan.new)
    wanted = [found for found in file.clients if found.key in new]
    rows: list[dict[str, Any]] = []
    for done, found in enumerate(in_turn(wanted)):
        if not done % BEAT:
            report(on_progress, done, len(wanted))
            work.insert_many(client, rows)
            rows.clear()
        values = import_rows.client_values(found.facts)
        name = found.provider_name
        if name:
            if name.casefold() not in providers:
                providers[name.casefold()] = work.insert(provider, name=name)
            values["provider_id"] = providers[name.casefold()]
        rows.append({**values, "import_batch_id": batch_id, "created_at": work.now})
    work.insert_many(client, rows)
    report(on_progress, len(wanted), len(wanted))
    return batch_id


@act("import.withdraw", anchors=True)
def withdraw_import(work: Work, *, batch_id: int) -> Withdrawn:
    """Take an import back as one batch: its tests, and its clients nobody has worked with since.

    A test that was written about since (an addendum, an alert) stays, and so does its client. A
    client stays who was edited, tested, drafted or reported on after the import.
    """
    withdrawal = _withdrawal_of(work, batch_id)
    if withdrawal is None:
        raise Refused(Text("This import is not in the practice any more."))
    if withdrawal.id is not None:
        raise Refused(Text("This import was taken back already."))
    permit_id = work.insert(permit, purpose="withdraw", key=batch_id)
    run = work.connection.execute
    of_batch = assessment.c.import_batch_id == batch_id
    goes = of_batch & ~_points_at(assessment.c.id, addendum.c.assessment_id, alert.c.assessment_id)
    run(delete(result).where(result.c.assessment_id.in_(select(assessment.c.id).where(goes))))
    tests = run(delete(assessment).where(goes)).rowcount
    tests_kept = len(run(select(assessment.c.id).where(of_batch)).all())
    ours = client.c.import_batch_id == batch_id
    in_use = _points_at(client.c.id, *_PLACES_OF_WORK)
    kept = len(run(select(client.c.id).where(ours, in_use)).all())
    removed = run(delete(client).where(ours, ~in_use)).rowcount
    work.delete(permit, permit_id)
    work.insert(
        import_withdrawal,
        import_batch_id=batch_id,
        withdrawn_at=work.now,
        practitioner_id=work.practitioner_id,
    )
    return Withdrawn(tests, removed, kept, tests_kept)


def batches(read: Read) -> list[BatchLine]:
    """Every import on record, newest first."""
    query = (
        select(
            import_batch.c.id,
            import_batch.c.kind,
            import_batch.c.file_name,
            import_batch.c.counts,
            import_batch.c.left_out,
            import_batch.c.imported_at,
            import_withdrawal.c.withdrawn_at,
        )
        .join_from(import_batch, import_withdrawal, isouter=True)
        .order_by(import_batch.c.id.desc())
    )
    return [BatchLine(*row) for row in read.connection.execute(query)]


@act("import.keep_mapping", undo=Text("Save the columns"))
def keep_mapping(work: Work, *, name: str, mapping: Mapping) -> int:
    """Keep how a program's files are read, under a name; an older one of that name is replaced.

    The test date and the age of everybody belong to one file, so they are asked again.
    """
    name = clean_line(name, "name", _NAME_LIMIT)
    if not name:
        raise InvalidInput("name", Text("Give these columns a name."))
    plain = mappings.to_json(replace(mapping, test_date=None, age=""))
    row = work.connection.execute(
        select(import_mapping.c.id).where(import_mapping.c.name == name)
    ).first()
    if row is not None:
        work.update(import_mapping, row.id, kind=mapping.kind, mapping=plain)
        return int(row.id)
    return work.insert(import_mapping, name=name, kind=mapping.kind, mapping=plain)


def kept_mappings(read: Read, *, kind: str) -> dict[str, Mapping]:
    """The saved mappings for one kind of file, by name."""
    query = (
        select(import_mapping.c.name, import_mapping.c.mapping)
        .where(import_mapping.c.kind == kind)
        .order_by(import_mapping.c.name)
    )
    return {row.name: mappings.from_json(row.mapping) for row in read.connection.execute(query)}


def _refuse_faults(faults: tuple[RowFault, ...], *, leave_out: bool) -> None:
    if faults and not leave_out:
        raise Refused(
            counted(
                "{n} entry can't be read. Correct the file, or leave that row out. "
                "Nothing was imported.",
                "{n} entries can't be read. Correct the file, or leave those rows out. "
                "Nothing was imported.",
                len(faults),
            )
        )


def _refuse_binned(plan: ImportPlan) -> None:
    if plan.binned:
        raise Refused(
            counted(
                "{n} client of this file is in the bin. Take them from the bin to import their "
                "rows. Nothing was imported.",
                "{n} clients of this file are in the bin. Take them from the bin to import their "
                "rows. Nothing was imported.",
                len(plan.binned),
            )
        )


def _open_batch(
    work: Work,
    kind: str,
    mapping: Mapping,
    facts: FileFacts,
    counts: dict[str, int],
    faults: tuple[RowFault, ...],
) -> int:
    return work.insert(
        import_batch,
        kind=kind,
        file_name=facts.name,
        file_sha256=facts.sha256,
        mapping=mappings.to_json(mapping),
        counts=counts,
        left_out=[
            {
                "line": fault.line,
                "column": fault.column,
                "value": fault.value,
                "reason": render(fault.reason),
            }
            for fault in faults
        ],
        imported_at=work.now,
        practitioner_id=work.practitioner_id,
    )


def _points_at(key: Column[int], *columns: Column[int]) -> ColumnElement[bool]:
    """Whether a row of any of these columns points at ``key``."""
    return or_(*(exists().where(column == key) for column in columns))


def _withdrawal_of(read: Read, batch_id: int) -> Row[Any] | None:
    """The withdrawal of an import, its ``id`` None while there is none; None without the import."""
    query = (
        select(import_withdrawal.c.id)
        .join_from(import_batch, import_withdrawal, isouter=True)
        .where(import_batch.c.id == batch_id)
    )
    return read.connection.execute(query).first()
