"""A client sits beside: other clients' names in lists are initials until the bar is on them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from medex_desktop.domain.names import veiled


class Beside(QObject):
    """Lists ask ``veil()`` for what shortens a name, None while names may be read."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on = False

    def is_on(self) -> bool:
        """Whether a client looks on."""
        return self._on

    def turn(self, on: bool) -> None:
        """Somebody sat down, or left."""
        if on != self._on:
            self._on = on
            self.changed.emit()

    def veil(self) -> Callable[[str], str] | None:
        """What a list does to names it does not have its bar on."""
        return veiled if self._on else None
