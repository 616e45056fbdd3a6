"""Clients and providers: add, edit, archive, list, and the page every workspace tab starts from."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select

from medex_desktop.domain.clients import (
    Client,
    ClientFacts,
    ClientForm,
    Provider,
    read_client,
)
from medex_desktop.domain.due import reassessment_day
from medex_desktop.domain.names import clean_line, clean_note, fold
from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services.acts import act
from medex_desktop.services.families import GONE, head, listed, of_family
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.mapping import columns, many, one
from medex_desktop.storage.tables.assessments import assessment
from medex_desktop.storage.tables.clients import client, provider

_LAST_DAY = func.max(assessment.c.day, type_=assessment.c.day.type)


@dataclass(frozen=True, slots=True)
class ClientLine:
    """One line of the client list: enough to tell people apart and to see who is due."""

    id: int
    name: str
    sort_name: str
    birth_date: date | None
    age_years: int | None
    age_on: date | None
    phone: str
    event_text: str
    diagnosis: str
    reference: str
    archived_on: date | None
    binned_at: datetime | None
    bin_reason: str
    last_visit: date | None

    @property
    def next_due(self) -> date | None:
        """The day of the next assessment: the last one plus 30 days."""
        return reassessment_day(self.last_visit) if self.last_visit else None


@dataclass(frozen=True, slots=True)
class ClientPage:
    """A client with the provider who referred them and the day of the last assessment."""

    client: Client
    provider: Provider | None
    last_visit: date | None


@act("client.add", undo=Text("Add client"))
def add_client(work: Work, *, form: ClientForm) -> int:
    """Add a client from the form as typed; the new id. InvalidForm names every faulty field."""
    facts = read_client(form, work.today)
    client_id = insert_client(work, facts)
    work.about(client_id)
    return client_id


def insert_client(work: Work, facts: ClientFacts, import_batch_id: int | None = None) -> int:
    """Add a client from facts that were read and checked; the new id."""
    return work.insert(
        client, **asdict(facts), import_batch_id=import_batch_id, created_at=work.now
    )


@act("client.edit", undo=Text("Edit client"))
def edit_client(work: Work, *, client_id: int, form: ClientForm) -> None:
    """Change a client's facts; signed records keep the facts they were signed with."""
    client_id = head(work, client_id)
    work.about(client_id)
    work.update(client, client_id, **asdict(read_client(form, work.today)))


@act("client.archive", undo=Text("Archive client"))
def archive_client(work: Work, *, client_id: int) -> None:
    """Take a client out of the list; every record stays."""
    client_id = head(work, client_id)
    work.about(client_id)
    work.update(client, client_id, archived_on=work.today)


@act("client.unarchive", undo=Text("Bring client back"))
def unarchive_client(work: Work, *, client_id: int) -> None:
    """Bring an archived client back into the list."""
    client_id = head(work, client_id)
    work.about(client_id)
    work.update(client, client_id, archived_on=None)


def client_count(read: Read) -> int:
    """How many clients there are, archived ones too, those in the bin not."""
    query = select(func.count()).select_from(client).where(listed)
    return int(read.connection.execute(query).scalar_one())


def has_more_clients(read: Read, *, than: int) -> bool:
    """Whether there are more clients than that; unlike a count, it reads no more rows than that."""
    query = select(client.c.id).order_by(client.c.id).offset(than).limit(1)
    return read.connection.execute(query).first() is not None


def client_list(read: Read) -> list[ClientLine]:
    """Every client, archived ones too, by name; those in the bin have a list of their own."""
    return _lines(read, listed)


def binned_clients(read: Read) -> list[ClientLine]:
    """The clients in the bin, by name."""
    return _lines(read, client.c.binned_at.is_not(None) & client.c.merged_into_id.is_(None))


