"""Keys that a field leaves to the program: undo when it has nothing of its own to take back."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


def is_passing(event: QEvent, *, undoes: bool, redoes: bool, help_key: bool = False) -> bool:
    """Whether the program's own shortcut shall have a key before the field.

    ``undoes`` and ``redoes``: what the field could still take back or do again by itself.
    ``help_key``: "?" is no text in this field.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not undoes
    if event.matches(QKeySequence.StandardKey.Redo):
        return not redoes
    return help_key and event.key() == Qt.Key.Key_Question
