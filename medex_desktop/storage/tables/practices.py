"""The practice itself, its people, its devices and its settings."""

from sqlalchemy import Column, Text

from medex_desktop.storage.columns import (
    CivilDate,
    ExactDecimal,
    Flag,
    Json,
    Moment,
    points_to,
    words,
)
from medex_desktop.storage.registry import Erase, Keeping, TableFacts, register

practice = register(
    TableFacts("practice", Keeping.OPEN, Erase.NOT_OF_A_CLIENT),
    words("name"),
    words("phone"),
    words("fax"),
    words("email"),
    words("address"),
    points_to("attachment", "logo_id", needed=False),
    Column("demo", Flag, nullable=False),
    Column("created_at", Moment, nullable=False),
)

practitioner = register(
    TableFacts("practitioner", Keeping.OPEN, Erase.NOT_OF_A_CLIENT),
    words("name"),
    words("credential"),
    words("title"),
    words("role"),
    points_to("attachment", "signature_id", needed=False),
    Column("left_on", CivilDate),
)

device = register(
    TableFacts("device", Keeping.OPEN, Erase.NOT_OF_A_CLIENT),
    words("make"),
    words("serial"),
    words("unit"),
    Column("resolution", ExactDecimal, nullable=False),
    Column("calibrated_on", CivilDate),
    Column("retired_on", CivilDate),
)

setting = register(
    TableFacts("setting", Keeping.OPEN, Erase.NOT_OF_A_CLIENT),
    Column("key", Text, nullable=False, unique=True),
    Column("value", Json, nullable=False),
)
