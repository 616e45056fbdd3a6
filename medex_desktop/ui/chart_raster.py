"""A chart as pixels: drawn off the screen's thread in the colours of the present look."""

from PySide6.QtGui import QImage

from medex_desktop.charts.data import HitPoint, TrendData
from medex_desktop.charts.style import ChartColours, Style, screen_style
from medex_desktop.frozen import dataclass
from medex_desktop.ui import theme
from medex_desktop.ui.tasks import Task

DPI = 96


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be drawn: data, logical size in pixels, the screen's pixel ratio, the style."""

    data: TrendData
    width: int
    height: int
    ratio: float
    style: Style


@dataclass(frozen=True, slots=True)
class Raster:
    """The finished picture; places are logical pixels from its upper left corner.

    ``left`` and ``right`` are the edges of the time axis, ``first`` and ``last`` the days there
    as ordinals; ``top`` and ``bottom`` are those of the plot.
    """

    order: Order
    image: QImage
    hits: tuple[HitPoint, ...]
    left: float
    right: float
    top: float
    bottom: float
    first: float
    last: float

    def day_at(self, x: float) -> float:
        """The day under a place, as an ordinal, held inside the axis."""
        share = (x - self.left) / max(1.0, self.right - self.left)
        return self.first + min(1.0, max(0.0, share)) * (self.last - self.first)


def present_style() -> Style:
    """The style of a chart on the screen in the present look and text size."""
    hex_of = theme.hex_of
    strong = theme.is_contrast()
    colours = ChartColours(
        surface=hex_of("surface"),
        ink=hex_of("ink"),
        ink2=hex_of("ink2"),
        line=hex_of("ink3") if strong else hex_of("line"),
        right=hex_of("right"),
        left=hex_of("left"),
        band=hex_of("norm-band"),
        band_edge=hex_of("ink") if strong else _between("right", "norm-band"),
        threshold=hex_of("alert"),
        corridor=hex_of("right"),
    )
    return screen_style(colours).scaled(theme.look().percent / 100)


def _between(one: str, other: str) -> str:
    """The colour in the middle of two tokens."""
    first, second = theme.color(one), theme.color(other)
    parts = (
        (first.red(), second.red()),
        (first.green(), second.green()),
        (first.blue(), second.blue()),
    )
    return "#" + "".join(f"{(a + b) // 2:02X}" for a, b in parts)


def draw(order: Order, _task: Task | None = None) -> Raster:
    """Draw a chart; called on a worker's thread."""
    # matplotlib costs more than the whole start; it is wanted only here.
    from medex_desktop.charts.output import raster
    from medex_desktop.charts.trend import figure, hit_points, time_axis

    made = figure(order.data, order.width / DPI, order.height / DPI, order.style)
    pixels, wide, high = raster(made, order.ratio)
    image = QImage(pixels, wide, high, 4 * wide, QImage.Format.Format_RGBA8888)
    image = image.convertToFormat(QImage.Format.Format_RGB32)  # its own copy, quick to paint
    image.setDevicePixelRatio(order.ratio)
    axis = time_axis(made)
    return Raster(
        order,
        image,
        tuple(hit_points(made, order.data)),
        axis.left_px,
        axis.right_px,
        axis.top_px,
        axis.bottom_px,
        axis.first,
        axis.last,
    )
