"""Whom of a file the practice knows, who of it is in the bin, and which tests are on record."""

from collections.abc import Iterable

from sqlalchemy import func, select

from medex_desktop.domain.measures.grip_strength import from_json
from medex_desktop.exchange.imported import ImportedTest, values_key
from medex_desktop.exchange.people import person_key
from medex_desktop.services import assessments, import_rows
from medex_desktop.services.work import Read
from medex_desktop.storage.tables.assessments import assessment, result
from medex_desktop.storage.tables.clients import client
from medex_desktop.turns import in_turn


def known(read: Read, keys: Iterable[str]) -> tuple[dict[str, int], tuple[str, ...]]:
    """The clients of the practice that the file's people are, by the file's own keys.

    And the keys of those who are in the bin, and of whom there is no other record.
    """
    here: dict[str, int] = {}
    in_bin: set[str] = set()
    head = client.alias("head")
    query = (
        select(head.c.id, client.c.name, client.c.birth_date, client.c.reference, head.c.binned_at)
        .join_from(client, head, head.c.id == func.coalesce(client.c.merged_into_id, client.c.id))
        .order_by(client.c.id.desc())
    )
    for row in in_turn(read.connection.execute(query)):
        theirs = [person_key("", row.name, row.birth_date)]
        if row.reference:
            theirs.append(person_key(row.reference, "", None))
        if row.binned_at is None:
            here.update(dict.fromkeys(theirs, row.id))
        else:
            in_bin.update(theirs)
    asked = list(keys)
    known = {key: here[key] for key in asked if key in here}
    return known, tuple(dict.fromkeys(key for key in asked if key in in_bin and key not in known))


def values_on_record(read: Read, client_ids: set[int]) -> dict[int, set[str]]:
    """Each client's tests as keys of their day and values, those of merged records too."""
    found: dict[int, set[str]] = {}
    if not client_ids:
        return found
    owner = func.coalesce(client.c.merged_into_id, client.c.id).label("client_id")
    query = (
        select(owner, assessment.c.day, result.c.entry)
        .join_from(result, assessment)
        .join(client, client.c.id == assessment.c.client_id)
        .where(result.c.measure == import_rows.MEASURE, result.c.outcome == assessments.MEASURED)
    )
    for row in in_turn(read.connection.execute(query)):
        if row.client_id in client_ids:
            trials = from_json(row.entry).trials
            typed = ((t.side, t.number, t.quantity.value) for t in trials if t.quantity)
            found.setdefault(row.client_id, set()).add(values_key(row.day, typed))
    return found


def values(test: ImportedTest) -> str:
    """The key of a test of the file."""
    return values_key(test.day, ((t.side, t.number, t.kg) for t in test.trials))
