"""The keys that work everywhere, in one list: what the shell installs and the overlay shows."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from medex_desktop.language import Text

ANYWHERE: Final = Text("Anywhere")
PROGRAM: Final = Text("Program")


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the program does from anywhere: ``slot`` names the shell's method.

    ``shown`` is its cap in the keyboard overlay, "" when another line stands for it.
    """

    slot: str
    keys: tuple[str, ...]
    shown: str
    words: Text
    group: Text


COMMANDS: Final = (
    Command("find_client", ("Ctrl+K",), "Ctrl K", Text("find a client"), ANYWHERE),
    Command("new_client", ("Ctrl+N",), "Ctrl N", Text("new client"), ANYWHERE),
    Command("undo", ("Ctrl+Z",), "Ctrl Z", Text("undo"), ANYWHERE),
    Command("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Ctrl Shift Z", Text("redo"), ANYWHERE),
    Command("toggle_gym", ("F11",), "F11", Text("gym mode"), ANYWHERE),
    Command("lock", ("Ctrl+L",), "Ctrl L", Text("lock now"), PROGRAM),
    Command("show_help", ("F1",), "F1", Text("help for this screen"), PROGRAM),
    Command("show_keys", ("?",), "?", Text("the keys of this screen"), PROGRAM),
    Command("zoom_in", ("Ctrl++", "Ctrl+="), "Ctrl + \N{MINUS SIGN} 0", Text("text size"), PROGRAM),
    Command("zoom_out", ("Ctrl+-",), "", Text("smaller text"), PROGRAM),
    Command("zoom_reset", ("Ctrl+0",), "", Text("usual text size"), PROGRAM),
    Command("quit", ("Ctrl+Q",), "Ctrl Q", Text("quit"), PROGRAM),
)
WITHOUT_PRACTICE: Final = ("zoom_in", "zoom_out", "zoom_reset", "quit")


def install(target: QWidget, slots: tuple[str, ...], owner: QWidget | None = None) -> None:
    """Give ``target`` the keys of these commands; ``owner`` (or itself) has a method for each."""
    for command in COMMANDS:
        if command.slot in slots:
            for keys in command.keys:
                shortcut = QShortcut(QKeySequence(keys), target)
                shortcut.activated.connect(getattr(owner or target, command.slot))


def shown(sequence: str) -> str:
    """A key sequence as it is printed on a cap: "Ctrl+1" is "Ctrl 1"."""
    return sequence.replace("+", " ")
