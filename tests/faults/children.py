"""Children of a warm process: forked in milliseconds, everything imported, killed without regret.

A child never returns into the harness and runs none of its cleaning up.
"""

import base64
import gc
import os
import pickle
import select
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TextIO, TypeVar

T = TypeVar("T")


@dataclass
class Child:
    """A child that runs: its process, and the end of the pipe its words come out of."""

    process: int
    pipe: int

    def kill(self) -> None:
        """SIGKILL: it gets no chance to do anything about it."""
        os.kill(self.process, signal.SIGKILL)

    def listen(self) -> str:
        """All it said until it ended; its end is waited for."""
        heard = []
        while part := os.read(self.pipe, 65536):
            heard.append(part)
        os.close(self.pipe)
        os.waitpid(self.process, 0)
        return b"".join(heard).decode("utf-8", "replace")


def begin(work: Callable[[TextIO], None]) -> Child:
    """Fork a child that does ``work`` and is gone; what it writes to the stream is heard here."""
    inner, outer = os.pipe()
    sys.stdout.flush()
    process = os.fork()
    if process:
        os.close(outer)
        return Child(process, inner)
    try:
        gc.disable()
        os.close(inner)
        with open(outer, "w", encoding="utf-8", buffering=1, closefd=False) as stream:
            work(stream)
    except BaseException:
        traceback.print_exc(file=sys.stderr)
    finally:
        os._exit(0)


def side_by_side(tasks: Mapping[str, Callable[[], T]], jobs: int) -> Iterator[tuple[str, T | None]]:
    """What each task returns, by its name, as they end; ``jobs`` run at a time, each in a child.

    None for one that ended without a result; why is on stderr.
    """
    waiting, running = list(reversed(tasks.items())), {}
    while waiting or running:
        while waiting and len(running) < jobs:
            name, task = waiting.pop()
            child = begin(_returning(task))
            running[child.pipe] = name, child
        for pipe in select.select(list(running), [], [])[0]:
            name, child = running.pop(pipe)
            heard = child.listen()
            # our own child's
            yield name, pickle.loads(base64.b64decode(heard)) if heard else None


def _returning(task: Callable[[], object]) -> Callable[[TextIO], None]:
    def work(stream: TextIO) -> None:
        stream.write(base64.b64encode(pickle.dumps(task())).decode("ascii"))

    return work
