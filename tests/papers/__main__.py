"""Every paper of the demo practice: ``python -m tests.papers OUT [WORD]``; WORD picks by name."""

import sys
from pathlib import Path

from tests.papers.maker import make_all

if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: python -m tests.papers OUT [WORD]")
    for made in make_all(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) == 3 else ""):
        sys.stdout.write(f"{made}\n")
