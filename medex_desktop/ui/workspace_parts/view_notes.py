"""Notes in the audit whose record was looked at, a moment after it is on the screen."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from medex_desktop.services import audit
from medex_desktop.ui.errors import faults
from medex_desktop.ui.session import Session
from medex_desktop.ui.tasks import Task

_AFTER_MS: Final = 400


class ViewNotes(QObject):
    """``note(client_id)``: the screen never waits for the entry."""

    def __init__(self, session: Session, owner: QObject) -> None:
        super().__init__(owner)
        self._session = session
        self._seen: list[int] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.write)

    def note(self, client_id: int) -> None:
        """A client's record came on the screen."""
        self._seen.append(client_id)
        self._timer.start()

    @Slot()
    def write(self) -> None:
        """Write the entries, off the screen."""
        seen, self._seen = self._seen, []
        if seen:
            task = self._session.tasks.start(self, _Job(self._session, seen))
            task.refused.connect(self._session.troubled)
            task.failed.connect(faults().report)


class _Job:
    """The work of one task; it holds no widget."""

    def __init__(self, session: Session, seen: list[int]) -> None:
        self._session = session
        self._seen = seen

    def __call__(self, _task: Task) -> None:
        for client_id in self._seen:
            audit.view(self._session.desk, client_id)
