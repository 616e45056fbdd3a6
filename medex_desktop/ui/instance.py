"""One window per practice: a second start raises the first window instead of opening another.

The two talk over a local socket that only this user can reach; nothing is listened to on a network.
Qt's network library, which holds local sockets too, is imported only when a socket is there to be
asked, or when the first window has been painted.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QObject, Signal

if TYPE_CHECKING:
    from medex_desktop.ui.rising import Doorbell


def name_for(folder: Path) -> str:
    """The socket's name for one practice folder; it says nothing about the folder itself."""
    named = str(folder.resolve()).encode("utf-8", "surrogatepass")
    digest = QCryptographicHash.hash(named, QCryptographicHash.Algorithm.Sha256)
    return f"medex-desktop-{bytes(digest.data()).hex()[:20]}"


class Instance(QObject):
    """``claim(folder)`` is True for the first window; else the first one was asked to rise.

    It can be raised by others from ``listen()`` on.
    """

    asked_to_rise = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._listens = False
        self._bell: Doorbell | None = None

    def claim(self, folder: Path) -> bool:
        """Be the window of this practice, or raise the one that is; gives up the one before."""
        name = name_for(folder)
        if self._name == name:
            return True
        if _rises(name):
            return False
        self.release()
        self._name = name
        if self._listens:
            self.listen()
        return True

    def listen(self) -> None:
        """From now on another start raises this window."""
        from medex_desktop.ui.rising import Doorbell  # after the first painting

        self._listens = True
        if self._name and self._bell is None:
            self._bell = Doorbell(self._name, self)
            self._bell.rung.connect(self.asked_to_rise)

    def raise_other(self, folder: Path) -> bool:
        """Raise another process's window of this practice; False when it has none."""
        name = name_for(folder)
        return name != self._name and _rises(name)

    def release(self) -> None:
        """Stop listening."""
        self._name = ""
        if self._bell is not None:
            self._bell.close()
            self._bell = None


def _rises(name: str) -> bool:
    # where sockets are files, no file means nobody to ask
    if os.name == "posix" and not (Path(QDir.tempPath()) / name).exists():
        return False
    from medex_desktop.ui.rising import rises  # only when there is somebody

    return rises(name)
