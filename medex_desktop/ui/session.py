"""What every screen gets in its hand: the desk, tasks, where to go, and how to tell people."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import field
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from medex_desktop import turns
from medex_desktop.errors import InvalidForm, InvalidInput, MedExError
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, render
from medex_desktop.services.acts import Act
from medex_desktop.services.desk import Changed, Desk
from medex_desktop.services.work import Read
from medex_desktop.ui.beside import Beside
from medex_desktop.ui.hand import Hand
from medex_desktop.ui.tasks import Tasks

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Target:
    """Where to go: a place of the rail, or a client's tab, with details for that screen."""

    place: str
    client_id: int | None = None
    tab: str = ""
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stuck:
    """What the disk refused to keep: ``retry`` tries again, ``text`` is it in readable lines."""

    retry: Callable[[], object]
    text: Callable[[], str]


class Session(QObject):
    """One unlocked practice on screen. Screens call it; the shell listens."""

    changed = Signal(object)  # services.desk.Changed, always on the screen's thread
    went = Signal(object)  # Target
    told = Signal(str)  # one calm line at the foot
    troubled = Signal(object)  # MedExError, shown as a banner
    stuck = Signal(object)  # Stuck, after the trouble: what the banner offers to do about it
    undoable = Signal(str)  # what the undo bar offers to take back
    saved = Signal(str, str)  # "saved" | "saving" | "not_saved", detail

    switch_asked = Signal(object)  # what is to be done once the practice is closed; gives its words

    _arrived = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.tasks = Tasks(self)
        self.beside = Beside(self)
        self.hand = Hand(self)
        self._held: list[Changed] | None = None
        self._arrived.connect(self._on_arrived)
        desk.listen(self._arrived.emit)

    def do(self, act: Act[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Do an act; errors are the caller's: beside the field, or through ``shown``.

        A slow disk does not hold the window meanwhile (``ui/hand``).
        """
        return self.hand.do(partial(self.desk.do, act, *args, **kwargs))

    def undo(self) -> Text | None:
        """Take one's last act back; its name."""
        return self.hand.do(self.desk.undo)

    def redo(self) -> Text | None:
        """Do the last undone act again; its name."""
        return self.hand.do(self.desk.redo)

    def ask(self, query: Callable[Concatenate[Read, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Read something."""
        return self.desk.ask(query, *args, **kwargs)

    def go(self, place: str, client_id: int | None = None, tab: str = "", **details: Any) -> None:
        """Ask the shell to show a place, or a client's tab."""
        self.went.emit(Target(place, client_id, tab, details))

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Show refusals and storage problems as a banner; faulty fields stay the caller's."""
        try:
            yield
        except (InvalidInput, InvalidForm):
            raise
        except MedExError as error:
            self.troubled.emit(error)

    def hold_changes(self) -> None:
        """Tell nobody of changes until ``release_changes``: what is covered need not be read."""
        self._held = [] if self._held is None else self._held

    def release_changes(self) -> None:
        """Tell what was held back, in its order."""
        held, self._held = self._held or [], None
        for changed in held:
            self._on_arrived(changed)

    def _on_arrived(self, changed: Changed) -> None:
        if self._held is not None:
            self._held.append(changed)
            return
        with turns.screen_first():
            self.changed.emit(changed)
        if changed.undo is not None:
            self.undoable.emit(render(changed.undo))
