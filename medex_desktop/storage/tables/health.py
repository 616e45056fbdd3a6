"""What a client's body has been through, and what it may not do: as somebody else said it."""

from sqlalchemy import Column, Index

from medex_desktop.domain.client_limits import LimitKind
from medex_desktop.domain.conditions import Condition
from medex_desktop.domain.precautions import PrecautionKind
from medex_desktop.domain.replacements import Approach, Joint, Procedure, Side
from medex_desktop.storage.columns import Choice, CivilDate, ExactDecimal, points_to, words
from medex_desktop.storage.registry import Erase, Keeping, TableFacts, register

replacement = register(
    TableFacts("replacement", Keeping.OPEN, Erase.DELETE, path="client_id"),
    points_to("client"),
    Column("joint", Choice(Joint), nullable=False),
    words("joint_words"),
    Column("side", Choice(Side), nullable=False),
    Column("done_on", CivilDate, nullable=False),
    Column("procedure", Choice(Procedure), nullable=False),
    Column("approach", Choice(Approach), nullable=False),
    points_to("provider", needed=False),
    words("surgeon"),
    words("restrictions"),
    words("weight_bearing"),
    words("source"),
    Index("ix_replacement_client", "client_id"),
)

precaution = register(
    TableFacts("precaution", Keeping.OPEN, Erase.DELETE, path="client_id"),
    points_to("client"),
    points_to("replacement", needed=False),
    Column("kind", Choice(PrecautionKind), nullable=False),
    words("words"),
    Column("given_on", CivilDate, nullable=False),
    words("source"),
    Column("ends_on", CivilDate),
    Column("lifted_on", CivilDate),
    words("lifted_why"),
    Index("ix_precaution_client", "client_id"),
)

client_limit = register(
    TableFacts("client_limit", Keeping.OPEN, Erase.DELETE, path="client_id"),
    points_to("client"),
    Column("kind", Choice(LimitKind), nullable=False),
    words("typed"),
    words("unit"),
    Column("value", ExactDecimal, nullable=False),
    words("source"),
    Column("given_on", CivilDate, nullable=False),
    Column("ended_on", CivilDate),
    Index("ix_client_limit_client", "client_id"),
)
"""``value`` is in the kind's own unit (``domain/client_limits``), beside what was typed."""

client_condition = register(
    TableFacts("client_condition", Keeping.OPEN, Erase.DELETE, path="client_id"),
    points_to("client"),
    Column("condition", Choice(Condition), nullable=False),
    Column("noted_on", CivilDate, nullable=False),
    words("source"),
    Column("ended_on", CivilDate),
    Index("ix_client_condition_client", "client_id"),
)

clearance = register(
    TableFacts("clearance", Keeping.OPEN, Erase.DELETE, path="client_id"),
    points_to("client"),
    Column("given_on", CivilDate, nullable=False),
    Column("expires_on", CivilDate),
    points_to("provider", needed=False),
    words("given_by"),
    words("words"),
    Column("withdrawn_on", CivilDate),
    Index("ix_clearance_client", "client_id"),
)
