"""One piece of long work in a card: how far it is, a way to stop it, and what came of it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.errors import MedExError
from medex_desktop.ui.errors import faults
from medex_desktop.ui.tasks import Task, Tasks
from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.progress_panel import ProgressPanel
from medex_desktop.ui.widgets.sentence import Sentence, Tone


class WorkPanel(QWidget):
    """``run(title, work)``, then ``done(outcome)`` or a refusal in words; ``ended`` after both."""

    done = Signal(object)
    refused = Signal(object)
    ended = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._task: Task | None = None
        self.progress = ProgressPanel()
        self._said = Sentence()
        column = Column(self, gap=8)
        column.addWidget(self.progress)
        column.addWidget(self._said)
        self.progress.cancelled.connect(self.stop)

    def run(self, title: str, work: Callable[[Task], object]) -> None:
        """Do it off the screen; a second one while it runs is not begun."""
        if self._task is not None:
            return
        self.say("")
        self.progress.start(title)
        self._task = self._tasks.start(self, work)
        self._task.progressed.connect(self.progress.set_progress)
        self._task.done.connect(self.done)
        self._task.refused.connect(self._on_refused)
        self._task.failed.connect(faults().report)
        self._task.finished.connect(self._on_finished)

    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._task is not None

    def stop(self) -> None:
        """Ask what runs to stop."""
        if self._task is not None:
            self._task.cancel()

    def say(self, words: str, tone: Tone = "hint") -> None:
        """What came of it."""
        self._said.say(words, tone)

    def words(self) -> str:
        """What it says."""
        return self._said.words()

    def _on_refused(self, error: MedExError) -> None:
        self.say(str(error), "alert")
        self.refused.emit(error)

    def _on_finished(self) -> None:
        self._task = None
        self.progress.finish()
        self.ended.emit()
