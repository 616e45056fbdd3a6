"""What can be read on a page as it is drawn: the contrast of each line of text, by its pixels."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from medex_desktop.ui import theme, tokens
from medex_desktop.ui.widgets.big_number import BigNumber
from medex_desktop.ui.widgets.label import Label

LEAST = 4.5
_FRAME = 5  # design pixels of border and focus ring
_LINE = 7  # rows; what is lower is a rule, no text
_SHADES = 12  # letters have soft edges; what has few shades is the empty bar of a countdown
_OFTEN = 3  # pixels; the edges of letters are mixed with the ground

Pixels = NDArray[np.uint32]


def faint(page: QWidget) -> list[str]:
    """Each text of a page with a line that stands out too little, and by how much."""
    image = page.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint32)
    pixels = flat.reshape(image.height(), image.bytesPerLine() // 4)[:, : image.width()]
    found = []
    for part in _texts(page):
        at = part.mapTo(page, QPoint(0, 0))
        shown = part.visibleRegion().boundingRect().translated(at)
        cut = pixels[shown.top() : shown.bottom() + 1, shown.left() : shown.right() + 1]
        if not isinstance(part, Label):
            edge = theme.px(_FRAME)
            cut = cut[edge:-edge, edge:-edge]
        found += [
            f"{part.accessibleName() or getattr(part, 'text', str)()}: {ratio:.1f}"
            for ratio in _contrasts(cut)
            if ratio < LEAST
        ]
    return found


def _texts(page: QWidget) -> Iterator[QWidget]:
    for part in page.findChildren(QWidget):
        said = isinstance(part, Label) and bool(part.text())
        acts = isinstance(part, QAbstractButton | BigNumber | QLineEdit)
        if part.isVisible() and (said or acts) and not _is_covered(page, part):
            yield part


def _is_covered(page: QWidget, part: QWidget) -> bool:
    """Scrolled away in part or whole, or under what lies over it at large text."""
    seen = part.visibleRegion().boundingRect()
    above = page.childAt(part.mapTo(page, seen.center())) if not seen.isEmpty() else None
    if above is None or seen.height() < part.height():
        return True
    return not (above is part or above.isAncestorOf(part) or part.isAncestorOf(above))


def _contrasts(cut: Pixels) -> Iterator[float]:
    """Of each line of text: its ground against its strongest ink."""
    if not cut.size:
        return
    shades, often = np.unique(cut, return_counts=True)
    ground = shades[often.argmax()]
    inked = (cut != ground).any(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], inked, [False])).astype(np.int8)))
    for top, below in zip(edges[::2], edges[1::2], strict=True):
        inks, times = np.unique(cut[top:below], return_counts=True)
        strong = [ink for ink, n in zip(inks, times, strict=True) if n >= _OFTEN and ink != ground]
        if below - top >= _LINE and strong and len(inks) >= _SHADES:
            yield max(tokens.contrast(_name(ground), _name(ink)) for ink in strong)


def _name(shade: np.uint32) -> str:
    return f"#{int(shade) & 0xFFFFFF:06X}"
