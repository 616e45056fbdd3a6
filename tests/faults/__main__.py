"""Kill, starve and spoil the program, and count what was lost: ``python -m tests.faults``."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.faults import bad_files, children, flips, hostile, journeys, kills, stepping
from tests.faults.bad_others import BAD_OTHERS
from tests.faults.bad_practices import BAD_PRACTICES
from tests.faults.figures import FULL_MARKS, SHORT_MARKS, Figures
from tests.faults.operations import OPERATIONS
from tests.faults.site import Model, make_model

Task = Callable[[], Figures]
KILLS_OF_A_TASK = 250
KILLS_IN_THE_WINDOW = 100


def main(words: list[str]) -> int:
    """Run the harness and print its table. Returns 0 when every mark is met and nothing wrong."""
    arguments = _arguments(words)
    marks = FULL_MARKS if arguments.full else SHORT_MARKS
    began = time.monotonic()
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        model = make_model(home / "model")
        tasks = _full(model, home, arguments) if arguments.full else _short(model, home, arguments)
        for done, found in enumerate(children.side_by_side(tasks, arguments.jobs), start=1):
            figures.add(found)
            sys.stderr.write(f"{done}/{len(tasks)} {time.monotonic() - began:.0f} s\n")
    seconds = time.monotonic() - began
    told = figures.as_json(marks, seconds) if arguments.json else figures.table(marks)
    sys.stdout.write(f"{told}\n")
    short_of = figures.short_of(marks)
    sys.stderr.writelines(f"{kind.value}: {fault}\n" for kind, fault in figures.faults)
    sys.stderr.writelines(f"fewer {part} than wanted\n" for part in short_of)
    sys.stderr.write(f"{seconds:.0f} s\n")
    return 1 if figures.faults or short_of else 0


def _arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py faults", description=__doc__)
    parser.add_argument(
        "--full",
        action="store_true",
        help="every step, and the figures of the issue (half an hour)",
    )
    parser.add_argument(
        "--every", type=int, default=1, metavar="N", help="of --full only every N-th step (1)"
    )
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="which moments (1)")
    jobs = os.cpu_count() or 1
    parser.add_argument(
        "--jobs", type=int, default=jobs, metavar="N", help=f"how many side by side ({jobs})"
    )
    return parser.parse_args(words)


def _full(model: Model, home: Path, arguments: argparse.Namespace) -> list[Task]:
    """Killed at every step; every step failed in two of the six ways, each way at a third."""
    every = arguments.every
    tasks: list[Task] = [
        partial(kills.run, home / f"day-{n}", KILLS_OF_A_TASK // every, arguments.seed + n)
        for n in range(4)
    ]
    tasks.append(
        partial(journeys.run, home / "journeys", KILLS_IN_THE_WINDOW // every, arguments.seed)
    )
    for place, operation in enumerate(OPERATIONS):
        killed, failed = home / f"killed-{place}", home / f"failed-{place}"
        run = partial(stepping.run, operation, model)
        tasks.append(partial(run, killed, (stepping.KILLED,), stride=every))
        tasks.append(partial(run, failed, stepping.FAILURES, stride=3 * every))
    return tasks + _files(model, home, 500, arguments.seed)


def _short(model: Model, home: Path, arguments: argparse.Namespace) -> list[Task]:
    """The same with a few steps of each; the window is killed by a test of its own."""
    tasks: list[Task] = [partial(kills.run, home / "day", 50, arguments.seed)]
    for place, operation in enumerate(OPERATIONS):
        killed, failed = home / f"killed-{place}", home / f"failed-{place}"
        run = partial(stepping.run, operation, model)
        tasks.append(partial(run, killed, (stepping.KILLED,), most=6))
        tasks.append(partial(run, failed, stepping.FAILURES, most=1))
    return tasks + _files(model, home, 60, arguments.seed)


def _files(model: Model, home: Path, bits: int, seed: int) -> list[Task]:
    return [
        partial(flips.run, model, home / "flips", bits, seed),
        partial(bad_files.run, model, home / "practices", BAD_PRACTICES),
        partial(bad_files.run, model, home / "others", BAD_OTHERS),
        partial(hostile.run, model, home / "hostile"),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
