"""Wrapped text with bold words, in the weights of the variable font.

Qt's own rich text asks the font for "bold", which a variable font loaded from a file does not
answer: the strokes would be thickened by machine. Here bold becomes the semibold axis.
"""

from functools import lru_cache

from PySide6.QtCore import QRect
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from medex_desktop.ui.widgets import drawing

BOLD = 600


@lru_cache(maxsize=256)
def _document(markup: str, key: str, font: QFont, width: int) -> QTextDocument:
    """``key`` is the font's own, so that equal fonts share; axes are part of it."""
    made = QTextDocument()
    made.setDocumentMargin(0)
    made.setDefaultFont(font)
    made.setHtml(drawing.hyphened(markup))
    strong = QFont(font)
    strong.setVariableAxis(QFont.Tag("wght"), BOLD)
    for start, length in _bold_runs(made):
        style = QTextCharFormat()
        style.setFont(strong)
        cursor = QTextCursor(made)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(style)
    made.setTextWidth(width)
    return made


def _bold_runs(document: QTextDocument) -> list[tuple[int, int]]:
    runs = []
    block = document.begin()
    while block.isValid():
        piece = block.begin()
        while not piece.atEnd():
            fragment = piece.fragment()
            if fragment.charFormat().fontWeight() >= BOLD:
                runs.append((fragment.position(), fragment.length()))
            piece += 1
        block = block.next()
    return runs


def height(markup: str, font: QFont, width: int) -> int:
    """How high the text stands at a width in pixels."""
    return round(_document(markup, font.key(), font, width).size().height() + 0.5)


def paint(
    painter: QPainter, markup: str, font: QFont, rect: QRect, ink: QColor, *, middle: bool = False
) -> None:
    """Draw it from the top of ``rect``, or in the middle of its height."""
    document = _document(markup, font.key(), font, rect.width())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, ink)
    painter.save()
    spare = rect.height() - document.size().height()
    painter.translate(rect.left(), rect.top() + (spare / 2 if middle else 0))
    document.documentLayout().draw(painter, context)
    painter.restore()
