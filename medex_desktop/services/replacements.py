"""Joints that were replaced: put on record, corrected, taken off again when it was a slip."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import func, select

from medex_desktop.domain.replacements import (
    Replacement,
    ReplacementForm,
    read_replacement,
)
from medex_desktop.errors import Refused
from medex_desktop.language import Text
from medex_desktop.services.acts import act
from medex_desktop.services.health_rows import begin, row_of, rows_of
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.mapping import columns
from medex_desktop.storage.tables.health import precaution, replacement

_ROWS = select(*columns(Replacement, replacement))


@act("replacement.add", undo=Text("Add joint replacement"))
def add_replacement(work: Work, *, client_id: int, form: ReplacementForm) -> int:
    """Put a joint replacement on record; its id. InvalidForm names every faulty field."""
    whose = begin(work, client_id)
    facts = read_replacement(form, whose.birth_date, work.today)
    return work.insert(replacement, client_id=whose.id, **asdict(facts))


@act("replacement.change", undo=Text("Change joint replacement"))
def change_replacement(work: Work, *, replacement_id: int, form: ReplacementForm) -> None:
    """Correct a joint replacement."""
    found = replacement_by_id(work, replacement_id=replacement_id)
    whose = begin(work, found.client_id)
    facts = read_replacement(form, whose.birth_date, work.today)
    work.update(replacement, replacement_id, **asdict(facts))


@act("replacement.remove", undo=Text("Remove joint replacement"))
def remove_replacement(work: Work, *, replacement_id: int) -> None:
    """Take a joint replacement off the record: it was put there by mistake."""
    found = replacement_by_id(work, replacement_id=replacement_id)
    begin(work, found.client_id)
    query = select(func.count()).where(precaution.c.replacement_id == replacement_id)
    if work.connection.execute(query).scalar_one():
        raise Refused(
            Text(
                "Precautions came with this joint replacement. Change or remove them first. "
                "Nothing was changed."
            )
        )
    work.delete(replacement, replacement_id)


def replacements(read: Read, *, client_id: int) -> Sequence[Replacement]:
    """A client's joint replacements, newest first."""
    found = rows_of(read, Replacement, _ROWS, client_id)
    return sorted(found, key=lambda one: (one.done_on, one.id), reverse=True)


def replacement_by_id(read: Read, *, replacement_id: int) -> Replacement:
    """One joint replacement; Refused when it is gone."""
    return row_of(read, Replacement, _ROWS, replacement_id)


def replacement_form(found: Replacement) -> ReplacementForm:
    """The form filled with what is on record, for changing it."""
    return ReplacementForm(
        joint=found.joint,
        side=found.side,
        done_on=found.done_on.isoformat(),
        procedure=found.procedure,
        joint_words=found.joint_words,
        approach=found.approach,
        provider_id=found.provider_id,
        surgeon=found.surgeon,
        restrictions=found.restrictions,
        weight_bearing=found.weight_bearing,
        source=found.source,
    )
