"""Notices that nobody touched the program for a while."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

LOOK_EVERY: Final = 5 * 1000
LONGEST_WAIT: Final = 15 * 60
_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """``expired`` when nobody touched the program for ``limit()`` seconds, at each look from then.

    While something ``runs()`` (a stopwatch, an import) it waits longer, 15 minutes at most.
    It listens at the windows the system sends keys and the mouse to. A filter on the application
    would see every event of every widget, and cost each key its time.
    """

    expired = Signal()

    def __init__(
        self,
        limit: Callable[[], float],
        runs: Callable[[], bool],
        parent: QObject | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._limit = limit
        self._runs = runs
        self._now = now
        self._touched_at = now()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    def start(self, window: QWindow | None) -> None:
        """Listen at a window and at every other that gets the keyboard."""
        self._listen_at(window)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._listen_at)
        self.touched()
        self._timer.start()

    def touched(self) -> None:
        """Somebody is there: count from now."""
        self._touched_at = self._now()

    def is_idle(self) -> bool:
        """Whether nobody was there for the limit, and longer when something runs."""
        over = self._now() - self._touched_at - self._limit()
        return over >= LONGEST_WAIT or (over >= 0 and not self._runs())

    @Slot()
    def look(self) -> None:
        """Tell when nobody is there."""
        if self.is_idle():
            self.expired.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key, the mouse or a finger; the event goes on."""
        if event.type() in _TOUCHES:
            self.touched()
        return False

    @Slot(QWindow)
    def _listen_at(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
