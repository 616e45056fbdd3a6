"""Erasing a client for good: every row and stored file of theirs, and a tombstone in their place.

Tables and paths come from the registry, so what is added later is erased too. Own backups hold the
client until they age out; none of them is changed.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, String, Table, delete, func, or_, select, type_coerce

from medex_desktop.domain.clients import Client
from medex_desktop.domain.names import clean_line, fold
from medex_desktop.errors import InvalidInput, Refused, StorageProblem
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Text
from medex_desktop.services import backups, erasing_imports, erasing_skills
from medex_desktop.services.acts import Role, act
from medex_desktop.services.client_veil import clients_veil
from medex_desktop.services.clients import client_page
from medex_desktop.services.desk import Desk
from medex_desktop.services.families import family, leads_to
from medex_desktop.services.keeping import Keeping, keeping
from medex_desktop.services.work import Read, Work
from medex_desktop.storage import erased_files, problems
from medex_desktop.storage.engine import connect
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.immutability import ERASE, ERASE_FILE
from medex_desktop.storage.registry import Erase, all_facts, metadata
from medex_desktop.storage.tables.audit import permit
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.documents import attachment
from medex_desktop.storage.tables.drafts import draft
from medex_desktop.storage.tables.removals import erasure

_LONGEST = 200
_SHORT = 3


@dataclass(frozen=True, slots=True)
class ErasePlan:
    """What erasing would do: whose rows, how many of which table, what stands against it.

    ``backups`` counts the own backups, and practices a restore kept aside, that hold the client
    and go on holding them.
    """

    name: str
    keeping: Keeping
    rows: dict[str, int]
    backups: int = 0

    def is_early(self, today: date) -> bool:
        """Whether the years of keeping are not over."""
        until = self.keeping.kept_until
        return until is not None and today <= until


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, as the tombstone says it: no name, nothing about health."""

    number: int
    client_number: int
    reason: str
    kept_until: date | None
    rows: dict[str, int]
    day: date
    backups: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What went: rows by table, and the names of the stored files nothing points to any more."""

    rows: dict[str, int]
    files: list[str]


def erase_plan(desk: Desk, *, client_id: int) -> ErasePlan:
    """What erasing this client would do; nothing is changed."""
    found = desk.ask(_plan, client_id=client_id)
    held = _backups_that_hold(desk, client_id) + _backs_up(desk)
    return ErasePlan(found.name, found.keeping, found.rows, held)


def erase(desk: Desk, *, client_id: int, name: str, reason: str, early_reason: str = "") -> Erased:
    """Erase a client who is in the bin. Raises InvalidInput for a field, Refused for the rules.

    A backup is made before, as before everything that can't be taken back: restored in the place of
    the practice, it comes without the client (decision 0014). After the commit the stored files go
    and the log is folded in, so that no older page stays. Cut off or failing there, they are erased
    all the same: the next opening or check-up finishes it.
    """
    desk.ask(_checked_reason, client_id=client_id, typed=(name, reason, early_reason))
    if _backs_up(desk):
        backups.back_up_before(desk, backups.Before.ERASE)
    held = _backups_that_hold(desk, client_id)
    made = desk.do(
        erase_client, client_id=client_id, name=name, reason=reason, early_reason=early_reason
    )
    with suppress(StorageProblem), problems.worded():
        desk.ask(lambda read: erased_files.remove(read.connection, desk.file.folder))
    with suppress(StorageProblem):
        desk.settle()
    return Erased(
        made.number, made.client_number, made.reason, made.kept_until, made.rows, made.day, held
    )


@act("client.erase", role=Role.OWNER, anchors=True, forgets=True, in_bin=True)
def erase_client(
    work: Work, *, client_id: int, name: str, reason: str, early_reason: str = ""
) -> Erased:
    """Erase every row of a client under a permit; the tombstone. ``erase`` does the rest."""
    page = client_page(work, client_id=client_id)
    whole = family(work, client_id)
    work.about(page.client.id)
    kept = keeping(work, client_id=client_id)
    why = _checked_reason(work, client_id=client_id, typed=(name, reason, early_reason))
    with take_out(work, whole) as taken:
        number = 0
        for one in reversed(whole):
            rows: dict[str, Any] = {"tables": {}, "files": []}
            if one == page.client.id:
                rows = {"tables": taken.rows, "files": taken.files}
            number = work.insert(
                erasure,
                client_number=one,
                reason=why,
                kept_until=kept.kept_until,
                rows=rows,
                recorded_at=work.now,
                practitioner_id=work.practitioner_id,
            )
    return Erased(number, page.client.id, why, kept.kept_until, taken.rows, work.today)


@contextmanager
def take_out(work: Work, whole: Collection[int]) -> Iterator[Taken]:
    """Every row of these clients goes, under permits; inside, each is given its tombstone.

    They are in the bin and under no hold, and no other record is merged into them.
    """
    permits = [work.insert(permit, purpose=ERASE, key=one) for one in whole]
    alone = dict(_alone(work, whole))
    for table, ids in alone.items():
        purpose = ERASE_FILE.format(table.name)
        permits += [work.insert(permit, purpose=purpose, key=one) for one in ids]
    files = _files(work, alone.get(attachment, []))
    marks = erasing_imports.marks_of(work, whole)
    sources = erasing_imports.sources_of(work, whole)
    loose = erasing_imports.drafts_of(work, whole)
    veil = clients_veil(work, whole)
    gone = _delete(work, whole, {**alone, draft: loose})
    erasing_imports.wipe(work, marks, sources)
    erasing_skills.take_out_of_words(work, veil)
    yield Taken(gone, files)
    for one in permits:
        work.delete(permit, one)


def _backs_up(desk: Desk) -> bool:
    """Whether erasing makes a backup before: not in the demo, nobody in it is real."""
    return not desk.is_demo


def _plan(read: Read, *, client_id: int) -> ErasePlan:
    page = client_page(read, client_id=client_id)
    whole = family(read, client_id)
    rows = {table.name: _count(read, table, of) for table, of in _theirs(whole)}
    rows |= {table.name: len(ids) for table, ids in _alone(read, whole)}
    kept = keeping(read, client_id=client_id)
    return ErasePlan(page.client.name, kept, {name: n for name, n in rows.items() if n})


def _checked_reason(read: Read, *, client_id: int, typed: tuple[str, str, str]) -> str:
    found = client_page(read, client_id=client_id).client
    return _reason(read, found, keeping(read, client_id=client_id), *typed)


def _reason(
    read: Read, found: Client, kept: Keeping, name: str, reason: str, early_reason: str
) -> str:
    """Check everything that stands against it; why, as the tombstone says it."""
    if kept.binned_on is None:
        raise Refused(Text("Only a client in the bin can be erased. Nothing was changed."))
    if kept.legal_hold:
        raise Refused(
            Text(
                "A legal hold keeps these records: {reason}. Nothing was changed.",
                {"reason": kept.legal_hold},
            )
        )
    if name.strip() != found.name:
        raise InvalidInput("name", Text("Type the name exactly as it stands above."))
    said = [_neutral(found, "reason", reason)]
    if kept.kept_until is not None and read.today <= kept.kept_until:
        if not early_reason.strip():
            raise InvalidInput(
                "early_reason",
                Text(
                    "These records are to be kept until {day}. Say why they go before.",
                    {"day": Day(kept.kept_until)},
                ),
            )
        said.append(_neutral(found, "early_reason", early_reason))
    return " / ".join(said)


def _neutral(found: Client, field: str, typed: str) -> str:
    """A reason that may stay when the client is gone: no name, nothing of the condition."""
    reason = clean_line(typed, field, _LONGEST)
    if not reason:
        raise InvalidInput(field, Text("Say why. No name and nothing about health: this stays."))
    telling = (found.name, found.diagnosis, found.event_text, found.precautions, found.reference)
    words = {word for text in telling for word in _words(text)}
    if words & set(_words(reason)):
        raise InvalidInput(
            field,
            Text(
                "This stays when the client is gone: leave out the name and anything about health."
            ),
        )
    return reason


def _words(text: str) -> Iterator[str]:
    cleaned = "".join(sign if sign.isalnum() else " " for sign in fold(text))
    return (word for word in cleaned.split() if len(word) >= _SHORT)


def _theirs(whole: Collection[int]) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """Each table with rows of a client, children first, and which rows are theirs."""
    for table in reversed(metadata.sorted_tables):
        facts = all_facts()[table.name]
        if facts.erase is Erase.DELETE:
            yield table, or_(*(leads_to(table, path, whole) for path in facts.paths))


def _alone(read: Read, whole: Collection[int]) -> Iterator[tuple[Table, list[int]]]:
    """Rows of shared tables to which nothing but this client's rows points."""
    for name, facts in all_facts().items():
        if facts.erase is not Erase.WITH_LAST:
            continue
        theirs, others = set[int](), set[int]()
        for table in metadata.sorted_tables:
            own = all_facts()[table.name].paths
            for column in table.c:
                if any(key.column.table.name == name for key in column.foreign_keys):
                    rows = select(column).where(column.is_not(None))
                    of = or_(*(leads_to(table, path, whole) for path in own)) if own else None
                    pointed = set(read.connection.execute(rows).scalars())
                    if of is None:
                        others |= pointed
                        continue
                    theirs |= set(read.connection.execute(rows.where(of)).scalars())
                    others |= set(read.connection.execute(rows.where(~of)).scalars())
        yield metadata.tables[name], sorted(theirs - others)


