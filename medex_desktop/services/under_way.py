"""Who is being assessed: the clients with an assessment or a grip test that is not signed yet."""

from typing import Final

from sqlalchemy import select

from medex_desktop.frozen import dataclass
from medex_desktop.services.families import filed, headed
from medex_desktop.services.work import Read
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.drafts import draft

KINDS: Final = ("assessment", "grip")


@dataclass(frozen=True, slots=True)
class UnderWay:
    """One client with a draft."""

    client_id: int
    name: str


def under_way(read: Read) -> tuple[UnderWay, ...]:
    """The clients that are being assessed, by name; those in the bin are left out."""
    query = (
        select(client.c.id, client.c.name)
        .distinct()
        .join_from(draft, filed, filed.c.id == draft.c.client_id)
        .join(client, headed(client.c.id))
        .where(draft.c.kind.in_(KINDS), client.c.binned_at.is_(None))
        .order_by(client.c.name)
    )
    return tuple(UnderWay(*row) for row in read.connection.execute(query))
