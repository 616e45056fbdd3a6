"""Settings: backups."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from medex_desktop.errors import MedExError
from medex_desktop.language import _, clock, day
from medex_desktop.services import backups
from medex_desktop.ui.errors import faults
from medex_desktop.ui.program import Program
from medex_desktop.ui.session import Session
from medex_desktop.ui.settings.section import Section
from medex_desktop.ui.tasks import Task
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.progress_panel import ProgressPanel
from medex_desktop.ui.widgets.sentence import Sentence

_SHOWN = 5


class BackupSection(Section):
    """A backup counts only after it was opened again and compared with the practice."""

    def __init__(self, session: Session, program: Program | None) -> None:
        super().__init__(session, program)
        self._task: Task | None = None
        self.now = Button(_("Back up to a folder"), "filled", icon="save", size="main")
        self.progress = ProgressPanel()
        self.said = Sentence()
        self._list = Column(gap=4)
        card = Card(margins=(20, 16), gap=12)
        card.heading(_("Backup"))
        card.body.addWidget(
            ParagraphLabel(
                _(
                    "Choose a folder on another disk, best a stick that is kept elsewhere. "
                    "The copy is encrypted and opens with your passphrase or the recovery key."
                ),
                "body",
                "ink2",
                min_width=260,
            )
        )
        row = Row()
        row.addWidget(self.now)
        row.addStretch(1)
        card.body.addLayout(row)
        card.body.addWidget(self.progress)
        card.body.addWidget(self.said)
        own = Card(margins=(20, 16), gap=8)
        own.heading(_("Made by the program"), _("while you work, and when the practice is closed"))
        own.body.addLayout(self._list)
        self.column.addWidget(card)
        self.column.addWidget(own)
        self.column.addStretch(1)
        self.now.clicked.connect(self._on_now_clicked)
        self.progress.cancelled.connect(self._on_progress_cancelled)
        self.load()

    def load(self) -> None:
        """The newest backups in the practice's own folder."""
        with self.session.shown():
            found = backups.backups(self.session.desk)[:_SHOWN]
            clear(self._list)
            if not found:
                self._list.addWidget(Label(_("None yet."), "body", "ink2"))
            for one in found:
                at = one.made_at.astimezone()
                words = _("{day}, {time}", day=day(at.date()), time=clock(at, seconds=False))
                self._list.addWidget(Label(words, "body"))

    def _on_now_clicked(self) -> None:
        dialog = QFileDialog(self, _("Choose the folder for the backup"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.back_up_to)
        dialog.open()

    def back_up_to(self, folder: str) -> None:
        """Make a complete backup there, off the screen."""
        self._to = Path(folder)
        self.now.set_not_yet(_("Backing up"))
        self.said.say("")
        self.progress.start(_("Backing up"))
        self._task = self.session.tasks.start(self, self._work)
        self._task.progressed.connect(self.progress.set_progress)
        self._task.done.connect(self._on_done)
        self._task.refused.connect(self._on_refused)
        self._task.failed.connect(faults().report)
        self._task.finished.connect(self._on_finished)

    def _work(self, task: Task) -> object:
        return backups.back_up(self.session.desk, self._to, task.report)

    def _on_done(self, made: object) -> None:
        where = getattr(made, "folder", self._to)
        self.said.say(_("Made and compared: {folder}", folder=where), "good")
        self.load()

    def _on_refused(self, error: MedExError) -> None:
        self.said.say(str(error), "alert")

    def _on_finished(self) -> None:
        self._task = None
        self.progress.finish()
        self.now.set_not_yet("")

    def _on_progress_cancelled(self) -> None:
        if self._task is not None:
            self._task.cancel()
