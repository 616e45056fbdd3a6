"""Records that belong together: a merged record is read with the one it was merged into.

Every query by client reads the whole family; every list shows its head alone.
"""

from collections.abc import Collection

from sqlalchemy import Column, ColumnElement, Table, bindparam, func, select

from medex_desktop.errors import Refused
from medex_desktop.language import Text
from medex_desktop.services.work import Read
from medex_desktop.storage.tables.clients import client

GONE = Text("This client is not in the practice any more.")

filed = client.alias("filed")
"""The record a row was filed under; ``headed`` leads from there to the record that is shown."""

listed = client.c.binned_at.is_(None) & client.c.merged_into_id.is_(None)
"""Clients in a list, a count or anything due: not in the bin, not merged into another."""


_one = client.alias("one")
_HEAD = (
    select(func.coalesce(_one.c.merged_into_id, _one.c.id))
    .where(_one.c.id == bindparam("client_id"))
    .scalar_subquery()
)
_FAMILY = (
    select(client.c.id)
    .where((client.c.id == _HEAD) | (client.c.merged_into_id == _HEAD))
    .order_by(client.c.id != _HEAD, client.c.id)
)


def head(read: Read, client_id: int) -> int:
    """The record that is shown for this one: itself, or the one it was merged into."""
    return family(read, client_id)[0]


def require_client(read: Read, client_id: int) -> None:
    """Refused, in words, when there is no such client (any more)."""
    query = select(client.c.id).where(client.c.id == client_id)
    if read.connection.execute(query).first() is None:
        raise Refused(GONE)


def family(read: Read, client_id: int) -> tuple[int, ...]:
    """The record that is shown for this one, then those merged into it; looked up once an act."""
    known = read.families.get(client_id)
    if known is None:
        found = read.connection.execute(_FAMILY, {"client_id": client_id}).scalars().all()
        known = read.families[client_id] = tuple(found) or (client_id,)
    return known


def of_family(read: Read, column: Column[int], client_id: int) -> ColumnElement[bool]:
    """The condition that a row is of this client, whichever record it was filed under."""
    return column.in_(family(read, client_id))


def headed(column: ColumnElement[int]) -> ColumnElement[bool]:
    """Join ``client`` by this to a row that stands under ``filed``: the record that is shown."""
    return column == func.coalesce(filed.c.merged_into_id, filed.c.id)


def leads_to(table: Table, path: str, clients: Collection[int]) -> ColumnElement[bool]:
    """The condition that a row's path ends at one of these clients."""
    step, _dot, rest = path.partition(".")
    if not rest:
        return table.c[step].in_(clients)
    (key,) = table.c[step].foreign_keys
    parent = key.column.table
    assert isinstance(parent, Table)
    return table.c[step].in_(select(parent.c.id).where(leads_to(parent, rest, clients)))
