"""Precautions: given, changed, lifted before their end, and which tests they stand against."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date

from sqlalchemy import select

from medex_desktop.domain.blocks import Block, blocks
from medex_desktop.domain.clients import Client
from medex_desktop.domain.precautions import (
    Precaution,
    PrecautionFacts,
    PrecautionForm,
    read_lifting,
    read_precaution,
)
from medex_desktop.errors import Refused
from medex_desktop.language import Text
from medex_desktop.services.acts import act
from medex_desktop.services.families import family
from medex_desktop.services.health_rows import begin, row_of, rows_of
from medex_desktop.services.replacements import replacement_by_id
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.mapping import columns
from medex_desktop.storage.tables.health import precaution

_ROWS = select(*columns(Precaution, precaution))


@act("precaution.add", undo=Text("Add precaution"))
def add_precaution(work: Work, *, client_id: int, form: PrecautionForm) -> int:
    """Put a precaution on record; its id. InvalidForm names every faulty field."""
    whose = begin(work, client_id)
    return work.insert(precaution, client_id=whose.id, **asdict(_read(work, whose, form)))


@act("precaution.change", undo=Text("Change precaution"))
def change_precaution(work: Work, *, precaution_id: int, form: PrecautionForm) -> None:
    """Correct a precaution, or give it another end."""
    found = precaution_by_id(work, precaution_id=precaution_id)
    whose = begin(work, found.client_id)
    work.update(precaution, precaution_id, **asdict(_read(work, whose, form)))


@act("precaution.lift", undo=Text("Lift precaution"))
def lift_precaution(work: Work, *, precaution_id: int, why: str) -> None:
    """End a precaution today, with who lifted it or why. It stays on record."""
    found = precaution_by_id(work, precaution_id=precaution_id)
    begin(work, found.client_id)
    if not found.is_active(work.today):
        raise Refused(Text("This precaution does not hold any more. Nothing was changed."))
    words = read_lifting(why, found, work.today)
    work.update(precaution, precaution_id, lifted_on=work.today, lifted_why=words)


@act("precaution.remove", undo=Text("Remove precaution"))
def remove_precaution(work: Work, *, precaution_id: int) -> None:
    """Take a precaution off the record: it was put there by mistake."""
    found = precaution_by_id(work, precaution_id=precaution_id)
    begin(work, found.client_id)
    work.delete(precaution, precaution_id)


def precautions(read: Read, *, client_id: int) -> Sequence[Precaution]:
    """Every precaution of a client, those that are over too, newest first."""
    found = rows_of(read, Precaution, _ROWS, client_id)
    return sorted(found, key=lambda one: (one.given_on, one.id), reverse=True)


def active_precautions(read: Read, *, client_id: int, day: date) -> tuple[Precaution, ...]:
    """The precautions that hold on a day, in the order they were written down."""
    found = rows_of(read, Precaution, _ROWS, client_id)
    return tuple(one for one in found if one.is_active(day))


def blocks_of(
    read: Read, *, client_id: int, measure_key: str, preset: Mapping[str, object], day: date
) -> tuple[Block, ...]:
    """What stands against a test of this client on a day."""
    held = active_precautions(read, client_id=client_id, day=day)
    return blocks(measure_key, preset, held, day)


def precaution_by_id(read: Read, *, precaution_id: int) -> Precaution:
    """One precaution; Refused when it is gone."""
    return row_of(read, Precaution, _ROWS, precaution_id)


def precaution_form(found: Precaution) -> PrecautionForm:
    """The form filled with what is on record, for changing it."""
    return PrecautionForm(
        kind=found.kind,
        words=found.words,
        source=found.source,
        given_on=found.given_on.isoformat(),
        ends_on=found.ends_on.isoformat() if found.ends_on else "",
        replacement_id=found.replacement_id,
    )


def _read(work: Work, whose: Client, form: PrecautionForm) -> PrecautionFacts:
    operated_on = None
    if form.replacement_id is not None:
        came_with = replacement_by_id(work, replacement_id=form.replacement_id)
        if came_with.client_id not in family(work, whose.id):
            raise Refused(Text("This joint replacement is another client's. Nothing was changed."))
        operated_on = came_with.done_on
    return read_precaution(form, whose.birth_date, work.today, operated_on)
