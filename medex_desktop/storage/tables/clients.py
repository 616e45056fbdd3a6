"""Clients and the providers who refer them."""

from sqlalchemy import Column, Index, Integer

from medex_desktop.domain.client_records import Hand, Sex
from medex_desktop.storage.columns import Choice, CivilDate, ExactDecimal, Moment, points_to, words
from medex_desktop.storage.registry import Erase, Keeping, TableFacts, register

provider = register(
    TableFacts("provider", Keeping.OPEN, Erase.NOT_OF_A_CLIENT),
    words("name"),
    words("credential"),
    words("profession"),
    words("organization"),
    words("phone"),
    words("fax"),
    words("email"),
    words("address"),
)

client = register(
    TableFacts("client", Keeping.OPEN, Erase.DELETE, path="id", withdrawable=True),
    words("name"),
    words("sort_name"),
    Column("birth_date", CivilDate),
    Column("age_years", Integer),
    Column("age_on", CivilDate),
    Column("sex", Choice(Sex), nullable=False),
    Column("hand", Choice(Hand), nullable=False),
    words("height_typed"),
    words("height_unit"),
    Column("height_cm", ExactDecimal),
    words("mass_typed"),
    words("mass_unit"),
    Column("mass_kg", ExactDecimal),
    words("phone"),
    words("email"),
    words("address"),
    points_to("provider", needed=False),
    words("diagnosis"),
    words("event_kind"),
    words("event_text"),
    Column("event_date", CivilDate),
    words("precautions"),
    words("reference"),
    Column("archived_on", CivilDate),
    points_to("import_batch", needed=False),
    Column("created_at", Moment, nullable=False),
    Column("binned_at", Moment),
    words("bin_reason"),
    words("legal_hold"),
    points_to("client", "merged_into_id", needed=False),
    Index("ix_client_merged_into", "merged_into_id"),
)
