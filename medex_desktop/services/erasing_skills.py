"""What practitioners typed about their own work, without a client who is just being erased.

Feedback, notes and what was learnt are nobody's record, but may name a client, and the names by
which papers take clients out of them go with the client. So the names go from them first.
"""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Table, select

from medex_desktop.domain.veil import Veil
from medex_desktop.services.assessments import snapshot_digest
from medex_desktop.services.work import Work
from medex_desktop.storage.immutability import WIPE
from medex_desktop.storage.sign_off_content import sign_off_content
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
        for row in map(dict[str, Any], work.connection.execute(select(table)).mappings().all()):
            made = {name: over(row[name]) for name in columns}
            values = {name: one.text for name, one in made.items() if one.taken}
            if not values:
                continue
            if table is skill_observation:
                _sign_anew(work, row, values)
            else:
                work.update(table, row["id"], **values)


def _sign_anew(work: Work, row: Mapping[str, Any], values: dict[str, str]) -> None:
    digest = snapshot_digest(work, sign_off_content({**row, **values}))
    key = work.insert(permit, purpose=WIPE.format(skill_observation.name), key=row["id"])
    work.update(skill_observation, row["id"], **values, digest=digest)
    work.delete(permit, key)
