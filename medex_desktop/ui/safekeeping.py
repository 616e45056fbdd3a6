"""Backups that nobody has to think of: while working, and when the practice is closed."""

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from medex_desktop.errors import MedExError
from medex_desktop.ui.errors import faults

if TYPE_CHECKING:
    from medex_desktop.services.desk import Desk
    from medex_desktop.ui.session import Session
    from medex_desktop.ui.tasks import Task

_LOOK_EVERY: Final = 5 * 60 * 1000


class Safekeeper(QObject):
    """Looks every five minutes whether a backup is due, and makes it off the screen."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        if not session.desk.is_demo:
            self._timer.start()

    def look(self) -> None:
        """Back up when something changed and the last backup is half an hour old."""
        task = self._session.tasks.start(self, self._back_up)
        task.refused.connect(self._session.troubled)
        task.failed.connect(faults().report)

    def _back_up(self, task: "Task") -> None:
        from medex_desktop.services import backups  # brings the storage with it, never at the start

        backups.back_up_if_due(self._session.desk, on_progress=task.report)


def close_desk(desk: "Desk", _task: "Task") -> None:
    """Back up and close, off the screen. A backup that failed is told after closing."""
    from medex_desktop.services import backups  # brings the storage with it, never at the start

    trouble: MedExError | None = None
    if not desk.is_demo:
        try:
            backups.back_up_if_due(desk, closing=True)
        except MedExError as error:
            trouble = error
    desk.close()
    if desk.is_demo:
        _discard(desk.file.folder.root)
    if trouble is not None:
        raise trouble


def _discard(root: Path) -> None:
    """Remove the sample practice again, when it lies where the program itself put it."""
    place = root.parent
    is_ours = place.name.startswith("medex-demo-") and place.parent == Path(tempfile.gettempdir())
    if is_ours:
        shutil.rmtree(place, ignore_errors=True)
