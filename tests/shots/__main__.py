"""A picture of every screen: ``python -m tests.shots OUT [WORD]``; WORD picks shots by name."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.shots.camera import take_all

if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: python -m tests.shots OUT [WORD]")
    made = take_all(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) == 3 else "")
    sys.stdout.write("".join(f"{path}\n" for path in made))
