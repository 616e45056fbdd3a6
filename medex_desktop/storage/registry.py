"""Every table states its facts here, so that erase, export, check-up and merge cover it too.

A test fails for a table in the file that is not registered. Tables are SQLAlchemy Core, without
the ORM: rows never leave storage, and the ORM would cost a third of the start (decision 0004).
"""

from enum import StrEnum

from sqlalchemy import Column, Integer, MetaData, Table
from sqlalchemy.schema import SchemaItem

from medex_desktop.frozen import dataclass

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Keeping(StrEnum):
    """How far the database itself keeps a table's rows from being changed."""

    OPEN = "open"  # may be edited and deleted
    APPEND_ONLY = "append_only"  # an event: never changed, never deleted
    LOCKED = "locked"  # once ``locked_at`` is set, neither it nor its children change


class Erase(StrEnum):
    """What happens to a client's rows when the client is erased."""

    DELETE = "delete"
    UNLINK = "unlink"  # keeps the row, forgets the client
    WITH_LAST = "with_last"  # of the practice; goes when only rows of the client point to it
    NOT_OF_A_CLIENT = "not_of_a_client"


@dataclass(frozen=True, slots=True)
class TableFacts:
    """What the rest of the program must know of one table.

    ``path`` leads to the client: column names joined by dots through parent tables, for example
    "assessment_id.client_id"; empty when rows belong to the practice. ``other_path`` leads to a
    second client the row names, with whom it is erased too. ``parent`` is the locked
    table these rows are children of, and the column that points to it. ``withdrawable`` rows may
    be deleted under a permit when their import is undone. ``wiped`` columns of an event may be
    blanked under a permit while a client is erased of whom something may stand in them.
    """

    name: str
    keeping: Keeping
    erase: Erase
    path: str = ""
    other_path: str = ""
    export: str = ""
    audited: bool = True
    parent: tuple[str, str] | None = None
    withdrawable: bool = False
    wiped: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path to a client: with each of them the row is erased."""
        return tuple(path for path in (self.path, self.other_path) if path)


_facts: dict[str, TableFacts] = {}


def register(facts: TableFacts, *items: SchemaItem) -> Table:
    """Make a strict table with an integer id that is never used twice, and note its facts."""
    _facts[facts.name] = facts
    return Table(
        facts.name,
        metadata,
        Column("id", Integer, primary_key=True),
        *items,
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def all_facts() -> dict[str, TableFacts]:
    """The facts of every registered table, by table name."""
    return dict(_facts)
