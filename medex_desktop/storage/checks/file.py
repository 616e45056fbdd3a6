"""The file itself: pages, structure, references, the guards and permits of signed rows."""

from sqlalchemy import Connection

from medex_desktop.language import Text, counted
from medex_desktop.storage import immutability, shape
from medex_desktop.storage.checks.findings import Fault, Found, Kind, Look


def damaged_pages(connection: Connection) -> int:
    """How many pages of the file are not as they were written.

    It reads past SQLite's own locks: look again with nobody writing before believing it.
    """
    return len(connection.exec_driver_sql("PRAGMA cipher_integrity_check").all())


def pages_fault(damaged: int) -> Fault:
    """Damaged pages in words."""
    return Fault(
        Kind.PAGES,
        counted("{n} page of the file is damaged.", "{n} pages are damaged.", damaged),
    )


def structure(look: Look) -> Found:
    """Whether tables and indexes fit together."""
    said = [row[0] for row in look.connection.exec_driver_sql("PRAGMA integrity_check")]
    if said != ["ok"]:
        yield Fault(
            Kind.STRUCTURE,
            counted(
                "The structure of the file has {n} fault.",
                "The structure of the file has {n} faults.",
                len(said),
            ),
        )
    if shape.layout(look.connection) != shape.LAYOUT:
        yield Fault(
            Kind.STRUCTURE,
            Text(
                "Tables or indexes were added, removed or changed around the program."
                " A backup of this file can't be restored."
            ),
        )


def references(look: Look) -> Found:
    """Rows that point to nothing."""
    rows = look.connection.exec_driver_sql("PRAGMA foreign_key_check")
    for table, row_id, target, _ in rows:
        words = Text(
            "Row {id} of {table} points to a {target} that is not there.",
            {"id": row_id, "table": table, "target": target},
        )
        yield Fault(Kind.REFERENCES, words, table, row_id)


def guards(look: Look) -> Found:
    """The triggers that keep signed records, now and when the practice was opened."""
    if not immutability.is_intact(look.connection):
        yield Fault(
            Kind.GUARDS,
            Text("The guards that keep signed records from changing are not all in place."),
        )
    elif look.opened.guards_were_gone:
        yield Fault(
            Kind.GUARDS,
            Text("The guards of signed records were gone. They were put back at opening."),
        )


def permits(look: Look) -> Found:
    """A permit to remove locked rows stands for one act only; one that was left is not ours."""
    if look.opened.permits:
        yield Fault(
            Kind.PERMIT,
            counted(
                "{n} permit to remove locked records lay in the file. It was taken away.",
                "{n} permits to remove locked records lay in the file. They were taken away.",
                look.opened.permits,
            ),
        )
