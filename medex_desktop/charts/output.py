"""A drawn figure as pixels, PNG or PDF; the same figure gives the same bytes each time."""

from io import BytesIO
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

# A matplotlibrc in someone's home folder must not change a physician's paper.
mpl.rcdefaults()
# Measured: letters as type 42 cost 350 ms of CPU a figure, as type 3 60 ms; text stays text.
mpl.rcParams["pdf.fonttype"] = 3


def raster(figure: Figure, scale: float = 1.0) -> tuple[bytes, int, int]:
    """Pixels as RGBA rows from the top left, with width and height; ``scale`` is the screen's."""
    dpi = figure.dpi
    try:
        figure.set_dpi(dpi * scale)
        canvas: Any = FigureCanvasAgg(figure)  # its methods carry no types
        canvas.draw()
        width, height = canvas.get_width_height()
        return bytes(canvas.buffer_rgba()), width, height
    finally:
        figure.set_dpi(dpi)


def save_png(figure: Figure, scale: float = 2.0) -> bytes:
    """A PNG of the figure, by default twice the size on screen."""
    target = BytesIO()
    figure.savefig(
        target,
        format="png",
        dpi=figure.dpi * scale,
        metadata={"Software": None},
        facecolor=figure.get_facecolor(),
    )
    return target.getvalue()


def to_pdf(figure: Figure) -> bytes:
    """The figure as a one-page vector PDF with its letters embedded and its text searchable."""
    target = BytesIO()
    figure.savefig(
        target,
        format="pdf",
        metadata={"CreationDate": None, "Creator": "MedEx Desktop", "Producer": None},
    )
    return target.getvalue()
