"""A filled practice for storage tests: signed, unsigned and imported records beside each other."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from medex_desktop.domain.clients import ClientForm
from medex_desktop.domain.measures.grip_strength import GripEntry, GripProtocol, Trial, blank_trials
from medex_desktop.domain.quantity import read_force
from medex_desktop.services import assessments, clients, grip
from medex_desktop.services.acts import Act, Role
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Work
from medex_desktop.storage.engine import connect
from medex_desktop.storage.tables.assessments import alert, alert_answer, assessment, result
from medex_desktop.storage.tables.documents import document, document_event
from medex_desktop.storage.tables.imports import import_batch
from medex_desktop.storage.vault import Keys

JAMAR = GripProtocol(device_make="Jamar Plus+", device_serial="20418")
DAY = date(2026, 9, 1)
PAPER = b"%PDF-1.7 a paper"


def entry(*typed: str, note: str = "") -> GripEntry:
    """A whole test; the typed values go to the trials in their order."""
    trials = tuple(
        Trial(t.side, t.number, t.order, read_force(kg, "kg", "trials"))
        for t, kg in zip(blank_trials(), typed, strict=True)
    )
    return GripEntry(protocol=JAMAR, trials=trials, note=note)


FIRM = entry("19.2", "17.9", "19.0", "17.5", "18.8", "17.7")


@dataclass(frozen=True, slots=True)
class Filled:
    """Where things are in a filled practice (ids)."""

    client: int
    other: int
    signed: int
    result: int
    open: int
    open_result: int
    imported: int
    imported_result: int
    batch: int
    signed_of_batch: int
    document: int
    open_document: int
    event: int
    attachment: int
    addendum: int
    alert: int


def once(desk: Desk, call: Callable[..., Any], **values: Any) -> Any:
    """Do something as an act that is in no register."""
    return desk.do(Act("sample.fill", call, None, Role.READ_ONLY, True, True), **values)


def fill(desk: Desk) -> Filled:
    """Two clients; one has a signed test, an unsigned one, an imported one and a signed paper."""
    client = desk.do(
        clients.add_client, form=ClientForm(name="Ida Brandt", birth_date="1950-05-05")
    )
    other = desk.do(clients.add_client, form=ClientForm(name="Ruth Ames", birth_date="1951-06-06"))
    signed = desk.do(grip.sign_grip, client_id=client, entry=FIRM, day=DAY).assessment_id
    added = desk.do(
        assessments.add_addendum, assessment_id=signed, kind="correction", reason="Handle was 3"
    )
    return once(desk, _fill, client=client, other=other, signed=signed, addendum=added)


def _fill(work: Work, *, client: int, other: int, signed: int, addendum: int) -> Filled:
    batch = work.insert(
        import_batch,
        mapping={},
        counts={},
        left_out=[],
        imported_at=work.now,
        practitioner_id=work.practitioner_id,
    )
    opened = assessments.open_assessment(work, client_id=client, day=DAY)
    stored = work.store_attachment(PAPER, "application/pdf")
    paper = _add_paper(work, client, stored, "R-1", locked=True)
    raised = work.insert(
        alert, assessment_id=signed, measure="grip_strength", facts={}, raised_at=work.now
    )
    work.insert(
        alert_answer,
        alert_id=raised,
        answered_at=work.now,
        practitioner_id=work.practitioner_id,
    )
    imported = _add_imported(work, other, batch, signed=False)
    imported_result = work.next_id(result) - 1
    return Filled(
        client=client,
        other=other,
        signed=signed,
        result=1,
        open=opened,
        open_result=_add_result(work, opened),
        imported=imported,
        imported_result=imported_result,
        batch=batch,
        signed_of_batch=_add_imported(work, other, batch, signed=True),
        document=paper,
        open_document=_add_paper(work, client, stored, "R-2", locked=False),
        event=work.insert(
            document_event,
            document_id=paper,
            kind="sent",
            day=DAY,
            recorded_at=work.now,
            practitioner_id=work.practitioner_id,
        ),
        attachment=stored,
        addendum=addendum,
        alert=raised,
    )


def _add_result(work: Work, assessment_id: int) -> int:
    return work.insert(
        result,
        assessment_id=assessment_id,
        measure="grip_strength",
        measure_version=1,
        entry={},
        scores={},
    )


def _add_imported(work: Work, client: int, batch: int, *, signed: bool) -> int:
    added = work.insert(
        assessment,
        client_id=client,
        day=DAY,
        recorded_at=work.now,
        practitioner_id=work.practitioner_id,
        import_batch_id=batch,
    )
    _add_result(work, added)
    if signed:
        assessments.lock(work, added, {"assessment": added}, signed=True)
    else:
        work.update(assessment, added, locked_at=work.now)
    return added


def _add_paper(work: Work, client: int, stored: int, number: str, *, locked: bool) -> int:
    return work.insert(
        document,
        client_id=client,
        kind="progress",
        number=number,
        day=DAY,
        content={},
        attachment_id=stored,
        pages=1,
        sha256=hashlib.sha256(PAPER).hexdigest(),
        practitioner_id=work.practitioner_id,
        signed_at=work.now,
        locked_at=work.now if locked else None,
    )


@contextmanager
def raw_connection(root: Path, keys: Keys, **settings: Any) -> Iterator[Any]:
    """A keyed connection around the program, in autocommit mode."""
    raw = connect(root / "practice.medex", keys.database, **settings)
    try:
        yield raw
    finally:
        raw.close()
