"""What is typed into a sheet, on disk a second later, and here again after locking or a crash."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from medex_desktop.language import _
from medex_desktop.services import drafts
from medex_desktop.ui.grip.drafting import DraftKeeper
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.segmented import Segmented
from medex_desktop.ui.widgets.sentence import Sentence


class KeptWords(Sentence):
    """``keep()`` before the practice closes, ``let_go()`` when it was saved or cancelled.

    It says when something came back. A passphrase is never kept.
    """

    def __init__(
        self, session: Session, about: str, fields: Mapping[str, QWidget], client_id: int | None
    ) -> None:
        super().__init__()
        self._session, self._about = session, about
        self._fields = {key: one for key, one in fields.items() if _is_kept(one)}
        self._shown = self._lines()
        self._keeper = DraftKeeper(session, drafts.SHEET, client_id, self._payload, self)
        self._client_id = client_id
        for field in self._fields.values():
            _tell(field, self._keeper)

    def bring_back(self) -> None:
        """Once it is laid out: put back what was kept, and say so."""
        ask = self._session.ask
        found = ask(drafts.sheet_draft, about=self._about, client_id=self._client_id)
        if found is not None:
            self._keeper.draft_id = found.id
            self._put_back(found.payload.get("lines"))

    def go_on(self) -> None:
        """The field that has the keyboard is written on at its end: a key replaces nothing."""
        for field in self._fields.values() if self.words() else ():
            if field.hasFocus() and isinstance(field, QLineEdit):
                field.end(False)
            elif field.hasFocus() and isinstance(field, QPlainTextEdit):
                field.moveCursor(QTextCursor.MoveOperation.End)

    def keep(self) -> bool:
        """Put what was typed on disk; False, and said, while it can't be."""
        if self._lines() == self._shown:
            self.let_go()
            return True
        self._keeper.touch()  # a choice that the program made for somebody is no key
        if self._keeper.flush():
            return True
        self.say(_("What you typed is not on disk yet. It stays here; lock again."), "alert")
        return False

    def let_go(self) -> None:
        """Take it off the disk."""
        with self._session.shown():
            self._keeper.discard()

    def _put_back(self, lines: Any) -> None:
        found = lines if isinstance(lines, dict) else {}
        for key, field in self._fields.items():
            words = found.get(key)
            if isinstance(words, str):
                _put(field, words)
        if found:
            words = _("What you had typed when the practice was locked is here again.")
            self.say(words, "note")

    def _lines(self) -> dict[str, str]:
        return {key: _text(field) for key, field in self._fields.items()}

    def _payload(self) -> dict[str, Any]:
        typed = {key: words for key, words in self._lines().items() if words != self._shown[key]}
        return {"about": self._about, "lines": typed}


def _is_kept(field: QWidget) -> bool:
    if isinstance(field, QLineEdit):
        return field.echoMode() is QLineEdit.EchoMode.Normal
    return isinstance(field, ComboBox | QPlainTextEdit | Segmented | QAbstractButton)


def _text(field: QWidget) -> str:
    if isinstance(field, ComboBox | Segmented):
        return field.key()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QAbstractButton):
        return "on" if field.isChecked() else ""
    assert isinstance(field, QLineEdit)
    return field.text()


def _put(field: QWidget, words: str) -> None:
    if isinstance(field, ComboBox):
        field.set_key(words)
    elif isinstance(field, Segmented):
        with suppress(KeyError):  # an answer of another version
            field.set_key(words)
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(words)
    elif isinstance(field, QAbstractButton):
        if words and not field.isChecked():
            field.click()
    elif isinstance(field, QLineEdit):
        field.setText(words)


def _tell(field: QWidget, keeper: DraftKeeper) -> None:
    """Let the keeper know of each change."""
    if isinstance(field, ComboBox):
        field.currentIndexChanged.connect(keeper.touch)
    elif isinstance(field, Segmented):
        field.chosen.connect(keeper.touch)
    elif isinstance(field, QPlainTextEdit | QLineEdit):
        field.textChanged.connect(keeper.touch)
    elif isinstance(field, QAbstractButton):
        field.toggled.connect(keeper.touch)
