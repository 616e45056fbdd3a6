"""Work off the screen where only the newest wish counts: one runs, one waits, older ones go."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from medex_desktop.ui.errors import faults
from medex_desktop.ui.tasks import Task, Tasks


class Latest(QObject):
    """``ask(work)``; ``done(result)`` or ``refused(error)`` follow for the works that ran.

    ``work(task)`` must hold no widget. ``settled`` comes when nothing runs or waits any more.
    """

    done = Signal(object)
    refused = Signal(object)
    settled = Signal()

    def __init__(self, tasks: Tasks, owner: QObject) -> None:
        super().__init__(owner)
        self._tasks = tasks
        self._task: Task | None = None
        self._next: Callable[[Task], Any] | None = None

    def ask(self, work: Callable[[Task], Any]) -> None:
        """Run this as soon as what runs has ended; it replaces what waited."""
        self._next = work
        if self._task is None:
            self._start()

    def forget(self) -> None:
        """Drop what waits; the result of what runs is not told."""
        self._next = None
        if self._task is not None:
            self._task.cancel()

    def is_busy(self) -> bool:
        """Whether something runs or waits."""
        return self._task is not None

    def _start(self) -> None:
        work, self._next = self._next, None
        if work is None:
            return
        self._task = self._tasks.start(self, work)
        self._task.done.connect(self._on_task_done)
        self._task.refused.connect(self._on_task_refused)
        self._task.failed.connect(faults().report)
        self._task.finished.connect(self._on_task_finished)

    def _on_task_done(self, result: object) -> None:
        if self._task is not None and not self._task.is_cancelled:
            self.done.emit(result)

    def _on_task_refused(self, error: object) -> None:
        if self._task is not None and not self._task.is_cancelled:
            self.refused.emit(error)

    def _on_task_finished(self) -> None:
        self._task = None
        if self._next is not None:
            self._start()
        else:
            self.settled.emit()
