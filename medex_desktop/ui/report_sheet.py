"""A text about the program, shown whole before it is copied or saved; it sends nothing."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from medex_desktop.errors import MedExError
from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.saving import FileKind, Saving
from medex_desktop.ui.tasks import Tasks
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.overlay import Overlay
from medex_desktop.ui.widgets.sentence import Sentence

WIDTH, HEIGHT = 760, 560


class ReportSheet(Overlay):
    """``show_text(...)`` after it was opened; ``delete_asked`` when the person wants it gone.

    It needs no practice: it opens over the locked screen too.
    """

    delete_asked = Signal()
    troubled = Signal(object)

    def __init__(
        self, host: QWidget, tasks: Tasks, title: str, words: str, *, deletes: bool = False
    ) -> None:
        super().__init__(host, title, width=WIDTH, height=HEIGHT)
        self.tasks = tasks
        self._name = ""
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(theme.mono(12))
        self.text.setAccessibleName(title)
        self.text.setTabChangesFocus(True)
        self.said = Sentence()
        self.copy = Button(_("Copy"), icon="copy", size="main")
        self.save = Button(_("Save as…"), size="main")
        self.delete = Button(_("Delete"), "quiet", size="main")
        self.shut = Button(_("Close"), key=_("Esc"), size="main")
        self.saving = Saving(self, self)
        self._arrange(title, words)
        self.delete.setVisible(deletes)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.save.clicked.connect(self._on_save_clicked)
        self.delete.clicked.connect(self._on_delete_clicked)
        self.shut.clicked.connect(self.close_overlay)
        self.saving.saved.connect(self._on_saved)
        self.troubled.connect(self._on_troubled)
        self.closed.connect(self.deleteLater)

    def _arrange(self, title: str, words: str) -> None:
        body = self.card.body
        body.addWidget(Label(title, "section"))
        body.addWidget(ParagraphLabel(words, "body", "ink2", min_width=260))
        body.addWidget(self.text, 1)
        body.addWidget(self.said)
        foot = Row(gap=8)
        for button in (self.copy, self.save, self.delete):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        body.addLayout(foot)

    def show_text(self, text: str, name: str) -> None:
        """The whole text, and the name a file of it is offered by."""
        self._name = name
        self.text.setPlainText(text)

    def show_made(self, text: str) -> None:
        """The text once it is there; its name stays."""
        self.show_text(text, self._name)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.said.say(_("Copied. Nothing was sent."), "good")

    def _on_save_clicked(self) -> None:
        kind = FileKind(_("Text"), "txt", self.text.toPlainText().encode)
        self.saving.ask(_("Save the report"), self._name, [kind])

    def _on_delete_clicked(self) -> None:
        self.delete_asked.emit()
        self.close_overlay()

    def _on_saved(self, name: str) -> None:
        self.said.say(_("Saved as {name}.", name=name), "good")

    def _on_troubled(self, error: MedExError) -> None:
        self.said.say(str(error), "alert")
