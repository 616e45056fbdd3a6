"""Take the words given to ``dev.py``, do the command, and turn every fault into a sentence."""

from __future__ import annotations

import errno
import sys

from devtools.commands import COMMANDS
from devtools.machine import Stop

REFUSED, USAGE, INTERRUPTED = 1, 2, 130


def main(words: list[str]) -> int:
    """Run one command. Returns its exit code: 0 done, 1 refused, 2 usage."""
    if words[:1] in (["-h"], ["--help"], ["help"]):
        print(usage())
        return 0
    if not words or words[0] not in COMMANDS:
        unknown = f"There is no command {words[0]}.\n\n" if words else ""
        print(unknown + usage(), file=sys.stderr)
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


def usage() -> str:
    """Every command with the first sentence of what it does."""
    lines = ["usage: python3 dev.py COMMAND [words for it]", ""]
    for name, command in COMMANDS.items():
        first = " ".join((command.__doc__ or "").split("\n\n")[0].split())
        lines.append(f"  {name:<10} {first}")
    return "\n".join(lines)


def disk_fault(fault: OSError) -> str:
    """A fault of the disk or the folder, as a sentence."""
    place = f" ({fault.filename})" if fault.filename else ""
    if fault.errno == errno.ENOSPC:
        return f"The disk is full{place}. Make room and start again."
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"This folder can't be written to{place}. Is it another user's, or read-only?"
    return f"The disk or a program on it gave a fault{place}: {fault.strerror or fault}."
