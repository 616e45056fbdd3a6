"""Records that can't be so: values, scores and dates, judged by the rules of the domain."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from medex_desktop.domain import checkup
from medex_desktop.domain.grip_records import GripEntry, from_json
from medex_desktop.domain.measures.grip_strength import MEASURE
from medex_desktop.language import Text
from medex_desktop.storage.checks.findings import Fault, Found, Kind, Look
from medex_desktop.storage.checks.rows import UNREADABLE, Values, readable
from medex_desktop.storage.checks.values import MEASURED
from medex_desktop.storage.tables.assessments import assessment, result
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.documents import document
from medex_desktop.storage.tables.health import (
    clearance,
    client_condition,
    client_limit,
    precaution,
    replacement,
)

_BODY = ("birth_date", "age_years", "height_cm", "mass_kg")
_TYPED = ("name", "height_typed", "height_unit", "mass_typed", "mass_unit")
_DERIVED = ("sort_name", "height_cm", "mass_kg")
_SINCE_BIRTH = (
    (replacement, "done_on"),
    (precaution, "given_on"),
    (client_limit, "given_on"),
    (client_condition, "noted_on"),
    (clearance, "given_on"),
)
"""What happened in a client's life, and the day of it: not before their birth, not ahead."""


def results(look: Look) -> Found:
    """Trials beyond the limits, kept otherwise than typed, or scored otherwise than they score."""
    for row_id, entry, row in _entries(look):
        about = (result.name, row_id)
        if checkup.entry_is_beyond(entry):
            words = Text("Result {id} holds a value beyond what can be measured.", {"id": row_id})
            yield Fault(Kind.IMPOSSIBLE_RESULT, words, *about)
        if checkup.kept_otherwise_than_typed(entry):
            words = Text("Result {id} holds kilograms that are not what was typed.", {"id": row_id})
            yield Fault(Kind.TYPED, words, *about)
        if row["measure_version"] == MEASURE.version and _scored_otherwise(entry, row["scores"]):
            words = Text("The scores of result {id} do not follow from its trials.", {"id": row_id})
            yield Fault(Kind.SCORE, words, *about)


def _entries(look: Look) -> Iterator[tuple[int, GripEntry, Values]]:
    columns = ("measure", "measure_version", "outcome", "entry", "scores")
    for row_id, row in readable(look.connection, result, *columns):
        if row["measure"] != MEASURE.key or row["outcome"] != MEASURED:
            continue
        try:
            yield row_id, from_json(row["entry"]), row
        except UNREADABLE:
            continue  # told by the check of values


def _scored_otherwise(entry: GripEntry, scores: Any) -> bool:
    try:
        return not isinstance(scores, dict) or checkup.scored_otherwise(entry, scores)
    except UNREADABLE:
        return False  # a trial of nothing has no variation: beyond the limits, and told as that


def people(look: Look) -> Found:
    """Ages, heights and masses that nobody has."""
    for row_id, row in readable(look.connection, client, *_BODY):
        if checkup.person_is_beyond(**row, today=look.today):
            words = Text(
                "Client {id} has an age, a height or a mass beyond what the form takes.",
                {"id": row_id},
            )
            yield Fault(Kind.IMPOSSIBLE_CLIENT, words, client.name, row_id)


def derived(look: Look) -> Found:
    """Names for sorting, heights and masses that are not what was typed."""
    for row_id in wrong_derived(look):
        words = Text(
            "The name for sorting, the height or the mass of client {id} is not what was typed.",
            {"id": row_id},
        )
        yield Fault(Kind.DERIVED, words, client.name, row_id)


def wrong_derived(look: Look) -> dict[int, dict[str, Any]]:
    """By client: the values that do not follow from what was typed, as they should be."""
    found = {}
    for row_id, row in readable(look.connection, client, *_TYPED, *_DERIVED):
        right = checkup.derived_values(**{name: row[name] for name in _TYPED})
        wrong = {name: value for name, value in right.items() if row[name] != value}
        if wrong:
            found[row_id] = wrong
    return found


def future(look: Look) -> Found:
    """Days that have not come yet."""
    for table, names in (
        (client, ("birth_date", "event_date")),
        (assessment, ("day", "signed_at")),
        (document, ("day", "signed_at")),
        *((table, (name,)) for table, name in _SINCE_BIRTH),
    ):
        for row_id, row in readable(look.connection, table, *names):
            if any(_is_future(row[name], look.today) for name in names):
                words = Text(
                    "Row {id} of {table} has a date in the future.",
                    {"id": row_id, "table": table.name},
                )
                yield Fault(Kind.FUTURE, words, table.name, row_id)


def _is_future(when: date | None, today: date) -> bool:
    if when is None:
        return False
    return checkup.is_future(date(when.year, when.month, when.day), today)


def before_birth(look: Look) -> Found:
    """Tests of, and events in the life of, somebody who was not born yet."""
    born = {}
    for row_id, row in readable(look.connection, client, "birth_date", "event_date"):
        born[row_id] = birth = row["birth_date"]
        if birth and row["event_date"] and row["event_date"] < birth:
            words = Text("The surgery or onset of client {id} is before their birth.")
            told = Text(words.msgid, {"id": row_id})
            yield Fault(Kind.BEFORE_BIRTH, told, client.name, row_id)
    for row_id, row in readable(look.connection, assessment, "client_id", "day"):
        birth = born.get(row["client_id"])
        if birth and row["day"] < birth:
            words = Text("Assessment {id} is on a day before its client's birth.", {"id": row_id})
            yield Fault(Kind.BEFORE_BIRTH, words, assessment.name, row_id)
    for table, name in _SINCE_BIRTH:
        for row_id, row in readable(look.connection, table, "client_id", name):
            birth = born.get(row["client_id"])
            if birth and row[name] < birth:
                words = Text(
                    "Row {id} of {table} is of a day before its client's birth.",
                    {"id": row_id, "table": table.name},
                )
                yield Fault(Kind.BEFORE_BIRTH, words, table.name, row_id)
