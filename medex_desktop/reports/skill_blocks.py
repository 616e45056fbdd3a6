"""Blocks of the papers on skills: a bar for what is counted, circles to mark, lines to write on."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable

from medex_desktop.reports import fonts
from medex_desktop.reports.blocks import TICK
from medex_desktop.reports.layout import one_line, rule
from medex_desktop.reports.markup import body
from medex_desktop.reports.styles import INK, MM

BAR_HIGH = 6.6
HATCH = 3.2
CIRCLE = 2.6 * MM
"""Radius of a circle to mark: large enough for a pen."""
PEN_LINE = 11 * MM
TICK_LINE = 18.0
CAPTION = 7.4


class Bar(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """How far something is, 0 to 1: black on white with a frame, so it stays on a fax."""

    def __init__(self, share: float, width: float, height: float = BAR_HIGH) -> None:
        super().__init__()
        self.share = min(1.0, max(0.0, share))
        self.width, self.height = width, height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its own size."""
        return self.width, self.height

    def draw(self) -> None:
        """The frame, then what is filled."""
        self.canv.setStrokeColor(INK)
        self.canv.setFillColor(INK)
        self.canv.setLineWidth(0.8)
        self.canv.rect(0, 0, self.width, self.height, stroke=1, fill=0)
        if self.share:
            self.canv.rect(0, 0, self.width * self.share, self.height, stroke=0, fill=1)


