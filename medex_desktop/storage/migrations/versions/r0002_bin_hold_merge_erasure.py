"""bin, legal hold, merge and erasure.

A client can be put into the bin, held for legal reasons, and merged into another record; an erased
client leaves a tombstone. Rows that are there are in no bin, under no hold and not merged.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEPT = {"sqlite_autoincrement": True, "sqlite_strict": True}


def upgrade() -> None:
    """Change the schema."""
    op.execute("ALTER TABLE client ADD COLUMN binned_at TEXT")
    op.execute("ALTER TABLE client ADD COLUMN bin_reason TEXT DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE client ADD COLUMN legal_hold TEXT DEFAULT '' NOT NULL")
    op.execute(
        "ALTER TABLE client ADD COLUMN merged_into_id INTEGER"
        " CONSTRAINT fk_client_merged_into_id REFERENCES client (id)"
    )
    op.create_table(
        "merge_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("practitioner_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_merge_event_client_id")
        ),
        sa.ForeignKeyConstraint(["other_id"], ["client.id"], name=op.f("fk_merge_event_other_id")),
        sa.ForeignKeyConstraint(
            ["practitioner_id"], ["practitioner.id"], name=op.f("fk_merge_event_practitioner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge_event")),
        **KEPT,
    )
    op.create_table(
        "erasure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("kept_until", sa.Text(), nullable=True),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("practitioner_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["practitioner_id"], ["practitioner.id"], name=op.f("fk_erasure_practitioner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
        **KEPT,
    )
