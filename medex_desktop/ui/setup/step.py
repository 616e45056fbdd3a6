"""What a step of the set-up is: a page with a title that says what is still missing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Step(QWidget):
    """``missing()`` is "" when one may go on; ``changed`` whenever that may be different."""

    changed = Signal()

    title = ""
    note = ""

    def missing(self) -> str:
        """What is still needed, as the sentence beside the button; "" for nothing."""
        return ""

    def advance(self) -> bool:
        """Go on if one may; else put the keyboard on what is missing and say so."""
        return True

    def summary(self) -> str:
        """What stands under this step's name once it is done."""
        return ""
