"""How many things are due, beside Today in the rail: counted off the screen, after each change."""

from PySide6.QtCore import QObject, QTimer

from medex_desktop.services.desk import Changed
from medex_desktop.services.due import due_count
from medex_desktop.ui.models import due_lines
from medex_desktop.ui.session import Session
from medex_desktop.ui.tasks import Task
from medex_desktop.ui.widgets.rail import Rail

_COUNTED = frozenset(
    ("draft", "alert", "alert_answer", "assessment", "addendum", "document", "document_event",
     "postponed", "client", "skill_plan", "credential")
)  # fmt: skip
_REST_MILLISECONDS = 300


class DueBadge(QObject):
    """Keeps the count true; a burst of changes is counted once."""

    def __init__(self, session: Session, rail: Rail, place: str) -> None:
        super().__init__(rail)
        self._session = session
        self._rail = rail
        self._place = place
        self._rest = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._rest.timeout.connect(self.count)
        session.changed.connect(self._on_session_changed)
        self._rest.start()

    def count(self) -> None:
        """Count again, off the screen's thread; what Today has read is counted already."""
        lines = due_lines.known(self._session)
        if lines is not None:
            self._on_task_done(len(lines))
            return
        task = self._session.tasks.start(self, self._work)
        task.done.connect(self._on_task_done)

    def _work(self, _task: Task) -> int:
        return self._session.ask(due_count)

    def _on_task_done(self, count: object) -> None:
        if isinstance(count, int):
            self._rail.set_count(self._place, count)

    def _on_session_changed(self, changed: Changed) -> None:
        if changed.tables & _COUNTED or changed.act.startswith("draft."):
            self._rest.start()
