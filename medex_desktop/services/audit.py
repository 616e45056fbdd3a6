"""The audit as a person reads it: who looked at, changed or took out what, the newest first.

Entries hold numbers only; names are looked up when they are read, so that an erased client has
none here either.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, case, select

from medex_desktop.domain.names import fold
from medex_desktop.errors import Refused
from medex_desktop.exchange.csv_out import write_table
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, render
from medex_desktop.services import audit_words, clients
from medex_desktop.services.acts import Role, act
from medex_desktop.services.desk import FAILED_SIGN_IN, OPEN_AFTER_FAILURES, Desk
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.tables.audit import audit_entry
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.practices import practitioner
from medex_desktop.storage.tables.removals import erasure

VIEWED_ONCE_IN: Final = timedelta(hours=1)
_AT_ONCE: Final = 500
_COLUMNS: Final = (
    *(audit_entry.c[name] for name in ("id", "at", "practitioner_id", "act", "client_id")),
    # of the rest not: the rows of a large import are megabytes
    case((audit_entry.c.act == OPEN_AFTER_FAILURES, audit_entry.c.rows)).label("rows"),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are shown; ``client`` is a name, part of one, or a client's number."""

    practitioner_id: int | None = None
    kind: str = ""
    client: str = ""
    since: date | None = None
    until: date | None = None
    failures: bool = False


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One entry. ``client`` is the name, "" when the entry is about nobody or nobody is left."""

    number: int
    at: datetime
    who: str
    act: str
    client_id: int | None
    client: str
    erased: bool
    failures: int

    @property
    def words(self) -> Text:
        """What was done."""
        return audit_words.sentence(self.act, self.failures)

    @property
    def whose(self) -> Text:
        """Whose record it was, by name where there still is one."""
        if self.client or self.client_id is None:
            return Text("{name}", {"name": self.client})
        if self.erased:
            return Text("client {n}, erased", {"n": self.client_id})
        return Text("client {n}, taken back", {"n": self.client_id})


def view(desk: Desk, client_id: int) -> bool:
    """Note that a client's record was looked at, once an hour; True when it was noted."""
    if desk.ask(_was_viewed, client_id=client_id):
        return False
    with suppress(Refused):  # taken back in the meantime: there is no record to look at
        desk.do(note_view, client_id=client_id)
    return True


@act("client.view", role=Role.READ_ONLY, quiet=True, in_bin=True)
def note_view(work: Work, *, client_id: int) -> None:
    """Somebody looked at a client's record."""
    work.about(clients.client_page(work, client_id=client_id).client.id)


@act("audit.export")
def note_list_export(work: Work) -> None:
    """The list of entries was saved as a file; where is not written down."""


def may_look(read: Read) -> bool:
    """Whether the person at the desk may read the audit: not who may only read records."""
    query = select(practitioner.c.role).where(practitioner.c.id == read.practitioner_id)
    return read.connection.execute(query).scalar() != Role.READ_ONLY.value


def people(read: Read) -> list[tuple[int, str]]:
    """Everybody who may stand in an entry, also who left."""
    query = select(practitioner.c.id, practitioner.c.name).order_by(practitioner.c.id)
    return [(row.id, row.name) for row in read.connection.execute(query)]


def numbers(read: Read, wanted: Wanted) -> list[int]:
    """The numbers of the entries that fit, newest first; Refused for who may only read."""
    if not may_look(read):
        raise Refused(Text("Your role here is to read records. The audit is not among them."))
    query = select(audit_entry.c.id).where(*_conditions(read, wanted))
    return list(read.connection.execute(query.order_by(audit_entry.c.id.desc())).scalars())


def lines(read: Read, wanted: Sequence[int]) -> list[AuditLine]:
    """Some entries by their numbers, in that order."""
    query = select(*_COLUMNS).where(audit_entry.c.id.in_(wanted))
    entries = {row.id: row for row in read.connection.execute(query)}
    about = {row.client_id for row in entries.values() if row.client_id is not None}
    who = dict(people(read))
    names = dict(
        tuple(row)
        for row in read.connection.execute(
            select(client.c.id, client.c.name).where(client.c.id.in_(about))
        )
    )
    gone = set(read.connection.execute(select(erasure.c.client_number)).scalars())
    return [_line(entries[number], who, names, gone) for number in wanted if number in entries]


def as_csv(read: Read, wanted: Wanted) -> bytes:
    """The entries that fit as a table that no spreadsheet takes for formulas."""
    found = numbers(read, wanted)
    rows: list[Sequence[str]] = []
    for start in range(0, len(found), _AT_ONCE):
        rows += [_cells(line) for line in lines(read, found[start : start + _AT_ONCE])]
    header = (
        Text("Entry"), Text("When"), Text("Who"), Text("What"), Text("Client number"),
        Text("Client"), Text("Act"),
    )  # fmt: skip
    return write_table([render(name) for name in header], rows)


def _cells(line: AuditLine) -> Sequence[str]:
    number = "" if line.client_id is None else str(line.client_id)
    at = line.at.isoformat(timespec="seconds")
    what, whose = render(line.words), render(line.whose)
    return (str(line.number), at, line.who, what, number, whose, line.act)


def _line(row: Any, who: dict[int, str], names: dict[int, str], gone: set[int]) -> AuditLine:
    return AuditLine(
        number=row.id,
        at=row.at,
        who=who.get(row.practitioner_id, str(row.practitioner_id)),
        act=row.act,
        client_id=row.client_id,
        client=names.get(row.client_id, ""),
        erased=row.client_id in gone,
        failures=int((row.rows or {}).get(FAILED_SIGN_IN, [[0]])[0][0]),
    )


def _conditions(read: Read, wanted: Wanted) -> list[ColumnElement[bool]]:
    entry = audit_entry.c
    found: list[ColumnElement[bool]] = []
    if wanted.practitioner_id is not None:
        found.append(entry.practitioner_id == wanted.practitioner_id)
    if wanted.kind:
        found.append(entry.act.in_(audit_words.acts_of(wanted.kind)))
    if wanted.failures:
        found.append(entry.act.in_(audit_words.FAILURES))
    if wanted.since is not None:
        found.append(entry.at >= _start(wanted.since))
    if wanted.until is not None:
        found.append(entry.at < _start(wanted.until + timedelta(days=1)))
    if wanted.client.strip():
        found.append(_about(read, wanted.client))
    return found


def _about(read: Read, typed: str) -> ColumnElement[bool]:
    """Of one client by number, also one that is gone, or of everybody of such a name."""
    typed = fold(typed.strip())
    query = select(client.c.id, client.c.name)
    of_name = [row.id for row in read.connection.execute(query) if typed in fold(row.name)]
    numbered = [int(typed)] if typed.isdecimal() else []
    return audit_entry.c.client_id.in_([*of_name, *numbered])


def _start(day: date) -> datetime:
    """The first moment of a day where the computer is."""
    return datetime.combine(day, time.min).astimezone()


def _was_viewed(read: Read, *, client_id: int) -> bool:
    query = select(audit_entry.c.id).where(
        audit_entry.c.client_id == client_id,
        audit_entry.c.act == note_view.name,
        audit_entry.c.practitioner_id == read.practitioner_id,
        audit_entry.c.at > read.now - VIEWED_ONCE_IN,
        audit_entry.c.at <= read.now,
    )
    return read.connection.execute(query.limit(1)).first() is not None
