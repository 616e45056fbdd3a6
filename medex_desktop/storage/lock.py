"""One process at a time: a lock the system frees when its holder dies, with a way out.

The lock file names the holder (process, computer, since when). A holder on this computer that died
leaves a name but no lock: it is taken over silently. A name from another computer is a foreign
lock: the practice opens only when a person says so.
"""

import json
import os
import platform
from contextlib import suppress
from pathlib import Path
from typing import IO

from medex_desktop import safeio
from medex_desktop.errors import Problem
from medex_desktop.storage import problems


class FolderLock:
    """Held from ``acquire`` to ``release``; the file stays, emptied, so that nobody races it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stream: IO[str] | None = None

    def acquire(self, *, even_if_foreign: bool = False) -> None:
        """Take the lock; IN_USE while another process holds it, FOREIGN_LOCK for a foreign name."""
        with problems.worded():
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, safeio.PRIVATE_FILE)
            stream = os.fdopen(handle, "a+", encoding="utf-8", errors="replace")
        try:
            safeio.lock_alone(stream)
        except OSError:
            stream.close()
            raise problems.known(Problem.IN_USE) from None
        stream.seek(0)
        host = _host_in(stream.read())
        if host not in ("", platform.node()) and not even_if_foreign:
            stream.close()
            raise problems.known(Problem.FOREIGN_LOCK)
        self._stream = stream
        try:
            with problems.worded():
                self._write({"process": os.getpid(), "computer": platform.node()})
        except BaseException:
            self._drop()
            raise

    def release(self) -> None:
        """Clear the name and free the lock; harmless when it is not held."""
        if self._stream is None:
            return
        try:
            with problems.worded():
                self._write({})
        finally:
            self._drop()

    def _drop(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            with suppress(OSError):  # what could not be written before can't be written now
                stream.close()

    def _write(self, holder: dict[str, object]) -> None:
        assert self._stream is not None
        self._stream.seek(0)
        self._stream.truncate()
        self._stream.write(json.dumps(holder) if holder else "")
        self._stream.flush()


def _host_in(content: str) -> str:
    try:
        holder = json.loads(content or "{}")
    except (ValueError, RecursionError):
        return ""
    return str(holder.get("computer", "")) if isinstance(holder, dict) else ""
