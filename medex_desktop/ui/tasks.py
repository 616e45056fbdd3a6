"""The one door to work off the screen's thread: progress, cancel, results on the screen's thread.

The signals object lives on the screen's thread and outlives its runnable (a runnable that owns its
signals loses results and can crash, HOUSE.md A4). A task whose owner is gone is dropped silently.
"""

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from medex_desktop import turns
from medex_desktop.errors import MedExError

R = TypeVar("R")


class Task(QObject):
    """One piece of work under way. ``report(done, total)`` returns False once it is cancelled."""

    done = Signal(object)
    refused = Signal(object)  # a MedExError, to be shown in words
    failed = Signal(object)  # anything else: our fault
    progressed = Signal(int, int)
    finished = Signal()

    def __init__(self, owner: QObject) -> None:
        super().__init__()
        self._owner = owner
        self._cancelled = threading.Event()
        self._result: object = None
        self._error: BaseException | None = None
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    _ended = Signal()

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """True once cancel was asked for."""
        return self._cancelled.is_set()

    def report(self, done: int, total: int) -> bool:
        """Called by the work, from its thread: how far it is; False means stop."""
        self.progressed.emit(done, total)
        return not self._cancelled.is_set()

    def run(self, work: "Callable[[Task], object]") -> None:
        """Called on the worker's thread; the outcome is told on the screen's thread."""
        try:
            self._result = work(self)
        except Exception as error:
            self._error = error
        self._ended.emit()

    @Slot()
    def _on_ended(self) -> None:
        with turns.screen_first():
            self._tell()
        self.finished.emit()

    def _tell(self) -> None:
        if isValid(self._owner):
            if self._error is None:
                self.done.emit(self._result)
            elif isinstance(self._error, MedExError):
                self.refused.emit(self._error)
            else:
                self.failed.emit(self._error)


class Turn(Generic[R]):
    """One piece of work that somebody waits for, on a thread that stands in for theirs."""

    def __init__(self, work: Callable[[], R]) -> None:
        self._work = work
        self._result: list[R] = []
        self._error: BaseException | None = None
        self.done = threading.Event()

    def run(self) -> None:
        """Called on the other thread."""
        try:
            with turns.in_its_name():
                self._result.append(self._work())
        except BaseException as error:
            self._error = error
        finally:
            self.done.set()

    def outcome(self) -> R:
        """What the work gave, or its error, where it was asked for."""
        if self._error is not None:
            raise self._error
        return self._result[0]


class _Runner(QRunnable):
    def __init__(self, task: Task, work: Callable[[Task], object]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._task = task
        self._work = work

    def run(self) -> None:
        self._task.run(self._work)


class Tasks(QObject):
    """Starts tasks and keeps them alive until they ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._live: dict[Task, _Runner] = {}
        self._has_ended = False

    def start(self, owner: QObject, work: Callable[[Task], Any]) -> Task:
        """Run ``work(task)`` off the screen's thread; connect to the task's signals at once.

        After ``end()`` nothing is begun any more.
        """
        task = Task(owner)
        if self._has_ended:
            return task
        task.finished.connect(self._on_task_finished)
        runner = _Runner(task, work)
        self._live[task] = runner
        self._pool.start(runner)
        return task

    def is_working(self) -> bool:
        """Whether anything is under way."""
        return bool(self._live)

    def wait(self, milliseconds: int = 30_000) -> bool:
        """Cancel what runs and wait for it (before the practice is closed)."""
        self._cancel()
        return self.rest(milliseconds)

    def stop(self) -> None:
        """Begin nothing more and cancel what runs, without waiting for it."""
        self._has_ended = True
        self._cancel()

    def rest(self, milliseconds: int = 30_000) -> bool:
        """Wait for what runs, on whatever thread; False when it takes longer."""
        return self._pool.waitForDone(milliseconds)

    def end(self) -> bool:
        """Begin nothing more, cancel what runs and wait for it.

        What began later would read a practice that is closed; and Qt waits for it, holding Python,
        when it deletes this: for ever.
        """
        self.stop()
        return self.rest()

    def _cancel(self) -> None:
        for task in tuple(self._live):
            task.cancel()

    @Slot()
    def _on_task_finished(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._live.pop(task, None)
