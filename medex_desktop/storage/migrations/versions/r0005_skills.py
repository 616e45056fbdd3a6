"""skills: own ratings, observations, plans, learning and credentials.

A practitioner's skills get tables of their own, and an assessment says why its tests were chosen.
No rating or sign-off is made of what stands in the records already: those are counted, not copied.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

KEPT = {"sqlite_autoincrement": True, "sqlite_strict": True}


def upgrade() -> None:
    """Change the schema."""
    _lists()
    _ratings()
    _observations()
    _plans()
    _credentials()
    _learning()
    op.execute("ALTER TABLE assessment ADD COLUMN rationale TEXT DEFAULT '' NOT NULL")


def _lists() -> None:
    """A list of skills the practice owns."""
    op.create_table(
        "skill_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("practitioner_id", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Text(), nullable=False),
        sa.Column("retired_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["practitioner_id"], ["practitioner.id"], name=op.f("fk_skill_list_practitioner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skill_list")),
        sa.UniqueConstraint("key", name=op.f("uq_skill_list_key")),
        **KEPT,
    )


def _ratings() -> None:
    """Every self-rating."""
    op.create_table(
        "skill_rating",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practitioner_id", sa.Integer(), nullable=False),
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("rated_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["practitioner_id"], ["practitioner.id"], name=op.f("fk_skill_rating_practitioner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skill_rating")),
        **KEPT,
    )
    op.create_index(
        "ix_skill_rating_practitioner", "skill_rating", ["practitioner_id", "list", "slug"]
    )


def _observations() -> None:
    """Who was watched, by whom, and what they said."""
    op.create_table(
        "skill_observation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practitioner_id", sa.Integer(), nullable=False),
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("observer_id", sa.Integer(), nullable=True),
        sa.Column("observer", sa.Text(), server_default="", nullable=False),
        sa.Column("credential", sa.Text(), server_default="", nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("feedback", sa.Text(), server_default="", nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("form_id", sa.Integer(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("withdraws_id", sa.Integer(), nullable=True),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["practitioner_id"],
            ["practitioner.id"],
            name=op.f("fk_skill_observation_practitioner_id"),
        ),
        sa.ForeignKeyConstraint(
            ["observer_id"], ["practitioner.id"], name=op.f("fk_skill_observation_observer_id")
        ),
        sa.ForeignKeyConstraint(
            ["form_id"], ["attachment.id"], name=op.f("fk_skill_observation_form_id")
        ),
        sa.ForeignKeyConstraint(
            ["withdraws_id"],
            ["skill_observation.id"],
            name=op.f("fk_skill_observation_withdraws_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skill_observation")),
        **KEPT,
    )
    op.create_index("ix_skill_observation_practitioner", "skill_observation", ["practitioner_id"])


def _plans() -> None:
    """What is practised next, and by when."""
    op.create_table(
        "skill_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practitioner_id", sa.Integer(), nullable=False),
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("begun_on", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), server_default="", nullable=False),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("dropped_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["practitioner_id"], ["practitioner.id"], name=op.f("fk_skill_plan_practitioner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skill_plan")),
        **KEPT,
    )
    op.create_index("ix_skill_plan_practitioner", "skill_plan", ["practitioner_id"])


def _credentials() -> None:
    """Certificates with their renewal."""
    op.create_table(
        "credential",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practitioner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("issuer", sa.Text(), server_default="", nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("expires_on", sa.Text(), nullable=True),
        sa.Column("hours_needed", sa.Text(), nullable=True),
        sa.Column("scan_id", sa.Integer(), nullable=True),
        sa.Column("ended_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["practitioner_id"], ["practitioner.id"], name=op.f("fk_credential_practitioner_id")
        ),
        sa.ForeignKeyConstraint(["scan_id"], ["attachment.id"], name=op.f("fk_credential_scan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credential")),
        **KEPT,
    )
    op.create_index("ix_credential_practitioner", "credential", ["practitioner_id"])


def _learning() -> None:
    """What was learnt, and how long it took."""
    op.create_table(
        "learning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practitioner_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("given_by", sa.Text(), server_default="", nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("skill_observation_id", sa.Integer(), nullable=True),
        sa.Column("credential_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["practitioner_id"], ["practitioner.id"], name=op.f("fk_learning_practitioner_id")
        ),
        sa.ForeignKeyConstraint(
            ["skill_observation_id"],
            ["skill_observation.id"],
            name=op.f("fk_learning_skill_observation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["credential_id"], ["credential.id"], name=op.f("fk_learning_credential_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learning")),
        **KEPT,
    )
    op.create_index("ix_learning_practitioner", "learning", ["practitioner_id"])
