"""What custom-painted controls share: crisp frames and text laid by the baseline of its line."""

import re
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

CENTRE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
MIDDLE = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight

_WORD_HYPHEN: Final = re.compile(r"(?<=[^\W\d])-(?=[^\W\d])|(?<=\d)-(?=[a-z]{2})")


def hyphened(words: str) -> str:
    """Hyphens inside words as U+2010: tabular figures make the usual one as wide as a figure."""
    return _WORD_HYPHEN.sub("\N{HYPHEN}", words) if "-" in words else words


def painter_for(widget: QWidget) -> QPainter:
    """A smooth painter on ``widget``; end it, or let it fall out of scope."""
    made = QPainter(widget)
    made.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    return made


def box(
    painter: QPainter,
    rect: QRectF,
    *,
    fill: QColor | None = None,
    line: QColor | None = None,
    width: float = 1,
    radius: float = 0,
    dashed: bool = False,
) -> None:
    """A rounded box whose frame lies wholly inside ``rect``."""
    painter.save()
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
    else:
        pen = QPen(line, width)
        if dashed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        half = width / 2
        inner = max(0.0, radius - half)
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), inner, inner)
    painter.restore()


def text(
    painter: QPainter,
    rect: QRectF,
    words: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = CENTRE,
    *,
    elide: bool = True,
) -> float:
    """One line of text in ``rect``; too long is shortened with dots. Returns its width."""
    if not words:
        return 0.0
    words = hyphened(words)
    width = _advance(words, font)
    if elide and width > rect.width() + 0.5:
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        width = metrics.horizontalAdvance(words)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, int(align | Qt.TextFlag.TextSingleLine), words)
    return width


def advance(words: str, font: QFont) -> float:
    """The width of one line of text in ``font``."""
    return _advance(hyphened(words), font)


def folded(words: str, font: QFont, width: float, most: int = 2) -> list[str]:
    """Words in lines no wider than ``width``; what is left over stands in the last of ``most``."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (len(lines) == most or advance(longer, font) <= width):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@lru_cache(maxsize=4096)
def _advance(words: str, font: QFont) -> float:
    """Measured once: fonts of the theme are shared, so that the same words find their width."""
    return QFontMetricsF(font).horizontalAdvance(words)
