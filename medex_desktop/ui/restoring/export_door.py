"""Choosing an export for a practice that is set up: where it is, its passphrase, what is in it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _, counted, day, render
from medex_desktop.services import reimports
from medex_desktop.services.reimports import Incoming
from medex_desktop.ui.choosing import ask_file, ask_folder
from medex_desktop.ui.restoring.frame import CopyDoor
from medex_desktop.ui.tasks import Task, Tasks
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Row

HEIGHT = 480


class ExportDoor(CopyDoor):
    """``taken(Incoming)`` when somebody wants the export; nothing is written here."""

    taken = Signal(object)

    def __init__(self, host: QWidget, tasks: Tasks) -> None:
        super().__init__(
            host,
            tasks,
            _("Start from an export"),
            height=HEIGHT,
            passphrase=_("Passphrase of the export"),
            look=Button(_("See what is in it"), "filled"),
            go=Button(_("Take this export"), "filled", icon="import", size="main"),
        )
        self._path: Path | None = None
        self._found: Incoming | None = None
        self.choose = Button(_("Choose the export"), icon="document")
        self.folder = Button(_("A folder without encryption"), "quiet", icon="folder")
        words = _(
            "The export becomes your practice, with keys of its own: you choose a new passphrase "
            "and keep a new recovery key. The file itself is only read."
        )
        place = Row(gap=12)
        place.addWidget(self.choose)
        place.addWidget(self.folder)
        place.addStretch(1)
        about = ParagraphLabel(words, "body", "ink2", min_width=260)
        self.arrange(about, place, self._where, self.passphrase)

        self.choose.clicked.connect(self._on_choose_clicked)
        self.folder.clicked.connect(self._on_folder_clicked)
        self.passphrase.entered.connect(self._on_look_clicked)
        self.look.clicked.connect(self._on_look_clicked)
        self.go.clicked.connect(self._on_go_clicked)
        self.work.done.connect(self._on_done)

    def set_path(self, chosen: str) -> None:
        """The export's file, or the folder of one that is not encrypted."""
        self._path = Path(chosen)
        self._where.setText(self._path.name)
        self.passphrase.setVisible(not self._path.is_dir())
        self.go.hide()
        self.look.show()
        self.tell()
        (self.look if self._path.is_dir() else self.passphrase.field).setFocus()

    def _on_choose_clicked(self) -> None:
        kind = _("Exports (*.mxexport)")
        ask_file(self, _("Choose the export"), kind, self.set_path)

    def _on_folder_clicked(self) -> None:
        ask_folder(self, _("Choose the folder of the export"), self.set_path)

    def _on_look_clicked(self) -> None:
        if self._path is None:
            self.work.say(_("Choose the export first."), "watch")
        elif not (self._path.is_dir() or self.passphrase.text().strip()):
            self.passphrase.say(_("Type the passphrase of the export."))
        else:
            self.passphrase.say("")
            self.look.set_not_yet(_("Reading"))
            self.work.run(_("Reading"), partial(_read, self._path, self.passphrase.text()))

    def _on_done(self, found: Incoming) -> None:
        self._found = found
        told = _sentences(found)
        self.tell(*(ParagraphLabel(words, "body", ink, min_width=260) for words, ink in told))
        self.look.hide()
        self.go.show()
        self.go.setFocus()

    def _on_go_clicked(self) -> None:
        if self._found is not None:
            self.taken.emit(self._found)
            self.close_overlay()


def _read(path: Path, passphrase: str, _task: Task) -> Incoming:
    return reimports.read_export(path, passphrase)


def _sentences(found: Incoming) -> list[tuple[str, str]]:
    """What is in it; a single client is not named, since nobody is signed in."""
    when = day(found.exported_at.astimezone().date())
    if found.is_of_one_client:
        told = [(_("The record of one client, exported on {day}.", day=when), "")]
        words = _("Next you name the practice it begins.")
        told.append((words, "ink2"))
    else:
        practice = found.practice_name
        told = [(_("{practice}, exported on {day}.", practice=practice, day=when), "")]
        told.append((_("It will be opened by {name}.", name=found.owner_name), "ink2"))
    counts = (
        counted("{n} client", "{n} clients", found.rows["client"]),
        counted("{n} test", "{n} tests", found.rows["assessment"]),
        counted("{n} paper", "{n} papers", found.rows["document"]),
    )
    told.insert(1, (_("It holds {what}.", what=", ".join(map(render, counts))), ""))
    if missing := len(found.contents.missing):
        lacking = counted(
            "{n} stored file was missing when it was exported.",
            "{n} stored files were missing when it was exported.",
            missing,
        )
        told.append((render(lacking), "watch"))
    return told
