"""A client form's draft: on disk a second after the first key, found again, let go when saved."""

from dataclasses import asdict, fields
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import MedExError
from medex_desktop.services.drafts import (
    Draft,
    discard_draft,
    draft_by_id,
    drafts,
    save_draft,
)
from medex_desktop.ui.session import Session

KIND: Final = "client"
AFTER_MS: Final = 1000
RETRY_MS: Final = 5000


class FormDraft(QObject):
    """Keeps a form. ``kept`` each time it is on disk; ``failed(error)`` when the disk refuses.

    What failed is tried again by itself.
    """

    kept = Signal()
    wanted = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, client_id: int | None, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._client_id = client_id
        self._payload: dict[str, Any] = {}
        self.draft_id: int | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.wanted)

    def touch(self) -> None:
        """Something was typed: ``wanted`` comes within a second, then call ``keep``."""
        if not self._timer.isActive():
            self._timer.start(AFTER_MS)

    @property
    def is_waiting(self) -> bool:
        """Whether something typed is not on disk yet."""
        return self._timer.isActive()

    def keep(self, form: ClientForm, more: dict[str, Any]) -> None:
        """Put the form on disk now, or once what a slow disk is busy with is done."""
        if self._session.hand.is_busy:
            self._timer.start(AFTER_MS)
            return
        self._timer.stop()
        try:
            self.draft_id = self._session.do(
                save_draft,
                kind=KIND,
                payload={**asdict(form), **more},
                client_id=self._client_id,
                draft_id=self._known(),
            )
        except MedExError as error:
            self._timer.start(RETRY_MS)
            self.failed.emit(error)
        else:
            self.kept.emit()

    @Slot()
    def let_go(self) -> None:
        """The form was saved, or is not wanted: no draft stays."""
        self._timer.stop()
        known, self.draft_id = self._known(), None
        if known is not None:
            with self._session.shown():
                self._session.do(discard_draft, draft_id=known)

    def take_up(self, draft: Draft) -> tuple[ClientForm, dict[str, Any]]:
        """Go on with a draft found: its form, and what else was kept with it."""
        self.draft_id = draft.id
        payload = dict(draft.payload) if isinstance(draft.payload, dict) else {}
        names = {field.name for field in fields(ClientForm)}
        form = ClientForm(**{name: payload[name] for name in names & payload.keys()})
        return form, {name: value for name, value in payload.items() if name not in names}

    def _known(self) -> int | None:
        """The draft's id while it is still there (it may have been let go from Today)."""
        if self.draft_id is None:
            return None
        found = self._session.ask(draft_by_id, draft_id=self.draft_id)
        return None if found is None else found.id


def drafts_of(session: Session, client_id: int | None) -> list[Draft]:
    """The drafts of one client's form, or of forms for new clients; newest first."""
    found = session.ask(drafts, client_id=client_id, kind=KIND)
    return [each for each in found if each.client_id == client_id]
