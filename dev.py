#!/usr/bin/env python3
"""The one door for commands: sets up what is missing, then runs, tests, checks or measures.

``python3 dev.py run`` opens the program, ``python3 dev.py test`` tests it; both need nothing but
Python itself, and make ``.venv`` with the locked libraries when it is not there yet. The work is
done in packaging/devtools; this file stays readable for every old Python, to tell it so.
"""

import sys

OLDEST = (3, 11)


def python_fault(running):
    """Why this Python can't be used, as a sentence; empty when it can."""
    if running >= OLDEST:
        return ""
    return "MedEx Desktop needs Python {}.{} or newer; this is {}.{}.".format(*OLDEST + running)


def main():
    """Open the door; returns the exit code."""
    unfit = python_fault(tuple(sys.version_info[:2]))
    if unfit:
        sys.stderr.write(unfit + "\n")
        return 1
    from pathlib import Path

    sys.path.insert(0, str(Path(__file__).resolve().parent / "packaging"))
    from devtools import door

    return door.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
