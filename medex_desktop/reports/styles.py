"""Type on paper: sizes and leading of each kind of text, and how they tighten step by step."""

from functools import lru_cache

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from medex_desktop.frozen import dataclass
from medex_desktop.reports import fonts

ACCENT = "#0B5C6B"
INK = "#000000"
MM = 72 / 25.4
SMALLEST_TO_ACT_ON = 8.0
"""Points. DejaVu at 8 reads like Times at 10, and survives a coarse fax (measured)."""


@dataclass(frozen=True, slots=True)
class Scale:
    """One step of tightening: type sizes in points, chart height in mm, what gives way."""

    step: int
    body: float
    leading: float
    table: float
    row: float
    chart_mm: float
    gap: float
    headline: float = 15.0
    short: bool = False
    goals: int = 99
    all_rows: bool = True
    visits: bool = False


STEPS: tuple[Scale, ...] = (
    Scale(0, 9.6, 12.2, 8.4, 15.0, 52, 9, headline=17.0, visits=True),
    Scale(0, 8.6, 10.7, 8.0, 12.5, 46, 6, visits=True),
    Scale(0, 9.6, 12.2, 8.4, 15.0, 60, 9, headline=17.0),
    Scale(0, 8.6, 10.7, 8.0, 12.5, 46, 6),
    Scale(1, 8.6, 10.7, 8.0, 10.9, 42, 5),
    Scale(2, 8.2, 9.6, 8.0, 10.9, 38, 4),
    Scale(3, 8.2, 9.6, 8.0, 10.9, 38, 4, short=True),
    Scale(4, 8.2, 9.6, 8.0, 10.9, 34, 4, short=True, goals=4),
    Scale(5, 8.2, 9.6, 8.0, 10.9, 30, 4, short=True, goals=3, all_rows=False),
    Scale(6, 8.2, 9.6, 8.0, 10.9, 0, 4, short=True, goals=3, all_rows=False),
)
"""In this order; the first that fits is taken. A short report has larger type; the first thing to
give way is the table of earlier visits under the chart."""


@lru_cache(maxsize=128)
def style(size: float, leading: float, bold: bool = False, right: bool = False) -> ParagraphStyle:
    """A paragraph style; words are never broken inside (see ``markup.soften``)."""
    fonts.register()
    name = fonts.BOLD if bold else fonts.REGULAR
    return ParagraphStyle(
        f"medex-{size}-{leading}-{bold}-{right}",
        fontName=name,
        fontSize=size,
        leading=leading,
        textColor=INK,
        alignment=TA_RIGHT if right else TA_LEFT,
        splitLongWords=0,
        allowWidows=1,
        allowOrphans=1,
        bulletFontName=name,
    )


NOTE = (7.0, 8.2)
EYEBROW = (7.0, 9.2)
TITLE = 11.5
LINE = 8.0
FOOTER = 6.8
