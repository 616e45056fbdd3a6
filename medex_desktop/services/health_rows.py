"""What the records about a client's health have in common: whose they are, and which ones."""

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import Select

from medex_desktop.domain.clients import Client
from medex_desktop.errors import Refused
from medex_desktop.language import Text
from medex_desktop.services.clients import client_page
from medex_desktop.services.families import family
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.mapping import many, one

Record = TypeVar("Record")
_REMOVED = Text("This was removed in the meantime. Nothing was changed.")


def begin(work: Work, client_id: int) -> Client:
    """The client an act is about; Refused when there is none, or they are in the bin."""
    found = client_page(work, client_id=client_id).client
    work.about(found.id)
    return found


def rows_of(
    read: Read, record: type[Record], query: Select[Any], client_id: int
) -> Sequence[Record]:
    """A client's rows, in the order they were written down; ``query`` selects the record."""
    wanted = query.selected_columns
    own = wanted.client_id.in_(family(read, client_id))
    return many(read.connection, record, query.where(own).order_by(wanted.id))


def row_of(read: Read, record: type[Record], query: Select[Any], row_id: int) -> Record:
    """One row; Refused when it is gone."""
    found = one(read.connection, record, query.where(query.selected_columns.id == row_id))
    if found is None:
        raise Refused(_REMOVED)
    return found