class PartedBar(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Parts of a whole beside each other: filled, hatched, left open; told apart without colour."""

    def __init__(self, parts: Sequence[int], width: float, height: float = BAR_HIGH) -> None:
        super().__init__()
        self.parts, self.width, self.height = parts, width, height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its own size."""
        return self.width, self.height

    def draw(self) -> None:
        """The parts from left to right, then the frame."""
        canvas, left = self.canv, 0.0
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        canvas.setLineWidth(0.8)
        for at, part in enumerate(self.parts):
            wide = self.width * part / max(1, sum(self.parts))
            if part and at < len(_PATTERNS):
                _PATTERNS[at](canvas, left, wide, self.height)
            left += wide
        canvas.rect(0, 0, self.width, self.height, stroke=1, fill=0)


def _filled(canvas: Any, left: float, wide: float, high: float) -> None:
    canvas.rect(left, 0, wide, high, stroke=0, fill=1)


def _hatched(canvas: Any, left: float, wide: float, high: float) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(left, 0, wide, high)
    canvas.clipPath(path, stroke=1, fill=0)
    for n in range(int((wide + high) / HATCH) + 1):
        canvas.line(left + n * HATCH - high, 0, left + n * HATCH, high)
    canvas.restoreState()


_PATTERNS = (_filled, _hatched)
"""How the parts of a bar are drawn; a further one stays open."""


class Circles(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Circles beside each other, a number in each: one is to be marked by hand."""

    def __init__(self, words: Sequence[str], width: float) -> None:
        super().__init__()
        self.words, self.width, self.height = words, width, 2 * CIRCLE

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its own size."""
        return self.width, self.height

    def draw(self) -> None:
        """From left to right, spread over the width."""
        step = (self.width - 2 * CIRCLE) / max(1, len(self.words) - 1)
        self.canv.setStrokeColor(INK)
        self.canv.setFillColor(INK)
        self.canv.setLineWidth(0.8)
        for at, word in enumerate(self.words):
            middle = CIRCLE + at * step
            self.canv.circle(middle, CIRCLE, CIRCLE, stroke=1, fill=0)
            left = middle - fonts.width(word, 8.6) / 2
            one_line(self.canv, word, left, CIRCLE - 3, 8.6)


class PenLines:
    """A bold head and lines to write on beside each other, each with its caption below.

    ``cells`` are the shares of the width and the captions; ``typed`` stands on the line already.
    """

    def __init__(
        self, cells: Sequence[tuple[float, str]], *, head: str = "", typed: Sequence[str] = ()
    ) -> None:
        self.cells, self.head = cells, head
        self.typed = [*typed, *[""] * (len(cells) - len(typed))]
        self._width = 0.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The head, room for a hand, and the captions."""
        self._width = width
        return width, (14 if self.head else 0) + PEN_LINE + CAPTION + 3

    def drawOn(self, canvas: Any, x: float, y: float) -> None:  # noqa: N802 - as ReportLab
        """From left to right with a gap between the lines."""
        high = self.wrap(self._width, 0)[1]
        if self.head:
            one_line(canvas, self.head, x, y + high - 9.6, 9, bold=True, room=self._width)
        base, gap = y + CAPTION + 4, 5 * MM
        room = self._width - gap * (len(self.cells) - 1)
        for (share, caption), typed in zip(self.cells, self.typed, strict=True):
            wide = room * share
            rule(canvas, x, x + wide, base, 0.8)
            one_line(canvas, typed, x + 2, base + 4, 10, bold=True, room=wide - 4)
            one_line(canvas, caption, x, base - CAPTION - 1.6, CAPTION, room=wide)
            x += wide + gap


class Ruled:
    """A bold head and empty lines below it, as many as there is room for."""

    def __init__(self, head: str, lines: int, pitch: float = 9 * MM) -> None:
        self.head, self.lines, self.pitch = head, lines, pitch
        self._width = 0.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The head and the lines."""
        self._width = width
        return width, 14 + self.lines * self.pitch

    def drawOn(self, canvas: Any, x: float, y: float) -> None:  # noqa: N802 - as ReportLab
        """The last line is the lower edge."""
        one_line(canvas, self.head, x, y + self.lines * self.pitch + 3, 10, bold=True,
                 room=self._width)  # fmt: skip
        for number in range(self.lines):
            rule(canvas, x, x + self._width, y + number * self.pitch, 0.6)


class Lines:
    """Passages close beneath each other, that go on overleaf between any two of them."""

    def __init__(self, passages: Sequence[Any]) -> None:
        self.passages = list(passages)
        self._heights: list[float] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The sum of all heights."""
        self._heights = [float(one.wrap(width, height)[1]) for one in self.passages]
        return width, sum(self._heights)

    def split(self, width: float, height: float) -> list["Lines"]:
        """What fits, and the rest; a passage longer than the room is split itself."""
        taken = 0
        for one in self.passages:
            height -= float(one.wrap(width, height)[1])
            if height < 0:
                break
            taken += 1
        if taken:
            return [Lines(self.passages[:taken]), Lines(self.passages[taken:])]
        room = height + float(self.passages[0].wrap(width, height)[1])
        halves = self.passages[0].split(width, room)
        if len(halves) < 2:
            return []
        return [Lines(halves[:1]), Lines([*halves[1:], *self.passages[1:]])]

    def drawOn(self, canvas: Any, x: float, y: float) -> None:  # noqa: N802 - as ReportLab
        """From the top down."""
        top = y + sum(self._heights)
        for one, high in zip(self.passages, self._heights, strict=True):
            top -= high
            one.drawOn(canvas, x, top)


class Ticks:
    """A bold head and boxes to tick, each with its words, in two columns."""

    def __init__(self, head: str, words: Sequence[str]) -> None:
        self.head, self.words = head, words
        self._width = 0.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Two boxes a line."""
        self._width = width
        return width, 16 + TICK_LINE * -(-len(self.words) // 2)

    def drawOn(self, canvas: Any, x: float, y: float) -> None:  # noqa: N802 - as ReportLab
        """Left, right, and the next line."""
        top = y + self.wrap(self._width, 0)[1]
        one_line(canvas, self.head, x, top - 10, 10, bold=True, room=self._width)
        canvas.setStrokeColor(INK)
        half = self._width / 2
        for at, word in enumerate(self.words):
            left, base = x + half * (at % 2), top - 16 - TICK_LINE * (at // 2 + 1) + 5
            canvas.setLineWidth(1)
            canvas.rect(left, base - 1.6, TICK, TICK, stroke=1, fill=0)
            one_line(canvas, word, left + TICK + 5, base, 10, room=half - TICK - 9)


def head(words: str, width: float) -> Any:
    """The head of a section, never alone at the foot of a page."""
    made = body(words, 11.5, 15, width, bold=True)
    made.keep_with_next = True
    return made
