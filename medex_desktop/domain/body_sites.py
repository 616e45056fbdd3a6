"""Places of the body by name: where it hurts, 0 to 10, and which joint is measured."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, Literal

from medex_desktop.errors import InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

Side = Literal["right", "left", ""]
View = Literal["front", "back"]
VIEWS: Final[tuple[View, ...]] = ("front", "back")
SIDES: Final[tuple[Side, ...]] = ("right", "left")
WORST: Final = 10
_LETTERS: Final = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class Site:
    """One region of the body figure.

    Attributes:
        key: permanent, such as "knee_right_front"; the view only where both views have the place.
        name: at the beginning of a sentence; ``inner`` inside one.
        word: the place alone ("knee"), by which a letter finds it.
    """

    key: str
    place: str
    side: Side
    view: View
    name: Text
    inner: Text
    word: Text


@dataclass(frozen=True, slots=True)
class Joint:
    """One joint of one side whose range of motion is measured; the spine has no side."""

    key: str
    side: Side
    name: Text
    word: Text

    @property
    def ident(self) -> str:
        """Joint and side as one key, "knee_right"."""
        return f"{self.key}_{self.side}" if self.side else self.key


_BOTH: Final[Mapping[str, Text]] = {
    "shoulder": Text("shoulder"), "upper_arm": Text("upper arm"), "elbow": Text("elbow"),
    "forearm": Text("forearm"), "wrist_hand": Text("wrist and hand"), "thigh": Text("thigh"),
    "knee": Text("knee"), "lower_leg": Text("lower leg"), "ankle_foot": Text("ankle and foot"),
}  # fmt: skip
_ONE_VIEW: Final[Mapping[str, tuple[View, Text]]] = {
    "hip": ("front", Text("hip")), "buttock": ("back", Text("buttock")),
}  # fmt: skip
_MIDDLE: Final[tuple[Site, ...]] = (
    Site("head_front", "head", "", "front", Text("Head, front"), Text("head, front"), Text("head")),
    Site("neck_front", "neck", "", "front", Text("Neck, front"), Text("neck, front"), Text("neck")),
    Site("chest", "chest", "", "front", Text("Chest"), Text("chest"), Text("chest")),
    Site("abdomen", "abdomen", "", "front", Text("Abdomen"), Text("abdomen"), Text("abdomen")),
    Site("head_back", "head", "", "back", Text("Head, back"), Text("head, back"), Text("head")),
    Site("neck_back", "neck", "", "back", Text("Neck, back"), Text("neck, back"), Text("neck")),
    Site("upper_back", "upper_back", "", "back", Text("Upper back"), Text("upper back"),
         Text("upper back")),
    Site("lower_back", "lower_back", "", "back", Text("Lower back"), Text("lower back"),
         Text("lower back")),
)  # fmt: skip
_SIDED: Final[Mapping[tuple[Side, str], tuple[str, str]]] = {
    ("right", "front"): ("Right {place}, front", "right {place}, front"),
    ("left", "front"): ("Left {place}, front", "left {place}, front"),
    ("right", "back"): ("Right {place}, back", "right {place}, back"),
    ("left", "back"): ("Left {place}, back", "left {place}, back"),
    ("right", ""): ("Right {place}", "right {place}"),
    ("left", ""): ("Left {place}", "left {place}"),
}
# from the head down, as a person is read: each view whole before the next
_ORDER: Final = (
    "head", "neck", "shoulder", "chest", "upper_back", "upper_arm", "elbow", "abdomen",
    "lower_back", "forearm", "wrist_hand", "hip", "buttock", "thigh", "knee", "lower_leg",
    "ankle_foot",
)  # fmt: skip


def _sided(place: str, side: Side, view: View, word: Text, *, both: bool) -> Site:
    name, inner = _SIDED[side, view if both else ""]
    args = {"place": word}
    key = f"{place}_{side}_{view}" if both else f"{place}_{side}"
    return Site(key, place, side, view, Text(name, args), Text(inner, args), word)


def _every_site() -> Iterable[Site]:
    for side in SIDES:
        for place, (view, word) in _ONE_VIEW.items():
            yield _sided(place, side, view, word, both=False)
        for view in VIEWS:
            for place, word in _BOTH.items():
                yield _sided(place, side, view, word, both=True)
    yield from _MIDDLE


def _reading_order(site: Site) -> tuple[int, int, int]:
    return VIEWS.index(site.view), _ORDER.index(site.place), (*SIDES, "").index(site.side)


SITES: Final[Mapping[str, Site]] = {
    site.key: site for site in sorted(_every_site(), key=_reading_order)
}
_LIMB_JOINTS: Final[Mapping[str, Text]] = {
    "shoulder": Text("shoulder"), "elbow": Text("elbow"), "forearm": Text("forearm"),
    "wrist": Text("wrist"), "hip": Text("hip"), "knee": Text("knee"), "ankle": Text("ankle"),
}  # fmt: skip
JOINTS: Final[Mapping[str, Joint]] = {
    joint.ident: joint
    for joint in (
        Joint("cervical", "", Text("Neck"), Text("neck")),
        Joint("thoracolumbar", "", Text("Back"), Text("back")),
        *(
            Joint(key, side, Text(_SIDED[side, ""][0], {"place": word}), word)
            for key, word in _LIMB_JOINTS.items()
            for side in SIDES
        ),
    )
}


def site_named(words: str) -> str:
    """The region somebody's own words mean ("right knee, walking"); "" where that is not clear.

    A place of both sides needs its side; the front is meant where the back is not said.
    """
    text = f" {' '.join(_LETTERS.sub(' ', words.lower()).split())} "
    sides = [side for side in SIDES if f" {side} " in text]
    if len(sides) > 1:
        return ""
    found: list[tuple[int, bool, Site]] = []
    for site in SITES.values():
        said = [part for part in str(site.word).split(" and ") if f" {part} " in text]
        if said and (not site.side or [site.side] == sides):
            view = "back" if " back " in text.replace(f" {said[0]} ", " ") else "front"
            found.append((len(max(said, key=len)), site.view == view, site))
    best = max(found, key=lambda one: one[:2], default=None)
    return best[2].key if best is not None else ""


def read_pain(kept: object, field: str = "pain_sites") -> dict[str, int]:
    """Pain by region as it was kept, ``{"knee_right_front": 6}``, in the order of the catalogue.

    Raises:
        InvalidInput: not of this form, a region that does not exist, or not 0 to 10.
    """
    if not isinstance(kept, Mapping):
        raise InvalidInput(field, Text("The pain sites can't be read. Mark them on the figure."))
    for key, value in kept.items():
        if key not in SITES:
            raise InvalidInput(field, Text('The figure has no place "{key}".', {"key": key}))
        check_pain(value, field)
    return {key: kept[key] for key in SITES if key in kept}


def check_pain(value: object, field: str = "pain_sites") -> int:
    """A whole number from 0 to 10; raises InvalidInput for anything else."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    if not whole or not 0 <= int(str(value)) <= WORST:
        raise InvalidInput(field, Text("Pain is a whole number from 0 to 10."))
    return int(str(value))


