"""The trend of anything measured but grip: its lines, its words, its visits, its references."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from medex_desktop.charts.data import Side
from medex_desktop.domain.evidence import Citation
from medex_desktop.domain.interpret import Verdict
from medex_desktop.domain.measure import Measure
from medex_desktop.domain.naming import name_of
from medex_desktop.domain.scoring import Values
from medex_desktop.domain.sentences import Course, break_sentence, course_of
from medex_desktop.domain.series import Baseline
from medex_desktop.domain.stories import Recorded, ResultReading, Story, read_recorded
from medex_desktop.domain.telling import moved, with_unit
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, counted
from medex_desktop.services import clients, results
from medex_desktop.services.measure_chart import Lines, chart_of, shared_series
from medex_desktop.services.phase_marks import phase_note
from medex_desktop.services.replacements import replacements
from medex_desktop.services.trends import TrendPage, TrendRow
from medex_desktop.services.work import Read

_SIDED: Final = ("side", "leg")
_SIDE_WORDS: Final[dict[Side, Text]] = {"right": Text("Right"), "left": Text("Left")}


@dataclass(frozen=True, slots=True)
class Followed:
    """One thing that is followed: a line, or one for each side. ``key`` chooses it."""

    key: str
    title: Text
    lines: Lines

    @property
    def has_sides(self) -> bool:
        """Whether its lines are a right and a left one."""
        return side_of(self.lines[0][1]) is not None


def followed(read: Read, *, client_id: int) -> list[Followed]:
    """Everything measured of a client but grip, by name; both sides of a joint are one."""
    grouped: dict[str, list[Story]] = {}
    for story in results.stories(read, client_id=client_id):
        if story.measure.compared and story.followed():
            grouped.setdefault(_key(story), []).append(story)
    return [_followed(key, stories) for key, stories in grouped.items()]


def key_of(measure: str, identity: str, stories: Sequence[Followed]) -> str:
    """The key under which one result is followed; "" when it is not."""
    for one in stories:
        for _side, story in one.lines:
            if (story.measure.key, story.identity) == (measure, identity):
                return one.key
    return ""


def _key(story: Story) -> str:
    latest = story.latest()
    values = latest.values if latest else {}
    parts = [
        str(values.get(field.key, ""))
        for field in story.measure.fields
        if field.role == "identity" and field.key not in _SIDED
    ]
    return "|".join((story.measure.key, *parts, "sided" if side_of(story) else ""))


def _followed(key: str, stories: Sequence[Story]) -> Followed:
    lines: list[tuple[Side, Story]] = [(side_of(one) or "right", one) for one in stories]
    lines.sort(key=lambda line: line[0], reverse=True)
    latest = stories[0].latest()
    values = dict(latest.values) if latest else {}
    if side_of(stories[0]) is not None:
        values = {name: value for name, value in values.items() if name not in _SIDED}
    return Followed(key, name_of(stories[0].measure, values), tuple(lines))


def side_of(story: Story) -> Side | None:
    """The side a story is of; None for what has none."""
    latest = story.latest()
    values: Values = latest.values if latest else {}
    for name in _SIDED:
        word = values.get(name)
        if word == "right":
            return "right"
        if word == "left":
            return "left"
    return None


def measure_trend(
    read: Read,
    *,
    client_id: int,
    key: str,
    hands: tuple[Side, ...] = ("right", "left"),
    since: date | None = None,
) -> TrendPage:
    """The trend of one thing that is followed, as grip's; ``hands`` chooses among its sides."""
    found = next(one for one in followed(read, client_id=client_id) if one.key == key)
    client = clients.client_page(read, client_id=client_id).client
    sides = tuple(side for side, _ in found.lines) if found.has_sides else ("right",)
    wanted = tuple((side, story) for side, story in found.lines if side in hands)
    lines = wanted if found.has_sides and wanted else found.lines
    latest = _latest(lines)
    focus = next((side for side, _ in lines if side == client.hand.value), lines[0][0])
    replaced = replacements(read, client_id=client_id)
    measure = lines[0][1].measure
    people = next((now.reading.compared for now in latest.values() if now.reading.compared), None)
    changes = [now.change.since_baseline for now in latest.values() if now.change.since_baseline]
    data = chart_of(client, lines, latest, focus, since, replaced, sided=found.has_sides)
    phases = phase_note(data, replaced)
    return TrendPage(
        client=client,
        data=data,
        rows=tuple(reversed(_rows(lines, measure))),
        words=tuple(_words(lines, latest, sided=found.has_sides)),
        citations=tuple(dict.fromkeys((*_citations(latest), *phases.citations))),
        focus=focus,
        latest=None,
        baseline=_baseline(dict(lines)[focus]),
        measure=measure.key,
        title=found.title,
        unit=measure.unit,
        places=measure.places,
        sides=sides,
        people=None if people is None else Text("Reference: {words}.", {"words": people.people}),
        course=course_of(changes) if changes else Course.FIRST,
        phases=phases,
    )


