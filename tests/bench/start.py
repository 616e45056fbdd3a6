"""Starting: the first window, the list after unlocking, and what is in memory then."""

from typing import Any

from tests.bench.bench import Bench
from tests.bench.figure import Figure, Reading
from tests.desks import PASSPHRASE


def first_window(bench: Bench) -> Reading:
    ours, floor = _in_turn(bench, "first_window")
    early = sorted({name for one in ours for name in one["heavy"]})
    early += ["sqlalchemy"] if any(one["sqlalchemy"] for one in ours) else []
    note = f"imported too early: {', '.join(early)}" if early else "SQLAlchemy not imported yet"
    return Reading(_least(ours, "cpu"), _least(floor, "cpu"), note)


def client_list(bench: Bench) -> Reading:
    """CPU from the command line to the painted list, without the derivation of the key."""
    ours, floor = _in_turn(bench, "client_list", PASSPHRASE)
    early = sorted({name for one in ours for name in one["heavy"]})
    note = f"{ours[0]['rows']} clients; key derivation {_least(ours, 'keys'):.0f} ms apart"
    if early:
        # a list that waits for them is not what was asked for, however quick it is
        return Reading(float("inf"), _least(floor, "cpu"), f"imported: {', '.join(early)}; {note}")
    without = min(float(one["cpu"]) - float(one["keys"]) for one in ours)
    return Reading(without, _least(floor, "cpu"), note)


def memory(bench: Bench) -> Reading:
    ours, floor = _in_turn(bench, "client_list", PASSPHRASE)
    return Reading(_least(ours, "rss"), _least(floor, "rss"), f"{ours[0]['rows']} clients")


def _in_turn(
    bench: Bench, child: str, *words: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Ours and the empty window in turn, after one of each that does not count.

    Each run has a practice of its own: a child ends without closing it.
    """
    ours, floor = [], []
    for _ in range(1 + bench.few(9, 1)):
        floor.append(bench.child("empty_window"))
        ours.append(bench.child(child, str(bench.copy_of(bench.ordinary)), *words))
    return ours[1:], floor[1:]


def _least(told: list[dict[str, Any]], name: str) -> float:
    """Of a whole process, the least is what it needs: whatever else the machine does only adds."""
    return min(float(one[name]) for one in told)


FIGURES = (
    Figure(
        "first window",
        "the locked screen painted (CPU of the whole process)",
        "an empty Qt window painted",
        2,
        first_window,
        times=True,
    ),
    Figure(
        "client list after unlock",
        "the list of 200 clients painted, without key derivation (CPU of the whole process)",
        "an empty Qt window painted",
        5,
        client_list,
        times=True,
    ),
    Figure(
        "memory",
        "resident after unlocking, with list and chart open",
        "an empty Qt window",
        5.5,
        memory,
        times=True,
        unit="MiB",
    ),
)
