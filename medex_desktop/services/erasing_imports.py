"""What an import keeps of an erased client: the file's name, and the rows that were left out.

Which left-out row was whose is not known: nobody could read it. So in an import the client came
from every one of them is blanked, in another those in which something of the client stands. The
import itself, its counts and the numbers of the lines stay.
"""

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import Row, select

from medex_desktop.domain.names import fold
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.immutability import WIPE
from medex_desktop.storage.tables.assessments import assessment
from medex_desktop.storage.tables.audit import permit
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.imports import import_batch

_TELLING: Final = ("name", "phone", "email", "reference")
_SHORT = 3
_WIPED: Final = {"value": "", "reason": ""}


def marks_of(read: Read, whole: Collection[int]) -> frozenset[str]:
    """The words by which something of these clients is told, folded: names, numbers, dates."""
    columns = [client.c[name] for name in (*_TELLING, "birth_date")]
    found: set[str] = set()
    for *texts, born in read.connection.execute(select(*columns).where(client.c.id.in_(whole))):
        found.update(word for text in texts for word in _words(text))
        if born is not None:
            found.add(f"{born:%Y %m %d}")
    return frozenset(found)


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
        row | _WIPED if is_source or _tells(f"{row['value']} {row['reason']}", marks) else row
        for row in batch.left_out
    ]
    if left_out != batch.left_out:
        values["left_out"] = left_out
    alone = is_source and not _holds_others(read, batch.id)
    if batch.file_name and (alone or _tells(batch.file_name, marks)):
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


def _tells(text: str, marks: frozenset[str]) -> bool:
    """Whether something of a client stands in a text, alone or within a longer word."""
    told = " ".join(_words(text, least=1))
    return any(mark in told for mark in marks)


def _words(text: str, least: int = _SHORT) -> list[str]:
    cleaned = "".join(sign if sign.isalnum() else " " for sign in fold(text))
    return [word for word in cleaned.split() if len(word) >= least]
