"""Clients who are there twice, merged in a circle or long in the bin, and drafts left behind."""

from medex_desktop.domain import checkup
from medex_desktop.language import Text, counted
from medex_desktop.storage.checks.findings import Fault, Found, Kind, Look
from medex_desktop.storage.checks.rows import readable
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.drafts import draft


def doubles(look: Look) -> Found:
    """Clients in use with the same name and birth date."""
    columns = ("name", "birth_date", "binned_at", "merged_into_id")
    here = [
        checkup.Person(row_id, row["name"], row["birth_date"])
        for row_id, row in readable(look.connection, client, *columns)
        if row["birth_date"] and row["binned_at"] is None and row["merged_into_id"] is None
    ]
    for first, second in checkup.doubles(here):
        words = Text(
            "Clients {first} and {second} have the same name and birth date.",
            {"first": first, "second": second},
        )
        yield Fault(Kind.DOUBLE_CLIENT, words, client.name, second, first)


def merges(look: Look) -> Found:
    """Records that were merged into each other, so that none of them stays."""
    rows = readable(look.connection, client, "merged_into_id")
    links = {row_id: row["merged_into_id"] for row_id, row in rows if row["merged_into_id"]}
    for row_id in checkup.in_circles(links):
        words = Text("Client {id} is merged into a record that leads back to it.", {"id": row_id})
        yield Fault(Kind.MERGE_CIRCLE, words, client.name, row_id)


def bin_overdue(look: Look) -> Found:
    """Clients who lie in the bin longer than they are kept there."""
    for row_id, row in readable(look.connection, client, "binned_at"):
        since = row["binned_at"]
        if since and checkup.is_older(since.date(), look.today, checkup.BIN_DAYS):
            words = counted(
                "Client {id} has been in the bin for more than {n} day.",
                "Client {id} has been in the bin for more than {n} days.",
                checkup.BIN_DAYS,
                id=row_id,
            )
            yield Fault(Kind.BIN_OVERDUE, words, client.name, row_id)


def drafts(look: Look) -> Found:
    """What was begun long ago, or for a client who is not in the lists any more."""
    gone = {
        row_id
        for row_id, row in readable(look.connection, client, "binned_at", "merged_into_id")
        if row["binned_at"] is not None or row["merged_into_id"] is not None
    }
    for row_id, row in readable(look.connection, draft, "client_id", "saved_at"):
        if row["client_id"] in gone:
            words = Text(
                "Draft {id} belongs to client {client}, who is in the bin or merged.",
                {"id": row_id, "client": row["client_id"]},
            )
            yield Fault(Kind.DRAFT_LOST, words, draft.name, row_id)
        elif checkup.is_older(row["saved_at"].date(), look.today, checkup.STALE_DAYS):
            words = counted(
                "Draft {id} was left more than {n} day ago.",
                "Draft {id} was left more than {n} days ago.",
                checkup.STALE_DAYS,
                id=row_id,
            )
            yield Fault(Kind.DRAFT_STALE, words, draft.name, row_id)
