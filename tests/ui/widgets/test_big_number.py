"""The large figures: they fit, stand still, and are never lower than asked."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.big_number import BigNumber


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_figures_are_never_lower_than_asked(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.apply(qapp, "light", percent)
    number = BigNumber(room="88.8", least_high=96)
    qtbot.addWidget(number)
    number.set_number("11.4", "s left")
    number.resize(number.minimumSizeHint())
    assert number.figure_height() >= 96
    number.resize(3000, 3000)
    assert number.figure_height() > 150


def test_room_for_more_figures_keeps_their_size(qtbot: QtBot) -> None:
    number = BigNumber(room="88.8")
    qtbot.addWidget(number)
    number.resize(500, 300)
    heights = set()
    for shown in ("9.9", "10.0", "30.0"):
        number.set_number(shown, "s")
        heights.add(number.figure_height())
    assert len(heights) == 1


def test_only_hyphens_beside_words_are_narrow() -> None:
    narrow = "\N{HYPHEN}"
    assert drawing.hyphened("well-known") == f"well{narrow}known"
    assert drawing.hyphened("30-second chair stand") == f"30{narrow}second chair stand"
    for kept in ("2026-10-01", "10-15", "555-0100", "7-A"):
        assert drawing.hyphened(kept) == kept
