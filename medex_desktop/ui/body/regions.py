"""The regions of the figure in place: front at the left, back at the right, and who is beside whom.

The client's right is at the viewer's left in front, and at the viewer's right behind.
"""

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from medex_desktop.domain.body_sites import SITES, Side, Site, View
from medex_desktop.frozen import dataclass
from medex_desktop.ui.body import outline, slices
from medex_desktop.ui.body.outline import Curve, Point

Direction = Literal["left", "right", "up", "down"]
GAP: Final = 16.0
OFFSETS: Final[Mapping[View, float]] = {"front": 0.0, "back": outline.WIDTH + GAP}
SHEET_WIDTH: Final = 2 * outline.WIDTH + GAP

# what lies above, below and towards the middle; "=" is the same place of the other side
_BESIDE: Final[Mapping[str, tuple[str, str, str]]] = {
    "shoulder": ("neck", "upper_arm", "trunk"),
    "upper_arm": ("shoulder", "elbow", "trunk"),
    "elbow": ("upper_arm", "forearm", "waist"),
    "forearm": ("elbow", "wrist_hand", "seat"),
    "wrist_hand": ("forearm", "knee", "thigh"),
    "seat": ("waist", "thigh", "="),
    "thigh": ("seat", "knee", "="),
    "knee": ("thigh", "lower_leg", "="),
    "lower_leg": ("knee", "ankle_foot", "="),
    "ankle_foot": ("lower_leg", "", "="),
}
_OUTWARD: Final[Mapping[str, str]] = {"seat": "forearm", "thigh": "wrist_hand"}
# what lies above, below and at both sides of those in the middle
_MIDDLE: Final[Mapping[str, tuple[str, str, str]]] = {
    "head": ("", "neck", ""),
    "neck": ("head", "trunk", "shoulder"),
    "trunk": ("neck", "waist", "shoulder"),
    "waist": ("trunk", "seat", "elbow"),
}
_CALLED: Final[Mapping[View, Mapping[str, str]]] = {
    "front": {"trunk": "chest", "waist": "abdomen", "seat": "hip"},
    "back": {"trunk": "upper_back", "waist": "lower_back", "seat": "buttock"},
}


@dataclass(frozen=True, slots=True)
class Region:
    """A site with its loose polygon and the point of its number, both on the sheet."""

    site: Site
    polygon: Curve
    label: Point


def _region(site: Site) -> Region:
    shift = OFFSETS[site.view]
    cut = (slices.HALF[site.view] if site.side else slices.MIDDLE[site.view])[site.place]
    corners = list(cut.polygon)
    if not site.side:
        corners += [(-x, y) for x, y in reversed(corners)]
    sign = -1 if _at_left(site) else 1

    def place(point: Point) -> Point:
        return shift + outline.MIDDLE + sign * point[0], point[1]

    return Region(site, tuple(place(corner) for corner in corners), place(cut.label))


def _at_left(site: Site) -> bool:
    return bool(site.side) and (site.side == "right") == (site.view == "front")


REGIONS: Final[Mapping[str, Region]] = {key: _region(site) for key, site in SITES.items()}


def _find(view: View, place: str, side: Side) -> str:
    named = _CALLED[view].get(place, place)
    for key, site in SITES.items():
        if site.view == view and site.place == named and site.side in (side, ""):
            return key
    return ""


def _other(side: Side) -> Side:
    return "left" if side == "right" else "right"


def _neighbours(site: Site) -> Iterator[tuple[Direction, str]]:
    view = site.view
    role = {name: key for key, name in _CALLED[view].items()}.get(site.place, site.place)
    at_left: Side = "right" if view == "front" else "left"
    if not site.side:
        above, below, aside = _MIDDLE[role]
        yield "up", _find(view, above, "")
        yield "down", _find(view, below, at_left)
        yield "left", _find(view, aside, at_left) if aside else _across(site, "left")
        yield "right", _find(view, aside, _other(at_left)) if aside else _across(site, "right")
        return
    above, below, inward = _BESIDE[role]
    out: Direction = "left" if _at_left(site) else "right"
    into: Direction = "right" if _at_left(site) else "left"
    yield "up", _find(view, above, site.side)
    yield "down", _find(view, below, site.side)
    other = inward == "="
    yield into, _find(view, role if other else inward, _other(site.side) if other else site.side)
    yield out, _find(view, _OUTWARD[role], site.side) if role in _OUTWARD else _across(site, out)


def _across(site: Site, way: Direction) -> str:
    """The same place in the other view, over the gap between the two."""
    if (site.view == "front") != (way == "right"):
        return ""
    return _find("back" if site.view == "front" else "front", site.place, site.side)


NEIGHBOURS: Final[Mapping[str, Mapping[Direction, str]]] = {
    key: {way: there for way, there in _neighbours(site) if there} for key, site in SITES.items()
}
