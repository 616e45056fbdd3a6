"""Things that stand on a page: each knows its height for a width and draws itself at a place.

ReportLab's own flowables fit the same two calls, so both can be mixed. Our own draw in place
rather than through tables, which keeps every position in one module.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Protocol

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from medex_desktop.errors import Refused
from medex_desktop.language import Text
from medex_desktop.reports import fonts
from medex_desktop.reports.markup import composed
from medex_desktop.reports.styles import INK, MM

HEAD = 22.5 * MM
"""Width of the side heads (Referral, Safety, Next steps)."""
LARGEST_IMAGE = 40_000_000


class Block(Protocol):
    """Anything that can be laid out: ReportLab's flowables and ours."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Width and height it needs."""
        ...

    def drawOn(self, canvas: Any, x: float, y: float) -> None:  # noqa: N802 - as ReportLab
        """Draw with the lower left corner at a place."""
        ...


@dataclass(slots=True)
class Column:
    """Blocks beneath each other."""

    blocks: Sequence[Any]
    gap: float = 0
    _heights: list[float] = field(default_factory=list)
    _width: float = 0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The sum of all heights."""
        self._heights = [block.wrap(width, height)[1] for block in self.blocks]
        return width, sum(self._heights) + self.gap * max(0, len(self.blocks) - 1)

    def drawOn(self, canvas: Any, x: float, y: float) -> None:  # noqa: N802 - as ReportLab
        """From the top down."""
        top = y + sum(self._heights) + self.gap * max(0, len(self.blocks) - 1)
        for block, high in zip(self.blocks, self._heights, strict=True):
            top -= high
            block.drawOn(canvas, x, top)
            top -= self.gap


@dataclass(slots=True)
class Beside:
    """Blocks beside each other, aligned at the top: (width in points, block)."""

    cells: Sequence[tuple[float, Any]]
    _heights: list[float] = field(default_factory=list)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The highest counts."""
        self._heights = [block.wrap(wide, height)[1] for wide, block in self.cells]
        return width, max(self._heights)

    def drawOn(self, canvas: Any, x: float, y: float) -> None:  # noqa: N802 - as ReportLab
        """From left to right."""
        top = y + max(self._heights)
        for (wide, block), high in zip(self.cells, self._heights, strict=True):
            block.drawOn(canvas, x, top - high)
            x += wide


@dataclass(slots=True)
class Barred:
    """A block with a black bar at its left: the bottom line."""

    block: Any
    bar: float = 3.2
    inset: float = 9.0
    _size: tuple[float, float] = (0, 0)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The block's height in the narrower width."""
        self._size = width, self.block.wrap(width - self.inset, height)[1]
        return self._size

    def drawOn(self, canvas: Any, x: float, y: float) -> None:  # noqa: N802 - as ReportLab
        """Bar, then text."""
        canvas.setFillColor(INK)
        canvas.rect(x, y - 1, self.bar, self._size[1] + 1, stroke=0, fill=1)
        self.block.drawOn(canvas, x + self.inset, y)


@dataclass(slots=True)
class ChartSpace:
    """Room kept for the chart; remembers where it came to stand. ``height`` may grow."""

    height: float
    place: tuple[float, float, float] = (0, 0, 0)
    _width: float = 0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As wide as there is, as high as it was given."""
        self._width = width
        return width, self.height

    def drawOn(self, canvas: Any, x: float, y: float) -> None:  # noqa: N802 - as ReportLab
        """Nothing yet: the vector chart is laid in afterwards."""
        self.place = x, y, self._width


def one_line(
    canvas: Any, text: str, x: float, y: float, size: float, *, bold: bool = False,
    right: bool = False, room: float = 0, least: float = 5.0,
) -> None:  # fmt: skip
    """One line at its base line, made smaller when it would leave ``room`` (never below least)."""
    text = composed(text)
    while room and size > least and fonts.width(text, size, bold) > room:
        size -= 0.2
    canvas.setFont(fonts.BOLD if bold else fonts.REGULAR, size)
    draw = canvas.drawRightString if right else canvas.drawString
    draw(x, y, text)


def rule(canvas: Any, x0: float, x1: float, y: float, width: float = 0.8) -> None:
    """A horizontal line with straight ends."""
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(width)
    canvas.setLineCap(0)
    canvas.line(x0, y, x1, y)
    canvas.restoreState()


def picture(content: bytes) -> Any:
    """A signature or logo on white, ready to draw. Refused when it can't be read."""
    try:
        image = Image.open(BytesIO(content))
        if image.width * image.height > LARGEST_IMAGE:
            raise Refused(
                Text("The picture has more than 40 million points. A smaller one will do.")
            )
        layer = image.convert("RGBA")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as fault:
        raise Refused(Text("The picture can't be read. A PNG or JPEG file will do.")) from fault
    ground = Image.new("RGBA", layer.size, "white")
    return ImageReader(Image.alpha_composite(ground, layer).convert("RGB"))


def draw_picture(
    canvas: Any, content: bytes, x: float, y: float, wide: float, high: float
) -> float:
    """Draw a picture inside a box, lower left, keeping its shape; returns the width it took."""
    image = picture(content)
    across, up = image.getSize()
    share = min(wide / across, high / up)
    canvas.drawImage(image, x, y, across * share, up * share)
    return float(across * share)
