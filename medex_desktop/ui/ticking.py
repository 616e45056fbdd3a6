"""What runs by the clock on screen: a rest, a stopwatch. While it runs the idle lock waits.

Nobody has to tell the lock: it looks for what runs under its window, so that what was stopped,
closed or forgotten never holds it.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

TICK_MS: Final = 250


class Ticking(QObject):
    """``ticked`` four times a second, or as asked, from ``run`` to ``stop``."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None, *, every_ms: int = TICK_MS) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self.tick)

    def run(self) -> None:
        """Begin, or go on; the first tick at once."""
        self._timer.start()
        self.ticked.emit()

    def stop(self) -> None:
        """It is over, or nobody looks any more."""
        self._timer.stop()

    def is_running(self) -> bool:
        """Whether time is being taken."""
        return self._timer.isActive()

    def tick(self) -> None:
        """The timer came round."""
        self.ticked.emit()


def runs_under(root: QObject) -> bool:
    """Whether anything runs by the clock in this window."""
    return any(one.is_running() for one in root.findChildren(Ticking))
