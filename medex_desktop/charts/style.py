"""How a chart looks on screen and on paper: inks, line widths and type, nothing about data."""

from dataclasses import replace

from medex_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class ChartColours:
    """Colours of one theme as "#rrggbb"; the ui fills this from its own tokens."""

    surface: str
    ink: str
    ink2: str
    line: str
    right: str
    left: str
    band: str
    band_edge: str
    threshold: str
    corridor: str


LIGHT = ChartColours(
    surface="#FFFFFF",
    ink="#1E2427",
    ink2="#495054",
    line="#E3DDD2",
    right="#0F5F68",
    left="#A0521A",
    band="#D3E3E2",
    band_edge="#7FA9A8",
    threshold="#9C2A21",
    corridor="#0F5F68",
)
DARK = ChartColours(
    surface="#1E2324",
    ink="#EDEAE4",
    ink2="#BFC1BD",
    line="#343B3D",
    right="#74C6C6",
    left="#E9A66B",
    band="#274547",
    band_edge="#4E8285",
    threshold="#F49D91",
    corridor="#74C6C6",
)
HIGH_CONTRAST = ChartColours(
    surface="#FFFFFF",
    ink="#000000",
    ink2="#000000",
    line="#8A8A8A",
    right="#00343B",
    left="#6B2A00",
    band="#D9D9D9",
    band_edge="#000000",
    threshold="#780000",
    corridor="#000000",
)
PAPER_INKS = ChartColours(
    surface="#FFFFFF",
    ink="#000000",
    ink2="#262626",
    line="#FFFFFF",
    right="#00343D",
    left="#402000",
    band="#F3F3F3",
    band_edge="#000000",
    threshold="#000000",
    corridor="#000000",
)


@dataclass(frozen=True, slots=True)
class Style:
    """One way to draw: ``font_pt`` sets every margin (they are counted in em).

    Widths are in points. ``paper`` chooses the marks that survive a fax: dash-dot corridor without
    fill, names beneath the lines, "//" on the axis. The screen has a grid, a hatched corridor, a
    zigzag gap and a legend.
    """

    colours: ChartColours
    font_pt: float
    dpi: float
    paper: bool
    line_pt: float
    marker_pt: float
    bar_pt: float
    edge_pt: float
    threshold_pt: float
    legend: bool

    @property
    def em(self) -> float:
        """One em in inches."""
        return self.font_pt / 72

    def scaled(self, factor: float) -> "Style":
        """The same look with larger type, for 150 or 200 % text."""
        return replace(
            self,
            font_pt=self.font_pt * factor,
            line_pt=self.line_pt * factor,
            marker_pt=self.marker_pt * factor**0.6,
        )


def screen_style(colours: ChartColours = LIGHT, *, legend: bool = True) -> Style:
    """The chart on screen: 9 pt at 96 dpi is the 12 px caption of the design."""
    strong = colours.band_edge == colours.ink
    return Style(
        colours=colours,
        font_pt=9.0,
        dpi=96,
        paper=False,
        line_pt=1.9 if strong else 1.5,
        marker_pt=6.2,
        bar_pt=0.9,
        edge_pt=0.9 if strong else 0.6,
        threshold_pt=1.4,
        legend=legend,
    )


def paper_style(font_pt: float = 7.4) -> Style:
    """The chart on paper: nothing thinner than 0.8 pt, which is one row of a coarse fax."""
    return Style(
        colours=PAPER_INKS,
        font_pt=font_pt,
        dpi=100,
        paper=True,
        line_pt=1.5,
        marker_pt=4.0,
        bar_pt=0.8,
        edge_pt=0.8,
        threshold_pt=1.3,
        legend=False,
    )
