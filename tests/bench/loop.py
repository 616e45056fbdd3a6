"""The event loop: the longest time in which nothing on the screen can move."""

import statistics
from functools import partial

from tests.bench import samples
from tests.bench.bench import Bench
from tests.bench.figure import Figure, Reading
from tests.desks import PASSPHRASE

_NO_FILE = "-"


def gap(what: str, bench: Bench) -> Reading:
    """The middle of several runs, each with its own longest gap; the floor is the same at rest."""
    work, idle, lasted = [], [], []
    root, file = bench.ordinary, _NO_FILE
    if what == "backup":
        root = bench.heavy
    if what == "importing":
        path = bench.folder("file") / "people.csv"
        path.write_bytes(samples.people_file(bench.crowd_size))
        file = str(path)
    for _ in range(bench.few(3, 1)):
        told = bench.child("heart", str(bench.copy_of(root)), PASSPHRASE, what, file)
        work.append(told["work"]["gap"])
        lasted.append(told["work"]["lasted"])
        idle.append(told["idle"]["gap"])
    note = f"worst {max(work):.0f} ms; the work took {statistics.median(lasted) / 1000:.1f} s"
    return Reading(statistics.median(work), statistics.median(idle), note)


_REST = "the longest gap of the same window at rest (wall)"
FIGURES = tuple(
    Figure(f"event loop, {name}", f"longest gap while {says} (wall)", _REST, 50, partial(gap, what))
    for what, name, says in (
        ("loading", "loading libraries", "charts and papers are brought in after unlocking"),
        ("importing", "importing 10,000 people", "a file of 10,000 people is taken in"),
        ("backup", "backing up", "a practice of 25 MB is backed up and verified"),
    )
)
