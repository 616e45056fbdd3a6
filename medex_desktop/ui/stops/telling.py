"""Shows the report of a stop, over whatever is on the screen, and lets go of it when asked."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _
from medex_desktop.ui.program import Program
from medex_desktop.ui.report_sheet import ReportSheet
from medex_desktop.ui.stops import left
from medex_desktop.ui.stops.left import Stop
from medex_desktop.ui.tasks import Tasks


class Telling(QObject):
    """``show(host)`` opens the report; ``done`` once it was told or deleted."""

    done = Signal()

    def __init__(self, program: Program, tasks: Tasks, stop: Stop, parent: QObject) -> None:
        super().__init__(parent)
        self._program = program
        self._tasks = tasks
        self._stop = stop

    def show(self, host: QWidget) -> ReportSheet:
        """The whole report, before anything is shared."""
        words = _(
            "It names versions, moments and places in the program: no client, nothing you typed. "
            "It stays on this computer; nothing is sent. Copy or save it to ask for help."
        )
        sheet = ReportSheet(host, self._tasks, _("Report"), words, deletes=True)
        sheet.show_text(left.text(self._stop), "medex-report")
        sheet.delete_asked.connect(self._on_delete_asked)
        sheet.open(sheet.copy)
        return sheet

    def settle(self) -> None:
        """It was told: no start tells it again; the report is kept for a while."""
        left.told(self._stop)
        self._program.stop = None
        self.done.emit()

    def _on_delete_asked(self) -> None:
        left.delete(self._stop)
        self._program.stop = None
        self.done.emit()
