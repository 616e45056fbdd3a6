"""Who did what and when, chained; and the permits under which locked rows may go."""

from sqlalchemy import Column, Index, Integer, Text

from medex_desktop.storage.columns import Json, Moment, words
from medex_desktop.storage.registry import Erase, Keeping, TableFacts, register

audit_entry = register(
    TableFacts("audit_entry", Keeping.APPEND_ONLY, Erase.NOT_OF_A_CLIENT, audited=False),
    Column("at", Moment, nullable=False),
    Column("practitioner_id", Integer, nullable=False),
    Column("act", Text, nullable=False),
    Column("client_id", Integer),
    Column("rows", Json, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
    Index("ix_audit_entry_client", "client_id"),
)

permit = register(
    TableFacts("permit", Keeping.OPEN, Erase.NOT_OF_A_CLIENT, audited=False),
    words("purpose"),
    Column("key", Integer, nullable=False),
)
