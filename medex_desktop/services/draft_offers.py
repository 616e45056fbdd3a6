"""What was being typed when the program stopped: offered by kind and time, never by name."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, select

from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, clock
from medex_desktop.services.drafts import SHEET
from medex_desktop.services.due import DueTarget, draft_target
from medex_desktop.services.families import filed, headed
from medex_desktop.services.work import Read
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.drafts import draft

_KINDS: Final = {
    "assessment": Text("assessment"),
    "client": Text("form of a client"),
    "grip": Text("grip test"),
    "progress_report": Text("progress report"),
}
_OTHER: Final = Text("draft")


@dataclass(frozen=True, slots=True)
class Offer:
    """One draft that can be gone on with; ``in_bin`` when its client is in the bin."""

    draft_id: int
    client_id: int | None
    words: Text
    in_bin: bool
    target: DueTarget


def offers(read: Read, *, since: datetime | None) -> tuple[Offer, ...]:
    """The drafts written since the run that stopped began, newest first; all when that is unknown.

    Those of clients in the bin too: what was typed is there, whatever became of the client.
    """
    query = (
        select(draft.c.id, draft.c.kind, draft.c.saved_at, client.c.id, client.c.binned_at)
        .join_from(draft, filed, filed.c.id == draft.c.client_id, isouter=True)
        .join(client, headed(client.c.id), isouter=True)
        .where(draft.c.kind != SHEET)
        .order_by(draft.c.saved_at.desc(), draft.c.id.desc())
    )
    if since is not None:
        query = query.where(draft.c.saved_at >= since)
    return tuple(_offers(read, query))


def _offers(read: Read, query: Select[Any]) -> Iterator[Offer]:
    for number, kind, saved, client_id, binned in read.connection.execute(query):
        args = {"kind": _KINDS.get(kind, _OTHER), "time": clock(saved.astimezone(), seconds=False)}
        words = Text("The {kind} of {time}", args)
        if binned is not None:
            words = Text("The {kind} of {time}, of a client in the bin", args)
        yield Offer(number, client_id, words, binned is not None, draft_target(kind, number))
