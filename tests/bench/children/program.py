"""The real program, from its command line on, stopped or led on once its window is shown."""

import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from tests.bench.children.paints import FirstPaint

if TYPE_CHECKING:
    from medex_desktop.ui.window import Window

Step = Callable[[], bool]
_BEAT_MS = 4
_LONGEST_S = 60


class Steps(QObject):
    """Waits for one thing after the other, and calls what is to be done then."""

    def __init__(self, parent: QObject, beat_ms: int = _BEAT_MS) -> None:
        super().__init__(parent)
        self._waiting: list[tuple[Step, Callable[[], None]]] = []
        self._until = time.monotonic() + _LONGEST_S
        self._timer = QTimer(self)
        self._timer.setInterval(beat_ms)
        self._timer.timeout.connect(self._look)

    def when(self, ready: Step, then: Callable[[], None]) -> "Steps":
        """Add a step."""
        self._waiting.append((ready, then))
        self._timer.start()
        return self

    def _look(self) -> None:
        if time.monotonic() > self._until:
            sys.stderr.write(f"waited in vain for {self._waiting[0][0]!r}\n")
            os._exit(1)
        if self._waiting and self._waiting[0][0]():
            _ready, then = self._waiting.pop(0)
            self._until = time.monotonic() + _LONGEST_S
            then()
        if not self._waiting:
            self._timer.stop()


def run(folder: str, shown: "Callable[[Window, float], None]") -> None:
    """Start the program on a practice; ``shown(window, cpu)`` once its window was painted."""
    wait = QApplication.exec

    def exec_(*_self: object) -> int:
        window = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "stage"))
        seen = FirstPaint(window.stage, lambda: shown(window, seen.cpu))
        return wait()

    QApplication.exec = exec_  # type: ignore[method-assign]  # only to be told when it waits
    from medex_desktop.__main__ import main

    main(["--data-dir", folder])


def unlock(window: "Window", passphrase: str) -> None:
    """Type the passphrase and press Enter."""
    page = window.page()
    page.form.passphrase.field.setText(passphrase)
    page.form.unlock.click()


def clients_painted(window: "Window") -> bool:
    """Whether the list of clients is on the screen with rows in it."""
    shell = window.shell
    screen = shell.current() if shell is not None else None
    if screen is None or type(screen).__name__ != "ClientsScreen":
        return False
    return bool(screen._model.rowCount()) and screen._table.isVisible()


def now_ms() -> float:
    """CPU time of this process so far, in ms."""
    return time.process_time() * 1000


def heavy() -> list[str]:
    """Which of the parts that must come later are in already."""
    later = ("matplotlib", "reportlab", "alembic", "medex_desktop.storage.check")
    return [name for name in later if name in sys.modules]
