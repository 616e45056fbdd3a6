"""What holds in every state and look: targets, names, whole words, readable ink."""

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.ui import theme, tokens
from medex_desktop.ui.clocks.frame import ClockFrame
from medex_desktop.ui.widgets.label import ParagraphLabel
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


@pytest.mark.parametrize("look", tokens.LOOKS)
@pytest.mark.parametrize("state", ["stopwatch-running", "countdown-flash", "stopwatch-slept"])
def test_what_is_drawn_can_be_read(
    qtbot: QtBot, qapp: QApplication, look: theme.Mode, state: str
) -> None:
    theme.apply(qapp, look, 100)
    page = PAGES[state]()
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    QApplication.processEvents()
    frame = page.findChildren(ClockFrame)[0]
    assert drawn_contrast(frame, frame.number) >= 7
    assert drawn_contrast(frame, frame.chip) >= 4.5
    assert drawn_contrast(frame, frame.findChildren(ParagraphLabel)[0]) >= 7


def drawn_contrast(frame: ClockFrame, part: QWidget) -> float:
    """Of the pixels of a part as it stands in the frame: its ground against its strongest ink."""
    corner = part.mapTo(frame, QPoint(0, 0))
    image = frame.grab(QRect(corner, part.size())).toImage()
    shades = Counter(
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )
    ground = shades.most_common(1)[0][0]
    inks = [shade for shade, often in shades.items() if often >= 4]
    return max(tokens.contrast(ground, ink) for ink in inks)
