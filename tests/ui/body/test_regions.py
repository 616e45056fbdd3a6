"""The figure as plain data: every region can be reached, hit, and told from its neighbours."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from medex_desktop.domain.body_sites import JOINTS, SITES, VIEWS, Side
from medex_desktop.ui.body import outline, paths, regions
from medex_desktop.ui.body.joint_canvas import LEFT_COLUMN, MARKERS, RIGHT_COLUMN
from medex_desktop.ui.body.outline import Point
from medex_desktop.ui.body.regions import NEIGHBOURS, REGIONS, Direction

KEYS = list(REGIONS)
BACK: dict[Direction, Direction] = {"left": "right", "right": "left", "up": "down", "down": "up"}


def walk(start: str) -> set[str]:
    reached, open_ends = {start}, [start]
    while open_ends:
        for there in NEIGHBOURS[open_ends.pop()].values():
            if there not in reached:
                reached.add(there)
                open_ends.append(there)
    return reached


@given(st.sampled_from(KEYS), st.sampled_from(KEYS))
def test_arrows_lead_from_every_region_to_every_other(start: str, goal: str) -> None:
    assert goal in walk(start)


@given(
    st.sampled_from(KEYS), st.lists(st.sampled_from(["left", "right", "up", "down"]), max_size=40)
)
def test_no_walk_leaves_the_figure(start: str, ways: list[Direction]) -> None:
    at = start
    for way in ways:
        at = NEIGHBOURS[at].get(way, at)
        assert at in REGIONS


@pytest.mark.parametrize("key", KEYS)
def test_a_neighbour_lies_where_its_arrow_points(key: str) -> None:
    x, y = REGIONS[key].label
    for way, there in NEIGHBOURS[key].items():
        other_x, other_y = REGIONS[there].label
        away = {"left": x - other_x, "right": other_x - x, "up": y - other_y, "down": other_y - y}
        assert away[way] > 0, (key, way, there)


def test_up_and_down_lead_back() -> None:
    """From a place in the middle one goes down to one side; up leads back to the middle."""
    for key, ways in NEIGHBOURS.items():
        if "down" in ways and SITES[ways["down"]].place != "knee":
            assert NEIGHBOURS[ways["down"]]["up"] == key


@given(st.sampled_from(KEYS), st.sampled_from(KEYS))
def test_no_region_covers_the_number_of_another(one: str, other: str) -> None:
    label = QPointF(*REGIONS[one].label)
    assert paths.target(other).contains(label) == (one == other)


@pytest.mark.parametrize("key", KEYS)
def test_a_number_stands_on_the_body_it_belongs_to(key: str) -> None:
    assert paths.region(key).contains(QPointF(*REGIONS[key].label))


def test_regions_that_are_seen_do_not_overlap() -> None:
    for one, other in product(KEYS, KEYS):
        if one < other:
            shared = paths.region(one).intersected(paths.region(other)).boundingRect()
            assert min(shared.width(), shared.height()) < 1.5, (one, other)


def test_the_regions_cover_the_body() -> None:
    for view in VIEWS:
        bare = paths.silhouette(view).translated(regions.OFFSETS[view], 0)
        box = bare.boundingRect()
        x = box.left()
        while x < box.right():
            y = box.top()
            while y < box.bottom():
                if bare.contains(QRectF(x - 1.5, y - 1.5, 3, 3)):
                    assert any(paths.target(key).contains(QPointF(x, y)) for key in KEYS), (x, y)
                y += 4
            x += 4


@pytest.mark.parametrize("key", KEYS)
def test_a_target_is_24_units_in_both_ways_around_its_middle(key: str) -> None:
    """One unit is one pixel or more wherever the figure is clicked."""
    target = paths.target(key)
    box = target.boundingRect()
    assert min(box.width(), box.height()) >= 24
    x, y = REGIONS[key].label
    across = [step for step in range(-30, 31) if target.contains(QPointF(x + step, y))]
    down = [step for step in range(-30, 31) if target.contains(QPointF(x, y + step))]
    assert min(len(across), len(down)) >= 24


def mirror(key: str) -> str:
    site = SITES[key]
    side: Side = "left" if site.side == "right" else "right"
    return key.replace(f"_{site.side}", f"_{side}") if site.side else key


@pytest.mark.parametrize("key", KEYS)
def test_left_and_right_mirror_each_other(key: str) -> None:
    one, other = REGIONS[key], REGIONS[mirror(key)]
    middle = regions.OFFSETS[one.site.view] + outline.MIDDLE

    def turned(point: Point) -> Point:
        return round(2 * middle - point[0], 6), round(point[1], 6)

    assert {turned(point) for point in one.polygon} == {
        (round(x, 6), round(y, 6)) for x, y in other.polygon
    }
    assert turned(one.label) == tuple(round(part, 6) for part in other.label)


def test_the_clients_right_is_at_the_viewers_left_in_front_and_right_behind() -> None:
    assert REGIONS["knee_right_front"].label[0] < REGIONS["knee_left_front"].label[0]
    assert REGIONS["knee_right_back"].label[0] > REGIONS["knee_left_back"].label[0]


def test_the_outline_is_one_closed_run() -> None:
    for half in outline.HALF_OUTLINE.values():
        assert all(before[-1] == after[0] for before, after in pairwise(half))
        assert half[0][0][0] == half[-1][-1][0] == 0
    for view in VIEWS:
        box = paths.silhouette(view).boundingRect()
        assert QRectF(0, 0, outline.WIDTH, outline.HEIGHT).contains(box)


def test_every_joint_has_its_marker_on_the_body_and_its_words() -> None:
    assert set(JOINTS) == {*LEFT_COLUMN, *RIGHT_COLUMN}
    assert {joint.key for joint in JOINTS.values()} == set(MARKERS)
    body = paths.silhouette("front")
    for x, y in MARKERS.values():
        assert body.contains(QPointF(outline.MIDDLE + x, y))
