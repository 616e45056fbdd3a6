"""One run of the program, noted in a private file of its own until it ends as it should.

The file holds versions, moments and places in our code, never what a person typed. While the
process lives the system holds a lock on it, so no process number that came again and no second
window can be taken for a run that stopped. A fault so hard that Python itself ends is written into
it by Python's own fault handler.
"""

import faulthandler
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from medex_desktop import __version__, safeio
from medex_desktop.services.clock import Clock

SUFFIX: Final = ".run"
LOCKED_AT: Final = 1 << 30
"""A byte beyond every content: the content stays readable where the system locks bytes."""
BEGAN, OPENED, CLOSED, FAULT, ENDED = "began", "opened", "closed", "fault", "ended"
_MOST_FAULTS: Final = 20
_LONGEST: Final = 3_000
_BOOT: Final = Path("/proc/sys/kernel/random/boot_id")


class Run:
    """``begin()`` first, ``end()`` last; without either nothing is written.

    A folder that can't be written to stops nobody: then nothing is known of this run.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self._clock = clock
        self._stream: IO[bytes] | None = None
        self._path: Path | None = None
        self._faults = 0

    def begin(self) -> None:
        """Note the start, and from now on what Python can't survive."""
        now = self._clock.now()
        path = self.folder / f"{now:%Y%m%dT%H%M%S}-{os.getpid()}{SUFFIX}"
        try:
            safeio.make_folder(self.folder)
            stream = safeio.open_trail(path)
        except OSError:
            return
        try:
            safeio.lock_alone(stream, LOCKED_AT)
        except OSError:
            stream.close()
            path.unlink(missing_ok=True)
            return
        self._stream, self._path = stream, path
        self._note(BEGAN, "\n".join(_header()))
        faulthandler.enable(stream)

    def has_company(self) -> bool:
        """Whether another run left something, or is under way: cheap, for every start."""
        try:
            return any(p.suffix == SUFFIX and p != self._path for p in self.folder.iterdir())
        except OSError:
            return False

    def opened(self, schema: int) -> None:
        """A practice is open: a stop from now on is told at the next start."""
        self._note(OPENED, f"schema {schema}")
        if self._stream is not None:
            with suppress(OSError):
                os.fsync(self._stream.fileno())  # the computer may stop too

    def closed(self) -> None:
        """The practice was closed: nothing is lost by a stop from now on."""
        self._note(CLOSED)

    def record(self, told: str) -> None:
        """A fault nobody caught, by its places (``fault_details.describe``); from any thread."""
        self._faults += 1
        if self._faults <= _MOST_FAULTS:
            self._note(FAULT, told[:_LONGEST])

    def end(self) -> None:
        """The program ends as it should; only a run with faults leaves its file."""
        stream, self._stream = self._stream, None
        if stream is None or self._path is None:
            return
        faulthandler.disable()
        with suppress(OSError):
            if self._faults:
                stream.write(_line(ENDED, self._clock.now()))
            stream.close()
            if not self._faults:
                self._path.unlink()

    def _note(self, what: str, more: str = "") -> None:
        if self._stream is None:
            return
        content = _line(what, self._clock.now())
        if more:
            content += more.encode("utf-8", "replace") + b"\n"
        with suppress(OSError, ValueError):  # a full disk; closed by another thread
            self._stream.write(content)


def boot() -> str:
    """What names this start of the computer, "" where the system does not tell."""
    try:
        return _BOOT.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _line(what: str, at: datetime) -> bytes:
    return f"\n@ {at.isoformat(timespec='seconds')} {what}\n".encode()


def _header() -> list[str]:
    from PySide6 import __version__ as qt  # with the window, never for commands

    release = f" {os.uname().release}" if hasattr(os, "uname") else ""
    return [
        f"MedEx Desktop {__version__}",
        f"Python {sys.version.split()[0]}, Qt {qt}, {sys.platform}{release}",
        f"boot {boot()}",
    ]
