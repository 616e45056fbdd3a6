"""The first chart of a process: ours after its preloading, or a plain figure after importing."""

import importlib
import json
import subprocess
import sys
import time

from tests.bench.trend import holloway, our_figure, plain_figure


def ours() -> dict[str, float]:
    """As the window does it: everything preload names is brought in first."""
    from medex_desktop.ui import preload
    from medex_desktop.ui.tasks import Task

    class Alone(Task):
        def report(self, done: int, total: int) -> bool:
            return True

    begun = time.process_time()
    preload.bring_in(Alone.__new__(Alone))
    middle = time.process_time()
    our_figure(holloway())
    ended = time.process_time()
    return {"ours": (ended - middle) * 1000, "preload": (middle - begun) * 1000}


def plain() -> dict[str, float]:
    for name in ("matplotlib.figure", "matplotlib.backends.backend_agg"):
        importlib.import_module(name)
    begun = time.process_time()
    plain_figure(holloway())
    return {"floor": (time.process_time() - begun) * 1000}


def main() -> dict[str, float]:
    if sys.argv[1:] == ["plain"]:
        return plain()
    words = [sys.executable, "-m", "tests.bench.children.first_chart", "plain"]
    floor = subprocess.run(words, capture_output=True, check=True).stdout
    return {**ours(), **json.loads(floor)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main()) + "\n")
