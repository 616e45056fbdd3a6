"""joints, precautions, limits and test sets.

What a client must be spared gets tables of its own: joints that were replaced, precautions with
their end, limits and clearance from a provider, and the groups that decide which published error
fits. A practice can put together its own sets of tests and define its own measures. No row is
made of what stands in a client already: which joint an operation was on is said in free words.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

KEPT = {"sqlite_autoincrement": True, "sqlite_strict": True}


def upgrade() -> None:
    """Change the schema."""
    _joints()
    _from_a_provider()
    _tests()


def _joints() -> None:
    """Joints that were replaced, and what must not be done."""
    op.create_table(
        "replacement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("joint", sa.Text(), nullable=False),
        sa.Column("joint_words", sa.Text(), server_default="", nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Text(), nullable=False),
        sa.Column("procedure", sa.Text(), nullable=False),
        sa.Column("approach", sa.Text(), nullable=False),
        sa.Column("provider_id", sa.Integer(), nullable=True),
        sa.Column("surgeon", sa.Text(), server_default="", nullable=False),
        sa.Column("restrictions", sa.Text(), server_default="", nullable=False),
        sa.Column("weight_bearing", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_replacement_client_id")
        ),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["provider.id"], name=op.f("fk_replacement_provider_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replacement")),
        **KEPT,
    )
    op.create_index("ix_replacement_client", "replacement", ["client_id"])
    op.create_table(
        "precaution",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("replacement_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("given_on", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("ends_on", sa.Text(), nullable=True),
        sa.Column("lifted_on", sa.Text(), nullable=True),
        sa.Column("lifted_why", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_precaution_client_id")),
        sa.ForeignKeyConstraint(
            ["replacement_id"], ["replacement.id"], name=op.f("fk_precaution_replacement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_precaution")),
        **KEPT,
    )
    op.create_index("ix_precaution_client", "precaution", ["client_id"])


def _from_a_provider() -> None:
    """Limits and clearance, and the groups a client belongs to."""
    op.create_table(
        "client_limit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("typed", sa.Text(), server_default="", nullable=False),
        sa.Column("unit", sa.Text(), server_default="", nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("given_on", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_client_limit_client_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_limit")),
        **KEPT,
    )
    op.create_index("ix_client_limit_client", "client_limit", ["client_id"])
    op.create_table(
        "client_condition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("noted_on", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("ended_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_client_condition_client_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_condition")),
        **KEPT,
    )
    op.create_index("ix_client_condition_client", "client_condition", ["client_id"])
    op.create_table(
        "clearance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("given_on", sa.Text(), nullable=False),
        sa.Column("expires_on", sa.Text(), nullable=True),
        sa.Column("provider_id", sa.Integer(), nullable=True),
        sa.Column("given_by", sa.Text(), server_default="", nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("withdrawn_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_clearance_client_id")),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["provider.id"], name=op.f("fk_clearance_provider_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clearance")),
        **KEPT,
    )
    op.create_index("ix_clearance_client", "clearance", ["client_id"])


def _tests() -> None:
    """Sets of tests and measures of the practice's own."""
    op.create_table(
        "test_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("practitioner_id", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Text(), nullable=False),
        sa.Column("retired_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["practitioner_id"], ["practitioner.id"], name=op.f("fk_test_set_practitioner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_test_set")),
        **KEPT,
    )
    op.create_table(
        "own_measure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("practitioner_id", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Text(), nullable=False),
        sa.Column("retired_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["practitioner_id"], ["practitioner.id"], name=op.f("fk_own_measure_practitioner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_measure")),
        sa.UniqueConstraint("key", "version", name=op.f("uq_own_measure_key_version")),
        **KEPT,
    )
