"""Keeps what is being typed on disk: within a second of the first key, and at once on leaving."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from medex_desktop.errors import MedExError, Refused
from medex_desktop.language import _, clock
from medex_desktop.services import drafts
from medex_desktop.ui.session import Session, Stuck

DELAY_MS: Final = 1_000
RETRY_MS: Final = 5_000
_UNREADABLE: Final = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class DraftKeeper(QObject):
    """``touch()`` after each change; ``flush()`` on leaving, True when all of it is on disk.

    ``payload`` gives the plain data to keep. A fault is shown as a banner and tried again; what
    was typed stays on the screen.
    """

    kept = Signal(str)

    def __init__(
        self,
        session: Session,
        kind: str,
        client_id: int | None,
        payload: Callable[[], dict[str, Any]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._kind = kind
        self._client_id = client_id
        self._payload = payload
        self._typed = self._on_disk = 0
        self._is_writing = False
        self.draft_id: int | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        session.destroyed.connect(self._timer.stop)  # whoever ends it flushes first

    @property
    def is_waiting(self) -> bool:
        """Whether something is typed that is not on disk yet."""
        return self._typed != self._on_disk

    def resume(self, restore: Callable[[Any], None]) -> str:
        """Continue the newest draft of this client; when it was kept, "" where there is none.

        ``restore`` takes its payload. A draft that can't be read (of another program, or damaged)
        hides no other: it stays on the disk, and is told of where it is the only one.
        """
        found = self._session.ask(drafts.drafts, client_id=self._client_id, kind=self._kind)
        for one in found:
            try:
                restore(one.payload)
            except _UNREADABLE:
                continue
            self.draft_id = one.id
            return clock(one.saved_at.astimezone(), seconds=False)
        if found:
            self._session.told.emit(
                _(
                    "What was typed at {time} can't be read by this program. It is kept in the "
                    "practice file as it is; nothing was changed.",
                    time=clock(found[0].saved_at.astimezone(), seconds=False),
                )
            )
        return ""

    def touch(self) -> None:
        """Something was typed. The clock runs from the first key, so it never waits longer."""
        self._typed += 1
        if not self._timer.isActive():
            self._session.saved.emit("saving", "")
            self._timer.start(DELAY_MS)

    def flush(self) -> bool:
        """Write now what is not on disk yet."""
        if self._is_writing:  # a slow disk has it; what came meanwhile is written next
            self._timer.start(DELAY_MS)
            return False
        self._timer.stop()
        if not self.is_waiting:
            return True
        typed, self._is_writing = self._typed, True
        try:
            self._write()
        except MedExError as error:
            self._session.troubled.emit(error)
            self._session.saved.emit("not_saved", str(error))
            self._session.stuck.emit(Stuck(self.flush, self.in_lines))
            self._timer.start(RETRY_MS)
            return False
        finally:
            self._is_writing = False
        self._on_disk = typed
        at = self._session.desk.saved_at
        told = clock(at.astimezone()) if at else ""
        self._session.saved.emit("saved", told)
        self.kept.emit(told)
        return not self.is_waiting

    def in_lines(self) -> str:
        """What is typed, to be read by a person."""
        from medex_desktop.ui.draft_copy import in_lines  # only when the disk refuses

        return in_lines(_("Typed and not saved"), self._payload())

    def forget(self) -> None:
        """The draft is gone, because it was signed: nothing more is written."""
        self._timer.stop()
        self._on_disk = self._typed
        self.draft_id = None

    def discard(self) -> None:
        """Take the draft off the disk."""
        draft_id = self.draft_id
        self.forget()
        if draft_id is not None:
            self._session.do(drafts.discard_draft, draft_id=draft_id)
            self._session.saved.emit("saved", "")

    def _write(self) -> None:
        try:
            self.draft_id = self._save(self.draft_id)
        except Refused:  # discarded elsewhere in the meantime: what is typed begins a new one
            self.draft_id = self._save(None)

    def _save(self, draft_id: int | None) -> int:
        return self._session.do(
            drafts.save_draft,
            kind=self._kind,
            payload=self._payload(),
            client_id=self._client_id,
            draft_id=draft_id,
        )
