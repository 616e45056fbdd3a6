"""Settings: a complete copy in a second place, a stick or another disk, in two clicks."""

from functools import partial
from pathlib import Path

from medex_desktop.language import _, day
from medex_desktop.services import backups
from medex_desktop.ui import second_place
from medex_desktop.ui.choosing import ask_folder
from medex_desktop.ui.program import Program
from medex_desktop.ui.session import Session
from medex_desktop.ui.tasks import Task
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.work_panel import WorkPanel


class SecondPlaceCard(Card):
    """The place is chosen once and remembered on this computer; any other folder takes one too."""

    def __init__(self, session: Session, program: Program | None) -> None:
        super().__init__(margins=(20, 16), gap=12)
        self._session = session
        self._program = program
        self._to = Path()
        self.now = Button(_("Back up to the stick"), "filled", icon="usb", size="main")
        self.choose = Button(_("Choose the place"), icon="folder", size="main")
        self.once = Button(_("Back up to another folder"), "quiet")
        self.work = WorkPanel(session.tasks)
        self._words = ParagraphLabel("", "body", "ink2", min_width=260)
        self.heading(_("Second place"))
        self.body.addWidget(self._words)
        row = Row(gap=12)
        for button in (self.now, self.choose, self.once):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.work)
        self.now.clicked.connect(self.back_up)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.once.clicked.connect(self._on_once_clicked)
        self.work.done.connect(self._on_done)
        self.work.ended.connect(self._on_ended)

    def load(self) -> None:
        """Where it is and when it was used last."""
        kept = second_place.kept(self._program)
        self.now.setVisible(bool(kept.place))
        self.choose.set_words(_("Change the place") if kept.place else _("Choose the place"))
        told = [
            _(
                "A complete, encrypted copy on a stick or another disk, best kept elsewhere. "
                "It opens with your passphrase or the recovery key."
            )
        ]
        if kept.place:
            told = [_("The place: {folder}.", folder=kept.place)]
            if kept.last is None:
                told.append(_("No backup was made there yet."))
            else:
                told.append(_("The last backup there: {day}.", day=day(kept.last)))
        self._words.setText(" ".join(told))

    def choose_place(self, folder: str) -> None:
        """Remember the place on this computer and back up there at once."""
        second_place.choose(self._program, folder)
        self.load()
        self.back_up()

    def back_up(self) -> None:
        """A complete backup in the second place."""
        self.back_up_to(second_place.kept(self._program).place)

    def back_up_to(self, folder: str) -> None:
        """A complete backup in any folder, off the screen."""
        self._to = Path(folder)
        for button in (self.now, self.once):
            button.set_not_yet(_("Backing up"))
        self.work.run(_("Backing up"), partial(_back_up, self._session, self._to))

    def _on_choose_clicked(self) -> None:
        ask_folder(self, _("Choose a folder on the stick"), self.choose_place)

    def _on_once_clicked(self) -> None:
        ask_folder(self, _("Choose the folder for the backup"), self.back_up_to)

    def _on_done(self, made: object) -> None:
        where = getattr(made, "folder", self._to)
        if str(self._to) == second_place.kept(self._program).place:
            second_place.used(self._program, self._session.desk.clock.today())
        said = _("Made and compared: {folder}", folder=where)
        if backups.is_on_same_disk(self._session.desk, self._to):
            said += " " + _("It is on the same disk as the practice: choose a stick as well.")
            self.work.say(said, "watch")
        else:
            self.work.say(said, "good")

    def _on_ended(self) -> None:
        for button in (self.now, self.once):
            button.set_not_yet("")


def _back_up(session: Session, to: Path, task: Task) -> object:
    return backups.back_up_to_place(session.desk, to, task.report)
