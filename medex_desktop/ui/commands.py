"""The keys that work everywhere, in one list: what the shell installs and the overlay shows."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.ui.widgets.overlay import Overlay

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
    Command(
        "toggle_beside",
        ("Ctrl+Shift+P",),
        "Ctrl Shift P",
        Text("client beside me: names as initials"),
        PROGRAM,
    ),
    Command("show_help", ("F1",), "F1", Text("help for this screen"), PROGRAM),
    Command("show_keys", ("?",), "?", Text("the keys of this screen"), PROGRAM),
    Command("zoom_in", ("Ctrl++", "Ctrl+="), "Ctrl + \N{MINUS SIGN} 0", Text("text size"), PROGRAM),
    Command("zoom_out", ("Ctrl+-",), "", Text("smaller text"), PROGRAM),
    Command("zoom_reset", ("Ctrl+0",), "", Text("usual text size"), PROGRAM),
    Command("quit", ("Ctrl+Q",), "Ctrl Q", Text("quit"), PROGRAM),
)
WITHOUT_PRACTICE: Final = ("show_help", "zoom_in", "zoom_out", "zoom_reset", "quit")
OVER_ANYTHING: Final = ("lock", "toggle_beside", "zoom_in", "zoom_out", "zoom_reset", "quit")


class KeyBoard(QObject):
    """The keys of some commands on one page; while an overlay covers it, most of them rest."""

    def __init__(self, page: QWidget, slots: Sequence[str], owner: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._owner = owner
        for command in COMMANDS:
            if command.slot in slots:
                self.add(command.keys, command.slot)

    def add(self, keys: Sequence[str], slot: str, argument: str = "") -> None:
        """Let keys call a method of the owner, with an argument when there is one."""
        for sequence in keys:
            shortcut = QShortcut(QKeySequence(sequence), self._page)
            shortcut.setProperty("slot", slot)
            shortcut.setProperty("argument", argument)
            shortcut.activated.connect(self._on_activated)

    def _on_activated(self) -> None:
        shortcut = self.sender()
        slot, argument = str(shortcut.property("slot")), str(shortcut.property("argument"))
        if slot in OVER_ANYTHING or not covering(self._owner):
            getattr(self._owner, slot)(*([argument] if argument else []))


def host_of(widget: QWidget) -> QWidget:
    """What overlays cover: the window's central widget."""
    window = widget.window()
    centre = window.centralWidget() if isinstance(window, QMainWindow) else None
    return centre or window


def covering(widget: QWidget) -> list[Overlay]:
    """The overlays that cover the window of a widget now, on whatever part they were opened."""
    return [one for one in widget.window().findChildren(Overlay) if one.isVisible()]


def shown(sequence: str) -> str:
    """A key sequence as it is printed on a cap: "Ctrl+1" is "Ctrl 1"."""
    return sequence.replace("+", " ")
