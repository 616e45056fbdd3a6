"""Notices that the computer sleeps or its screen is locked, where the system tells.

On Linux the system tells over D-Bus, through a socket file of this computer; an address that is
no file is never connected to. Everywhere a clock that jumped tells that the computer slept.
"""

import os
import sys
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

from medex_desktop.services.clock import SystemClock

LOOK_EVERY: Final = 5 * 1000
SLEPT: Final = 60.0
_SYSTEM: Final = SystemClock()
_TOLD: Final[Any] = SLOT("_on_told(bool)")  # the stubs ask for bytes, the program for this
_SYSTEM_SOCKET: Final = Path("/run/dbus/system_bus_socket")
_LOGIN: Final = (
    "org.freedesktop.login1",
    "/org/freedesktop/login1",
    "org.freedesktop.login1.Manager",
)
_SAVERS: Final = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
)


class SleepWatch(QObject):
    """``slept`` when the wall clock ran ahead of the steady one, or a look came far too late."""

    slept = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        steady: Callable[[], float] = time.monotonic,
        wall: Callable[[], datetime] = _SYSTEM.now,
    ) -> None:
        super().__init__(parent)
        self._steady, self._wall = steady, wall
        self._last = (steady(), wall())
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Compare the clocks from now on."""
        self._last = (self._steady(), self._wall())
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Compare with the look before. A clock set back is no sleep."""
        steady, wall = self._steady(), self._wall()
        passed = steady - self._last[0]
        seen = (wall - self._last[1]).total_seconds()
        self._last = (steady, wall)
        if seen - passed > SLEPT or passed > SLEPT:
            self.slept.emit()


class SystemLock(QObject):
    """``locked`` when the system says that it goes to sleep or locks its screen."""

    locked = Signal()

    def listen(self, environment: Mapping[str, str] = os.environ) -> int:
        """Ask the system to tell; how many of its signals are listened to, 0 where it has none."""
        if not sys.platform.startswith("linux"):
            return 0
        listened = 0
        if has_system_bus(environment):
            listened += self._listen_for_sleep()
        if environment.get("DBUS_SESSION_BUS_ADDRESS", "").startswith("unix:"):
            listened += self._listen_for_screen()
        return listened

    def _listen_for_sleep(self) -> int:
        from PySide6.QtDBus import QDBusConnection  # never before the first window is painted

        bus = QDBusConnection.systemBus()
        return int(bus.isConnected() and bus.connect(*_LOGIN, "PrepareForSleep", self, _TOLD))

    def _listen_for_screen(self) -> int:
        from PySide6.QtDBus import QDBusConnection  # never before the first window is painted

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return 0
        # no service is named: whichever program locks the screen may tell
        return sum(
            bool(bus.connect("", path, name, "ActiveChanged", self, _TOLD))
            for path, name in _SAVERS
        )

    @Slot(bool)
    def _on_told(self, begins: bool) -> None:
        if begins:
            self.locked.emit()


def has_system_bus(environment: Mapping[str, str], socket: Path = _SYSTEM_SOCKET) -> bool:
    """Whether the system's bus is a file of this computer."""
    named = environment.get("DBUS_SYSTEM_BUS_ADDRESS", "")
    return named.startswith("unix:") if named else socket.exists()
