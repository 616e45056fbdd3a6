"""The plain data of the figure as painter paths, made once."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

from medex_desktop.ui.body import outline, regions
from medex_desktop.ui.body.outline import Curve, View


def placed(curve: Curve, *, mirrored: bool = False) -> Curve:
    """Distances from the middle as places in the box; ``mirrored`` at the viewer's left."""
    sign = -1 if mirrored else 1
    return tuple((outline.MIDDLE + sign * x, y) for x, y in curve)


@cache
def silhouette(view: View) -> QPainterPath:
    """The outline of the whole body."""
    half = outline.HALF_OUTLINE[view]
    runs = [placed(run) for run in half]
    runs += [tuple(reversed(placed(run, mirrored=True))) for run in reversed(half)]
    path = QPainterPath(QPointF(*runs[0][0]))
    for run in runs:
        before, after = run[0], run[-1]
        if run is runs[0]:
            before = placed(half[0][1:2], mirrored=True)[0]
        elif run is runs[-1]:
            after = placed(half[0][1:2])[0]
        _run_through(path, run, before, after)
    path.closeSubpath()
    return path


@cache
def lines(view: View) -> QPainterPath:
    """The thin lines inside the outline."""
    path = QPainterPath()
    halves = outline.HALF_LINES[view]
    every = [placed(curve) for curve in (*halves, *outline.MIDDLE_LINES[view])]
    every += [placed(curve, mirrored=True) for curve in halves]
    for curve in every:
        path.moveTo(QPointF(*curve[0]))
        _run_through(path, curve, curve[0], curve[-1])
    return path


def polygon(points: Iterable[outline.Point]) -> QPainterPath:
    """A closed path along straight lines."""
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


def _run_through(
    path: QPainterPath, run: Curve, before: outline.Point, after: outline.Point
) -> None:
    """Smoothly through the points of ``run``, from the first, where the path already stands."""
    around = [QPointF(*point) for point in (before, *run, after)]
    for at, (start, end) in enumerate(pairwise(around[1:-1]), start=1):
        lead = (end - around[at - 1]) / 6
        trail = (around[at + 2] - start) / 6
        path.cubicTo(start + lead, end - trail, end)


@cache
def region(key: str) -> QPainterPath:
    """A region as it is seen: its polygon cut to the outline, on the sheet."""
    one = regions.REGIONS[key]
    view = one.site.view
    body = silhouette(view).translated(regions.OFFSETS[view], 0)
    path = body.intersected(polygon(one.polygon))
    path.closeSubpath()
    return path


@cache
def hatching(key: str, apart: int) -> QPainterPath:
    """Slanting lines over a region, cut at its edge; those of neighbours meet.

    Lines are cut here, once: a painter with a clip path cuts each of them at every painting.
    """
    corners = [
        (point.x(), point.y()) for part in region(key).toFillPolygons() for point in part.toList()
    ]
    sums = [x + y for x, y in corners]
    lines = QPainterPath()
    for at in range(int(min(sums) // apart), int(max(sums) // apart) + 1):
        level = at * apart + 0.5
        crossed = sorted(
            start[0] + (end[0] - start[0]) * (level - sum(start)) / (sum(end) - sum(start))
            for start, end in pairwise(corners)
            if (sum(start) < level) != (sum(end) < level)
        )
        for left, right in zip(crossed[::2], crossed[1::2], strict=False):
            lines.moveTo(left, level - left)
            lines.lineTo(right, level - right)
    return lines


@cache
def target(key: str) -> QPainterPath:
    """A region as it is clicked: its loose polygon, on the sheet."""
    return polygon(regions.REGIONS[key].polygon)
