"""What a practice tests with: its own sets of tests, and the measures it defined itself."""

from sqlalchemy import Column, Integer, Text, UniqueConstraint

from medex_desktop.storage.columns import CivilDate, Json, points_to, words
from medex_desktop.storage.registry import Erase, Keeping, TableFacts, register

test_set = register(
    TableFacts("test_set", Keeping.OPEN, Erase.NOT_OF_A_CLIENT),
    words("name"),
    Column("items", Json, nullable=False),
    points_to("practitioner"),
    Column("made_on", CivilDate, nullable=False),
    Column("retired_on", CivilDate),
)

own_measure = register(
    TableFacts("own_measure", Keeping.OPEN, Erase.NOT_OF_A_CLIENT),
    Column("key", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("definition", Json, nullable=False),
    points_to("practitioner"),
    Column("made_on", CivilDate, nullable=False),
    Column("retired_on", CivilDate),
    UniqueConstraint("key", "version"),
)
"""A changed definition is a new row with the next version: results keep the one they used."""
