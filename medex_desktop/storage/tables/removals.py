"""What was done with whole records of a client: merged and un-merged, or erased."""

from sqlalchemy import Column, Integer, Text

from medex_desktop.storage.columns import CivilDate, Json, Moment, points_to, words
from medex_desktop.storage.registry import Erase, Keeping, TableFacts, register

merge_event = register(
    TableFacts(
        "merge_event",
        Keeping.APPEND_ONLY,
        Erase.DELETE,
        path="client_id",
        other_path="other_id",
    ),
    points_to("client"),
    points_to("client", "other_id"),
    Column("kind", Text, nullable=False),
    Column("facts", Json, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    points_to("practitioner"),
)
"""``client_id`` is the record that stays, ``other_id`` the one that was merged into it (or taken
apart again, by ``kind``); ``facts`` are what the record that stays took over, with what it had."""

erasure = register(
    TableFacts("erasure", Keeping.APPEND_ONLY, Erase.NOT_OF_A_CLIENT),
    Column("client_number", Integer, nullable=False),
    words("reason"),
    Column("kept_until", CivilDate),
    Column("rows", Json, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    points_to("practitioner"),
)
"""The tombstone of an erased client: its number, no name and nothing about health.

``rows`` says how many rows of which table went, and which stored files go with them.
"""
