"""A process that works the real window and says what it does is killed in the middle of it."""

import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

LAST_SECONDS: Final = 2.0
_ENOUGH_SECONDS: Final = 2.6


@dataclass
class Heard:
    """What it said until it was killed: each step with the facts and the moment."""

    lines: list[tuple[float, str, str]] = field(default_factory=list)
    killed: float = 0.0

    def before_the_last_seconds(self) -> list[tuple[str, str]]:
        """What was said early enough to be on the disk."""
        return [(step, said) for at, step, said in self.lines if at < self.killed - LAST_SECONDS]


def killed_while(module: str, root: Path, *words: str, doing: str, seconds: float) -> Heard:
    """SIGKILL at the first line that comes ``seconds`` after the first line of a step.

    The lines themselves are the clock: nothing is waited for but the next one.
    """
    heard, since = Heard(), None
    victim = subprocess.Popen(
        [sys.executable, "-m", module, str(root), *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert victim.stdout is not None
    with victim:
        for line in victim.stdout:
            now = time.monotonic()
            step, _tab, said = line.rstrip("\n").partition("\t")
            heard.lines.append((now, step, said))
            since = now if since is None and step == doing else since
            if since is not None and now - since >= seconds:
                break
        heard.killed = time.monotonic()
        victim.kill()
    assert since is not None, heard.lines[-3:]
    return heard
