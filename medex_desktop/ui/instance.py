"""One window per practice: a second start raises the first window instead of opening another.

The two talk over a local socket that only this user can reach; nothing is listened to on a network.
"""

from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT = 500
_RAISE = b"raise\n"


def name_for(folder: Path) -> str:
    """The socket's name for one practice folder; it says nothing about the folder itself."""
    named = str(folder.resolve()).encode("utf-8", "surrogatepass")
    digest = QCryptographicHash.hash(named, QCryptographicHash.Algorithm.Sha256)
    return f"medex-desktop-{bytes(digest.data()).hex()[:20]}"


class Instance(QObject):
    """``claim(folder)`` is True for the first window; else the first one was asked to rise."""

    asked_to_rise = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None

    def claim(self, folder: Path) -> bool:
        """Be the window of this practice, or raise the one that is; gives up the one before."""
        name = name_for(folder)
        if self._server is not None and self._server.serverName() == name:
            return True
        if rises(name):
            return False
        self.release()
        QLocalServer.removeServer(name)  # left behind by a process that was killed
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_server_new_connection)
        server.listen(name)  # where it can't, the lock in the folder still holds
        self._server = server
        return True

    def raise_other(self, folder: Path) -> bool:
        """Raise another process's window of this practice; False when it has none."""
        name = name_for(folder)
        ours = self._server is not None and self._server.serverName() == name
        return not ours and rises(name)

    def release(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _on_server_new_connection(self) -> None:
        server = self._server
        waiting = server.nextPendingConnection() if server is not None else None
        while waiting is not None and server is not None:
            waiting.disconnected.connect(waiting.deleteLater)
            waiting.write(_RAISE)
            waiting.flush()
            waiting.disconnectFromServer()
            self.asked_to_rise.emit()
            waiting = server.nextPendingConnection()


def rises(name: str) -> bool:
    """Ask the window that listens under ``name`` to rise; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name, QLocalSocket.OpenModeFlag.ReadOnly)
    found = socket.waitForConnected(_WAIT)
    socket.abort()
    return found
