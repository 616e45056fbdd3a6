"""The gate every step to the disk goes through: it counts, and kills or fails at the n-th."""

import errno
import os
import signal
from collections.abc import Callable
from enum import StrEnum


class Step(StrEnum):
    """What a program does to a disk."""

    OPEN = "open"
    WRITE = "write"
    SYNC = "sync"
    CUT = "cut"
    RENAME = "rename"
    REMOVE = "remove"
    MAKE = "make"


class Failure(StrEnum):
    """How a step fails."""

    FULL = "full"
    FAULT = "fault"
    FORBIDDEN = "forbidden"

    @property
    def code(self) -> int:
        """The system's number for it."""
        return _CODES[self]


_CODES = {
    Failure.FULL: errno.ENOSPC,
    Failure.FAULT: errno.EIO,
    Failure.FORBIDDEN: errno.EACCES,
}


class Gate:
    """Lets every step by until the ``at``-th; there it kills the process or lets the step fail.

    Nothing is counted before ``begin``: the files an operation finds open are under the gate too.
    Without ``failure`` it kills; a write is then half done, as when the current goes. With it that
    step fails, and with ``for_ever`` each one after it too.
    """

    def __init__(
        self, at: int = 0, failure: Failure | None = None, *, for_ever: bool = False
    ) -> None:
        self.at = at
        self.failure = failure
        self.for_ever = for_ever
        self.begun = False
        self.count = 0
        self.hits = 0
        self.hit = ""

    def begin(self) -> None:
        """From now on steps count."""
        self.begun = True

    def ask(self, step: Step, half: Callable[[], None] | None = None) -> Failure | None:
        """What happens to this step: None when it may go on."""
        if not self.begun:
            return None
        self.count += 1
        here = self.count == self.at or (self.for_ever and 0 < self.at < self.count)
        if not here:
            return None
        if self.failure is None:
            if half is not None:
                half()
            os.kill(os.getpid(), signal.SIGKILL)
        self.hits += 1
        self.hit = step.value
        return self.failure

    def pass_by(self, step: Step, name: object = None) -> None:
        """The same for Python's own files: raises the OSError of the failure."""
        if (failure := self.ask(step)) is not None:
            raise OSError(failure.code, os.strerror(failure.code), name)

    def open_wide(self) -> None:
        """From now on nothing fails."""
        self.at = 0
