"""Words in one line: what a field asks for, or why a test is done against a precaution."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.gym.task import Spot, TaskCard
from medex_desktop.ui.widgets.label import ParagraphLabel, Role
from medex_desktop.ui.widgets.line_field import LineField

LIMIT: Final = 200


class WordsTask(TaskCard):
    """``entered(text)`` and ``passed()`` at Enter; Backspace in the empty line goes back."""

    def __init__(self, spot: Spot, hint: str = "") -> None:
        super().__init__(spot)
        self._kept = ""
        self.line = _Line(spot.title, hint=hint, size="gym", limit=LIMIT)
        self.body.addWidget(self.line)
        self.body.addStretch(1)
        self.setFocusProxy(self.line)
        self.line.returnPressed.connect(self.do_main)
        self.line.editingFinished.connect(self._keep)
        self.line.textEdited.connect(self._on_edited)
        self.line.went_back.connect(self.went_back)

    def show_text(self, text: str) -> None:
        """What stands here."""
        self._kept = text
        self.line.setText(text)

    def start(self) -> None:
        """The line takes the keyboard."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_typed(self) -> None:
        """The line as it stands."""
        self._keep()

    def do_main(self) -> None:
        """As Enter."""
        self._keep()
        if not self.said():
            self.passed.emit()

    def _keep(self) -> None:
        if self.line.text() != self._kept:
            self._kept = self.line.text()
            self.entered.emit(self._kept)

    def _on_edited(self, text: str) -> None:
        self.sentence.say("")


class _Line(LineField):
    """Backspace in the empty line goes back, as in every box of gym mode."""

    went_back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.went_back.emit()
        else:
            super().keyPressEvent(event)


class OverrideTask(WordsTask):
    """A precaution stands against the test: skip it, or write why it is done."""

    def __init__(self, spot: Spot, against: list[str]) -> None:
        super().__init__(spot, _("Why it is done all the same, and who agreed"))
        self.title.setText(_("A precaution stands against this test"))
        role: Role = "note" if theme.is_compact() else "gym"
        for place, words in enumerate(against):
            self.body.insertWidget(place, ParagraphLabel(words, role, "watch", 600))
        self.say(_("Skip it with Ctrl Del, or write why it is done. Both stay on record."))

    def do_main(self) -> None:
        """Only words lead on."""
        self._keep()
        if self.line.text().strip():
            self.passed.emit()
        else:
            self.say(_("Write why it is done, or skip it with Ctrl Del."), "alert")
