"""Files that were read in, how their columns were understood, and imports taken back."""

from sqlalchemy import Column, Text, UniqueConstraint

from medex_desktop.storage.columns import Json, Moment, points_to, words
from medex_desktop.storage.registry import Erase, Keeping, TableFacts, register

import_batch = register(
    TableFacts(
        "import_batch",
        Keeping.APPEND_ONLY,
        Erase.NOT_OF_A_CLIENT,
        wiped=("file_name", "left_out"),
    ),
    words("kind"),
    words("file_name"),
    words("file_sha256"),
    Column("mapping", Json, nullable=False),
    Column("counts", Json, nullable=False),
    Column("left_out", Json, nullable=False),
    Column("imported_at", Moment, nullable=False),
    points_to("practitioner"),
)

import_withdrawal = register(
    TableFacts("import_withdrawal", Keeping.APPEND_ONLY, Erase.NOT_OF_A_CLIENT),
    points_to("import_batch"),
    Column("withdrawn_at", Moment, nullable=False),
    points_to("practitioner"),
    UniqueConstraint("import_batch_id"),
)

import_mapping = register(
    TableFacts("import_mapping", Keeping.OPEN, Erase.NOT_OF_A_CLIENT),
    Column("name", Text, nullable=False, unique=True),
    words("kind"),
    Column("mapping", Json, nullable=False),
)
