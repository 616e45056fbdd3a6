"""The local socket over which a second start asks the first window to rise; only this user's."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT = 500
_RAISE = b"raise\n"


class Doorbell(QObject):
    """Listens under a name; ``rung`` when another start asks."""

    rung = Signal()

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        QLocalServer.removeServer(name)  # left behind by a process that was killed
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_new_connection)
        self._server.listen(name)  # where it can't, the lock in the folder still holds

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
        self.deleteLater()

    def _on_server_new_connection(self) -> None:
        waiting = self._server.nextPendingConnection()
        while waiting is not None:
            waiting.disconnected.connect(waiting.deleteLater)
            waiting.write(_RAISE)
            waiting.flush()
            waiting.disconnectFromServer()
            self.rung.emit()
            waiting = self._server.nextPendingConnection()


def rises(name: str) -> bool:
    """Ask the window that listens under ``name`` to rise; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name, QLocalSocket.OpenModeFlag.ReadOnly)
    found = socket.waitForConnected(_WAIT)
    socket.abort()
    return found
