"""Every measure of the catalogue on the gym floor: big targets, names, nothing cut, in contrast."""

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.measure import Measure
from medex_desktop.ui import theme, tokens
from medex_desktop.ui.gym.tile import Tile
from medex_desktop.ui.widgets.big_number import BigNumber
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import Label
from tests.ui.gym.floors import HIGH, WIDE, Floor, preset_for
from tests.windows import clipped, controls

TARGET, GAP = 48, 16
MEASURES = [one for one in all_measures().values() if one.scoring is not None]


def look(percent: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", percent)


def shown(floor: Floor, measure: Measure, percent: int) -> QWidget:
    look(percent)
    floor.begin(measure.key, "nprs", presets=[preset_for(measure), {}])
    floor.settle()
    return floor.gym


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("measure", MEASURES, ids=lambda one: one.key)
def test_targets_are_big_and_named_and_nothing_is_cut(
    floor: Floor, measure: Measure, percent: int
) -> None:
    page = shown(floor, measure, percent)
    for place in range(len(floor.page.steps())):
        floor.page.go(place)
        floor.settle()
        assert (page.width(), page.height()) == (WIDE, HIGH), place
        found = controls(page)
        small = [
            (one.accessibleName(), one.size())
            for one in found
            if one.height() < TARGET or one.width() < TARGET
        ]
        assert small == [], place
        assert [one for one in found if not one.accessibleName().strip()] == []
        assert clipped(page) == []


@pytest.mark.parametrize("measure", MEASURES, ids=lambda one: one.key)
def test_targets_do_not_touch(floor: Floor, measure: Measure) -> None:
    """Sixteen pixels between two targets of the gym floor; a questionnaire's panel has its own."""
    page = shown(floor, measure, 100)
    rects = [(one, placed(one, page)) for one in controls(page)]
    for at, (one, here) in enumerate(rects):
        for other, there in rects[at + 1 :]:
            if one.parent() is other.parent() and type(one).__name__ in ("Tile", "Button"):
                near = here.adjusted(-GAP + 1, -GAP + 1, GAP - 1, GAP - 1).intersects(there)
                assert not near, (one.accessibleName(), other.accessibleName())


def placed(one: QWidget, page: QWidget) -> QRect:
    return QRect(one.mapTo(page, QPoint(0, 0)), one.size())


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
@pytest.mark.parametrize("key", ["chair_stand_30s", "blood_pressure", "red_flags", "mmt"])
def test_what_is_drawn_can_be_read(floor: Floor, mode: theme.Mode, key: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, mode, 100)
    floor.signed("chair_stand_30s", reps="8", chair_height_cm="43")
    floor.begin(key, "tug")
    floor.settle()
    page = floor.gym
    for part in (*page.findChildren(Tile), *page.foot.findChildren(Button)):
        if part.isVisible():
            assert drawn_contrast(page, part) >= 4.5, part.accessibleName()
    for label in floor.page.facts.findChildren(Label):
        if label.isVisible() and label.text():
            assert drawn_contrast(page, label) >= 4.5, label.text()
    for number in page.findChildren(BigNumber):
        assert drawn_contrast(page, number) >= 4.5


def drawn_contrast(page: QWidget, part: QWidget) -> float:
    """Of the pixels of a part as it stands on the page: its ground against its strongest ink."""
    image = page.grab(placed(part, page)).toImage()
    shades = Counter(
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )
    ground = shades.most_common(1)[0][0]
    inks = [shade for shade, often in shades.items() if often >= 3]
    return max(tokens.contrast(ground, ink) for ink in inks)
