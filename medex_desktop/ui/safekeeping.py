"""Backups that nobody has to think of: while working, and when the practice is closed."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from medex_desktop import safeio
from medex_desktop.errors import MedExError
from medex_desktop.ui.errors import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from medex_desktop.services.desk import Desk
    from medex_desktop.ui.session import Session
    from medex_desktop.ui.tasks import Task

_LOOK_EVERY: Final = 5 * 60 * 1000


class Safekeeper(QObject):
    """Looks every five minutes whether a backup is due, and makes it off the screen."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._written = -1
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
        # these bring the storage with them, never at the start
        from medex_desktop.services import backups, rehearsals

        desk = self._session.desk
        quiet, self._written = desk.written == self._written, desk.written
        made = backups.back_up_if_due(desk, on_progress=task.report)
        if quiet and made is None and rehearsals.is_due(desk):  # nobody saved since the last look
            rehearsals.rehearse(desk, task.report)


def close_session(
    session: "Session", task: "Task", *, goes: bool, then: "Callable[[], object] | None" = None
) -> object:
    """Wait for what its tasks are at, off the screen: a slow stick must not keep names on it."""
    session.tasks.rest()
    return close_desk(session.desk, task, goes=goes, then=then)


def close_desk(
    desk: "Desk", _task: "Task", *, goes: bool, then: "Callable[[], object] | None" = None
) -> object:
    """Back up and close, off the screen; then what waits for that, whose outcome is given back.

    Only when the program ``goes`` is an overdue rehearsal made: a lock drops the key soon.
    A backup that failed is told after closing.
    """
    # these bring the storage with them, never at the start
    from medex_desktop.services import backups, rehearsals

    trouble: MedExError | None = None
    if not desk.is_demo:
        try:
            backups.back_up_if_due(desk, closing=True)
            if goes and rehearsals.is_due(desk, beyond=rehearsals.OVERDUE):
                rehearsals.rehearse(desk)
        except MedExError as error:
            trouble = error
    desk.close()
    if desk.is_demo:
        safeio.discard_scratch(desk.file.folder.root.parent)
    outcome = then() if then is not None else None
    if trouble is not None:
        raise trouble
    return outcome
