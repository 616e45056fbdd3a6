"""What is kept of an erased client without pointing to them: of imports, and in loose drafts.

An import keeps the file's name and the rows that were left out.

Which left-out row was whose is not known: nobody could read it. So in an import the client came
from every one of them is blanked, in another those in which something of the client stands. The
import itself, its counts and the numbers of the lines stay.
"""

from collections.abc import Collection, Iterator
from typing import Any, Final

from sqlalchemy import Row, select

from medex_desktop.domain.names import fold
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.immutability import WIPE
from medex_desktop.storage.tables.assessments import assessment
from medex_desktop.storage.tables.audit import permit
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.drafts import draft
from medex_desktop.storage.tables.imports import import_batch

_TELLING: Final = ("name", "birth_date", "phone", "email", "reference")
_SHORT: Final = 3
_LOCAL: Final = 5  # letters of an email, or before its @, that tell whose it is
_PHONE: Final = 7  # digits at the end of a phone that are somebody's own
_DATES: Final = ("{y} {m} {d}", "{y} {m:02} {d:02}", "{d} {m} {y}", "{d:02} {m:02} {y}",
                 "{m} {d} {y}", "{m:02} {d:02} {y}")  # fmt: skip
_WIPED: Final = {"value": "", "reason": ""}


def marks_of(read: Read, whole: Collection[int]) -> frozenset[str]:
    """What tells of these clients, as ``tells`` looks for it; a space is the edge of a word."""
    query = select(*(client.c[name] for name in _TELLING)).where(client.c.id.in_(whole))
    found: set[str] = set()
    for name, born, phone, email, reference in read.connection.execute(query):
        found.update(_of_name(name), _of_phone(phone), _of_email(email))
        if _words(reference):
            found.add(f" {_plain(reference)} ")
        if born is not None:
            y, m, d = born.year, born.month, born.day
            found.update(f" {form.format(y=y, m=m, d=d)} " for form in _DATES)
    return frozenset(found)


def drafts_of(read: Read, whole: Collection[int]) -> list[int]:
    """Drafts of no client, as of the form for a new one, in which the whole name of one stands."""
    names = select(client.c.name).where(client.c.id.in_(whole))
    marks = frozenset(f" {_plain(name)} " for name in read.connection.execute(names).scalars())
    query = select(draft.c.id, draft.c.payload).where(draft.c.client_id.is_(None))
    return [
        row.id
        for row in read.connection.execute(query)
        if tells(" ".join(_texts_in(row.payload)), marks)
    ]


def _texts_in(payload: Any) -> Iterator[str]:
    inside = payload.values() if isinstance(payload, dict) else payload
    if isinstance(payload, str):
        yield payload
    elif isinstance(payload, dict | list):
        for one in inside:
            yield from _texts_in(one)


def _of_name(name: str) -> Iterator[str]:
    """Each word; a short one, as "Li", only where it stands alone, an initial not at all."""
    for word in _words(name):
        if len(word) >= _SHORT or not word.isascii():
            yield word if len(word) > 1 else f" {word} "
        elif len(word) > 1:
            yield f" {word} "


def _of_phone(phone: str) -> Iterator[str]:
    digits = "".join(filter(str.isdigit, phone))
    if len(digits) >= _PHONE:
        yield digits[-_PHONE:]


def _of_email(email: str) -> Iterator[str]:
    """The whole of it, and what stands before the @: not its service, which many have."""
    yield from (m for m in (_plain(email), _plain(email.partition("@")[0])) if len(m) >= _LOCAL)


def sources_of(read: Read, whole: Collection[int]) -> frozenset[int]:
    """The imports that these clients, or tests of theirs, came from."""
    return frozenset(
        batch_id
        for table, of in ((client, client.c.id), (assessment, assessment.c.client_id))
        for batch_id in read.connection.execute(
            select(table.c.import_batch_id).where(of.in_(whole))
        ).scalars()
        if batch_id is not None
    )


def wipe(work: Work, marks: frozenset[str], sources: frozenset[int]) -> int:
    """Blank what imports keep of clients who are just being erased; how many imports that was."""
    done = 0
    query = select(import_batch.c.id, import_batch.c.file_name, import_batch.c.left_out)
    for batch in work.connection.execute(query).all():
        values = _blanked(work, batch, marks, sources)
        if values:
            key = work.insert(permit, purpose=WIPE.format(import_batch.name), key=batch.id)
            work.update(import_batch, batch.id, **values)
            work.delete(permit, key)
            done += 1
    return done


def _blanked(
    read: Read, batch: Row[Any, Any, Any], marks: frozenset[str], sources: frozenset[int]
) -> dict[str, Any]:
    is_source = batch.id in sources
    values: dict[str, Any] = {}
    left_out = [
        row | _WIPED if is_source or tells(f"{row['value']} {row['reason']}", marks) else row
        for row in batch.left_out
    ]
    if left_out != batch.left_out:
        values["left_out"] = left_out
    alone = is_source and not _holds_others(read, batch.id)
    if batch.file_name and (alone or tells(batch.file_name, marks)):
        values["file_name"] = ""
    return values


def _holds_others(read: Read, batch_id: int) -> bool:
    """Whether anybody who is still here came from an import."""
    return any(
        read.connection.execute(
            select(table.c.id).where(table.c.import_batch_id == batch_id)
        ).first()
        is not None
        for table in (client, assessment)
    )


def tells(text: str, marks: frozenset[str]) -> bool:
    """Whether something of a client stands in a text; digits are looked for without gaps too."""
    told = f" {_plain(text)} {''.join(filter(str.isdigit, text))}"
    return any(mark in told for mark in marks)


def _plain(text: str) -> str:
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in fold(text)).split()
