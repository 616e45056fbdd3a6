"""names in feedback: signed words about a skill lose the name of a client who is erased.

No table changes. The guards do: under a permit that lives while a client is erased, the feedback of
a sign-off and the reason of a withdrawal may be shortened, and their digest is taken anew. Guards
are made from the registry after every script, so this one has nothing else to do.
"""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Change the schema."""
