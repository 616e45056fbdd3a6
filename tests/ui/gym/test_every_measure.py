"""Every measure of the catalogue on the gym floor: big targets, names, nothing cut, in contrast."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.measure import Measure
from medex_desktop.ui import theme
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
