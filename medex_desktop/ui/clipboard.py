"""The clipboard when the practice is closed: what came from here is taken out of it."""

from PySide6.QtGui import QClipboard, QGuiApplication


def take_back() -> None:
    """Empty it of what this program put there (a chart, a copied note); anything else stays."""
    board = QGuiApplication.clipboard()
    if board.ownsClipboard():
        board.clear()
    if board.ownsSelection():
        board.clear(QClipboard.Mode.Selection)
