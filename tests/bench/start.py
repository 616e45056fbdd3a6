"""Starting: the first window, the list after unlocking, and what is in memory then."""

from itertools import pairwise
from typing import Any

from tests.bench.bench import Bench
from tests.bench.figure import Figure, Reading
from tests.desks import PASSPHRASE


def first_window(bench: Bench) -> Reading:
    ours, floor = _in_turn(bench, "first_window")
    early = sorted({name for one in ours for name in one["heavy"]})
    early += ["sqlalchemy"] if any(one["sqlalchemy"] for one in ours) else []
    note = f"imported too early: {', '.join(early)}" if early else "SQLAlchemy not imported yet"
    return _typical([one["cpu"] for one in ours], floor, note)


def client_list(bench: Bench) -> Reading:
    """CPU from the command line to the painted list, without the derivation of the key."""
    ours, floor = _in_turn(bench, "client_list", PASSPHRASE)
    early = sorted({name for one in ours for name in one["heavy"]})
    note = f"{ours[0]['rows']} clients; key derivation {_least(ours, 'keys'):.0f} ms apart"
    if early:
        # a list that waits for them is not what was asked for, however quick it is
        return Reading(float("inf"), _least(floor, "cpu"), f"imported: {', '.join(early)}; {note}")
    return _typical([one["cpu"] - one["keys"] for one in ours], floor, note)


def memory(bench: Bench) -> Reading:
    ours, floor = _in_turn(bench, "client_list", PASSPHRASE)
    return Reading(_least(ours, "rss"), _least(floor, "rss"), f"{ours[0]['rows']} clients")


def _in_turn(
    bench: Bench, child: str, *words: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Ours and the empty window in turn, a floor first and last, after one that does not count.

    Each run has a practice of its own: a child ends without closing it.
    """
    bench.child(child, str(bench.copy_of(bench.ordinary)), *words)
    ours, floor = [], [bench.child("empty_window")]
    for _ in range(bench.few(9, 1)):
        ours.append(bench.child(child, str(bench.copy_of(bench.ordinary)), *words))
        floor.append(bench.child("empty_window"))
    return ours, floor


def _typical(ours: list[float], floor: list[dict[str, Any]], note: str) -> Reading:
    """The run of the middle ratio, each against the floors right before and after it.

    A shared processor changes its speed within a run: the least of ours and the least floor then
    come from different speeds, and say nothing of each other.
    """
    beside = [(a["cpu"] + b["cpu"]) / 2 for a, b in pairwise(floor)]
    pairs = sorted(zip(ours, beside, strict=True), key=lambda pair: pair[0] / pair[1])
    return Reading(*pairs[len(pairs) // 2], note)


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
