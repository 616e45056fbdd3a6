"""Counts and digests of every table: how a copy is compared with what it was copied from.

The tables and columns are those of the file, not those of our schema: the copy made before a
migration is one of an older file.
"""

import hashlib
from typing import Any

from medex_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Content:
    """One table's rows: how many, and a SHA-256 over their values in order of rowid."""

    rows: int
    sha256: str


def measure(raw: Any) -> dict[str, Content]:
    """The contents of every table in the file, read on one raw connection."""
    tables = raw.execute(
        "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite%'"
        " ORDER BY name"
    ).fetchall()
    return {name: _measure_table(raw, name) for (name,) in tables}


def _measure_table(raw: Any, name: str) -> Content:
    names = [row[1] for row in raw.execute(f'PRAGMA table_info("{name}")')]
    values = ", ".join(f'"{column}"' for column in names)
    cursor = raw.execute(f'SELECT json_array({values}) FROM "{name}" ORDER BY rowid')
    digest, rows = hashlib.sha256(), 0
    while batch := cursor.fetchmany(500):
        rows += len(batch)
        for (image,) in batch:
            digest.update(image.encode("utf-8") + b"\n")
    return Content(rows, digest.hexdigest())
