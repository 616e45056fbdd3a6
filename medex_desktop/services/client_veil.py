"""What takes clients out of a text: by their names and birth dates, now and as they were signed."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import func, select

from medex_desktop.domain.veil import Veil
from medex_desktop.services.work import Read
from medex_desktop.storage.tables.assessments import assessment
from medex_desktop.storage.tables.clients import client


def clients_veil(read: Read, of: Collection[int] | None = None) -> Veil:
    """Every client of the practice, archived, binned and merged ones too; or those of ``of``.

    A name that was changed stays in what was signed before, and may stand in what was typed then.
    """
    now = select(client.c.id, client.c.name, client.c.birth_date)
    then = select(
        assessment.c.client_id,
        func.json_extract(assessment.c.snapshot, "$.client.name").label("name"),
        func.json_extract(assessment.c.snapshot, "$.client.birth_date").label("birth_date"),
    ).where(assessment.c.snapshot.is_not(None))
    if of is not None:
        now, then = now.where(client.c.id.in_(of)), then.where(assessment.c.client_id.in_(of))
    known = {(row.name, row.birth_date) for row in read.connection.execute(now)}
    for row in read.connection.execute(then.distinct()):
        known.add((row.name or "", date.fromisoformat(row.birth_date) if row.birth_date else None))
    names = sorted({name for name, _born in known})
    return Veil(names, [born for _name, born in known if born is not None])
