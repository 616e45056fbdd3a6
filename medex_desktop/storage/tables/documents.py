"""Signed papers, what happened to them, and the encrypted files beside the database."""

from sqlalchemy import Column, Index, Integer, Text

from medex_desktop.storage.columns import CivilDate, Json, Moment, points_to, words
from medex_desktop.storage.registry import Erase, Keeping, TableFacts, register

attachment = register(
    TableFacts("attachment", Keeping.APPEND_ONLY, Erase.WITH_LAST),
    Column("file", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("stored_at", Moment, nullable=False),
)

document = register(
    TableFacts("document", Keeping.LOCKED, Erase.DELETE, path="client_id"),
    points_to("client"),
    Column("kind", Text, nullable=False),
    Column("number", Text, nullable=False, unique=True),
    words("title"),
    Column("day", CivilDate, nullable=False),
    Column("content", Json, nullable=False),
    points_to("attachment"),
    Column("pages", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    points_to("practitioner"),
    Column("signed_at", Moment, nullable=False),
    Column("locked_at", Moment),
    Column("digest", Text),
    Index("ix_document_client", "client_id"),
)

document_event = register(
    TableFacts("document_event", Keeping.APPEND_ONLY, Erase.DELETE, path="document_id.client_id"),
    points_to("document"),
    Column("kind", Text, nullable=False),
    Column("day", CivilDate, nullable=False),
    words("how"),
    words("to_whom"),
    words("note"),
    Column("recorded_at", Moment, nullable=False),
    points_to("practitioner"),
    Index("ix_document_event_document", "document_id"),
)
