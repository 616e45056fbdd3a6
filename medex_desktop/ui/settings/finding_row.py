"""One finding of the check-up: its sentence, and beside it what it offers: open, discard, merge."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _, render
from medex_desktop.services import drafts, merging
from medex_desktop.services.checkups import Fault, Kind
from medex_desktop.services.drafts import Draft
from medex_desktop.services.due import draft_target
from medex_desktop.ui import parts
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.sentence import Sentence

_DRAFTS: Final = (Kind.DRAFT_STALE, Kind.DRAFT_LOST)
_MERGE: Final = ("ui.clients.merge_sheet", "MergeSheet")


class FindingRow(QWidget):
    """A draft that was discarded here is brought back by the same button until the next check."""

    def __init__(self, session: Session, one: Fault, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._one = one
        self._let_go: Draft | None = None
        self.sentence = Sentence(parent=self)
        self.open = Button(_("Open"), parent=self)
        self.discard = Button(_("Discard"), parent=self)
        self.merge = Button(_("Merge"), parent=self)
        row = Row(self, gap=8)
        row.addWidget(self.sentence, 1)
        for button in (self.merge, self.open, self.discard):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.open.setVisible(one.kind in _DRAFTS)
        self.discard.setVisible(one.kind in _DRAFTS)
        self.merge.setVisible(one.kind is Kind.DOUBLE_CLIENT)
        self.sentence.say(render(one.words), "watch" if one.is_remark else "alert")
        self.open.clicked.connect(self._on_open_clicked)
        self.discard.clicked.connect(self._on_discard_clicked)
        self.merge.clicked.connect(self._on_merge_clicked)

    def _draft(self) -> Draft | None:
        found = self._session.ask(drafts.draft_by_id, draft_id=self._one.row_id)
        if found is None:
            self._settle(_("This draft was finished or discarded in the meantime."))
        return found

    def _on_open_clicked(self) -> None:
        found = self._draft()
        if found is not None:
            to = draft_target(found.kind, found.id)
            self._session.go(to.place, found.client_id, to.tab, **to.details)

    def _on_discard_clicked(self) -> None:
        if self._let_go is not None:
            self._bring_back(self._let_go)
            return
        found = self._draft()
        if found is None:
            return
        with self._session.shown():
            self._session.do(drafts.discard_draft, draft_id=found.id)
            self._let_go = found
            self._settle(_("Draft {id} discarded.", id=found.id))
            self.discard.set_words(_("Bring it back"))
            self.discard.show()

    def _bring_back(self, kept: Draft) -> None:
        with self._session.shown():
            self._session.do(
                drafts.save_draft, kind=kept.kind, payload=kept.payload, client_id=kept.client_id
            )
            self._let_go = None
            self._settle(_("Draft {id} is back.", id=kept.id))

    def _settle(self, words: str) -> None:
        self.sentence.say(words, "note")
        self.open.hide()
        self.discard.hide()

    def _on_merge_clicked(self) -> None:
        with self._session.shown():
            other = self._session.ask(merging.record_side, client_id=self._one.row_id)
            sheet = parts.of(*_MERGE)
            sheet.open_over(self.window(), self._session, self._one.other_id, [other])
