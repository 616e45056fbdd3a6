"""A longer note in plain text, with a limit that is told before it is met."""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.widgets.passing_keys import is_passing

LIMIT: Final = 20_000


class NoteField(QPlainTextEdit):
    """``changed(str)`` at each key; ``limited(sentence)`` when a paste or key would go beyond."""

    changed = Signal(str)
    limited = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        hint: str = "",
        lines: int = 4,
        limit: int = LIMIT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._limit = limit
        self._lines = lines
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_text_changed)

    def text(self) -> str:
        """The note as it stands."""
        return self.toPlainText()

    def set_text(self, words: str) -> None:
        """Put a known note in."""
        self.setPlainText(words)

    def event(self, event: QEvent) -> bool:
        """Undo is the program's while nothing was written here."""
        paper = self.document()
        if is_passing(event, undoes=paper.isUndoAvailable(), redoes=paper.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """At the limit only rubbing out and moving go on."""
        if event.text().isprintable() and event.text() and self._room() <= 0:
            self._tell()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text whole, or not at all."""
        words = source.text()
        if len(words) > self._room():
            self._tell()
            return
        self.insertPlainText(words)

    def _room(self) -> int:
        chosen = len(self.textCursor().selectedText())
        return self._limit - self.document().characterCount() + 1 + chosen

    def _tell(self) -> None:
        self.limited.emit(_("A note holds {n} characters. Nothing was cut.", n=self._limit))

    def _on_text_changed(self) -> None:
        self.changed.emit(self.toPlainText())

    def sizeHint(self) -> QSize:
        """As many lines as asked for."""
        line = theme.metrics().lineSpacing()
        return QSize(theme.px(240), line * self._lines + theme.px(22))

    def minimumSizeHint(self) -> QSize:
        """Two lines."""
        return QSize(theme.px(120), theme.metrics().lineSpacing() * 2 + theme.px(22))
