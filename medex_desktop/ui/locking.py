"""Locks an open practice when nobody is there: after a while, on sleep, on the screen's lock.

What runs by the clock or is being worked on postpones the first of them, 15 minutes at most.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QToolTip

from medex_desktop.ui.idle import IdleWatch
from medex_desktop.ui.program import Program
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.system_lock import SleepWatch, SystemLock
from medex_desktop.ui.ticking import runs_under

_AGAIN_AFTER: Final = 2 * 1000
_LISTEN_AFTER: Final = 2 * 1000


class Locker(QObject):
    """One for each unlocked practice."""

    def __init__(self, shell: Shell, program: Program) -> None:
        super().__init__(shell)
        self._shell = shell
        self._program = program
        self.idle = IdleWatch(self._limit, self._runs, self)
        self.sleep = SleepWatch(self)
        self.system = SystemLock(self)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_AFTER)
        for signal in (self.idle.expired, self.sleep.slept, self.system.locked):
            signal.connect(self.lock)
        self._again.timeout.connect(self.lock)

    def start(self, window: QWindow | None) -> None:
        """Watch from now on; the system is asked once the practice is on screen."""
        self.idle.start(window)
        self.sleep.start()
        QTimer.singleShot(_LISTEN_AFTER, self.system, self.system.listen)

    @Slot()
    def lock(self) -> None:
        """Lock, or try again in a moment while something on screen can't be left (signing)."""
        QToolTip.hideText()
        if not self._shell.lock():
            self._again.start()

    def is_waiting(self) -> bool:
        """True while locking is tried again."""
        return self._again.isActive()

    def _limit(self) -> float:
        return self._program.preferences.read().lock_minutes * 60.0

    def _runs(self) -> bool:
        """A stopwatch or a rest on screen, or long work: a backup, an import, an export."""
        return self._shell.session.tasks.is_working() or runs_under(self._shell.window())
