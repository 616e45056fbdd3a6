"""The one module that writes files outside the database: whole or not at all, and private."""

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
_PART = ".part-"
LEFTOVERS = f"{_PART}*"
SCRATCH = "medex-scratch-"
_HELD = "held"

_open_scratch: dict[Path, IO[str]] = {}


def make_folder(folder: Path) -> Path:
    """Make a private folder (0700) with its parents; an existing one is kept."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    return folder


def make_shared_folder(folder: Path) -> Path:
    """Make a folder a person chose for papers, with the rights the system gives by default."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder


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


def open_trail(path: Path) -> IO[bytes]:
    """A new private file that is only added to; each line is with the system once it is written.

    For what must be there when the program stops without a word. Raises OSError.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND
    return os.fdopen(os.open(path, flags, PRIVATE_FILE), "ab", buffering=0)


def lock_alone(stream: IO[Any], at: int = 0) -> None:
    """Hold an open file until it is closed or its process ends; OSError while another holds it.

    Where the system locks bytes and not files, ``at`` is the byte: one beyond the end leaves the
    content to be read.
    """
    if sys.platform == "win32":
        stream.seek(at)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


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


@contextmanager
def scratch() -> Iterator[Path]:
    """A private folder among the system's temporary ones, removed at the end."""
    folder = open_scratch()
    try:
        yield folder
    finally:
        discard_scratch(folder)


def open_scratch() -> Path:
    """The same, until ``discard_scratch``. It is locked meanwhile: unlocked, it is a leftover."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=SCRATCH))
        try:
            stream = (folder / _HELD).open("a", encoding="utf-8")
        except FileNotFoundError:
            continue  # another start took it for a leftover before it was locked
        try:
            lock_alone(stream)
        except BlockingIOError:
            stream.close()
            continue
        except OSError:
            pass  # a place that knows no locks: a start beside this one may take it
        if (folder / _HELD).exists():
            _open_scratch[folder] = stream
            return folder
        stream.close()


def discard_scratch(folder: Path) -> None:
    """Remove a scratch folder of this process; any other folder stays."""
    stream = _open_scratch.pop(folder, None)
    if stream is not None:
        stream.close()
        shutil.rmtree(folder, ignore_errors=True)


def leave_scratch() -> None:
    """At the end: remove what this process still holds."""
    for folder in tuple(_open_scratch):
        discard_scratch(folder)


def purge_scratch() -> None:
    """At the start: remove what runs that were killed have left. Nothing here stops anybody."""
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as found:
        for one in found:
            if one.name.startswith(SCRATCH):
                _purge(Path(one.path))


def _purge(folder: Path) -> None:
    with suppress(OSError):
        facts = folder.lstat()
        is_ours = sys.platform == "win32" or facts.st_uid == os.geteuid()
        if not is_ours or not stat.S_ISDIR(facts.st_mode):
            return
        with (folder / _HELD).open("a", encoding="utf-8") as stream:
            lock_alone(stream)
            shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)  # Windows kept the file that was open


def read_small(path: Path, most: int = 8 * 1024**2) -> bytes:
    """A small file's content; OSError for a device, a pipe or a file that is far too large."""
    if not path.is_file() or path.stat().st_size > most:
        raise FileNotFoundError(path.name)
    return path.read_bytes()
