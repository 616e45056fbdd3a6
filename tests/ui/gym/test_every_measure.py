"""Every measure of the catalogue on the gym floor: big targets, names, nothing cut, in contrast."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.domain.measures import grip_strength
from medex_desktop.ui import theme
from medex_desktop.ui.gym.steps import Way, flags_of, toggles
from tests.ui.gym.drawn import faint
from tests.ui.gym.floors import HIGH, WIDE, Floor, preset_for
from tests.windows import clipped, controls

TARGET, GAP = 48, 16

KEYS = [
    *(key for key, one in all_measures().items() if one.scoring is not None),
    grip_strength.MEASURE.key,
]


def everything(floor: Floor, mode: theme.Mode, percent: int) -> QWidget:
    """One set of every measure, in one look."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, mode, percent)
    floor.signed("chair_stand_30s", reps="8", chair_height_cm="43")
    presets = [preset_for(all_measures()[key]) for key in KEYS]
    floor.begin(*KEYS, presets=presets)
    return floor.gym


def pages(floor: Floor) -> Iterator[str]:
    """The first page of each measure, painted; which one it is."""
    for i, key in enumerate(KEYS):
        floor.sitting.go(i)
        floor.settle()
        yield key


def steps(floor: Floor) -> Iterator[str]:
    """Every step of each measure, of trials the first."""
    for key in pages(floor):
        yield key
        if floor.gym.page is None:
            continue
        first = floor.page.at
        for place, step in enumerate(floor.page.steps()):
            if place != first and not step.trial:
                floor.page.go(place)
                floor.settle()
                yield f"{key}, {step.key}"


@pytest.mark.parametrize("percent", [100, 200])
def test_targets_are_big_and_named_and_nothing_is_cut(floor: Floor, percent: int) -> None:
    page = everything(floor, "light", percent)
    found = []
    for where in steps(floor):
        assert (page.width(), page.height()) == (WIDE, HIGH), where
        reached = controls(page)
        small = [one for one in reached if one.height() < TARGET or one.width() < TARGET]
        found += [(where, one.accessibleName(), one.size()) for one in small]
        found += [(where, one, "no name") for one in reached if not one.accessibleName().strip()]
        found += [(where, one, "cut") for one in clipped(page)]
    assert found == []


def test_facts_said_at_the_foot_widen_nothing(floor: Floor) -> None:
    page = everything(floor, "light", 200)
    found = []
    for i, key in enumerate(KEYS):
        for field in toggles(all_measures()[key]):
            floor.sitting.set_text(i, field.key, "yes")
    for where in pages(floor):
        assert (page.width(), page.height()) == (WIDE, HIGH), where
        found += [(where, one) for one in clipped(page)]
    assert found == []


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_is_drawn_can_be_read(floor: Floor, mode: theme.Mode, percent: int) -> None:
    page = everything(floor, mode, percent)
    found = []
    for where in pages(floor):
        found += [(where, one) for one in faint(page)]
        if percent == 200 and floor.gym.page is not None and floor.page.list.tiles:
            floor.page.list.tiles[0].setFocus()  # the side with the tiles lies on top then
            floor.settle()
            found += [(where, one) for one in faint(page)]
    assert found == [], "\n".join(map(str, found))


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_what_is_refused_asked_and_known_can_be_read(floor: Floor, mode: theme.Mode) -> None:
    page = everything(floor, mode, 100)
    found = []
    for key, typed in (("chair_stand_30s", "12"), ("blood_pressure", "500"), ("waist", "210")):
        floor.sitting.go(KEYS.index(key))
        floor.press(typed).enter().settle()
        found += [(key, one) for one in faint(page)]
    flags = KEYS.index("red_flags")
    for one in flags_of(all_measures()["red_flags"]):
        floor.sitting.set_text(flags, one.key, "yes" if one.key == "night_pain" else "no")
    floor.sitting.go(flags)
    asked = [n for n, one in enumerate(floor.page.steps()) if one.way is Way.DEMAND]
    for place in asked:
        floor.page.go(place)
        floor.settle()
        found += [("demand", one) for one in faint(page)]
    assert asked
    assert found == []


def test_targets_do_not_touch(floor: Floor) -> None:
    """Sixteen pixels between two targets of the gym floor; a questionnaire's panel has its own."""
    page = everything(floor, "light", 100)
    for where in pages(floor):
        rects = [(one, placed(one, page)) for one in controls(page)]
        for at, (one, here) in enumerate(rects):
            for other, there in rects[at + 1 :]:
                if one.parent() is other.parent() and type(one).__name__ in ("Tile", "Button"):
                    near = here.adjusted(-GAP + 1, -GAP + 1, GAP - 1, GAP - 1).intersects(there)
                    assert not near, (where, one.accessibleName(), other.accessibleName())


def placed(one: QWidget, page: QWidget) -> QRect:
    return QRect(one.mapTo(page, QPoint(0, 0)), one.size())
