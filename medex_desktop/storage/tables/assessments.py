"""Assessments (a dated set), their results, and what is said about them afterwards."""

from sqlalchemy import Column, Index, Integer, Text

from medex_desktop.storage.columns import CivilDate, Json, Moment, points_to, words
from medex_desktop.storage.registry import Erase, Keeping, TableFacts, register

assessment = register(
    TableFacts("assessment", Keeping.LOCKED, Erase.DELETE, path="client_id", withdrawable=True),
    points_to("client"),
    Column("day", CivilDate, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    points_to("practitioner"),
    words("supervised_by"),
    words("note"),
    points_to("import_batch", needed=False),
    Column("signed_at", Moment),
    Column("locked_at", Moment),
    Column("snapshot", Text),
    Column("digest", Text),
    words("rationale"),
    Index("ix_assessment_client_day", "client_id", "day"),
)

result = register(
    TableFacts(
        "result",
        Keeping.LOCKED,
        Erase.DELETE,
        path="assessment_id.client_id",
        parent=("assessment", "assessment_id"),
        withdrawable=True,
    ),
    points_to("assessment"),
    Column("measure", Text, nullable=False),
    Column("measure_version", Integer, nullable=False),
    words("outcome"),
    words("reason"),
    words("series"),
    Column("entry", Json, nullable=False),
    Column("scores", Json, nullable=False),
    Index("ix_result_assessment", "assessment_id", "measure"),
)

baseline = register(
    TableFacts("baseline", Keeping.OPEN, Erase.DELETE, path="client_id"),
    points_to("client"),
    Column("measure", Text, nullable=False),
    words("rule"),
    Column("day", CivilDate),
)

alert = register(
    TableFacts(
        "alert",
        Keeping.APPEND_ONLY,
        Erase.DELETE,
        path="assessment_id.client_id",
    ),
    points_to("assessment"),
    Column("measure", Text, nullable=False),
    words("kind"),
    words("side"),
    Column("facts", Json, nullable=False),
    Column("raised_at", Moment, nullable=False),
    Index("ix_alert_assessment", "assessment_id"),
)

alert_answer = register(
    TableFacts(
        "alert_answer", Keeping.APPEND_ONLY, Erase.DELETE, path="alert_id.assessment_id.client_id"
    ),
    points_to("alert"),
    words("action"),
    words("note"),
    Column("answered_at", Moment, nullable=False),
    points_to("practitioner"),
    Index("ix_alert_answer_alert", "alert_id"),
)

addendum = register(
    TableFacts("addendum", Keeping.APPEND_ONLY, Erase.DELETE, path="assessment_id.client_id"),
    points_to("assessment"),
    words("kind"),
    words("reason"),
    words("body"),
    Column("added_at", Moment, nullable=False),
    points_to("practitioner"),
    Index("ix_addendum_assessment", "assessment_id"),
)
