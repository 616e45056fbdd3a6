"""Asking a person for a folder, in a dialog that nothing waits for."""

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
