"""Where each region of the figure lies, as plain data: a loose polygon, and where its number goes.

Polygons are cut to the outline when they are drawn and taken as they are when they are clicked,
so that a thin wrist is still easy to hit. Written for the half at the viewer's right, as distances
from the middle.
"""

from collections.abc import Mapping
from typing import Final

from medex_desktop.frozen import dataclass
from medex_desktop.ui.body.outline import Curve, Point, View


@dataclass(frozen=True, slots=True)
class Slice:
    """A region's polygon and the point its number stands at, in the units of the outline."""

    polygon: Curve
    label: Point


_LIMBS: Final[Mapping[str, Slice]] = {
    "upper_arm": Slice(((44, 136), (72, 129), (78, 170), (50, 177), (47.5, 140)), (60.5, 152)),
    "elbow": Slice(((50, 177), (78, 170), (87, 199), (56, 206)), (66, 188)),
    "forearm": Slice(((56, 206), (87, 199), (96, 245), (68, 252)), (74.5, 226)),
    "wrist_hand": Slice(((68, 252), (96, 245), (100, 316), (76, 316)), (86, 281)),
    "lower_leg": Slice(((8, 370), (50, 370), (50, 440), (14, 440)), (29.5, 404)),
    "ankle_foot": Slice(((14, 440), (50, 440), (50, 480), (14, 480)), (28.5, 459)),
    "knee": Slice(((7, 336), (50, 336), (50, 370), (8, 370)), (28, 353)),
}
HALF: Final[Mapping[View, Mapping[str, Slice]]] = {
    "front": {
        "shoulder": Slice(
            ((26, 84), (70, 84), (72, 129), (44, 136), (41, 122), (36, 109), (26, 97)), (52, 114)
        ),
        "hip": Slice(
            ((52, 217), (52, 262), (26, 275), (1, 276), (0, 258), (20, 244), (36, 226)), (29, 253)
        ),
        "thigh": Slice(((52, 262), (50, 336), (7, 336), (1, 276), (26, 275)), (27, 305)),
        **_LIMBS,
    },
    "back": {
        "shoulder": Slice(
            ((28, 84), (70, 84), (72, 129), (44, 136), (42, 120), (38, 108), (28, 97)), (53, 114)
        ),
        "buttock": Slice(
            ((0, 222), (20, 219), (48, 224), (52, 262), (38, 266), (27, 274), (14, 274), (0, 267)),
            (23, 248),
        ),
        "thigh": Slice(
            ((52, 262), (50, 336), (7, 336), (0, 267), (14, 274), (27, 274), (38, 266)), (27, 306)
        ),
        **_LIMBS,
    },
}
# only the half at the viewer's right, from above to below; the rest is its mirror
MIDDLE: Final[Mapping[View, Mapping[str, Slice]]] = {
    "front": {
        "head": Slice(((0, 0), (30, 0), (30, 58), (20, 61.6), (14.6, 68.4), (7, 73.4), (0, 74.4)),
                      (0, 39)),
        "neck": Slice(((0, 74.4), (7, 73.4), (14.6, 68.4), (20, 61.6), (26, 66), (26, 97),
                       (14, 96), (0, 100)), (0, 86)),
        "chest": Slice(((0, 100), (14, 96), (26, 97), (36, 109), (41, 122), (44, 136),
                        (47.5, 140), (48, 160), (24, 160), (0, 156)), (0, 127)),
        "abdomen": Slice(((0, 156), (24, 160), (48, 160), (52, 217), (36, 226), (20, 244),
                          (0, 258)), (0, 190)),
    },
    "back": {
        "head": Slice(((0, 0), (30, 0), (30, 56), (18, 63), (8, 66), (0, 66)), (0, 38)),
        "neck": Slice(((0, 66), (8, 66), (18, 63), (30, 56), (28, 97), (14, 98), (0, 102)),
                      (0, 83)),
        "upper_back": Slice(((0, 102), (14, 98), (28, 97), (38, 108), (42, 120), (44, 136),
                             (47.5, 140), (49, 172), (20, 176), (0, 178)), (0, 138)),
        "lower_back": Slice(((0, 178), (20, 176), (49, 172), (48, 224), (20, 219), (0, 222)),
                            (0, 199)),
    },
}  # fmt: skip
