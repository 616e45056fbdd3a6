"""One run of the bench: its scratch folder, the practices it measures on, its child processes."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from medex_desktop.services import practices
from medex_desktop.services.desk import Desk
from tests.bench import a_year, samples
from tests.bench.figure import Failed, NotThereYet
from tests.desks import PASSPHRASE, TestClock

ROOT = Path(__file__).parents[2]
_LONGEST_CHILD = 180


class Bench:
    """What every figure gets in its hand; ``quick`` asks for small samples and few repeats."""

    def __init__(self, *, quick: bool = False) -> None:
        self.quick = quick
        self._scratch = Path(tempfile.mkdtemp(prefix="medex-bench-"))

    def close(self) -> None:
        """Remove everything that was made."""
        shutil.rmtree(self._scratch, ignore_errors=True)

    def few(self, many: int, few: int = 2) -> int:
        """How often to repeat, or how many of something to make."""
        return few if self.quick else many

    def folder(self, name: str) -> Path:
        """A new folder of this name in the scratch folder."""
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self._scratch))

    @property
    def crowd_size(self) -> int:
        """How many clients a large practice has."""
        return self.few(10_000, 40)

    @cached_property
    def ordinary(self) -> Path:
        """A closed practice of 200 clients, one of them with ten years of monthly visits.

        Its passphrase costs what it costs in earnest.
        """
        root = self.folder("ordinary") / "practice"
        samples.ordinary(root, people=self.few(200, 20), visits=self.few(120, 6))
        return root

    @cached_property
    def crowd(self) -> Path:
        """A closed practice of 10,000 clients, made by importing them."""
        root = self.folder("crowd") / "practice"
        samples.crowd(root, self.crowd_size)
        return root

    @cached_property
    def heavy(self) -> Path:
        """A closed practice whose file has 25 MB or more."""
        root = self.folder("heavy") / "practice"
        samples.crowd(root, self.few(18_000, 40))
        return root

    @cached_property
    def tested(self) -> Path:
        """A closed practice of 5,000 signed tests and some papers."""
        root = self.folder("tested") / "practice"
        samples.tested(root, tests=self.few(5_000, 30), papers=self.few(20, 1))
        return root

    @cached_property
    def assessed(self) -> Path:
        """A closed practice of 10,000 signed results, 200 of each client."""
        root = self.folder("assessed") / "practice"
        samples.assessed(root, people=self.few(50, 2), visits=self.few(20, 2))
        return root

    @cached_property
    def year(self) -> Path:
        """A closed practice of 400 assessments, 40 clients, 60 reports and growing ratings."""
        root = self.folder("year") / "practice"
        a_year.make_year(
            root, people=self.few(40, 2), assessments=self.few(400, 4), reports=self.few(60, 1)
        )
        return root

    def copy_of(self, root: Path) -> Path:
        """A copy of a closed practice that may be changed."""
        return Path(shutil.copytree(root, self.folder("copy") / "practice"))

    @contextmanager
    def desk_at(self, root: Path) -> Iterator[Desk]:
        """An open practice."""
        desk = practices.unlock(root, PASSPHRASE, TestClock())
        try:
            yield desk
        finally:
            desk.close()

    def child(self, name: str, *words: str) -> dict[str, Any]:
        """Run ``tests/bench/children/NAME.py`` and read the one line it prints.

        Raises NotThereYet when the child says so, Failed when it ended badly or not at all.
        """
        try:
            done = subprocess.run(
                [sys.executable, "-m", f"tests.bench.children.{name}", *words],
                cwd=ROOT,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=_LONGEST_CHILD,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            raise Failed(f"{name} did not end") from late
        if done.returncode:
            last = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
            raise Failed(f"{name}: {last}")
        told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
        if "missing" in told:
            raise NotThereYet(told["missing"])
        return told

    def _environment(self) -> dict[str, str]:
        """A person's machine with nothing of ours on it, and byte-code allowed."""
        kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        home = self.folder("home")
        places = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
        return {
            **kept,
            "QT_QPA_PLATFORM": kept.get("QT_QPA_PLATFORM", "offscreen"),
            "HOME": str(home),
            **{place: str(home / place.lower()) for place in places},
            **_font_list(),
        }


def _font_list() -> dict[str, str]:
    """matplotlib's folder of this user: its list of fonts is made once a machine, not a run."""
    kept = os.environ.get("MPLCONFIGDIR")
    if kept:
        return {"MPLCONFIGDIR": kept}
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return {"MPLCONFIGDIR": str(Path(cache) / "matplotlib")}
