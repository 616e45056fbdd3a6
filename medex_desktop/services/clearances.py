"""Clearances: a provider's word that a client may exercise, its last day, and taking it back."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from sqlalchemy import select

from medex_desktop.domain import clearances as domain
from medex_desktop.domain.clearances import Clearance, ClearanceForm, read_clearance
from medex_desktop.errors import Refused
from medex_desktop.language import Text
from medex_desktop.services.acts import act
from medex_desktop.services.health_rows import begin, row_of, rows_of
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.mapping import columns
from medex_desktop.storage.tables.health import clearance

_ROWS = select(*columns(Clearance, clearance))


@act("clearance.add", undo=Text("Add clearance"))
def add_clearance(work: Work, *, client_id: int, form: ClearanceForm) -> int:
    """Put a clearance on record; its id. InvalidForm names every faulty field."""
    whose = begin(work, client_id)
    facts = read_clearance(form, whose.birth_date, work.today)
    return work.insert(clearance, client_id=whose.id, **asdict(facts))


@act("clearance.change", undo=Text("Change clearance"))
def change_clearance(work: Work, *, clearance_id: int, form: ClearanceForm) -> None:
    """Correct a clearance that was written down wrongly."""
    found = clearance_by_id(work, clearance_id=clearance_id)
    whose = begin(work, found.client_id)
    facts = read_clearance(form, whose.birth_date, work.today)
    work.update(clearance, clearance_id, **asdict(facts))


@act("clearance.withdraw", undo=Text("Take clearance back"))
def withdraw_clearance(work: Work, *, clearance_id: int) -> None:
    """From today on this clearance does not count: the provider took it back."""
    found = clearance_by_id(work, clearance_id=clearance_id)
    begin(work, found.client_id)
    if found.withdrawn_on is not None:
        raise Refused(Text("This clearance was taken back already. Nothing was changed."))
    work.update(clearance, clearance_id, withdrawn_on=work.today)


def clearances(read: Read, *, client_id: int) -> Sequence[Clearance]:
    """Every clearance of a client."""
    return rows_of(read, Clearance, _ROWS, client_id)


def current_clearance(read: Read, *, client_id: int, day: date) -> Clearance | None:
    """The clearance that counts on a day, or the one that ran out last."""
    return domain.current(clearances(read, client_id=client_id), day)


def clearance_by_id(read: Read, *, clearance_id: int) -> Clearance:
    """One clearance; Refused when it is gone."""
    return row_of(read, Clearance, _ROWS, clearance_id)


def clearance_form(found: Clearance) -> ClearanceForm:
    """The form filled with what is on record, for changing it."""
    return ClearanceForm(
        given_on=found.given_on.isoformat(),
        expires_on=found.expires_on.isoformat() if found.expires_on else "",
        provider_id=found.provider_id,
        given_by=found.given_by,
        words=found.words,
    )
