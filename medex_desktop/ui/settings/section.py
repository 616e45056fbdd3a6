"""What a section of the settings is: a card or two about one matter."""

from PySide6.QtWidgets import QWidget

from medex_desktop.services.desk import Changed
from medex_desktop.ui.program import Program
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.layouts import Column


class Section(QWidget):
    """``tables`` name what makes it out of date; ``column`` takes its cards."""

    tables: frozenset[str] = frozenset()

    def __init__(self, session: Session, program: Program | None) -> None:
        super().__init__()
        self.session = session
        self.program = program
        self.column = Column(self, gap=16)

    def load(self) -> None:
        """Read what is shown again; what is being typed is kept."""

    def concerns(self, changed: Changed) -> bool:
        """Whether a change makes it out of date."""
        return bool(changed.tables & self.tables)
