"""One line of text at desk or main height; the mouse wheel never changes it."""

from typing import Final, Literal

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.widgets.passing_keys import is_passing

Size = Literal["desk", "main", "gym"]
HEIGHTS: Final[dict[str, int]] = {"desk": 32, "main": 40, "gym": 56}
PLAIN_LIMIT: Final = 400


class LineField(QLineEdit):
    """A line edit of the house: ``size`` desk 32, main 40, gym 56; ``chars`` is its usual width."""

    def __init__(
        self,
        name: str = "",
        *,
        hint: str = "",
        size: Size = "desk",
        chars: int = 18,
        limit: int = PLAIN_LIMIT,
        fixed_pitch: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._height = HEIGHTS[size]
        self._chars = chars
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(limit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if fixed_pitch:
            self._reset_font()
            theme.look().changed.connect(self._reset_font)

    def _reset_font(self) -> None:
        self.setFont(theme.mono(15, 600))

    def event(self, event: QEvent) -> bool:
        """Undo is the program's while nothing was typed here."""
        own = self.isUndoAvailable(), self.isRedoAvailable()
        if is_passing(event, undoes=own[0], redoes=own[1]):
            event.ignore()
            return False
        return super().event(event)

    def set_fault(self, fault: bool) -> None:
        """Frame the field in the alert colour, or no longer."""
        if bool(self.property("fault")) != fault:
            self.setProperty("fault", fault)
            self.style().unpolish(self)
            self.style().polish(self)

    def sizeHint(self) -> QSize:
        """``chars`` average characters wide."""
        wide = theme.metrics().averageCharWidth() * self._chars + theme.px(28)
        return QSize(wide, theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """A third of that, never lower."""
        return QSize(self.sizeHint().width() // 3, theme.px(self._height))
