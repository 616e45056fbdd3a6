"""A process that runs the real program and stops it in one of several ways."""

import faulthandler
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from tests.bench.children import program
from tests.desks import PASSPHRASE

if TYPE_CHECKING:
    from medex_desktop.ui.window import Window

SECRET = "Margaret Holloway"


def fail() -> None:
    name = SECRET
    raise ValueError(f"{name} can't be read")


def stop(window: "Window", way: str) -> None:
    if way == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif way == "segfault":
        faulthandler._sigsegv()
    elif way == "abort":
        os.abort()
    elif way == "slot":
        QTimer.singleShot(0, window, fail)
        QTimer.singleShot(300, window, window.close)
    elif way == "thread":
        worker = threading.Thread(target=fail)
        worker.start()
        worker.join()
        window.close()
    else:
        window.close()


def main(folder: str, way: str, opens: str) -> None:
    def shown(window: "Window", _cpu: float) -> None:
        steps = program.Steps(window)
        if opens:
            program.unlock(window, PASSPHRASE)
            steps.when(lambda: was_noted(window), lambda: stop(window, way))
        else:
            steps.when(lambda: window.greeting is not None, lambda: stop(window, way))

    program.run(folder, shown)


def was_noted(window: "Window") -> bool:
    """Whether it stands in the run's file that a practice is open."""
    run = window.program.run
    assert run is not None
    files = [p.read_bytes() for p in run.folder.iterdir()] if run.folder.is_dir() else []
    return any(b" opened" in content for content in files)


if __name__ == "__main__":
    main(*sys.argv[1:])
