"""The bench itself: every promised figure has a measurement, and starting stays light."""

import json
import math
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench import __main__ as command
from tests.bench.bench import ROOT, Bench
from tests.bench.figure import Figure, NotThereYet, Reading, timed
from tests.bench.registry import all_figures

PROMISED = {
    "first window": "<= 2x",
    "client list after unlock": "<= 5x",
    "key derivation": "printed",
    "filter keystroke, 10,000 clients": "<= 16 ms",
    "quick find keystroke, 10,000 clients": "<= 16 ms",
    "10 years, query to records": "<= 8x",
    "client screen, 10 years": "<= 200 ms",
    "trend, repaint": "<= 16 ms",
    "trend, hover": "<= 16 ms",
    "trend, rebuild": "<= 4x",
    "first chart": "<= 400 ms",
    "event loop, loading libraries": "<= 50 ms",
    "event loop, importing 10,000 people": "<= 50 ms",
    "event loop, backing up": "<= 50 ms",
    "report, warm": "<= 300 ms",
    "report, first": "<= 1500 ms",
    "save a test": "<= 30 ms",
    "save, audit": "<= 2x",
    "save, processor": "<= 10 ms",
    "unlock": "<= 1000 ms",
    "lock": "<= 200 ms",
    "backup, copy of 25 MB": "<= 2x",
    "backup, verified": "<= 10x",
    "import of 10,000 people": "<= 15x",
    "memory": "<= 5.5x",
    "restore of 5,000 tests": "<= 60000 ms",
    "restore of 5,000 tests, first schema": "<= 60000 ms",
    "export and import of 5,000 tests": "<= 60000 ms",
    "opening any form": "<= 100 ms",
    "opening any gym page": "<= 100 ms",
    "form keystroke": "<= 50 ms",
    "scoring 10,000 results": "<= 1000 ms",
    "skills, a year": "<= 200 ms",
    "evidence, a year": "<= 1000 ms",
}
LATER = ("sqlalchemy", "matplotlib", "numpy", "reportlab", "alembic", "pikepdf", "pypdfium2")


@pytest.fixture(scope="module")
def quick() -> Iterator[Bench]:
    bench = Bench(quick=True)
    yield bench
    bench.close()


def test_every_promised_figure_is_measured_against_its_target() -> None:
    assert {figure.name: figure.target for figure in all_figures()} == PROMISED


@pytest.mark.parametrize("figure", [f for f in all_figures() if f.cheap], ids=lambda f: f.name)
def test_a_cheap_figure_measures_something(figure: Figure, quick: Bench) -> None:
    reading = figure.measure(quick)
    assert 0 < reading.floor < math.inf
    assert 0 < reading.ours < math.inf
    assert reading.note


def test_over_and_missing_are_told_apart_from_ok(capsys: pytest.CaptureFixture[str]) -> None:
    def missing(_bench: Bench) -> Reading:
        raise NotThereYet("ui.screens.nowhere")

    bench = Bench(quick=True)
    at_most_two = Figure("one", "", "", 2, lambda _bench: Reading(30.0, 10.0), times=True)
    assert not command.measured(at_most_two, bench)["ok"]
    assert command.measured(Figure("two", "", "", 30, at_most_two.measure), bench)["ok"]
    assert not command.measured(Figure("three", "", "", 2, missing), bench)["ok"]
    bench.close()
    lines = capsys.readouterr().out.splitlines()
    assert [" over" in line for line in lines] == [True, False, True]
    assert "not there yet: ui.screens.nowhere" in lines[2]


def test_the_first_calls_do_not_count() -> None:
    calls: list[int] = []
    found = timed(lambda: calls.append(1), 3, warm=2)
    assert (len(calls), len(found.all)) == (5, 3)


def test_figures_are_kept_as_json(tmp_path: Path) -> None:
    kept = tmp_path / "figures.json"
    code = command.main(["--quick", "--only", "rebuild", "--json", str(kept)])
    (figure,) = json.loads(kept.read_text(encoding="utf-8"))["figures"]
    assert code == (0 if figure["ok"] else 1)
    assert figure["name"] == "trend, rebuild"
    assert command.main(["--only", "no such figure"]) == 2


def test_the_window_starts_without_heavy_libraries() -> None:
    code = (
        "import sys, medex_desktop.__main__, medex_desktop.ui.start;"
        f"print([name for name in {LATER!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_shell_comes_without_charts_papers_and_migrations() -> None:
    code = (
        "import sys, medex_desktop.ui.shell, medex_desktop.services.practices;"
        "from medex_desktop.ui import navigation, parts;"
        "[parts.of(p.module, p.screen) for p in navigation.PLACES];"
        "print([n for n in ('matplotlib', 'reportlab', 'alembic', 'pikepdf') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
