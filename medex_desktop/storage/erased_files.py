"""Stored files of erased clients: each tombstone names them, so that a removal cut off is finished.

The names are random; they say nothing about anybody.
"""

import string

from sqlalchemy import Connection, select

from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.tables.documents import attachment
from medex_desktop.storage.tables.removals import erasure


def remove(connection: Connection, folder: PracticeFolder) -> int:
    """Remove what is still there of the files that tombstones name; how many there were."""
    named = {
        name
        for rows in connection.execute(select(erasure.c.rows)).scalars()
        for name in rows["files"]
        if not set(name) - set(string.hexdigits)
    }
    if not named:
        return 0
    kept = set(connection.execute(select(attachment.c.file)).scalars())
    found = [path for path in map(folder.attachments.joinpath, named - kept) if path.exists()]
    for path in found:
        path.unlink()
    return len(found)
