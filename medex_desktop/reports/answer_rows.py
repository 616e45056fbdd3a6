"""Rows of a blank questionnaire: the question at the left, large boxes to mark at the right."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from medex_desktop.frozen import dataclass
from medex_desktop.reports import fonts
from medex_desktop.reports.layout import one_line, rule
from medex_desktop.reports.markup import body
from medex_desktop.reports.styles import INK, MM

LEAST_TEXT = 62 * MM
"""A question never has less room than this beside its boxes."""
WIDEST_COLUMN = 21 * MM
HEAD_SIZE, HEAD_LEADING = 8.0, 9.4
LINE_MM = 100
"""The line of a visual analogue scale, exactly."""


@dataclass(frozen=True, slots=True)
class Ease:
    """How generous the page is: type of the questions, box and the air around it, in points."""

    text: float
    leading: float
    box: float
    air: float


EASES = (
    Ease(12, 15, 9.5 * MM, 4.2 * MM),
    Ease(11, 13.6, 8.5 * MM, 2.6 * MM),
    Ease(10, 12.4, 7.5 * MM, 1.6 * MM),
    Ease(9.4, 11.2, 6.6 * MM, 1.1 * MM),
)
"""In this order; the first with which everything stands on one page is taken."""


def column(boxes: int, width: float) -> float:
    """The width of one box's column, so that the question keeps its room."""
    return min(WIDEST_COLUMN, (width - LEAST_TEXT) / max(1, boxes))


def in_lines(words: str, room: float, size: float) -> list[str]:
    """Words in as few lines as they take; a word wider than the room stands alone."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and fonts.width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@dataclasses.dataclass(slots=True)
class Heads:
    """The words of the answers, each over the middle of its column."""

    words: Sequence[str]
    _width: float = 0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As many lines as the longest takes."""
        self._width = width
        return width, max(len(lines) for lines in self._lines()) * HEAD_LEADING + 4

    def _lines(self) -> list[list[str]]:
        room = column(len(self.words), self._width) - 3
        return [in_lines(words, room, HEAD_SIZE) for words in self.words]

    def drawOn(self, canvas: Any, x: float, y: float) -> None:  # noqa: N802 - as ReportLab
        """Every head stands on the same line."""
        each = column(len(self.words), self._width)
        left = x + self._width - each * len(self.words)
        for index, lines in enumerate(self._lines()):
            for up, line in enumerate(reversed(lines)):
                wide = fonts.width(line, HEAD_SIZE)
                at = left + each * (index + 0.5) - wide / 2
                one_line(canvas, line, at, y + 2 + up * HEAD_LEADING, HEAD_SIZE)


@dataclasses.dataclass(slots=True)
class Row:
    """A question, and a box for each answer with its number or word inside.

    Attributes:
        words: the question. ``written`` puts a line to write on below it.
        boxes: what stands in the boxes; one empty text is one wide box to write in.
        after: what stands behind a wide box, such as "%".
    """

    words: str
    boxes: Sequence[str]
    ease: Ease
    after: str = ""
    written: bool = False
    _passage: Any = None
    _width: float = 0
    _text: float = 0
    _high: float = 0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The question or the box, whichever is higher, and the air between rows."""
        self._width = width
        room = width - self._boxes_wide() - 4 * MM
        self._passage = body(self.words, self.ease.text, self.ease.leading, room)
        self._text = self._passage.wrap(room, height)[1]
        below = self.ease.box if self.written else 0.0
        self._high = max(self._text + below, self.ease.box) + self.ease.air
        return width, self._high

    def _boxes_wide(self) -> float:
        if tuple(self.boxes) == ("",):
            return 3 * self.ease.box + 12 * MM
        return column(len(self.boxes), self._width) * len(self.boxes)

    def drawOn(self, canvas: Any, x: float, y: float) -> None:  # noqa: N802 - as ReportLab
        """Both in the middle of the row, over a hairline."""
        rule(canvas, x, x + self._width, y, 0.3)
        below = self.ease.box if self.written else 0.0
        foot = y + (self._high - self._text - below) / 2
        self._passage.drawOn(canvas, x, foot + below)
        left = x + self._width - self._boxes_wide()
        if self.written:
            rule(canvas, x, left - 6 * MM, foot + 2 * MM, 0.5)
        base = y + (self._high - self.ease.box) / 2
        if tuple(self.boxes) == ("",):
            _box(canvas, left, base, 3 * self.ease.box, self.ease.box)
            one_line(canvas, self.after, left + 3 * self.ease.box + 2 * MM, base + 2 * MM, 10)
            return
        each = column(len(self.boxes), self._width)
        for index, word in enumerate(self.boxes):
            self._answer(canvas, word, left + each * index, each, base)

    def _answer(self, canvas: Any, word: str, left: float, each: float, base: float) -> None:
        size = self.ease.text
        wide = max(self.ease.box, fonts.width(word, size) + 3 * MM)
        wide = min(wide, each - 1.2)
        at = left + (each - wide) / 2
        _box(canvas, at, base, wide, self.ease.box)
        start = at + (wide - fonts.width(word, size)) / 2
        one_line(canvas, word, start, base + (self.ease.box - size * 0.72) / 2, size)


def _box(canvas: Any, x: float, y: float, wide: float, high: float) -> None:
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.9)
    canvas.rect(x, y, wide, high, stroke=1, fill=0)


@dataclasses.dataclass(slots=True)
class MarkLine:
    """A question over a line of exactly 100 mm, with the words of its two ends."""

    words: str
    ends: tuple[str, str]
    ease: Ease
    _passage: Any = None
    _width: float = 0
    _text: float = 0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The question, room for a mark, and the words of the ends."""
        self._width = width
        self._passage = body(self.words, self.ease.text, self.ease.leading, width)
        self._text = self._passage.wrap(width, height)[1]
        return width, self._text + 40 * MM

    def drawOn(self, canvas: Any, x: float, y: float) -> None:  # noqa: N802 - as ReportLab
        """The line in the middle of the page, an upright at either end."""
        self._passage.drawOn(canvas, x, y + 34 * MM)
        left, at = x + (self._width - LINE_MM * MM) / 2, y + 16 * MM
        right = left + LINE_MM * MM
        rule(canvas, left, right, at, 1.2)
        for end, words in zip((left, right), self.ends, strict=True):
            canvas.setLineWidth(1.2)
            canvas.line(end, at - 3 * MM, end, at + 3 * MM)
            one_line(canvas, words, end - fonts.width(words, 10) / 2, at - 8 * MM, 10)
