"""Notes when a widget was first on the screen, and tells the bench; imports nothing heavy."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """``cpu`` in ms of the whole process when the first picture was shown; then calls ``done``."""

    def __init__(
        self, widget: QWidget, done: Callable[[], object], ready: Callable[[], bool] | None = None
    ) -> None:
        super().__init__(widget)
        self.cpu = 0.0
        self._done = done
        self._ready = ready
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() == QEvent.Type.Paint and (self._ready is None or self._ready()):
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self._on_shown)  # the picture is out when this event is done
        return False

    def _on_shown(self) -> None:
        self.cpu = time.process_time() * 1000
        self._done()


def resident_mib() -> float:
    """Memory of this process that is in use now; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    words = status.read_text(encoding="ascii").split("VmRSS:")[1].split()
    return int(words[0]) / 1024


def tell(**values: object) -> None:
    """Print what was measured, for the bench to read."""
    import json  # after the measuring

    sys.stdout.write(json.dumps({"rss": resident_mib(), **values}) + "\n")
    sys.stdout.flush()
