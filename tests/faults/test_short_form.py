"""The short form of the fault harness; ``dev.py faults --full`` runs the long one (docs/faults.md).

It runs in a process of its own, because it forks: a test process may have threads.
"""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.faults.figures import SHORT_MARKS, Figures, Wrong

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="forks its victims"),
]


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """The figures of one run."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    return dict(json.loads(done.stdout), code=done.returncode)


def test_nothing_is_lost_and_everything_bad_is_told(told: dict[str, Any]) -> None:
    assert told["faults"] == []
    assert told["zeros"] == dict.fromkeys((kind.value for kind in Wrong), 0)


def test_enough_was_done_for_that_to_mean_something(told: dict[str, Any]) -> None:
    short_of = {part: one for part, one in told["parts"].items() if one["done"] < one["mark"]}
    assert short_of == {}
    assert told["parts"].keys() == SHORT_MARKS.keys()
    assert told["acknowledged"] > 100
    assert told["code"] == 0


def test_a_fault_or_too_few_trials_show_in_the_figures() -> None:
    figures = Figures()
    figures.count("kills", "sign", 3)
    figures.wrong(Wrong.LOST, "sign, step 3 killed", ["client 7", "client 8"])
    assert figures.zeros()[Wrong.LOST.value] == 2
    assert figures.short_of({"kills": 3, "bit flips": 1}) == ["bit flips"]
    assert "2 acknowledged records lost" in figures.table(SHORT_MARKS)
