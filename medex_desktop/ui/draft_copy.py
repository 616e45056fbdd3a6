"""What was typed, as lines a person can read: for a copy elsewhere while the disk refuses it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _
from medex_desktop.ui.saving import FileKind, Saving
from medex_desktop.ui.session import Session

NAME: Final = "medex-not-saved"


class DraftCopy(QObject):
    """``ask(text)`` asks where to, writes it off the screen and says what it is."""

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session = session
        self.saving = Saving(session, owner)
        self.saving.saved.connect(self._on_saved)

    def ask(self, text: Callable[[], str]) -> None:
        """Open the dialog over the form; what stands there is taken now, by the screen's thread."""
        words = _("Save a copy elsewhere; it is not encrypted")
        self.saving.ask(words, NAME, [kind_of(text())])

    @Slot(str)
    def _on_saved(self, name: str) -> None:
        words = _(
            "Saved as {name}. It is not encrypted: delete it once it is typed in again.", name=name
        )
        self._session.told.emit(words)


def kind_of(text: str) -> FileKind:
    """A text file of it."""
    return FileKind(_("Text"), "txt", partial(text.encode, "utf-8", "replace"))


def in_lines(title: str, payload: Any) -> str:
    """Every value that is not empty, each on a line with the way to it."""
    return "\n".join([title, *_lines("", payload), ""])


def _lines(way: str, value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _lines(f"{way}{name} ".replace("_", " "), inner)
    elif isinstance(value, list | tuple):
        for at, inner in enumerate(value, start=1):
            yield from _lines(f"{way}{at} ", inner)
    elif value not in (None, ""):
        yield f"{way.strip()}: {value}"
