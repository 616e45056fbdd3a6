"""Keys that work only while the keyboard is inside one screen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def install(target: QWidget, keys: Sequence[tuple[str, Callable[[], object]]]) -> None:
    """Give ``target`` its own keys: a sequence such as "Ctrl+P" and the bound method it calls."""
    for sequence, slot in keys:
        shortcut = QShortcut(QKeySequence(sequence), target)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)
