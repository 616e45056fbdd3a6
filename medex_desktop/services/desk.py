"""The desk: an open practice and the one door to it.

``desk.do(act, ...)`` changes something: one transaction, one audit entry, one undo step, one
``Changed``. ``desk.ask(query, ...)`` reads. Screens, commands and tests all come through here.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, select

from medex_desktop.domain import grip_records
from medex_desktop.errors import Problem, Refused, StorageProblem
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services.acts import Act, Role
from medex_desktop.services.clock import Clock
from medex_desktop.services.undo import History, Step, apply, inverse
from medex_desktop.services.work import Read, Work
from medex_desktop.storage import audit_chain, changes, problems, vault
from medex_desktop.storage.audit_chain import Finding, Head
from medex_desktop.storage.engine import checkpoint
from medex_desktop.storage.practice_file import PracticeFile
from medex_desktop.storage.sidecar import anchor_head
from medex_desktop.storage.tables.practices import practitioner

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Changed:
    """What an act changed, told once, after its commit: the tables and whose record."""

    act: str
    tables: frozenset[str]
    client_id: int | None
    undo: Text | None = None


OPEN, OPEN_AFTER_FAILURES = "practice.open", "practice.open_after_failures"
FAILED_SIGN_IN = "failed_sign_in"  # no table: how many wrong passphrases the entry stands for
GUARDS_RESTORED = "practice.guards_restored"
CHAIN_CUT = "practice.chain_cut"
DRAFTS_CHANGED = "practice.drafts_changed"

_PEOPLE = select(
    practitioner.c.id, practitioner.c.role, practitioner.c.left_on.is_(None).label("here")
)

_FOR_OWNERS = Text("Only an owner of the practice can do this. Nothing was changed.")
_FOR_PRACTITIONERS = Text("Your role here is to read. Nothing was changed.")

Listener = Callable[[Changed], None]


class Desk:
    """The open practice: its file, the person at it, the clock and who listens for changes."""

    def __init__(self, file: PracticeFile, practitioner_id: int, clock: Clock) -> None:
        self.file = file
        self.practitioner_id = practitioner_id
        self.clock = clock
        self.saved_at: datetime | None = None
        self.written = 0  # how often something was written since it was opened
        self._listeners: list[Listener] = []
        self._history = History()
        self._writing = threading.RLock()
        self._head: Head | None = None
        self._is_closed = False
        self._here: set[int] = set()
        self.moved_drafts: tuple[Finding, ...] = ()
        """Drafts that somebody changed around the program while it was closed."""
        try:
            self._role = self._read_role()
            self._sign_in()
        except BaseException:
            file.abandon()
            raise

    @property
    def is_demo(self) -> bool:
        """True for the demo practice."""
        return self.file.sidecar.demo

    @property
    def role(self) -> Role:
        """What the person at the desk may do."""
        return self._role

    @property
    def next_undo(self) -> Text | None:
        """What undo would take back, in words."""
        step = self._history.next_undo
        return step.name if step else None

    @property
    def next_redo(self) -> Text | None:
        """What redo would do again, in words."""
        step = self._history.next_redo
        return step.name if step else None

    def do(self, act: Act[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Do an act: all of it or nothing.

        Raises Refused or InvalidInput from the act, StorageProblem for a known fault.
        """
        if not self._role.covers(act.role):
            only_owners = act.role is Role.OWNER
            raise Refused(_FOR_OWNERS if only_owners else _FOR_PRACTITIONERS)
        with self._writing, problems.worded():
            self._require_open()
            with self.file.writing.begin() as connection:
                work = self._work(connection)
                work.in_bin = act.in_bin
                outcome = act.call(work, *args, **kwargs)
                seen = changes.take(connection) if act.audited else []
                head = self._audit(work, act.name, seen) if act.audited else self._head
            if act.quiet:
                self._head = head
                return outcome
            self._wrote(head, work)
            if act.anchors:
                with suppress(StorageProblem):  # the act is done; the next anchor says the same
                    self.anchor()
            if act.forgets:
                self._history.forget(seen)
                grip_records.forget()
            if act.undo is not None and seen:
                step = Step(act.undo, self.practitioner_id, work.client_id, tuple(seen))
                self._history.add(step)
        tables = frozenset(change.table for change in seen)
        self._tell(Changed(act.name, tables, work.client_id, act.undo if seen else None))
        return outcome

    def ask(self, query: Callable[Concatenate[Read, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Read something, on a connection that can't write; safe from any thread."""
        with problems.worded(), self.file.reading.begin() as connection:
            read = Read(
                connection,
                self.file,
                now=self.clock.now(),
                today=self.clock.today(),
                practitioner_id=self.practitioner_id,
            )
            return query(read, *args, **kwargs)

    def undo(self) -> Text | None:
        """Take the last act back; its name, or None when there is nothing to take back."""
        return self._walk("undo")

    def redo(self) -> Text | None:
        """Do the last undone act again; its name, or None."""
        return self._walk("redo")

    def listen(self, listener: Listener) -> None:
        """Be told after every act (on the thread that did it)."""
        self._listeners.append(listener)

    def anchor(self) -> None:
        """Keep the audit chain's head in the sidecar."""
        if self._head is not None:
            anchor_head(self.file.folder, self._head.number, self._head.hash)

    def settle(self) -> None:
        """Fold the log into the file now, so that no older page stays in it."""
        with self._writing, problems.worded():
            checkpoint(self.file.writing)

    def close(self) -> None:
        """Anchor the chain, fold the log into the file and let the practice go; once is enough."""
        with self._writing:
            if self._is_closed:
                return
            try:
                with suppress(StorageProblem):  # as after a stop: nothing is known of the drafts
                    self._sign_out()
                self.anchor()
            finally:
                self._is_closed = True  # also when the disk refuses: the lock is let go of here
                grip_records.forget()
                self.file.close()

    def _walk(self, name: str) -> Text | None:
        back = name == "undo"
        with self._writing, problems.worded():  # the step is the newest only under the lock
            step = self._history.next_undo if back else self._history.next_redo
            if step is None:
                return None
            self._require_open()
            with self.file.writing.begin() as connection:
                work = self._work(connection)
                apply(work, inverse(step) if back else step)
                head = self._audit(work, name, changes.take(connection))
            self._wrote(head, work)
            if back:
                self._history.moved_back()
            else:
                self._history.moved_forward()
        tables = frozenset(change.table for change in step.changes)
        self._tell(Changed(name, tables, step.client_id))
        return step.name

    def _require_open(self) -> None:
        """Somebody else may have the practice by now: a late act must not open the file again."""
        if self._is_closed:
            raise Refused(Text("The practice was closed meanwhile. Nothing was changed."))

    def _wrote(self, head: Head | None, work: Work) -> None:
        self._head, self.saved_at = head, work.now
        self.written += 1

    def _audit(self, work: Work, name: str, seen: list[changes.RowChange]) -> Head:
        return self._append(work, name, audit_chain.summarize(self.file.keys.audit, seen))

    def _append(self, work: Work, name: str, rows: audit_chain.Rows) -> Head:
        return audit_chain.append(
            work.connection,
            self.file.keys.audit,
            at=work.now,
            practitioner_id=self.practitioner_id,
            act=name,
            client_id=work.client_id,
            rows=rows,
        )

    def _work(self, connection: Connection) -> Work:
        return Work(
            connection,
            self.file,
            now=self.clock.now(),
            today=self.clock.today(),
            practitioner_id=self.practitioner_id,
        )

    def _read_role(self) -> Role:
        with problems.worded(), self.file.reading.begin() as connection:
            people = {row.id: row for row in connection.execute(_PEOPLE)}
        if not people:
            return Role.OWNER  # it is being made
        self._here = {row.id for row in people.values() if row.here}
        if self.practitioner_id not in self._here:
            # a key kept by somebody who left, or of somebody whose adding was cut off
            others = self._here & {wrap.practitioner_id for wrap in self.file.sidecar.wraps}
            raise problems.known(Problem.WRONG_PASSPHRASE if others else Problem.KEYS_DAMAGED)
        person = people[self.practitioner_id]
        # a role nobody gave may read, so that a check-up can say what is wrong with it
        return Role(person.role) if person.role in tuple(Role) else Role.READ_ONLY

    def _sign_in(self) -> None:
        failures = vault.clear_failures(self.file.folder, self._here)
        anchored = self.file.anchored
        with problems.worded(), self.file.writing.begin() as connection:
            work = self._work(connection)
            moved = audit_chain.moved_drafts(connection, self.file.keys.audit)
            if self.file.guards_were_gone:
                self._audit(work, GUARDS_RESTORED, [])
            if not audit_chain.holds(connection, anchored):
                self._audit(work, CHAIN_CUT, [])
            if moved:
                self._audit(work, DRAFTS_CHANGED, [])
            rows = {FAILED_SIGN_IN: [[failures, ""]]} if failures else {}
            name = OPEN_AFTER_FAILURES if failures else OPEN
            head = self._append(work, name, rows)
        self._head, self.moved_drafts = head, tuple(moved)

    def _sign_out(self) -> None:
        """The last entry holds the digests of the drafts, whose saves have no entries."""
        with problems.worded(), self.file.writing.begin() as connection:
            drafts = audit_chain.draft_rows(connection, self.file.keys.audit)
            head = self._append(self._work(connection), audit_chain.CLOSED, drafts)
        self._head = head

    def _tell(self, changed: Changed) -> None:
        for listener in tuple(self._listeners):
            listener(changed)