def _lines(read: Read, condition: ColumnElement[bool]) -> list[ClientLine]:
    visits = (
        select(assessment.c.client_id, _LAST_DAY.label("last_visit"))
        .where(assessment.c.locked_at.is_not(None))
        .group_by(assessment.c.client_id)
        .subquery()
    )
    wanted = [client.c[name] for name in ClientLine.__slots__ if name != "last_visit"]
    query = (
        select(*wanted, visits.c.last_visit)
        .join_from(client, visits, visits.c.client_id == client.c.id, isouter=True)
        .where(condition)
        .order_by(client.c.id)
    )
    lines = _with_merged(read, many(read.connection, ClientLine, query))
    return sorted(lines, key=lambda line: fold(line.sort_name))


def _with_merged(read: Read, lines: Sequence[ClientLine]) -> Sequence[ClientLine]:
    """The lines, with the visits of the records that were merged into theirs."""
    query = (
        select(client.c.merged_into_id, _LAST_DAY)
        .join_from(client, assessment, assessment.c.client_id == client.c.id)
        .where(client.c.merged_into_id.is_not(None), assessment.c.locked_at.is_not(None))
        .group_by(client.c.merged_into_id)
    )
    visits = {row[0]: row[1] for row in read.connection.execute(query)}
    if not visits:
        return lines
    return [
        replace(line, last_visit=max(line.last_visit or visits[line.id], visits[line.id]))
        if line.id in visits
        else line
        for line in lines
    ]


def client_page(read: Read, *, client_id: int) -> ClientPage:
    """One client with provider and last visit; Refused when there is none of that id.

    A record that was merged opens as the one it was merged into.
    """
    query = select(*columns(Client, client)).where(client.c.id == head(read, client_id))
    found = one(read.connection, Client, query)
    if found is None:
        raise Refused(GONE)
    last: Any = read.connection.execute(
        select(assessment.c.day)
        .where(
            of_family(read, assessment.c.client_id, client_id), assessment.c.locked_at.is_not(None)
        )
        .order_by(assessment.c.day.desc())
        .limit(1)
    ).scalar()
    return ClientPage(found, provider_of(read, found.provider_id), last)


def client_form(found: Client) -> ClientForm:
    """The form filled with what was typed before, for editing."""
    return ClientForm(
        name=found.name,
        birth_date=found.birth_date.isoformat() if found.birth_date else "",
        age_years="" if found.age_years is None else str(found.age_years),
        age_on=found.age_on.isoformat() if found.age_on else "",
        sex=found.sex,
        hand=found.hand,
        height_typed=found.height_typed,
        height_unit=found.height_unit or "cm",
        mass_typed=found.mass_typed,
        mass_unit=found.mass_unit or "kg",
        phone=found.phone,
        email=found.email,
        address=found.address,
        provider_id=found.provider_id,
        diagnosis=found.diagnosis,
        event_kind=found.event_kind,
        event_text=found.event_text,
        event_date=found.event_date.isoformat() if found.event_date else "",
        precautions=found.precautions,
        reference=found.reference,
    )


def provider_of(read: Read, provider_id: int | None) -> Provider | None:
    """One provider, or None."""
    if provider_id is None:
        return None
    query = select(*columns(Provider, provider)).where(provider.c.id == provider_id)
    return one(read.connection, Provider, query)


def providers(read: Read) -> list[Provider]:
    """Every provider by name."""
    query = select(*columns(Provider, provider)).order_by(provider.c.name, provider.c.id)
    return list(many(read.connection, Provider, query))


@act("provider.add", undo=Text("Add provider"))
def add_provider(work: Work, *, facts: Provider) -> int:
    """Add a provider (the id in ``facts`` does not count); the new id."""
    return work.insert(provider, **_provider_values(facts))


@act("provider.edit", undo=Text("Edit provider"))
def edit_provider(work: Work, *, provider_id: int, facts: Provider) -> None:
    """Change a provider's facts; signed papers keep the address they were signed with."""
    work.update(provider, provider_id, **_provider_values(facts))


def _provider_values(facts: Provider) -> dict[str, str]:
    values = {
        name: clean_line(str(text), name, 200)
        for name, text in asdict(facts).items()
        if name not in ("id", "address")
    }
    if not values["name"]:
        raise InvalidInput("name", Text("A provider needs a name."))
    return {**values, "address": clean_note(facts.address, "address", 1_000)}
