"""A client's newest results by place of the body: where it hurts, and how far each joint moves."""

from collections.abc import Iterable
from typing import Final

from medex_desktop.domain.body_places import (
    Figure,
    figure_field,
    figure_of,
    gathered,
    motion_words,
    place_of,
    place_words,
)
from medex_desktop.domain.body_sites import JOINTS, SITES
from medex_desktop.domain.measure import Measure
from medex_desktop.domain.naming import listed
from medex_desktop.domain.stories import Recorded, Story
from medex_desktop.domain.telling import SINCE_BASELINE, change_with_unit, with_unit
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Inside, Text
from medex_desktop.services import results
from medex_desktop.services.result_table import ResultLine, story_line
from medex_desktop.services.work import Read

_ORDER: Final = (*SITES, *JOINTS)


@dataclass(frozen=True, slots=True)
class BodyLine:
    """The newest result of one place.

    Attributes:
        place: the region or joint of the figure; "" where it was not said clearly.
        name: as a list has it: "Right knee, flexion", "Right knee, walking".
        value: what was measured: "114°", "3 of 10"; ``now`` with what was moved: "flexion 114°".
        change: since the baseline, in words.
    """

    place: str
    name: Text
    value: Text
    now: Text
    change: Text
    line: ResultLine


@dataclass(frozen=True, slots=True)
class BodyView:
    """Pain and range of motion, each in the order of the figure, from the head down."""

    pain: tuple[BodyLine, ...]
    motion: tuple[BodyLine, ...]

    @property
    def ratings(self) -> dict[str, int]:
        """Pain by region; of two results of one region the worse."""
        found: dict[str, int] = {}
        for one in self.pain:
            if one.place and one.line.now.value is not None:
                found[one.place] = max(found.get(one.place, 0), int(one.line.now.value))
        return found

    @property
    def degrees(self) -> dict[str, Text]:
        """What stands under each joint: "flexion 114°, extension 4°"."""
        return gathered((one.place, one.now) for one in self.motion if one.place)


def body_of(read: Read, *, client_id: int) -> BodyView:
    """Where a client hurts and how far the joints move, each as it was measured last."""
    return view_of(results.stories(read, client_id=client_id))


def is_of_body(story: Story) -> bool:
    """Whether the figure has something of it to show."""
    return bool(figure_of(story.measure)) and story.latest() is not None


def view_of(stories: Iterable[Story]) -> BodyView:
    """The same from what was read already."""
    found: dict[Figure, list[BodyLine]] = {"pain": [], "joint": []}
    for story in stories:
        kind, newest = figure_of(story.measure), story.latest()
        if kind and newest is not None:
            found[kind].append(_line(story, newest))
    return BodyView(_sorted(found["pain"]), _sorted(found["joint"]))


def _line(story: Story, newest: Recorded) -> BodyLine:
    measure, texts = story.measure, dict(newest.entry.typed)
    line, place = story_line(story, newest), place_of(story.measure, texts)
    change = _change(line, measure)
    value = line.now.value
    assert value is not None  # what is followed has a score
    if figure_of(measure) == "pain":
        field = figure_field(measure)
        site = texts.get(field.key, "") if field is not None else ""
        name = Text("{site}", {"site": site[:1].upper() + site[1:]}) if site else line.name
        shown = now = Text("{n} of 10", {"n": int(value)})
    else:
        motion = motion_words(measure, texts)
        name = listed(place_words(place), motion) if place else line.name
        shown = with_unit(value, measure.places, measure.unit)
        now = Text("{motion} {degrees}", {"motion": motion, "degrees": shown})
    return BodyLine(place, name, shown, now, change, line)


def _change(line: ResultLine, measure: Measure) -> Text:
    """The change since baseline; what else is published has no room beside a figure."""
    verdict, since = line.verdict, line.baseline
    if verdict is None or verdict.change is None or verdict.error_by is not None or since is None:
        return next(told.words for told in line.told if told.head == SINCE_BASELINE)
    words = {
        "change": change_with_unit(verdict, measure.unit, measure.places),
        "day": Day(since.day),
        "verdict": Inside(verdict.label),
    }
    return Text("{change} since {day}: {verdict}", words)


def _sorted(lines: list[BodyLine]) -> tuple[BodyLine, ...]:
    """From the head down; what has no place stands last."""
    places = {place: at for at, place in enumerate(_ORDER)}
    return tuple(sorted(lines, key=lambda one: places.get(one.place, len(places))))
