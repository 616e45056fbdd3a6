"""Which place of the body a test is of: the region that hurts, or the joint that was moved."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from medex_desktop.domain.body_sites import JOINTS, SITES, WORST, site_named
from medex_desktop.domain.measure import Field, Measure, Role
from medex_desktop.domain.naming import listed
from medex_desktop.language import Text

SIDE: Final = "side"
Figure = Literal["", "pain", "joint"]
Texts = Mapping[str, str]
_USUAL: Final = ("active",)  # told only where it is otherwise
_TO_NO_SIDE: Final = ("flexion", "extension")  # of the spine


def figure_field(measure: Measure) -> Field | None:
    """The field that is chosen on the body figure too; None where a measure has none."""
    return next((field for field in measure.fields if field.figure), None)


def figure_of(measure: Measure) -> Figure:
    """What is done on the figure for a measure, "" for nothing."""
    field = figure_field(measure)
    return field.figure if field is not None else ""


def rating_field(measure: Measure) -> Field | None:
    """The whole number from 0 to 10 that a place that hurts is marked with."""
    for field in measure.of_role(Role.VALUE):
        if field.kind == "integer" and field.low == 0 and field.high == WORST:
            return field
    return None


def place_of(measure: Measure, texts: Texts) -> str:
    """The region or joint of what was typed, as the figure knows it; "" where it is not clear."""
    field = figure_field(measure)
    said = texts.get(field.key, "").strip() if field is not None else ""
    if field is None or not said:
        return ""
    if field.figure == "pain":
        return site_named(said)
    found = (said, f"{said}_{texts.get(SIDE, '')}")
    return next((key for key in found if key in JOINTS), "")


def motion_words(measure: Measure, texts: Texts) -> Text:
    """What was moved, without its joint: "flexion", "rotation, right", "flexion, passive"."""
    joint = JOINTS.get(place_of(measure, texts))
    is_spine = joint is not None and not joint.side
    is_sided = is_spine and not any(one in texts.values() for one in _TO_NO_SIDE)
    words = [
        field.word_for(texts[field.key])
        for field in measure.of_role(Role.IDENTITY)
        if texts.get(field.key, "") not in ("", *_USUAL)
        and not field.figure
        and (field.key != SIDE or is_sided)
    ]
    return listed(words[0], *words[1:]) if words else measure.title


def gathered(found: Iterable[tuple[str, Text]]) -> dict[str, Text]:
    """What is said of each place, one after another: "flexion 114°, extension 4°"."""
    told: dict[str, Text] = {}
    for place, words in found:
        told[place] = listed(told[place], words) if place in told else words
    return told


def place_words(place: str) -> Text:
    """What a region or joint is called at the beginning of a sentence."""
    return SITES[place].name if place in SITES else JOINTS[place].name


def arrow_words(motion: Text, then: Text | None, now: Text | None) -> Text:
    """The same where there is little room: "flexion 96° → 114°"; a dash where a date has none."""
    nothing = "\N{EN DASH}"
    words = {"motion": motion, "then": then or nothing, "now": now or nothing}
    return Text("{motion} {then} \N{RIGHTWARDS ARROW} {now}", words)


def moved_then_and_now(place: str, motion: Text, then: Text | None, now: Text | None) -> Text:
    """One motion of two dates: "Right knee, flexion: 96° then, now 114°"."""
    words = {"place": place_words(place), "motion": motion, "then": then, "now": now}
    if then is None:
        return Text("{place}, {motion}: not measured then, now {now}", words)
    if now is None:
        return Text("{place}, {motion}: {then} then, not measured now", words)
    return Text("{place}, {motion}: {then} then, now {now}", words)
