"""What is being typed, on disk within two seconds, and due items put off to another day."""

from sqlalchemy import Column, Text

from medex_desktop.storage.columns import CivilDate, Json, Moment, points_to
from medex_desktop.storage.registry import Erase, Keeping, TableFacts, register

draft = register(
    TableFacts("draft", Keeping.OPEN, Erase.DELETE, path="client_id", audited=False),
    Column("kind", Text, nullable=False),
    points_to("client", needed=False),
    Column("payload", Json, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("saved_at", Moment, nullable=False),
    points_to("practitioner"),
)

postponed = register(
    TableFacts("postponed", Keeping.OPEN, Erase.DELETE, path="client_id"),
    points_to("client"),
    Column("item", Text, nullable=False, unique=True),
    Column("until", CivilDate, nullable=False),
)