def _files(read: Read, ids: list[int]) -> list[str]:
    query = select(attachment.c.file).where(attachment.c.id.in_(ids)).order_by(attachment.c.id)
    return list(read.connection.execute(query).scalars())


def _delete(work: Work, whole: Collection[int], alone: Mapping[Table, list[int]]) -> dict[str, int]:
    gone: Counter[str] = Counter()
    for table, of in _theirs(whole):
        gone[table.name] += work.connection.execute(delete(table).where(of)).rowcount
    for table, ids in alone.items():
        for one in ids:
            work.delete(table, one)
        gone[table.name] += len(ids)
    return {name: n for name, n in sorted(gone.items()) if n}


def _count(read: Read, table: Table, of: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(table).where(of)
    return int(read.connection.execute(query).scalar_one())


def _backups_that_hold(desk: Desk, client_id: int) -> int:
    def since(read: Read) -> Any:
        query = select(func.min(client.c.created_at, type_=client.c.created_at.type)).where(
            client.c.id.in_(family(read, client_id))
        )
        return read.connection.execute(query).scalar()

    created = desk.ask(since)
    made = [one.made_at for one in backups.every_backup(desk)]
    held = sum(1 for at in made if created is not None and at >= created)
    theirs = desk.ask(_rows_of, client_id=client_id)
    key = desk.file.keys.database
    return held + sum(_holds(one, key, theirs) for one in backups.former_folders(desk))


def _rows_of(read: Read, *, client_id: int) -> set[tuple[int, str]]:
    """Each record of the client by its number and when it was made, as the file says it."""
    made = type_coerce(client.c.created_at, String)
    query = select(client.c.id, made).where(client.c.id.in_(family(read, client_id)))
    return {(number, at) for number, at in read.connection.execute(query)}


def _holds(former: PracticeFolder, key: str, theirs: Collection[tuple[int, str]]) -> bool:
    """Whether a practice that a restore kept aside has this client; one that can't be read may."""
    try:
        with problems.worded(), closing(connect(former.database, key)) as raw:
            found = raw.execute("SELECT id, created_at FROM client").fetchall()
    except StorageProblem:
        return True
    return any(tuple(row) in theirs for row in found)
