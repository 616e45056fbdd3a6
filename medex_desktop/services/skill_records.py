"""The records behind the evidence of a skill, as a person reads and opens them."""

from sqlalchemy import select

from medex_desktop.domain.skills.evidence import Count, Found
from medex_desktop.frozen import dataclass
from medex_desktop.services.work import Read
from medex_desktop.storage.tables.clients import client


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record: of whom ("" for the practice itself), and whether it stands against the skill."""

    found: Found
    client_name: str
    against: bool = False


def records_behind(read: Read, *, count: Count) -> tuple[RecordLine, ...]:
    """What stands against the skill first, then what counts, newest first."""
    every = [(one, True) for one in count.open_points] + [(one, False) for one in count.found]
    wanted = {one.client_id for one, _against in every if one.client_id is not None}
    query = select(client.c.id, client.c.name).where(client.c.id.in_(wanted))
    names = {row.id: row.name for row in read.connection.execute(query)}
    return tuple(
        RecordLine(one, names.get(one.client_id, "") if one.client_id is not None else "", against)
        for one, against in every
    )
