"""The clients of the open practice, read once, prepared for finding and kept up to date."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time

from PySide6.QtCore import QObject, Signal, Slot

from medex_desktop.domain.dates import whole_years
from medex_desktop.domain.names import fold
from medex_desktop.domain.retention import days_left
from medex_desktop.domain.search import Finder, Found, SearchKey, prepare
from medex_desktop.frozen import dataclass
from medex_desktop.services.clients import (
    ClientLine,
    binned_clients,
    client_list,
    has_more_clients,
)
from medex_desktop.services.desk import Changed
from medex_desktop.services.due import TodayLine, due_list, reassessments_put_off
from medex_desktop.services.work import Read
from medex_desktop.turns import in_turn
from medex_desktop.ui.models import due_lines
from medex_desktop.ui.session import Session, Target
from medex_desktop.ui.tasks import Task

CONCERNING = frozenset(
    ("client", "assessment", "alert", "alert_answer", "document", "document_event", "postponed")
)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class ClientRow:
    """One client as lists show it; ``due`` is what is most urgent besides the reassessment."""

    line: ClientLine
    key: SearchKey
    same_name: bool
    due: TodayLine | None
    put_off: date | None
    today: date

    @property
    def reassess_on(self) -> date | None:
        """The day of the next assessment: 30 days after the last, or the day it was put off to."""
        planned = self.line.next_due
        if planned is None or self.put_off is None:
            return planned
        return max(planned, self.put_off)

    @property
    def days_left(self) -> int | None:
        """Days left in the bin; None outside it."""
        at = self.line.binned_at
        return None if at is None else days_left(at.astimezone().date(), self.today)

    @property
    def age(self) -> int | None:
        """Whole years today; from a stated age when there is no birth date."""
        line = self.line
        if line.birth_date is not None:
            return whole_years(line.birth_date, self.today)
        if line.age_years is None or line.age_on is None:
            return line.age_years
        return line.age_years + max(0, whole_years(line.age_on, self.today))

    @property
    def condition(self) -> str:
        """What it is about, in one line: the surgery or onset, else the diagnosis."""
        return self.line.event_text or self.line.diagnosis.split("\n", 1)[0]


@dataclass(frozen=True, slots=True)
class _Contents:
    rows: tuple[ClientRow, ...]
    binned: tuple[ClientRow, ...]
    finder: Finder


def read_rows(read: Read, *, due: list[TodayLine] | None = None) -> tuple[ClientRow, ...]:
    """Every client as a row, by name; ``due`` is everything due when that was read already."""
    lines = client_list(read)
    if due is None:
        due = due_list(read, for_clients=True)
    urgent = _most_urgent(line for line in due if line.kind != "reassessment")
    keys = [
        prepare(line.id, line.name, line.birth_date, line.phone, _seen(line))
        for line in in_turn(lines)
    ]
    shared, waiting = _shared(keys), reassessments_put_off(read)
    rows = [
        ClientRow(
            line,
            key,
            key.sort_text in shared,
            urgent.get(line.id),
            waiting.get(line.id),
            read.today,
        )
        for line, key in in_turn(zip(lines, keys, strict=True))
    ]
    rows.sort(key=_by_name)
    return tuple(rows)


def read_binned(read: Read) -> tuple[ClientRow, ...]:
    """The clients in the bin as rows, by name; nothing of theirs is due."""
    rows = [
        ClientRow(
            line,
            prepare(line.id, line.name, line.birth_date, line.phone, None),
            same_name=False,
            due=None,
            put_off=None,
            today=read.today,
        )
        for line in binned_clients(read)
    ]
    return tuple(sorted(rows, key=_by_name))


def _by_name(row: ClientRow) -> tuple[str, int]:
    return fold(row.line.sort_name), row.line.id


def _most_urgent(lines: Iterable[TodayLine]) -> dict[int, TodayLine]:
    urgent: dict[int, TodayLine] = {}
    for line in lines:
        if line.client_id is not None:
            urgent.setdefault(line.client_id, line)
    return urgent


def _shared(keys: Sequence[SearchKey]) -> set[str]:
    names = Counter(key.sort_text for key in keys)
    return {name for name, count in names.items() if count > 1}


def _seen(line: ClientLine) -> datetime | None:
    if line.last_visit is None or line.archived_on is not None:
        return None
    return datetime.combine(line.last_visit, time(), UTC)


class Caseload(QObject):
    """``caseload_of(session)`` gives the one of a session; ``refreshed`` follows every reading.

    A large practice is read off the screen's thread, so that typing never waits for it.
    """

    refreshed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._contents: _Contents | None = None
        self._by_id: Mapping[int, ClientRow] = {}
        self._opened: dict[int, datetime] = {}
        self._stale = True
        self._noted: Changed | None = None
        self._due: list[TodayLine] | None = None
        self._task: Task | None = None
        session.changed.connect(self.note)
        session.went.connect(self._on_session_went)

    @property
    def is_ready(self) -> bool:
        """False until the first reading is there."""
        return self._contents is not None

    @property
    def rows(self) -> tuple[ClientRow, ...]:
        """Every client, archived ones too, by name; nobody who is in the bin."""
        return self._contents.rows if self._contents else ()

    @property
    def binned(self) -> tuple[ClientRow, ...]:
        """The clients in the bin, by name."""
        return self._contents.binned if self._contents else ()

    def row(self, client_id: int) -> ClientRow | None:
        """One client."""
        return self._by_id.get(client_id)

    def find(self, query: str, limit: int) -> Found:
        """Find by name, birth date or phone; recent first."""
        return self._contents.finder.find(query, limit) if self._contents else Found((), 0)

    def named(self, name: str, besides: int | None = None) -> list[ClientRow]:
        """The clients with this name in any order and spelling of accents."""
        wanted = prepare(0, name).sort_text
        return [row for row in self.rows if row.key.sort_text == wanted and row.line.id != besides]

    def refresh(self) -> None:
        """Read again when something changed since; small practices at once, others in a task."""
        if not self._stale or self._task is not None:
            return
        self._stale = False
        self._due = due_lines.known(self._session)
        # counted anew each time: an import may have made a small practice a large one
        if not self._session.ask(has_more_clients, than=_AT_ONCE):
            if self._contents is None:
                self._take(self._read())
                return
            with self._session.shown():
                self._take(self._read())
            return
        task = self._session.tasks.start(self, self._read_in_task)
        task.done.connect(self._on_task_done)
        task.refused.connect(self._session.troubled)
        task.finished.connect(self._on_task_finished)
        self._task = task

    def _read_in_task(self, task: Task) -> _Contents:
        return self._read()

    def _read(self) -> _Contents:
        rows = self._session.ask(read_rows, due=self._due)
        binned = self._session.ask(read_binned)
        return _Contents(rows, binned, Finder(self._recent(row.key) for row in in_turn(rows)))

    def _recent(self, key: SearchKey) -> SearchKey:
        opened = self._opened.get(key.client_id)
        if opened is None:
            return key
        return SearchKey(key.client_id, key.name, key.birth_date, opened, key.sort_text, key.text)

    def _take(self, contents: _Contents) -> None:
        self._contents = contents
        self._by_id = {row.line.id: row for row in contents.rows}
        self.refreshed.emit()

    @Slot(object)
    def _on_task_done(self, contents: _Contents) -> None:
        self._take(contents)

    @Slot()
    def _on_task_finished(self) -> None:
        self._task = None
        if self._stale:
            self.refresh()

    @Slot(object)
    def note(self, changed: Changed) -> None:
        """Remember that a change made this out of date; told twice, it counts once."""
        if changed is not self._noted and changed.tables & CONCERNING:
            self._stale = True
        self._noted = changed

    @Slot(object)
    def _on_session_went(self, target: Target) -> None:
        if target.client_id is not None:
            self._opened[target.client_id] = self._session.desk.clock.now()
            self._stale = True


def caseload_of(session: Session) -> Caseload:
    """The caseload of a session; made at the first asking, read at once."""
    known = session.findChild(Caseload)
    made = known if isinstance(known, Caseload) else Caseload(session)
    made.refresh()
    return made
