"""The verdict chip: a word and a shape for what a change means, in seven kinds."""

from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.language import Text, render
from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.shapes import paint_shape

Verdict = Literal["important", "beyond", "near", "within", "worse", "none", "break"]


class _Kind(NamedTuple):
    words: Text
    ink: str
    fill: str
    line: str


KINDS: Final[dict[str, _Kind]] = {
    "important": _Kind(Text("Clinically important"), "good", "good-soft", "good"),
    "beyond": _Kind(Text("Beyond error"), "good", "good-soft", "good"),
    "near": _Kind(Text("Near error"), "ink2", "chip", "chip-line"),
    "within": _Kind(Text("Within error"), "ink2", "chip", "chip-line"),
    "worse": _Kind(Text("Worse, beyond error"), "alert", "alert-soft", "alert"),
    "none": _Kind(Text("No published value"), "ink2", "chip", "chip-line"),
    "break": _Kind(Text("Not comparable"), "ink2", "chip", "chip-line"),
}
HEIGHT = 24


def chip_size(words: str, size: int = 13) -> QSize:
    """What a chip with these words needs."""
    width = drawing.advance(words, theme.font(size, 600)) + theme.px(8 + 14 + 6 + 9)
    return QSize(round(width) + 1, theme.px(HEIGHT + (size - 13) * 2))


def paint_chip(
    painter: QPainter,
    rect: QRectF,
    shape: str,
    words: str,
    *,
    ink: str = "ink2",
    fill: str = "chip",
    line: str = "",
    size: int = 13,
) -> None:
    """Draw any chip (shape, word, tokens) filling ``rect``."""
    framed = theme.is_contrast() and line
    drawing.box(
        painter,
        rect,
        fill=theme.color(fill),
        line=theme.color(line) if framed else None,
        width=theme.line_width(),
        radius=rect.height() / 2,
    )
    side = theme.px(14)
    at = QRectF(rect.left() + theme.px(8), rect.center().y() - side / 2, side, side)
    colour = theme.color(ink)
    paint_shape(painter, shape, at, colour, theme.color(fill))
    left = at.right() + theme.px(6)
    text_at = QRectF(left, rect.top(), rect.right() - left, rect.height())
    drawing.text(painter, text_at, words, theme.font(size, 600), colour)


class Chip(QWidget):
    """A word with a shape on a soft ground, e.g. ``Chip("draft", "Draft")``."""

    def __init__(
        self,
        shape: str,
        words: str,
        *,
        ink: str = "ink2",
        fill: str = "chip",
        size: int = 13,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_chip(shape, words, ink=ink, fill=fill)

    def set_chip(
        self, shape: str, words: str, *, ink: str = "ink2", fill: str = "chip", line: str = ""
    ) -> None:
        """Change what it shows."""
        self._shape, self._words = shape, words
        self._ink, self._fill, self._line = ink, fill, line or ink
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """What it says."""
        return self._words

    def sizeHint(self) -> QSize:
        """As wide as its word."""
        return chip_size(self._words, self._size)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        paint_chip(
            drawing.painter_for(self),
            QRectF(self.rect()),
            self._shape,
            self._words,
            ink=self._ink,
            fill=self._fill,
            line=self._line,
            size=self._size,
        )


class VerdictChip(Chip):
    """One of the seven verdicts; ``words`` replaces the usual wording ("No verified value")."""

    def __init__(
        self, verdict: str, words: str = "", *, size: int = 13, parent: QWidget | None = None
    ) -> None:
        super().__init__(verdict, words or render(KINDS[verdict].words), size=size, parent=parent)
        self.set_verdict(verdict, words)

    def set_verdict(self, verdict: str, words: str = "") -> None:
        """Change the verdict; raises KeyError for an unknown one."""
        kind = KINDS[verdict]
        said = words or render(kind.words)
        self.set_chip(verdict, said, ink=kind.ink, fill=kind.fill, line=kind.line)
