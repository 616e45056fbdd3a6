"""Any two days of a client side by side: what was measured on each, and whether it changed."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from decimal import Decimal

from medex_desktop.domain.body_places import figure_of, motion_words, place_of
from medex_desktop.domain.body_sites import site_named
from medex_desktop.domain.change_choice import change_value_for
from medex_desktop.domain.grip_evidence import change_value_for as grip_change_value_for
from medex_desktop.domain.grip_reading import (
    GripContext,
    GripReading,
    GripTest,
    missing_words,
    read_test,
)
from medex_desktop.domain.grip_records import SIDES, Side, changed_parts
from medex_desktop.domain.interpret import Verdict, not_comparable, verdict
from medex_desktop.domain.measures.grip_strength import MEASURE as GRIP
from medex_desktop.domain.measures.nprs import MEASURE as PAIN
from medex_desktop.domain.result_entries import differences
from medex_desktop.domain.stories import Recorded, Story, judged
from medex_desktop.domain.telling import changes, with_unit
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services import grip, results
from medex_desktop.services.result_table import (
    Point,
    ResultLine,
    coded_line,
    hand_line,
    place,
    story_line,
)
from medex_desktop.services.results import Coded
from medex_desktop.services.work import Read

_Visit = tuple[GripTest, GripReading]


@dataclass(frozen=True, slots=True)
class Motion:
    """One motion of a joint on two days, None where a day has none; ``place`` is the figure's."""

    place: str
    words: Text
    then: Text | None
    now: Text | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was measured on two days, side by side; ``baseline`` of a line is the earlier day.

    What was asked for and gave no result stands in it with the reason.
    """

    first: date
    second: date
    lines: tuple[ResultLine, ...]
    motion: tuple[Motion, ...] = ()

    @property
    def pain(self) -> tuple[dict[str, int], dict[str, int]]:
        """Pain of both days by region of the body, where its place was said clearly enough."""
        then: dict[str, int] = {}
        now: dict[str, int] = {}
        for line in self.lines:
            site = site_named(line.identity) if line.measure == PAIN.key else ""
            for kept, point in ((then, line.baseline), (now, line.now)):
                if site and point is not None and point.value is not None:
                    kept[site] = max(kept.get(site, 0), int(point.value))
        return then, now


def assessed_days(read: Read, *, client_id: int) -> list[date]:
    """Every day on which something of a client was measured that counts, newest first."""
    context = grip.grip_context(read, client_id=client_id)
    days = {test.day for test in context.followed()}
    for story in results.stories(read, client_id=client_id):
        days.update(one.day for one in story.followed())
    days.update(one.day for one in results.coded(read, client_id=client_id))
    return sorted(days, reverse=True)


def compare_days(read: Read, *, client_id: int, first: date, second: date) -> Comparison:
    """Everything measured on either day, the earlier one first, judged as a change between them."""
    first, second = sorted((first, second))
    context = grip.grip_context(read, client_id=client_id)
    stories = results.stories(read, client_id=client_id)
    reasons = _Reasons(results.coded(read, client_id=client_id))
    compared = (_of_story(story, first, second, reasons) for story in stories)
    lines = [*(line for line in compared if line), *_of_grip(context, first, second, reasons)]
    lines += reasons.alone({(one.measure, one.identity) for one in lines}, first, second)
    moved = (_motion_of(story, first, second) for story in stories)
    motion = tuple(one for one in moved if one is not None)
    return Comparison(first, second, tuple(sorted(lines, key=place)), motion)


def _motion_of(story: Story, first: date, second: date) -> Motion | None:
    """What a joint did on both days; None for anything else, and where neither has it."""
    measure, both = story.measure, (_on(story, first), _on(story, second))
    newest = both[1] or both[0]
    if figure_of(measure) != "joint" or newest is None:
        return None
    texts = dict(newest.entry.typed)
    where = place_of(measure, texts)
    then, now = (
        None if one is None or one.score is None
        else with_unit(one.score, measure.places, measure.unit)
        for one in both
    )  # fmt: skip
    return Motion(where, motion_words(measure, texts), then, now) if where else None


class _Reasons:
    """Why something has no result on a day, by what it is."""

    def __init__(self, found: Sequence[Coded]) -> None:
        self._found = found

    def point(self, measure: str, identity: str, day: date, value: Decimal | None) -> Point:
        """The value of a day, or why there is none."""
        if value is not None:
            return Point(day, value)
        whose = (measure, identity, day)
        mine = (one for one in self._found if (one.measure.key, one.identity, one.day) == whose)
        return Point(day, None, next((one.words for one in mine), None))

    def alone(
        self, told: AbstractSet[tuple[str, str]], first: date, second: date
    ) -> Iterable[ResultLine]:
        """What gave no result on either day."""
        seen = {measure for measure, _identity in told if measure == GRIP.key}
        done = set(told)
        for one in self._found:
            which = (one.measure.key, one.identity)
            if one.day not in (first, second) or which in done or one.measure.key in seen:
                continue
            done.add(which)
            then, now = (self.point(*which, day, None) for day in (first, second))
            line = coded_line(one.measure, one.identity, one.values, now)
            yield replace(line, baseline=then)


def _of_story(story: Story, first: date, second: date, reasons: _Reasons) -> ResultLine | None:
    before, after = _on(story, first), _on(story, second)
    newest = after or before
    if newest is None:
        return None
    which = (story.measure.key, story.identity)
    return _beside(
        story_line(story, newest),
        reasons.point(*which, first, before.score if before else None),
        reasons.point(*which, second, after.score if after else None),
        _between(story, before, after),
    )


def _on(story: Story, day: date) -> Recorded | None:
    """The last result of a day."""
    return next((one for one in reversed(story.followed()) if one.day == day), None)


def _beside(line: ResultLine, then: Point, now: Point, found: Verdict | None) -> ResultLine:
    """A line with other values; nothing is told where there is no change between them."""
    shown = (line.unit, line.places)
    told = () if found is None else tuple(changes(found, None, (then.day, None), shown))
    return replace(
        line, baseline=then, last=None, now=now, verdict=found, since_last=None, told=told
    )


def _between(story: Story, before: Recorded | None, after: Recorded | None) -> Verdict | None:
    """The change between two results; what differs in how they were taken, where that differs."""
    if before is None or after is None or before is after:
        return None
    if before.score is None or after.score is None or not story.measure.compared:
        return None
    if before.series != after.series:
        return not_comparable(differences(story.measure)(before.series, after.series))
    person = story.person_on(after.day)
    value = change_value_for(story.measure, person, after.values, before.score)
    return judged(story.measure, after.values, after.score - before.score, value)


def _of_grip(
    context: GripContext, first: date, second: date, reasons: _Reasons
) -> Iterable[ResultLine]:
    before, after = (_visit(context, day) for day in (first, second))
    newest = after or before
    if newest is None:
        return
    for side in SIDES:
        then = before[1].side(side).value_kg if before else None
        now = after[1].side(side).value_kg if after else None
        yield _beside(
            hand_line(context, newest[1], newest[0], side),
            _hand_point(before, side, reasons.point(GRIP.key, "", first, then)),
            _hand_point(after, side, reasons.point(GRIP.key, "", second, now)),
            _hands_between(context, before, after, side),
        )


def _hand_point(found: _Visit | None, side: Side, point: Point) -> Point:
    """A hand without a value of a test that was done says the code of its trials."""
    if found is None or point.value is not None:
        return point
    return replace(point, why=missing_words(found[0], side))


def _visit(context: GripContext, day: date) -> _Visit | None:
    tests = [test for test in context.followed() if test.day == day]
    return (tests[-1], read_test(context, tests[-1])) if tests else None


def _hands_between(
    context: GripContext, before: _Visit | None, after: _Visit | None, side: Side
) -> Verdict | None:
    if before is None or after is None or before[0] is after[0]:
        return None
    then, now = before[1].side(side).value_kg, after[1].side(side).value_kg
    if then is None or now is None:
        return None
    old, new = (test.entry.protocol.series_key() for test, _ in (before, after))
    if old != new:
        return not_comparable(changed_parts(old, new))
    age = context.client.age_on_day(after[0].day)
    return verdict(now - then, grip_change_value_for(context.client.sex, age))
