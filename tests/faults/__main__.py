"""Kill, starve and spoil the program, and count what was lost: ``python -m tests.faults``."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.faults import bad_files, children, flips, guesses, hostile, journeys, kills, stepping
from tests.faults.bad_others import BAD_OTHERS
from tests.faults.bad_practices import BAD_PRACTICES
from tests.faults.figures import FULL_MARKS, SHORT_MARKS, Figures, Wrong
from tests.faults.operation import Operation
from tests.faults.operations import COPIES, DAYS, OPERATIONS, PEOPLE
from tests.faults.progress import OtherRun, Progress
from tests.faults.site import Model, make_model

Task = Callable[[], Figures]
KILLS_OF_A_TASK = 250
KILLS_IN_THE_WINDOW = 25
LEAST_OF_A_WAY = 8
_ASKED = ("full", "every", "seed")


def main(words: list[str]) -> int:
    """Run the harness and print its table. Returns 0 when every mark is met and nothing wrong."""
    arguments = _arguments(words)
    marks = FULL_MARKS if arguments.full else SHORT_MARKS
    progress = Progress(arguments.state)
    try:
        progress.begin({name: vars(arguments)[name] for name in _ASKED}, resume=arguments.resume)
    except OtherRun as other:
        sys.stderr.write(f"{other}\n")
        return 2
    figures = _run(arguments, progress)
    told = figures.as_json(marks) if arguments.json else figures.table(marks)
    sys.stdout.write(f"{told}\n")
    short_of = figures.short_of(marks)
    sys.stderr.writelines(f"{kind.value}: {fault}\n" for kind, fault in figures.faults)
    sys.stderr.writelines(f"fewer {part} than wanted\n" for part in short_of)
    (sys.stderr if arguments.json else sys.stdout).write(f"{figures.line(marks)}\n")
    return 1 if figures.faults or short_of else 0


def _run(arguments: argparse.Namespace, progress: Progress) -> Figures:
    """Do every part that has not been done; each is kept as it ends."""
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        model = make_model(home / "model")
        tasks = _full(model, home, arguments) if arguments.full else _short(model, home, arguments)
        kept = {name: found for name in tasks if (found := progress.of(name)) is not None}
        for found in kept.values():
            figures.add(found)
        waiting = {name: _timed(task) for name, task in tasks.items() if name not in kept}
        ended = children.side_by_side(waiting, arguments.jobs)
        for done, (name, found) in enumerate(ended, start=len(kept) + 1):
            if found is None:
                figures.wrong(Wrong.UNCAUGHT, name, "this part of the harness fell over")
                continue
            progress.keep(name, found)
            figures.add(found)
            wrong = f", {len(found.faults)} FAULTS" if found.faults else ""
            sys.stderr.write(f"{done}/{len(tasks)} {name}: {found.seconds:.0f} s{wrong}\n")
            sys.stderr.flush()
    return figures


def _timed(task: Task) -> Task:
    def run() -> Figures:
        began = time.monotonic()
        figures = task()
        figures.seconds = time.monotonic() - began
        return figures

    return run


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
    parser.add_argument(
        "--state", type=Path, metavar="FOLDER", help="keep the figures of each part that ended"
    )
    parser.add_argument(
        "--resume", action="store_true", help="go on with the run whose progress is in --state"
    )
    jobs = os.cpu_count() or 1
    parser.add_argument(
        "--jobs", type=int, default=jobs, metavar="N", help=f"how many side by side ({jobs})"
    )
    found = parser.parse_args(words)
    if found.resume and found.state is None:
        parser.error("--resume goes on with a run that was begun with --state FOLDER")
    return found


def _full(model: Model, home: Path, arguments: argparse.Namespace) -> dict[str, Task]:
    """Killed at every step; each step failed in one of the six ways, of a short one in several."""
    every, seed = arguments.every, arguments.seed
    tasks = _files(model, home, 500, seed)
    tasks["wrong passphrases"] = partial(guesses.run, model, home / "guesses", 1000)
    tasks |= _steps(model, home, (*DAYS, *PEOPLE), every)
    for n in range(4):
        times, name = KILLS_OF_A_TASK // every, f"kills of a day {n + 1}"
        tasks[name] = partial(kills.run, home / name, times, seed + n)
        times, name = KILLS_IN_THE_WINDOW // every, f"kills in the window {n + 1}"
        tasks[name] = partial(journeys.run, home / name, times, seed + n)
    return tasks | _steps(model, home, COPIES, every)


def _steps(
    model: Model, home: Path, operations: tuple[Operation, ...], every: int
) -> dict[str, Task]:
    tasks: dict[str, Task] = {}
    for operation in operations:
        name = f"kill: {operation.name}"
        run = partial(stepping.run, operation, model, home / name, (stepping.KILLED,))
        tasks[name] = partial(run, stride=every)
        name = f"fail: {operation.name}"
        run = partial(stepping.run, operation, model, home / name, stepping.FAILURES)
        stride = len(stepping.FAILURES) * every
        tasks[name] = partial(run, stride=stride, least=LEAST_OF_A_WAY // every)
    return tasks


def _short(model: Model, home: Path, arguments: argparse.Namespace) -> dict[str, Task]:
    """The same with a few steps of each; the window is killed by a test of its own."""
    tasks: dict[str, Task] = {
        "kills of a day": partial(kills.run, home / "day", 50, arguments.seed),
        "wrong passphrases": partial(guesses.run, model, home / "guesses", 50),
    }
    for operation in OPERATIONS:
        name = f"kill: {operation.name}"
        run = partial(stepping.run, operation, model, home / name, (stepping.KILLED,))
        tasks[name] = partial(run, most=4)
        name = f"fail: {operation.name}"
        run = partial(stepping.run, operation, model, home / name, stepping.FAILURES)
        tasks[name] = partial(run, most=1)
    return tasks | _files(model, home, 60, arguments.seed)


def _files(model: Model, home: Path, bits: int, seed: int) -> dict[str, Task]:
    return {
        "bit flips": partial(flips.run, model, home / "flips", bits, seed),
        "bad practices": partial(bad_files.run, model, home / "practices", BAD_PRACTICES),
        "other bad files": partial(bad_files.run, model, home / "others", BAD_OTHERS),
        "hostile archives": partial(hostile.run, model, home / "hostile"),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
