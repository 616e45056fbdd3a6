#!/usr/bin/env python3
"""The one door for commands: sets up what is missing, then runs, tests, checks or measures.

``python3 dev.py run`` opens the program, ``python3 dev.py test`` tests it; both need nothing but
Python itself, and make ``.venv`` with the locked libraries when it is not there yet. The work is
done in packaging/devtools.
"""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

OLDEST = (3, 11)
REFUSED, USAGE, INTERRUPTED = 1, 2, 130


def python_fault(running: tuple[int, int]) -> str:
    """Why this Python can't be used, as a sentence; empty when it can."""
    if running >= OLDEST:
        return ""
    return "MedEx Desktop needs Python {}.{} or newer; this is {}.{}.".format(*OLDEST, *running)


def disk_fault(fault: OSError) -> str:
    """A fault of the disk or the folder, as a sentence."""
    place = f" ({fault.filename})" if fault.filename else ""
    if fault.errno == errno.ENOSPC:
        return f"The disk is full{place}. Make room and start again."
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"This folder can't be written to{place}. Is it another user's, or read-only?"
    return f"The disk or a program on it gave a fault{place}: {fault.strerror or fault}."


def usage(commands: Mapping[str, Callable[[list[str]], int]]) -> str:
    """Every command with the first sentence of what it does."""
    lines = ["usage: python3 dev.py COMMAND [words for it]", ""]
    for name, command in commands.items():
        first = " ".join((command.__doc__ or "").split("\n\n")[0].split())
        lines.append(f"  {name:<10} {first}")
    return "\n".join(lines)


def main(words: list[str]) -> int:
    """Run one command. Returns its exit code: 0 done, 1 refused, 2 usage."""
    unfit = python_fault(sys.version_info[:2])
    if unfit:
        print(unfit, file=sys.stderr)
        return REFUSED
    # only now: an older Python could not even read these files
    sys.path.insert(0, str(Path(__file__).resolve().parent / "packaging"))
    from devtools.commands import COMMANDS
    from devtools.machine import Stop

    if words[:1] in (["-h"], ["--help"], ["help"]):
        print(usage(COMMANDS))
        return 0
    if not words or words[0] not in COMMANDS:
        unknown = f"There is no command {words[0]}.\n\n" if words else ""
        print(unknown + usage(COMMANDS), file=sys.stderr)
        return USAGE
    try:
        return COMMANDS[words[0]](words[1:])
    except Stop as stop:
        print(stop, file=sys.stderr)
    except OSError as fault:
        print(disk_fault(fault), file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return INTERRUPTED
    return REFUSED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
