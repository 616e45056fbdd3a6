"""Words on a screen: a line in one of the type roles, and a paragraph that never clips."""

from typing import Final, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing

Role = Literal[
    "caption",
    "body",
    "note",
    "section",
    "name",
    "title",
    "value",
    "result",
    "gym",
    "gym-note",
    "gym-side",
    "gym-title",
]


_TYPES: Final[dict[str, tuple[int, int, str]]] = {
    "caption": (12, 400, "ink3"),
    "body": (13, 400, "ink"),
    "note": (14, 400, "ink"),
    "section": (15, 600, "ink"),
    "name": (22, 600, "ink"),
    "title": (24, 600, "ink"),
    "value": (24, 600, "ink"),
    "result": (28, 600, "ink"),
    "gym": (20, 400, "ink"),
    "gym-note": (16, 400, "ink"),
    "gym-side": (52, 700, "ink"),
    "gym-title": (36, 600, "ink"),
}


class Label(QLabel):
    """One line of plain text in a type role; ``ink`` is a colour token, ``weight`` 400 to 700."""

    def __init__(
        self,
        words: str = "",
        role: Role = "body",
        ink: str = "",
        weight: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role: Role = role
        self._weight = weight
        self._ink = ink or _TYPES[role][2]
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)
        self._dress()
        theme.look().changed.connect(self._dress)

    def setText(self, words: str) -> None:
        """Show other words."""
        self._words = words
        super().setText(drawing.hyphened(words))

    def text(self) -> str:
        """The words as they were given."""
        return self._words

    def set_ink(self, ink: str) -> None:
        """Change the colour token."""
        if self._ink != ink:
            self._ink = ink
            self._dress()

    def ink(self) -> str:
        """The colour token."""
        return self._ink

    def set_role(self, role: Role, weight: int = 0) -> None:
        """Change size and weight."""
        self._role, self._weight = role, weight
        self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        """A style sheet polishes again at the first show and puts older colour and size back.

        So it does when a screen that is open moves its parts, at another size of the text.
        """
        super().showEvent(event)
        kept = self.palette().color(QPalette.ColorRole.WindowText) == theme.color(self._ink)
        if not kept or self.font().pixelSize() != self._face().pixelSize():
            self._dress()

    def _face(self) -> QFont:
        size, usual, _ink = _TYPES[self._role]
        return theme.font(size, self._weight or usual)

    def _dress(self) -> None:
        self.setFont(self._face())
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.color(self._ink))
        self.setPalette(palette)


class ParagraphLabel(Label):
    """Wrapped text that always asks for the height it needs at the width it is given.

    ``min_width`` in design pixels keeps nested layouts from guessing a column of single words.
    """

    def __init__(
        self,
        words: str = "",
        role: Role = "body",
        ink: str = "",
        weight: int = 0,
        parent: QWidget | None = None,
        *,
        min_width: int = 160,
        rich: bool = False,
    ) -> None:
        super().__init__(words, role, ink, weight, parent)
        self._min_width = min_width
        self._laid_out = False
        self._rich = rich
        self._measured = ""
        self._heights: dict[tuple[int, int, int], int] = {}
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def sizeHint(self) -> QSize:
        """As wide as it stands, as high as that width needs."""
        width = max(theme.px(self._min_width), self.width() if self._laid_out else 0)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The least width, and the height for the width it stands in."""
        least = theme.px(self._min_width)
        width = max(least, self.width()) if self._laid_out else least
        return QSize(least, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """What the words need at that width."""
        if not self._rich:
            return self._plain_height(width)
        from medex_desktop.ui.widgets import rich_text  # few labels are, and none at first

        return rich_text.height(self._words, self.font(), width)

    def _plain_height(self, width: int) -> int:
        """Layouts ask for the same width many times, and each answer breaks the lines anew."""
        if self._measured != self._words:
            self._measured, self._heights = self._words, {}
        face = self.font()
        asked = (width, face.pixelSize(), face.weight())
        if asked not in self._heights:
            self._heights[asked] = super().heightForWidth(width)
        return self._heights[asked]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rich text is drawn with the real semibold, plain text by Qt."""
        if self._rich:
            from medex_desktop.ui.widgets import rich_text  # few labels are, and none at first

            painter = drawing.painter_for(self)
            middle = bool(self.alignment() & Qt.AlignmentFlag.AlignVCenter)
            ink = theme.color(self._ink)
            rich_text.paint(painter, self._words, self.font(), self.rect(), ink, middle=middle)
        else:
            super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width needs another height."""
        super().resizeEvent(event)
        self._laid_out = True
        self.updateGeometry()
