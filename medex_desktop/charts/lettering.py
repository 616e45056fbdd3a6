"""Letters on charts: DejaVu Sans from inside matplotlib, and how wide a text will be."""

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

import matplotlib as mpl
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font

REGULAR = "DejaVuSans.ttf"
BOLD = "DejaVuSans-Bold.ttf"
UNKNOWN = "?"
_measuring = Lock()
"""A face holds the text it measures: the screen and a report may ask at the same moment."""


@cache
def _file(bold: bool) -> str:
    return str(Path(mpl.get_data_path(), "fonts", "ttf", BOLD if bold else REGULAR))


@cache
def _face(bold: bool) -> FT2Font:
    face = FT2Font(_file(bold))
    face.set_size(100, 72)
    return face


@lru_cache(maxsize=64)
def font(points: float, bold: bool = False) -> FontProperties:
    """The font at a size; named by its file, so that no other copy on the system is picked."""
    return FontProperties(fname=_file(bold), size=points)


@lru_cache(maxsize=2048)
def width_em(text: str, bold: bool = False) -> float:
    """The width of the longest line of ``text`` in em."""
    widest = 0.0
    with _measuring:
        face = _face(bold)
        for line in text.split("\n"):
            face.set_text(line)
            widest = max(widest, face.get_width_height()[0] / 64 / 100)
    return widest


@lru_cache(maxsize=1024)
def drawable(text: str) -> str:
    """``text`` with a question mark for what the font lacks: a chart is never refused on screen."""
    known = _known()
    whole = unicodedata.normalize("NFC", text)
    return "".join(c if c == "\n" or ord(c) in known else UNKNOWN for c in whole)


@cache
def _known() -> frozenset[int]:
    return frozenset(_face(False).get_charmap())
