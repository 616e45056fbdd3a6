"""Saves on a thread of its own, so that a slow disk never holds the window.

Whoever saves waits for it, as before: the next line runs when it is on the disk, or was refused.
An ordinary save takes a few milliseconds and nothing is seen of this. While a slow one lasts the
window goes on painting and counting; keys and the mouse wait in the system's queue and come
afterwards, in their order (docs/decisions/0015-saves-on-a-slow-disk.md).
"""

import threading
import time
from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QThread, Signal

from medex_desktop.ui.tasks import Turn

R = TypeVar("R")

QUICK_S: Final = 0.05
SLOW_S: Final = 1.0
_BEAT_S: Final = 0.01
_WITHOUT_KEYS: Final = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents


class Hand(QObject):
    """``do(work)`` gives what the work gives; ``slow(True)`` once it took a second.

    ``held(seconds)`` tells how long keys and the mouse had to wait, just before they arrive.
    """

    slow = Signal(bool)
    held = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._busy = 0

    @property
    def is_busy(self) -> bool:
        """Whether something is being saved: nobody may lock or close meanwhile."""
        return self._busy > 0

    def do(self, work: Callable[[], R]) -> R:
        """Do it and wait for it. On another thread than the window's it is simply done."""
        if QThread.currentThread() is not self.thread():
            return work()
        turn = Turn(work)
        worker = threading.Thread(target=turn.run, name="save", daemon=True)
        self._busy += 1
        try:
            worker.start()
            if not turn.done.wait(QUICK_S):
                self._wait(turn)
        finally:
            self._busy -= 1
        worker.join()
        # what listeners were told on that thread is here before whoever saved goes on
        QCoreApplication.sendPostedEvents(self.parent(), QEvent.Type.MetaCall.value)
        return turn.outcome()

    def _wait(self, turn: Turn[R]) -> None:
        begun, told = time.monotonic(), False
        while not turn.done.wait(_BEAT_S):
            if not told and time.monotonic() - begun >= SLOW_S - QUICK_S:
                told = True
                self.slow.emit(True)
            QCoreApplication.processEvents(_WITHOUT_KEYS)
        if told:
            self.slow.emit(False)
        self.held.emit(time.monotonic() - begun + QUICK_S)
