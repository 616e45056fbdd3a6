"""A file a person brings: chosen in a dialog, read once, and named beside the button."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop import safeio
from medex_desktop.language import _
from medex_desktop.ui.choosing import ask_file
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.sentence import Sentence

_LARGEST = 64 * 1024**2


class FilePick(QWidget):
    """``content()`` is what was read; ``read()`` after each choice that could be.

    ``kind`` is the filter of the dialog: "PDF (*.pdf)".
    """

    read = Signal()

    def __init__(self, label: str, kind: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self._kind = label, kind
        self._content = b""
        self.choose = Button(label, icon="folder")
        self.said = Sentence()
        column = Column(self, gap=4)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        self.setFocusProxy(self.choose)
        self.choose.clicked.connect(self._on_choose_clicked)

    def content(self) -> bytes:
        """The bytes of the file; none while there is none."""
        return self._content

    def take(self, path: Path) -> None:
        """Read a file; what can't be read is said and changes nothing."""
        try:
            content = safeio.read_small(path, _LARGEST)
        except OSError:
            self.said.say(_("{name} can't be read, or is far too large.", name=path.name), "alert")
            return
        self._content = content
        self.said.say(path.name)
        self.read.emit()

    def _on_choose_clicked(self) -> None:
        ask_file(self, self._label, self._kind, self._on_chosen)

    def _on_chosen(self, name: str) -> None:
        self.take(Path(name))
