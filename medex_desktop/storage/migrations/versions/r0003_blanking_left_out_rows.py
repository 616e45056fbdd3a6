"""blanking left-out rows.

The guards made after this script let two columns of an import be blanked while a client is erased.
Who was merged into a client is asked by every query of one client, so it gets an index.
"""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Change the schema."""
    op.create_index("ix_client_merged_into", "client", ["merged_into_id"])
