"""Settings: backups, the second place, restoring, and whether restoring was rehearsed."""

from functools import partial

from medex_desktop.language import _
from medex_desktop.services import backups, rehearsals, restore_switch
from medex_desktop.ui import commands
from medex_desktop.ui.models.backup_words import when, when_and_why
from medex_desktop.ui.program import Program
from medex_desktop.ui.restoring.back import go_back
from medex_desktop.ui.restoring.overlay import RestoreOverlay
from medex_desktop.ui.session import Session
from medex_desktop.ui.settings.second_place import SecondPlaceCard
from medex_desktop.ui.settings.section import Section
from medex_desktop.ui.tasks import Task
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.sentence import Sentence
from medex_desktop.ui.work_panel import WorkPanel

_SHOWN = 5


class BackupSection(Section):
    """A backup counts only after it was opened again and compared with the practice."""

    def __init__(self, session: Session, program: Program | None) -> None:
        super().__init__(session, program)
        self.second = SecondPlaceCard(session, program)
        self.restore = Button(_("Restore a backup"), icon="archive")
        self.rehearse = Button(_("Rehearse now"), "quiet")
        self.rehearsed = Sentence()
        self.work = WorkPanel(session.tasks)
        self.back = Button(_("Back to how it was before the restore"), icon="undo")
        self.going_back = WorkPanel(session.tasks)
        self._former = Card(margins=(20, 16), gap=8)
        self._former_words = ParagraphLabel("", "body", "ink2", min_width=260)
        self._list = Column(gap=4)
        self._arrange()
        self.second.work.done.connect(self._on_second_done)
        self.restore.clicked.connect(self._on_restore_clicked)
        self.rehearse.clicked.connect(self._on_rehearse_clicked)
        self.work.done.connect(self._on_rehearsed)
        self.work.ended.connect(self._on_rehearsal_ended)
        self.back.clicked.connect(self._on_back_clicked)
        self.going_back.done.connect(self.session.switch_asked)
        self.load()

    def _arrange(self) -> None:
        own = Card(margins=(20, 16), gap=8)
        own.heading(_("Made by the program"), _("while you work, and when the practice is closed"))
        own.body.addLayout(self._list)
        own.body.addWidget(self.rehearsed)
        own.body.addWidget(self.work)
        row = Row(gap=12)
        row.addWidget(self.restore)
        row.addStretch(1)
        row.addWidget(self.rehearse)
        own.body.addLayout(row)
        self._former.heading(_("Before the restore"))
        self._former.body.addWidget(self._former_words)
        self._former.body.addWidget(self.going_back)
        last = Row(gap=12)
        last.addWidget(self.back)
        last.addStretch(1)
        self._former.body.addLayout(last)
        for card in (self.second, self._former, own):
            self.column.addWidget(card)
        self.column.addStretch(1)

    def load(self) -> None:
        """The newest backups in the practice's own folder, the last rehearsal, what was before."""
        with self.session.shown():
            desk = self.session.desk
            found = backups.every_backup(desk)[:_SHOWN]
            clear(self._list)
            if not found:
                self._list.addWidget(Label(_("None yet."), "body", "ink2"))
            for one in found:
                words = when_and_why(one.made_at, one.reason, backups.kept_in(desk, one))
                self._list.addWidget(Label(words, "body"))
            self._show_rehearsal(self.session.ask(rehearsals.last))
            former = restore_switch.former(desk)
            self._former.setVisible(former is not None)
            if former is not None:
                words = _(
                    "The practice of before is kept in {folder}, with its own backups; they stand "
                    "in the list too, and can be restored.",
                    folder=former,
                )
                self._former_words.setText(words)
            self.second.load()

    def _show_rehearsal(self, last: rehearsals.Rehearsal | None) -> None:
        if last is None:
            self.rehearsed.say(_("Restoring has not been rehearsed yet; it is, once a month."))
        elif last.fault:
            words = _("Rehearsed {when}: {fault}", when=when(last.at), fault=last.fault)
            self.rehearsed.say(words, "alert")
        else:
            words = _("Rehearsed {when}: everything came back.", when=when(last.at))
            self.rehearsed.say(words, "good")

    def _on_second_done(self, _made: object) -> None:
        self.load()

    def _on_restore_clicked(self) -> None:
        RestoreOverlay.open_over(commands.host_of(self), self.session)

    def _on_rehearse_clicked(self) -> None:
        self.rehearse.set_not_yet(_("Rehearsing"))
        self.work.run(_("Restoring the newest backup aside"), partial(_rehearse, self.session))

    def _on_rehearsed(self, found: object) -> None:
        if found is None:
            self.work.say(_("Nothing was rehearsed: there is no backup yet, or it was stopped."))
        self.load()

    def _on_rehearsal_ended(self) -> None:
        self.rehearse.set_not_yet("")

    def _on_back_clicked(self) -> None:
        self.going_back.run(_("Going back"), partial(go_back, self.session))


def _rehearse(session: Session, task: Task) -> rehearsals.Rehearsal | None:
    return rehearsals.rehearse(session.desk, task.report)
