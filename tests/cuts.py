"""Words that a screen draws cut: cells of tables and the texts of drop-downs."""

from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget

from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.data_table import DataTable


def cut(page: QWidget) -> list[str]:
    """What the visible tables and drop-downs of a page shorten with dots."""
    found: list[str] = []
    usual = drawing.text

    def heard(
        painter: QPainter, rect: QRectF, words: str, font: QFont, *rest: Any, **more: Any
    ) -> float:
        if drawing.advance(words, font) > rect.width() + 0.5:
            found.append(words)
        return usual(painter, rect, words, font, *rest, **more)

    shown = [*page.findChildren(DataTable), *page.findChildren(ComboBox)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "text", heard)
        for one in shown:
            if one.isVisible():
                one.grab()
    return found
