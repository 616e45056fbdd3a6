"""What a practitioner can do: own ratings, what somebody watched, plans, learning, credentials."""

from sqlalchemy import Column, Index, Integer, Text

from medex_desktop.storage.columns import CivilDate, ExactDecimal, Json, Moment, points_to, words
from medex_desktop.storage.registry import Erase, Keeping, TableFacts, register

skill_list = register(
    TableFacts("skill_list", Keeping.OPEN, Erase.NOT_OF_A_CLIENT),
    Column("key", Text, nullable=False, unique=True),
    words("title"),
    Column("version", Integer, nullable=False),
    Column("rows", Json, nullable=False),
    points_to("practitioner"),
    Column("made_on", CivilDate, nullable=False),
    Column("retired_on", CivilDate),
)
"""A list the practice owns, as its rows were read; ours comes with the program."""

skill_rating = register(
    TableFacts("skill_rating", Keeping.OPEN, Erase.NOT_OF_A_CLIENT),
    points_to("practitioner"),
    Column("list", Text, nullable=False),
    Column("slug", Text, nullable=False),
    Column("value", Integer, nullable=False),
    Column("day", CivilDate, nullable=False),
    words("note"),
    Column("rated_at", Moment, nullable=False),
    Index("ix_skill_rating_practitioner", "practitioner_id", "list", "slug"),
)
"""Every self-rating there was; the newest holds. A slip of the key is undone, not rated over."""

skill_observation = register(
    TableFacts(
        "skill_observation",
        Keeping.APPEND_ONLY,
        Erase.NOT_OF_A_CLIENT,
        wiped=("feedback", "why", "digest"),
    ),
    points_to("practitioner"),
    Column("list", Text, nullable=False),
    Column("slug", Text, nullable=False),
    points_to("practitioner", "observer_id", needed=False),
    words("observer"),
    words("credential"),
    Column("day", CivilDate, nullable=False),
    words("feedback"),
    Column("recorded_at", Moment, nullable=False),
    points_to("attachment", "form_id", needed=False),
    Column("digest", Text, nullable=False),
    points_to("skill_observation", "withdraws_id", needed=False),
    words("why"),
    Index("ix_skill_observation_practitioner", "practitioner_id"),
)
"""``practitioner_id`` is who was watched. ``observer_id`` signed under an own passphrase; somebody
from outside is named, with the signed form. A row that withdraws an earlier one says why. A client
who is erased goes from the words (``services/erasing_skills``)."""

skill_plan = register(
    TableFacts("skill_plan", Keeping.OPEN, Erase.NOT_OF_A_CLIENT),
    points_to("practitioner"),
    Column("list", Text, nullable=False),
    Column("slug", Text, nullable=False),
    Column("begun_on", CivilDate, nullable=False),
    Column("due_on", CivilDate, nullable=False),
    words("how"),
    Column("done_on", CivilDate),
    Column("dropped_on", CivilDate),
    Index("ix_skill_plan_practitioner", "practitioner_id"),
)

learning = register(
    TableFacts("learning", Keeping.OPEN, Erase.NOT_OF_A_CLIENT),
    points_to("practitioner"),
    Column("day", CivilDate, nullable=False),
    words("title"),
    words("given_by"),
    Column("hours", ExactDecimal, nullable=False),
    words("note"),
    points_to("skill_observation", needed=False),
    points_to("credential", needed=False),
    Index("ix_learning_practitioner", "practitioner_id"),
)
"""A course, or what somebody made of an observation; its hours may count for a credential."""

credential = register(
    TableFacts("credential", Keeping.OPEN, Erase.NOT_OF_A_CLIENT),
    points_to("practitioner"),
    words("name"),
    words("issuer"),
    words("number"),
    Column("issued_on", CivilDate),
    Column("expires_on", CivilDate),
    Column("hours_needed", ExactDecimal),
    points_to("attachment", "scan_id", needed=False),
    Column("ended_on", CivilDate),
    Index("ix_credential_practitioner", "practitioner_id"),
)
