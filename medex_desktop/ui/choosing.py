"""Asking a person for a folder or a file, in a dialog that nothing waits for."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_folder(owner: QWidget, title: str, chosen: Callable[[str], None], start: str = "") -> None:
    """``chosen(folder)`` when one was chosen; nothing when the person went back."""
    dialog = QFileDialog(owner, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def ask_file(owner: QWidget, title: str, kind: str, chosen: Callable[[str], None]) -> None:
    """``chosen(file)`` when one was; ``kind`` is the filter, like "PDF (*.pdf)"."""
    dialog = QFileDialog(owner, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kind)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()
