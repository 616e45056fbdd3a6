"""What is said once, after the first painting: a stop, damaged settings, a disk nearly full."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from medex_desktop.language import _
from medex_desktop.ui.errors import faults
from medex_desktop.ui.notices import Notices
from medex_desktop.ui.program import Program
from medex_desktop.ui.tasks import Task, Tasks

if TYPE_CHECKING:
    from medex_desktop.ui.stops.run import Run
    from medex_desktop.ui.stops.telling import Telling

STOP, SETTINGS, SPACE = "stop", "settings", "space"
LEAST_FREE: Final = 200_000_000
_MB: Final = 1_000_000


class Greeting(QObject):
    """``look()`` once; ``entered()`` when the practice is open, where Today tells of the stop."""

    def __init__(self, program: Program, tasks: Tasks, notices: Notices) -> None:
        super().__init__(notices)
        self._program = program
        self._tasks = tasks
        self._notices = notices
        self._telling: Telling | None = None
        self._was_entered = False
        notices.acted.connect(self._on_acted)

    def look(self) -> None:
        """Look for all of it; the disk off the screen's thread, for it may be slow."""
        self._look_for_stop()
        aside = self._program.preferences.kept_aside
        if aside:
            words = _(
                "The usual ones are used, and the practice was not touched. What was there is kept "
                "as {file}.",
                file=aside,
            )
            lead = _("The settings of this computer were damaged.")
            self._notices.add(SETTINGS, "watch", lead, words)
        task = self._tasks.start(self, self._free)
        task.done.connect(self._on_free)
        task.failed.connect(faults().report)

    def entered(self) -> None:
        """The practice is open: what was being typed is offered there."""
        self._was_entered = True
        self._notices.drop(STOP)
        if self._program.run is not None and not self._program.demo:
            task = self._tasks.start(self, partial(_note_open, self._program.run))
            task.failed.connect(faults().report)

    def closed(self) -> None:
        """The practice is closed: a stop from now on loses nothing."""
        if self._program.run is not None:
            self._program.run.closed()

    def leave(self) -> None:
        """The window closes as it should: a stop that was on the screen is not told again."""
        if self._was_entered and self._program.stop is not None:
            from medex_desktop.ui.stops import left  # only after a stop

            left.told(self._program.stop)

    def _look_for_stop(self) -> None:
        run = self._program.run
        if run is None or not run.has_company():
            return
        from medex_desktop.ui.stops import left, words  # only when another run left something

        found = left.stops(run.folder)
        left.told(*found[1:])
        if not found:
            return
        self._program.stop = found[0]
        more = _("What was being typed is offered after unlocking.") if found[0].was_open else ""
        said = f"{words.safe(found[0])} {more}".strip()
        self._notices.add(STOP, "info", words.lead(found[0]), said, _("Show report"))

    def _on_acted(self, key: str) -> None:
        stop = self._program.stop
        host = self._notices.parentWidget()
        if key != STOP or stop is None or host is None:
            return
        from medex_desktop.ui.stops.telling import Telling  # only after a stop

        self._telling = Telling(self._program, self._tasks, stop, self)
        self._telling.done.connect(self._on_told)
        self._telling.show(host)

    def _on_told(self) -> None:
        self._notices.drop(STOP)

    def _free(self, _task: Task) -> int | None:
        from medex_desktop.services import doorstep

        return doorstep.free_bytes(Path(self._program.folder))

    def _on_free(self, free: int | None) -> None:
        if free is None or free >= LEAST_FREE:
            return
        words = _(
            "{n} MB are free. Everything saved is safe, but backups and then saving will fail. "
            "Free some space on the disk of the practice.",
            n=free // _MB,
        )
        self._notices.add(SPACE, "watch", _("The disk is nearly full."), words)


def _note_open(run: "Run", _task: Task) -> None:
    from medex_desktop.services import practices  # is in by now: the first list waits for nothing

    run.opened(practices.SCHEMA)
