"""What a screen is: one file, one line in navigation, four paragraphs in its ``__init__``."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from medex_desktop.services.desk import Changed
from medex_desktop.ui.session import Session, Target

if TYPE_CHECKING:
    from medex_desktop.domain.measure import Measure  # the first list can spare it

Keys = list[tuple[str, str]]


class Screen(QWidget):
    """A place of the rail or a tab of a client.

    ``help_page`` names its page in docs/manual, ``in_hand`` tells the measure that is in hand.
    ``arrive`` is called each time it is shown.
    """

    help_page = ""
    in_hand: "Callable[[], Measure | None] | None" = None

    def __init__(self, session: Session, client_id: int | None = None) -> None:
        super().__init__()
        self.session = session
        self.client_id = client_id
        session.changed.connect(self._on_session_changed)

    def load(self) -> None:
        """Read everything shown from the desk again."""

    def concerns(self, changed: Changed) -> bool:
        """Whether a change makes what is shown out of date."""
        return False

    def arrive(self, target: Target) -> None:
        """Be shown, with the details the sender gave."""

    def leave(self) -> bool:
        """Save what is being typed; False keeps the person here (and says why)."""
        return True

    def where(self) -> dict[str, Any]:
        """The details ``arrive`` takes to show again what is shown now."""
        return {}

    def keys(self) -> Keys:
        """This screen's keys for the overlay: (key, what it does)."""
        return []

    def help_measure(self) -> "Measure | None":
        """The measure in hand, whose protocol card help shows before the manual."""
        return None if self.in_hand is None else self.in_hand()

    def _on_session_changed(self, changed: Changed) -> None:
        if self.isVisible() and self.concerns(changed):
            self.load()
