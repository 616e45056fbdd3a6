"""DejaVu Sans for every paper, found inside matplotlib's own files and always embedded."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD, ITALIC = "MedEx", "MedEx-Bold", "MedEx-Oblique"
FILES = {REGULAR: "DejaVuSans.ttf", BOLD: "DejaVuSans-Bold.ttf", ITALIC: "DejaVuSans-Oblique.ttf"}


def folder() -> Path:
    """Where the fonts are; looking for the package does not import it (matplotlib is heavy)."""
    spec = find_spec("matplotlib")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("matplotlib, which carries the fonts, is not installed")
    return Path(spec.submodule_search_locations[0], "mpl-data", "fonts", "ttf")


@cache
def register() -> None:
    """Make the fonts known once; ReportLab's un-embedded Helvetica is no longer the first font."""
    for name, file in FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(folder() / file)))
    for bold, italic, name in ((0, 0, REGULAR), (1, 0, BOLD), (0, 1, ITALIC), (1, 1, BOLD)):
        addMapping(REGULAR, bold, italic, name)
    rl_config.canvas_basefontname = REGULAR


@cache
def known_characters() -> frozenset[int]:
    """Code points that both the regular and the bold face can draw."""
    register()
    sets = [frozenset(pdfmetrics.getFont(n).face.charToGlyph) for n in (REGULAR, BOLD)]
    return sets[0] & sets[1]


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line in points."""
    register()
    return float(pdfmetrics.stringWidth(text, BOLD if bold else REGULAR, size))
