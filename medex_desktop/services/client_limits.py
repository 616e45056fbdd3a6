"""The limits a provider gave for a client: one of each kind at a time, the older ones kept."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from sqlalchemy import select

from medex_desktop.domain.client_limits import ClientLimit, LimitForm, read_limit
from medex_desktop.domain.forms import end_day
from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.language import Day, Text
from medex_desktop.services.acts import act
from medex_desktop.services.health_rows import begin, row_of, rows_of
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.mapping import columns
from medex_desktop.storage.tables.health import client_limit

_ROWS = select(*columns(ClientLimit, client_limit))


@act("limit.add", undo=Text("Add limit"))
def add_limit(work: Work, *, client_id: int, form: LimitForm) -> int:
    """Put a limit on record; one of its kind that held so far ends that day. Its id."""
    whose = begin(work, client_id)
    held = [one for one in limits(work, client_id=whose.id) if one.ended_on is None]
    facts = read_limit(form, whose.birth_date, work.today, held)
    for one in held:
        if one.kind is facts.kind:
            if facts.given_on < one.given_on:
                raise InvalidInput(
                    "given_on",
                    Text("A newer limit is on record, of {day}.", {"day": Day(one.given_on)}),
                )
            work.update(client_limit, one.id, ended_on=facts.given_on)
    return work.insert(client_limit, client_id=whose.id, **asdict(facts))


@act("limit.change", undo=Text("Change limit"))
def change_limit(work: Work, *, limit_id: int, form: LimitForm) -> None:
    """Correct a limit that was written down wrongly; a new one is added instead."""
    found = limit_by_id(work, limit_id=limit_id)
    whose = begin(work, found.client_id)
    others = active_limits(work, client_id=whose.id, day=work.today)
    facts = read_limit(form, whose.birth_date, work.today, others)
    if facts.kind is not found.kind:
        raise InvalidInput("kind", Text("A limit stays of its kind. End it and add another."))
    work.update(client_limit, limit_id, **asdict(facts))


@act("limit.end", undo=Text("End limit"))
def end_limit(work: Work, *, limit_id: int, on: str = "") -> None:
    """End a limit, today or on the day typed. It stays on record."""
    found = limit_by_id(work, limit_id=limit_id)
    begin(work, found.client_id)
    if found.ended_on is not None:
        raise Refused(Text("This limit does not hold any more. Nothing was changed."))
    day = end_day(on, "ended_on", start=found.given_on, today=work.today) or work.today
    work.update(client_limit, limit_id, ended_on=day)


def limits(read: Read, *, client_id: int) -> Sequence[ClientLimit]:
    """Every limit of a client, those that ended too."""
    return rows_of(read, ClientLimit, _ROWS, client_id)


def active_limits(read: Read, *, client_id: int, day: date) -> tuple[ClientLimit, ...]:
    """The limits to be kept to on a day."""
    return tuple(one for one in limits(read, client_id=client_id) if one.counts_on(day))


def limit_by_id(read: Read, *, limit_id: int) -> ClientLimit:
    """One limit; Refused when it is gone."""
    return row_of(read, ClientLimit, _ROWS, limit_id)


def limit_form(found: ClientLimit) -> LimitForm:
    """The form filled with what is on record, for changing it."""
    return LimitForm(
        kind=found.kind,
        typed=found.typed,
        unit=found.unit,
        source=found.source,
        given_on=found.given_on.isoformat(),
    )
