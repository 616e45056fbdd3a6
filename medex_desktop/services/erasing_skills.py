"""What practitioners typed about their own work, without a client who is just being erased.

Feedback, notes and what was learnt are nobody's record, but may name a client, and the names by
which papers take clients out of them go with the client. So the names go from them first.
"""

from typing import Final

from sqlalchemy import Table, select

from medex_desktop.domain.veil import Veil
from medex_desktop.services.work import Work
from medex_desktop.storage.immutability import WIPE
from medex_desktop.storage.tables.audit import permit
from medex_desktop.storage.tables.skills import (
    credential,
    learning,
    skill_observation,
    skill_plan,
    skill_rating,
)

_TYPED: Final[tuple[tuple[Table, tuple[str, ...]], ...]] = (
    (skill_rating, ("note",)),
    (skill_plan, ("how",)),
    (learning, ("title", "given_by", "note")),
    (skill_observation, ("feedback", "why")),
)
_NAMED: Final = (credential, ("name", "issuer", "number"))


def take_out_of_words(work: Work, veil: Veil) -> None:
    """Names become initials, birth dates go; under a permit where the words were signed."""
    for table, columns in (*_TYPED, _NAMED):
        over = veil.over_whole if table is credential else veil.over
        chosen = [table.c[name] for name in columns]
        for row in work.connection.execute(select(table.c.id, *chosen)).all():
            made = {name: over(text) for name, text in zip(columns, row[1:], strict=True)}
            values = {name: one.text for name, one in made.items() if one.taken}
            if values:
                _put(work, table, row.id, values)


def _put(work: Work, table: Table, row_id: int, values: dict[str, str]) -> None:
    if table is not skill_observation:
        work.update(table, row_id, **values)
        return
    key = work.insert(permit, purpose=WIPE.format(table.name), key=row_id)
    work.update(table, row_id, **values)
    work.delete(permit, key)
