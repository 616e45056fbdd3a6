"""The one module that writes files outside the database: whole or not at all, and private."""

import os
import tempfile
from pathlib import Path

PRIVATE_FOLDER = 0o700
_PART = ".part-"
LEFTOVERS = f"{_PART}*"


def make_folder(folder: Path) -> Path:
    """Make a private folder (0700) with its parents; an existing one is kept."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    return folder


def make_shared_folder(folder: Path) -> Path:
    """Make a folder a person chose for papers, with the rights the system gives by default."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def scratch(prefix: str = "medex-") -> tempfile.TemporaryDirectory[str]:
    """A private folder for a moment; what a failing disk doesn't let go of fails nothing."""
    return tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True)


def write(target: Path, content: bytes) -> None:
    """Replace ``target`` by ``content``: temporary name, length checked, flushed, then switched.

    On any error the old file is untouched and the temporary one is gone. Raises OSError.
    """
    handle, name = tempfile.mkstemp(prefix=_PART, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if temporary.stat().st_size != len(content):
            raise OSError(f"{target.name}: the disk took fewer bytes than were written")
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Flush a folder's own entries, where the system can (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Flush one file's content to the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
