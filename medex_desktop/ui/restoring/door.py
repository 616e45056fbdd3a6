"""Opening a backup from the locked screen: where it is, its key, what would change, restore."""

from dataclasses import field
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.frozen import dataclass
from medex_desktop.language import _, render
from medex_desktop.services import locked_restore
from medex_desktop.services.clock import Clock
from medex_desktop.services.locked_restore import Looked
from medex_desktop.ui.choosing import ask_folder
from medex_desktop.ui.models.backup_words import when
from medex_desktop.ui.restoring.frame import CopyDoor
from medex_desktop.ui.restoring.told import RestoreTold
from medex_desktop.ui.tasks import Task, Tasks
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.line_field import LineField

HEIGHT = 540


class BackupDoor(CopyDoor):
    """``restored`` when the practice in the folder is that of the backup."""

    restored = Signal()

    def __init__(self, host: QWidget, tasks: Tasks, clock: Clock, live: Path) -> None:
        super().__init__(
            host,
            tasks,
            _("Open a backup"),
            height=HEIGHT,
            passphrase=_("Passphrase of the day of the backup"),
            look=Button(_("See what would change"), "filled"),
            go=Button(_("Restore this backup"), "filled", icon="archive", size="main"),
        )
        self._clock = clock
        self._live = live
        self._folder: Path | None = None
        self.choose = Button(_("Choose the folder of the backup"), icon="folder")
        self._key_line = LineField(_("Recovery key"), limit=80)
        self.key = LabeledField(_("Or the recovery key from its sheet"), self._key_line)
        place = Row(gap=12)
        place.addWidget(self.choose)
        place.addWidget(self._where, 1)
        self.arrange(place, self.passphrase, self.key)

        self.choose.clicked.connect(self._on_choose_clicked)
        self.passphrase.entered.connect(self._on_look_clicked)
        self.look.clicked.connect(self._on_look_clicked)
        self.go.clicked.connect(self._on_go_clicked)
        self.work.done.connect(self._on_done)

    def set_folder(self, folder: str) -> None:
        """The backup's folder, named like the moment it was made."""
        self._folder = Path(folder)
        self._where.setText(self._folder.name)
        self.go.hide()
        self.passphrase.field.setFocus()

    def set_key(self, typed: str) -> None:
        """The recovery key as it is on the sheet."""
        self._key_line.setText(typed)

    def _on_choose_clicked(self) -> None:
        ask_folder(self, _("Choose the folder of the backup"), self.set_folder)

    def _on_look_clicked(self) -> None:
        if self._folder is None:
            self.work.say(_("Choose the folder of the backup first."), "watch")
        elif not (self.passphrase.text().strip() or self._key_line.text().strip()):
            self.passphrase.say(_("Type the passphrase, or the recovery key below."))
        else:
            self.passphrase.say("")
            self.look.set_not_yet(_("Comparing"))
            self.work.run(_("Comparing"), partial(_look, self._asked(self._folder)))

    def _on_go_clicked(self) -> None:
        if self._folder is not None and not self.work.is_busy():
            self.go.set_not_yet(_("Restoring"))
            self.work.run(_("Restoring"), partial(_restore, self._asked(self._folder)))

    def _asked(self, folder: Path) -> "_Asked":
        key = self._key_line.text().strip()
        return _Asked(self._live, folder, self._clock, self.passphrase.text(), key)

    def _on_done(self, outcome: object) -> None:
        if isinstance(outcome, Looked):
            words = [] if outcome.found is not None else _contents(outcome)
            words.append(_sentence(outcome))
            told = [ParagraphLabel(each, "body", min_width=260) for each in words]
            self.tell(*told, *([RestoreTold(outcome.found, None)] if outcome.found else []))
            self.go.show()
        else:
            self.restored.emit()

    def forget(self) -> None:
        """Neither the passphrase nor the key from the sheet stays."""
        super().forget()
        self._key_line.clear()


@dataclass(frozen=True, slots=True)
class _Asked:
    live: Path
    folder: Path
    clock: Clock
    passphrase: str = field(repr=False)
    recovery_key: str = field(repr=False)


def _look(asked: _Asked, _task: Task) -> Looked:
    return locked_restore.look(
        asked.live,
        asked.folder,
        asked.clock,
        passphrase=asked.passphrase,
        recovery_key=asked.recovery_key,
    )


def _restore(asked: _Asked, task: Task) -> None:
    locked_restore.restore(
        asked.live,
        asked.folder,
        asked.clock,
        passphrase=asked.passphrase,
        recovery_key=asked.recovery_key,
        on_progress=task.report,
    )


def _contents(looked: Looked) -> list[str]:
    what = ", ".join(map(render, looked.holds))
    return [_("The backup of {when}", when=when(looked.made_at)), _("It holds {what}.", what=what)]


def _sentence(looked: Looked) -> str:
    if not looked.is_here:
        return _("There is no practice here yet: the backup becomes the practice.")
    if looked.found is None:
        return _(
            "What is here now can't be compared with the backup: it is another practice, or "
            "damaged. It is kept whole beside the restored one. Who was erased since the backup "
            "can't be told, and comes back with it."
        )
    return _("The practice as it is now is kept whole beside the restored one.")
