"""Kill the program at random moments and count what is lost: ``python -m tests.faults``."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.faults import journeys, kills


def main(words: list[str]) -> int:
    """Run the harness and print one line of figures. Returns 0 when nothing was lost."""
    parser = argparse.ArgumentParser(prog="dev.py faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=100, metavar="N", help="how often (100)")
    parser.add_argument(
        "--journeys", type=int, default=100, metavar="N", help="how often in the real window (100)"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="which moments (1)")
    arguments = parser.parse_args(words)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tally = kills.run(Path(folder) / "practice", arguments.kills, arguments.seed)
        told = journeys.run(Path(folder), arguments.journeys, arguments.seed)
    seconds = f"{time.monotonic() - began:.0f} s"
    sys.stdout.write(f"{tally.line()}; {told.line()}; {seconds}\n")
    faults = tally.faults + told.faults
    sys.stderr.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
