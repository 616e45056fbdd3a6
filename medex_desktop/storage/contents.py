"""Counts and digests of every table: how a copy is compared with what it was copied from."""

import hashlib
from dataclasses import dataclass
from typing import Any

from medex_desktop.storage import tables
from medex_desktop.storage.changes import image_sql
from medex_desktop.storage.registry import metadata

_LOADED = tables.__all__


@dataclass(frozen=True, slots=True)
class Content:
    """One table's rows: how many, and a SHA-256 over their images in order of id."""

    rows: int
    sha256: str


def measure(raw: Any) -> dict[str, Content]:
    """The contents of every table our schema knows, read on one raw connection."""
    return {name: _measure_table(raw, name) for name in sorted(metadata.tables)}


def _measure_table(raw: Any, name: str) -> Content:
    table = metadata.tables[name]
    cursor = raw.execute(f"SELECT {image_sql(table, 't')} FROM {name} AS t ORDER BY t.id")
    digest, rows = hashlib.sha256(), 0
    while batch := cursor.fetchmany(500):
        rows += len(batch)
        for (image,) in batch:
            digest.update(image.encode("utf-8") + b"\n")
    return Content(rows, digest.hexdigest())
