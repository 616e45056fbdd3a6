"""Values nobody can read, words nobody knows, settings the program does not have."""

from medex_desktop.domain import grip_records, result_entries, test_sets
from medex_desktop.domain.measures.grip_strength import MEASURE
from medex_desktop.domain.skills import lists
from medex_desktop.domain.skills.ratings import HIGHEST
from medex_desktop.language import Text
from medex_desktop.storage.checks.findings import Fault, Found, Kind, Look
from medex_desktop.storage.checks.rows import UNREADABLE, raw_rows, readable, value_of
from medex_desktop.storage.registry import metadata
from medex_desktop.storage.tables.assessments import result
from medex_desktop.storage.tables.practices import setting
from medex_desktop.storage.tables.skills import skill_list, skill_rating
from medex_desktop.storage.tables.test_sets import test_set

MEASURED = "measured"


def unreadable(look: Look) -> Found:
    """Dates, numbers, choices and plain data that no reader of the program takes."""
    for name, table in sorted(metadata.tables.items()):
        columns = [column for column in table.c if column.name != "id"]
        for row_id, values in raw_rows(look.connection, table, *(c.name for c in columns)):
            for column, written in zip(columns, values, strict=True):
                try:
                    value_of(column, written, look.connection.dialect)
                except UNREADABLE:
                    yield _unreadable(name, row_id, column.name)
    for row_id, row in readable(look.connection, result, "measure", "outcome", "entry"):
        if row["outcome"] == MEASURED:
            reader = grip_records if row["measure"] == MEASURE.key else result_entries
            try:
                reader.from_json(row["entry"])
            except UNREADABLE:
                yield _unreadable(result.name, row_id, "entry")
    for row_id, row in readable(look.connection, test_set, "items"):
        try:
            test_sets.from_json(row["items"])
        except UNREADABLE:
            yield _unreadable(test_set.name, row_id, "items")
    yield from _skills(look)


def _skills(look: Look) -> Found:
    """Lists and ratings of skills, which the program passes over when it can't read them."""
    for row_id, row in readable(look.connection, skill_list, "key", "title", "rows"):
        try:
            lists.from_json(row["rows"], key=row["key"], title=row["title"])
        except UNREADABLE:
            yield _unreadable(skill_list.name, row_id, "rows")
    for row_id, row in readable(look.connection, skill_rating, "value"):
        if not 0 <= row["value"] <= HIGHEST:
            yield _unreadable(skill_rating.name, row_id, "value")


def _unreadable(table: str, row_id: int, column: str) -> Fault:
    words = Text(
        "The {column} of row {id} of {table} can't be read.",
        {"column": column, "id": row_id, "table": table},
    )
    return Fault(Kind.UNREADABLE, words, table, row_id)


def unknown_words(look: Look) -> Found:
    """A kind, a role, an outcome that the program has no such word for."""
    for (name, column), words in look.known.words.items():
        for row_id, row in readable(look.connection, metadata.tables[name], column):
            if row[column] not in words:
                said = Text(
                    "The {column} of row {id} of {table} is a word the program does not know.",
                    {"column": column, "id": row_id, "table": name},
                )
                yield Fault(Kind.UNKNOWN_WORD, said, name, row_id)


def settings(look: Look) -> Found:
    """A setting with a value that can't be chosen; without it the usual one counts."""
    for row_id in wrong_settings(look):
        words = Text("Setting {id} has a value that can't be chosen.", {"id": row_id})
        yield Fault(Kind.SETTING, words, setting.name, row_id)


def wrong_settings(look: Look) -> list[int]:
    """The ids of settings whose value is none of those that can be chosen."""
    return [
        row_id
        for row_id, row in readable(look.connection, setting, "key", "value")
        if row["key"] in look.known.settings
        and str(row["value"]) not in look.known.settings[row["key"]]
    ]
