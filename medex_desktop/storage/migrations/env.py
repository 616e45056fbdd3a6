"""Alembic's entry: the connection comes from ``storage/migrate.py``, already in a transaction."""

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from medex_desktop.storage import tables
from medex_desktop.storage.registry import metadata

LOADED = tables.__all__


def literal_types(kind: str, item: Any, _: object) -> str | Literal[False]:
    """Our column types are written as what they are in the file, so that a script never ages."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{type(item.impl_instance).__name__}()"
    return False


def run() -> None:
    """Run the scripts on the connection that was handed over; the caller commits."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        render_as_batch=True,
        render_item=literal_types,
        transactional_ddl=False,
    )
    context.run_migrations()


run()