def _baseline(story: Story) -> Baseline:
    return story.baseline_in(story.series[-1])


def _latest(lines: Lines) -> dict[Side, ResultReading]:
    newest = ((side, story, story.latest()) for side, story in lines)
    return {side: read_recorded(story, one) for side, story, one in newest if one is not None}


def _rows(lines: Lines, measure: Measure) -> list[TrendRow]:
    by_day: dict[date, dict[Side, tuple[Story, Recorded]]] = {}
    for side, story in lines:
        for one in story.followed():
            by_day.setdefault(one.day, {})[side] = (story, one)
    series = shared_series(lines)
    return [_row(day, by_day[day], series[day], measure) for day in sorted(by_day)]


def _row(
    day: date, sides: dict[Side, tuple[Story, Recorded]], series: int, measure: Measure
) -> TrendRow:
    values: dict[Side, Decimal | None] = {}
    verdicts: dict[Side, Verdict | None] = {}
    standing: Text | None = None
    baselines: list[Side] = []
    for side, (story, one) in sides.items():
        found = read_recorded(story, one)
        values[side], verdicts[side] = one.score, found.change.since_baseline
        baselines += [side] if _is_baseline(story, one) else []
        standing = standing or found.reading.category
    story, one = next(iter(sides.values()))
    return TrendRow(
        assessment_id=one.assessment_id,
        day=day,
        age=story.person_on(day).age,
        right_value=values.get("right"),
        left_value=values.get("left"),
        standing=standing,
        right=verdicts.get("right"),
        left=verdicts.get("left"),
        series=series,
        baselines=tuple(baselines),
        signed=one.signed,
        device="",
        places=measure.places,
    )


def _is_baseline(story: Story, one: Recorded) -> bool:
    return any(
        story.baseline_in(part).last_day == one.day
        for part in story.series
        if any(visit.recorded_order == one.order for visit in part.visits)
    )


def _words(lines: Lines, latest: dict[Side, ResultReading], *, sided: bool) -> Iterable[Text]:
    said = [_sentence(side, latest[side], sided=sided) for side, _ in lines]
    whole = said[0]
    for more in said[1:]:
        whole = Text("{before} {sentence}", {"before": whole, "sentence": more})
    yield whole
    for side, story in lines:
        last = story.series[-1]
        if last.changed:
            said_of_it = break_sentence(last.changed, last.visits[0].day)
            if all(other.series[-1].visits[0].day == last.visits[0].day for _, other in lines):
                yield said_of_it
                break
            yield Text("{side}: {sentence}", {"side": _SIDE_WORDS[side], "sentence": said_of_it})
    told = [now.reading for now in latest.values()]
    for message in dict.fromkeys(message.msgid for now in told for message in now.messages):
        yield next(m for now in told for m in now.messages if m.msgid == message)
    imported = sum(1 for _, story in lines for one in story.followed() if not one.signed)
    if imported:
        yield counted("{n} result was imported and is unsigned.",
                      "{n} results were imported and are unsigned.", imported)  # fmt: skip


def _sentence(side: Side, now: ResultReading, *, sided: bool) -> Text:
    """One line in words: its value, its change, the verdict and what judged it."""
    measure, change = now.reading.measure, now.change
    value = now.reading.score.value
    words: dict[str, object] = {
        "value": "" if value is None else with_unit(value, measure.places, measure.unit),
        "side": _SIDE_WORDS[side],
    }
    found = change.since_baseline
    words["said"] = (
        Text("the baseline") if found is None
        else moved(found, change.baseline_day, measure.unit, measure.places)
    )  # fmt: skip
    if found is not None and found.judged_by is not None:
        words["said"] = Text("{said} ({by})", {"said": words["said"], "by": found.judged_by})
    return Text("{side} {value}: {said}." if sided else "{value}: {said}.", words)


def _citations(latest: dict[Side, ResultReading]) -> tuple[Citation, ...]:
    found: list[Citation] = []
    for now in latest.values():
        if now.reading.compared is not None:
            found.append(now.reading.compared.citation)
        by = now.change.judged_by
        if by is not None:
            found.append(by.citation)
            found += [by.mcid_citation] if by.mcid_citation is not None else []
        found += [cut.point.citation for cut in now.reading.cuts if cut.met is not None]
    return tuple(dict.fromkeys(found))
