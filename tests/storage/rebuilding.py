"""A throwaway next schema: Alembic rebuilds the tables that everything points to."""

import shutil
import tempfile
from pathlib import Path

import pytest

from medex_desktop.storage import migrate

_HEAD = '''"""rebuild client and assessment, in the way that once emptied their children."""

import sqlalchemy as sa
from alembic import op

revision = "later"
down_revision = "{newest:04}"
KEPT = {"sqlite_autoincrement": True, "sqlite_strict": True}


def upgrade() -> None:
    """Change the schema."""
'''
REBUILD = """
    for table in ("client", "assessment", "result", "document", "audit_entry"):
        with op.batch_alter_table(table, recreate="always", table_kwargs=KEPT) as batch:
            batch.add_column(sa.Column("later", sa.Text()))
"""
FORGETFUL = """
    with op.batch_alter_table("client", recreate="always") as batch:
        batch.alter_column("phone", nullable=True)
"""
FAILING = (
    REBUILD
    + """
    op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("UPDATE assessment SET note = 'spoiled'")
    op.execute("INSERT INTO half VALUES (1), (1)")
"""
)
LOSING = """
    op.execute("DELETE FROM result WHERE id = 1")
"""


def use(monkeypatch: pytest.MonkeyPatch, body: str = REBUILD) -> None:
    """Let the program believe that its schema is one further, made by ``body``."""
    scripts = Path(tempfile.mkdtemp()) / "migrations"
    shutil.copytree(migrate._SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    head = _HEAD.replace("{newest:04}", f"{migrate.SCHEMA:04}")
    (scripts / "versions" / "r_later.py").write_text(head + body, encoding="utf-8")
    monkeypatch.setattr(migrate, "_SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "SCHEMA", migrate.SCHEMA + 1)
