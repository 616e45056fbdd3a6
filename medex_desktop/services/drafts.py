"""Drafts: what is being typed is on disk within two seconds, and offered again after a stop."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import select

from medex_desktop.frozen import dataclass
from medex_desktop.services.acts import act
from medex_desktop.services.families import of_family, require_client
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.mapping import columns, many, one
from medex_desktop.storage.tables.drafts import draft

SHEET: Final = "sheet"  # typed into a sheet that was open when the practice was locked: no record


@dataclass(frozen=True, slots=True)
class Draft:
    """Something begun and not yet finished: ``payload`` is plain data of its ``kind``."""

    id: int
    kind: str
    client_id: int | None
    payload: Any
    started_at: datetime
    saved_at: datetime
    practitioner_id: int


@act("draft.save", audited=False)
def save_draft(
    work: Work,
    *,
    kind: str,
    payload: Any,
    client_id: int | None = None,
    draft_id: int | None = None,
) -> int:
    """Keep what was typed so far; its id, to be given again at the next save.

    Also for a client in the bin: nothing typed is lost. Refused when the client was erased.
    """
    if draft_id is not None:
        work.update(draft, draft_id, payload=payload, saved_at=work.now)
        return draft_id
    if client_id is not None:
        require_client(work, client_id)
    return work.insert(
        draft,
        kind=kind,
        client_id=client_id,
        payload=payload,
        started_at=work.now,
        saved_at=work.now,
        practitioner_id=work.practitioner_id,
    )


@act("draft.discard", audited=False)
def discard_draft(work: Work, *, draft_id: int) -> None:
    """Let a draft go."""
    work.delete(draft, draft_id)


def drafts(read: Read, *, client_id: int | None = None, kind: str = "") -> list[Draft]:
    """The drafts of one client, or of everybody; newest first."""
    query = select(*columns(Draft, draft)).order_by(draft.c.saved_at.desc(), draft.c.id.desc())
    if client_id is not None:
        query = query.where(of_family(read, draft.c.client_id, client_id))
    if kind:
        query = query.where(draft.c.kind == kind)
    return list(many(read.connection, Draft, query))


def draft_by_id(read: Read, *, draft_id: int) -> Draft | None:
    """One draft, or None when it was finished or discarded."""
    query = select(*columns(Draft, draft)).where(draft.c.id == draft_id)
    return one(read.connection, Draft, query)


def sheet_draft(read: Read, *, about: str, client_id: int | None = None) -> Draft | None:
    """What one typed into a sheet about something, of a client, before the practice was locked."""
    found = (
        one
        for one in drafts(read, client_id=client_id, kind=SHEET)
        if one.practitioner_id == read.practitioner_id
        and (client_id is not None or one.client_id is None)
        and isinstance(one.payload, dict)
        and one.payload.get("about") == about
    )
    return next(found, None)
