"""What holds in every state and look: targets, names, whole words, readable ink."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medex_desktop.ui import theme, tokens
from tests.ui.clocks.pages import PAGES
from tests.windows import clipped, controls

TARGET, DESK = 48, 32
INKS = (
    ("ink", "accent-soft"),
    ("ink2", "accent-soft"),
    ("on-accent", "accent"),
    ("ink2", "chip"),
    ("good", "good-soft"),
    ("watch", "watch-soft"),
)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("state", PAGES)
def test_targets_are_big_and_named_and_nothing_is_cut(
    qtbot: QtBot, qapp: QApplication, state: str, percent: int
) -> None:
    theme.apply(qapp, "light", percent)
    page = PAGES[state]()
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    for _turn in range(5):
        QApplication.processEvents()
    assert page.width() == 1366
    assert page.height() == 768
    least = DESK if state == "beside-field" else TARGET
    found = controls(page)
    assert found
    assert [one.accessibleName() for one in found if one.height() < least] == []
    assert [one for one in found if not one.accessibleName().strip()] == []
    if state != "beside-field":
        assert [one.accessibleName() for one in found if one.width() < least] == []
    assert clipped(page) == []


@pytest.mark.parametrize("look", tokens.LOOKS)
@pytest.mark.parametrize(("ink", "ground"), INKS)
def test_every_ink_can_be_read_on_its_ground(look: str, ink: str, ground: str) -> None:
    shades = tokens.tokens(look)
    assert tokens.contrast(shades[ink], shades[ground]) >= 4.5