def summary(pain: Mapping[str, int]) -> Text:
    """The sites in one line, the worst first: "Right knee, front 6 of 10; lower back 3 of 10"."""
    order = list(SITES)
    ranked = sorted(pain, key=lambda key: (-pain[key], order.index(key)))
    if not ranked:
        return Text("No pain site marked")
    words = _marked(SITES[ranked[0]].name, pain[ranked[0]])
    for key in ranked[1:]:
        following = _marked(SITES[key].inner, pain[key])
        words = Text("{before}; {following}", {"before": words, "following": following})
    return words


def changes(then: Mapping[str, int], now: Mapping[str, int]) -> tuple[Text, ...]:
    """What differs between two dates, one sentence for each region, in reading order."""
    told = []
    for key, site in SITES.items():
        before, after = then.get(key), now.get(key)
        if before == after:
            continue
        args = {"site": site.name, "before": before, "after": after}
        if before is None:
            told.append(Text("{site}: not marked then, now {after} of 10", args))
        elif after is None:
            told.append(Text("{site}: {before} of 10 then, not marked now", args))
        else:
            told.append(Text("{site}: {before} of 10 then, now {after} of 10", args))
    return tuple(told)


def _marked(site: Text, value: int) -> Text:
    return Text("{site} {value} of 10", {"site": site, "value": value})
