"""Restoring while the practice is open: choose a backup, read what would vanish, then switch."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from medex_desktop.language import Text, _
from medex_desktop.services import backups, restore_switch
from medex_desktop.services.restore_switch import Comparison
from medex_desktop.ui.choosing import ask_folder
from medex_desktop.ui.models.backup_words import when_and_why
from medex_desktop.ui.restoring.told import RestoreTold
from medex_desktop.ui.session import Session
from medex_desktop.ui.tasks import Task
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.overlay import Overlay
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.work_panel import WorkPanel

WIDTH, HEIGHT = 760, 520


class RestoreOverlay(Overlay):
    """``RestoreOverlay.open_over(host, session)``; nothing is changed before the last button."""

    def __init__(self, host: QWidget, session: Session) -> None:
        super().__init__(host, _("Restore a backup"), width=WIDTH, height=HEIGHT)
        self._session = session
        self._folder: Path | None = None
        found = backups.every_backup(session.desk)
        self._own = {str(one.folder): one.folder for one in found}
        options = [
            (
                str(one.folder),
                when_and_why(one.made_at, one.reason, backups.kept_in(session.desk, one)),
            )
            for one in found
        ]
        self.own = ComboBox(_("Backups of the program"), options)
        self.look = Button(_("See what would change"), "filled")
        self.other = Button(_("Another folder"), icon="folder")
        self.go = Button(_("Restore this backup"), "filled", icon="archive", size="main")
        self.shut = Button(_("Close"), key=_("Esc"))
        self.work = WorkPanel(session.tasks)
        self._told = Column(gap=6)
        self._arrange(options)
        self.look.clicked.connect(self._on_look_clicked)
        self.other.clicked.connect(self._on_other_clicked)
        self.go.clicked.connect(self._on_go_clicked)
        self.shut.clicked.connect(self.close_overlay)
        self.work.done.connect(self._on_done)
        self.closed.connect(self._on_closed)

    @classmethod
    def open_over(cls, host: QWidget, session: Session) -> "RestoreOverlay":
        """Open over ``host``; it deletes itself when it closes."""
        made = cls(host, session)
        made.open()
        return made

    def _arrange(self, options: Sequence[tuple[str, str]]) -> None:
        self.card.body.addWidget(Label(_("Restore a backup"), "section"))
        choice = Row(gap=12)
        choice.addWidget(self.own, 1)
        choice.addWidget(self.look)
        choice.addWidget(self.other)
        self.card.body.addLayout(choice)
        self.own.setVisible(bool(options))
        self.look.setVisible(bool(options))
        body = ScrollBody(gap=8, margins=(0, 0, 8, 0))
        body.body.addLayout(self._told)
        body.body.addStretch(1)
        self.card.body.addWidget(body, 1)
        self.card.body.addWidget(self.work)
        self._explain()
        foot = Row(gap=12)
        foot.addWidget(self.shut)
        foot.addStretch(1)
        foot.addWidget(self.go)
        self.card.body.addLayout(foot)
        self.go.hide()

    def _explain(self) -> None:
        words = _(
            "First you see what would change. The practice as it is now is kept beside the "
            "restored one, and you can go back to it in Settings, Backup."
        )
        self._told.addWidget(ParagraphLabel(words, "body", "ink2", min_width=260))

    def look_at(self, folder: str) -> None:
        """Compare a backup with the practice."""
        self._folder = Path(folder)
        self.go.hide()
        self.work.run(_("Comparing"), partial(_compare, self._session, self._folder))

    def _on_look_clicked(self) -> None:
        self.look_at(self.own.key())

    def _on_other_clicked(self) -> None:
        ask_folder(self, _("Choose the folder of the backup"), self.look_at)

    def _on_go_clicked(self) -> None:
        if self._folder is not None and not self.work.is_busy():
            self.go.set_not_yet(_("Restoring"))
            self.work.run(_("Restoring"), partial(_prepare, self._session, self._folder))

    def _on_done(self, outcome: object) -> None:
        if isinstance(outcome, Comparison):
            clear(self._told)
            self._told.addWidget(RestoreTold(outcome, self._session.beside.veil()))
            self._explain()
            self.go.set_not_yet("")
            self.go.show()
        elif isinstance(outcome, Path):
            desk = self._session.desk
            live, now = desk.file.folder.root, desk.clock.now()
            self._session.switch_asked.emit(partial(_take_over, live, outcome, now))

    @Slot()
    def _on_closed(self) -> None:
        self.work.stop()
        self.deleteLater()


def _compare(session: Session, folder: Path, _task: Task) -> Comparison:
    return restore_switch.compare(session.desk, folder)


def _prepare(session: Session, folder: Path, task: Task) -> Path:
    return restore_switch.prepare(session.desk, folder, task.report)


def _take_over(live: Path, incoming: Path, now: datetime) -> Text:
    aside = restore_switch.take_over(live, incoming, now)
    return Text("Restored. The practice of before is kept in {folder}", {"folder": aside.name})
