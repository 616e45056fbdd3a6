"""Stored files of erased clients: each tombstone names them, so that a removal cut off is finished.

The names are random; they say nothing about anybody.
"""

import re
from typing import Any, Final

from sqlalchemy import Connection, select

from medex_desktop.storage.checks.rows import readable
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.tables.documents import attachment
from medex_desktop.storage.tables.removals import erasure

_NAME: Final = re.compile(r"[0-9a-f]{32}")


def names_in(told: Any) -> list[str] | None:
    """The stored files a tombstone names; None when no tombstone of ours says it like this."""
    files = told.get("files") if isinstance(told, dict) else None
    if not isinstance(files, list):
        return None
    found = [name for name in files if isinstance(name, str) and _NAME.fullmatch(name)]
    return found if len(found) == len(files) else None


def remove(connection: Connection, folder: PracticeFolder) -> int:
    """Remove what is still there of the files that tombstones name; how many there were.

    A tombstone that was changed around the program names none: the practice opens all the same,
    and the check-up tells it.
    """
    named = {
        name
        for _id, row in readable(connection, erasure, "rows")
        for name in names_in(row["rows"]) or ()
    }
    if not named:
        return 0
    kept = set(connection.execute(select(attachment.c.file)).scalars())
    found = [path for path in map(folder.attachments.joinpath, named - kept) if path.exists()]
    for path in found:
        path.unlink()
    return len(found)
