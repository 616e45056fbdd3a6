"""A file where a person wants it: a dialog that nothing waits for, written off the screen."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFileDialog, QWidget

from medex_desktop import safeio
from medex_desktop.errors import Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.ui.errors import faults
from medex_desktop.ui.tasks import Task, Tasks


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file on offer: its words, its ending, and how its bytes are made."""

    words: str
    suffix: str
    make: Callable[[], bytes]

    @property
    def filter(self) -> str:
        """As a file dialog wants it."""
        return f"{self.words} (*.{self.suffix})"


class Teller(Protocol):
    """Who runs the work and tells what went wrong: a session, or what needs no practice."""

    tasks: Tasks

    @property
    def troubled(self) -> SignalInstance:
        """Takes the MedExError."""
        ...


class Saving(QObject):
    """``ask(title, name, kinds)``, then ``saved(file name)`` or a sentence in the banner.

    ``given_up()`` when no place was chosen.
    ``name`` is the name offered: never a client's.
    """

    saved = Signal(str)
    given_up = Signal()

    def __init__(self, teller: Teller, owner: QWidget) -> None:
        super().__init__(owner)
        self._teller = teller
        self._owner = owner
        self._kinds: Sequence[FileKind] = ()
        self._dialog: QFileDialog | None = None

    def ask(self, title: str, name: str, kinds: Sequence[FileKind]) -> None:
        """Open the dialog."""
        self._kinds = kinds
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog = QFileDialog(self._owner, title, QStandardPaths.writableLocation(documents))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([kind.filter for kind in kinds])
        dialog.setDefaultSuffix(kinds[0].suffix)
        dialog.selectFile(f"{name}.{kinds[0].suffix}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filterSelected.connect(self._on_filter_selected)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.rejected.connect(self.given_up)
        self._dialog = dialog
        dialog.open()

    def save_to(self, path: Path, kind: FileKind) -> None:
        """Make the bytes and write them, whole or not at all."""
        task = self._teller.tasks.start(self, _Job(path, kind))
        task.done.connect(self._on_task_done)
        task.refused.connect(self._teller.troubled)
        task.failed.connect(faults().report)

    def _on_filter_selected(self, chosen: str) -> None:
        kind = self._kind(chosen)
        if self._dialog is not None:
            self._dialog.setDefaultSuffix(kind.suffix)

    def _on_file_selected(self, name: str) -> None:
        chosen = self._dialog.selectedNameFilter() if self._dialog is not None else ""
        self._dialog = None
        path, kind = Path(name), self._kind(chosen)
        ending = path.suffix.lstrip(".").lower()
        if ending != kind.suffix:  # the name's own ending counts
            kind = next((each for each in self._kinds if each.suffix == ending), kind)
        self.save_to(path, kind)

    def _kind(self, chosen: str) -> FileKind:
        return next((kind for kind in self._kinds if kind.filter == chosen), self._kinds[0])

    def _on_task_done(self, name: str) -> None:
        self.saved.emit(name)


class _Job:
    """The work of one task; it holds no widget."""

    def __init__(self, path: Path, kind: FileKind) -> None:
        self._path = path
        self._kind = kind

    def __call__(self, _task: Task) -> str:
        content = self._kind.make()
        try:
            safeio.write(self._path, content)
        except OSError as fault:
            raise Refused(
                Text(
                    "Not saved: {why}. Nothing else was changed; choose another place.",
                    {"why": fault.strerror or fault.__class__.__name__},
                )
            ) from fault
        return self._path.name
