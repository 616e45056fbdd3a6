"""The chart's data of anything measured but grip: lines, reference, error, breaks and marks."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from medex_desktop.charts.data import (
    SIDES,
    Band,
    BandStep,
    Break,
    Corridor,
    LineFacts,
    Side,
    Threshold,
    TrendData,
    Visit,
)
from medex_desktop.domain.clients import Client
from medex_desktop.domain.dates import birthday_in
from medex_desktop.domain.evidence import Kind, Reference
from medex_desktop.domain.readings import Compared, compare, shown
from medex_desktop.domain.replacements import Replacement
from medex_desktop.domain.scoring import Score, fits
from medex_desktop.domain.series import corridor
from medex_desktop.domain.stories import SCORE, ResultReading, Story
from medex_desktop.domain.telling import with_unit
from medex_desktop.domain.units import shown_unit
from medex_desktop.language import Inside, Number, Text, render
from medex_desktop.services.phase_marks import phase_strips
from medex_desktop.services.trend_chart import marks_of

Lines = tuple[tuple[Side, Story], ...]
_BANDS: Final = (Kind.MIDDLE_HALF, Kind.MEAN, Kind.MEDIAN, Kind.USUAL)
_MOST_CUTS: Final = 2
_SIDE_WORDS: Final[dict[Side, tuple[Text, Text]]] = {
    "right": (Text("Right"), Text("Right {value}")),
    "left": (Text("Left"), Text("Left {value}")),
}


def chart_of(
    client: Client,
    lines: Lines,
    latest: dict[Side, ResultReading],
    focus: Side,
    since: date | None,
    replaced: Sequence[Replacement],
    *,
    sided: bool,
) -> TrendData:
    """The chart of one or two lines; the error corridor is drawn for ``focus``."""
    by_side, measure = dict(lines), lines[0][1].measure
    labels = {side: _end_label(side, latest[side], sided=sided) for side in by_side}
    words = {side: _SIDE_WORDS[side][0] if sided else measure.title for side in by_side}
    return TrendData(
        unit=shown_unit(measure.unit) or measure.unit,
        visits=tuple(_visits(lines, latest)),
        right_label=labels.get("right", ""),
        left_label=labels.get("left", ""),
        right_words=render(words["right"]) if "right" in words else "",
        left_words=render(words["left"]) if "left" in words else "",
        sem_words=_sem_words(latest),
        band=_band(client, by_side[focus], latest[focus]),
        thresholds=_thresholds(latest[focus]),
        corridor=_corridor(by_side[focus], latest[focus], focus, sided=sided),
        marks=marks_of(client, replaced),
        phases=phase_strips(replaced),
        breaks=tuple(_breaks(lines)),
        start=since,
    )


def break_days(lines: Lines) -> dict[date, tuple[Side, ...]]:
    """The days on which a line begins a new series, with the lines that do."""
    found: dict[date, tuple[Side, ...]] = {}
    for side, story in lines:
        for part in story.series[1:]:
            day = part.visits[0].day
            found[day] = (*found.get(day, ()), side)
    return dict(sorted(found.items()))


def shared_series(lines: Lines) -> dict[date, int]:
    """The number of the series of each day; one begins only where every line breaks."""
    days = sorted({one.day for _, story in lines for one in story.followed()})
    whole = [day for day, sides in break_days(lines).items() if len(sides) == len(lines)]
    return {day: sum(begun <= day for begun in whole) for day in days}


def _own_series(side: Side, lines: Lines) -> dict[date, int]:
    """The number of the series of one line on each day: that of the break it begins with."""
    numbers = {day: at for at, day in enumerate(break_days(lines), start=1)}
    found: dict[date, int] = {}
    for part in dict(lines)[side].series:
        number = numbers[part.visits[0].day] if part.index else 0
        found.update((visit.day, number) for visit in part.visits)
    return found


def _sem(now: ResultReading) -> Decimal | None:
    """One standard error of the newest result, where one is published for it."""
    by = now.change.judged_by
    return by.sem if by is not None else None


def _sem_words(latest: dict[Side, ResultReading]) -> str:
    """What the bars are, by side where they are not the same on both."""
    known = {side: found for side, now in latest.items() if (found := _sem(now)) is not None}
    if len(known) == len(latest) and len(set(known.values())) == 1:
        return render(Text("± SEM {sem}", {"sem": Number(next(iter(known.values())), 1)}))
    told = [
        render(Text("{side} ± SEM {sem}", {"side": _SIDE_WORDS[side][0], "sem": Number(sem, 1)}))
        for side, sem in known.items()
    ]
    return ", ".join(told)


def _visits(lines: Lines, latest: dict[Side, ResultReading]) -> Iterable[Visit]:
    values: dict[date, dict[Side, float]] = {}
    for side, story in lines:
        for one in story.followed():
            if one.score is not None:
                values.setdefault(one.day, {})[side] = float(one.score)
    series = {side: _own_series(side, lines) for side, _story in lines}
    errors = {side: _sem(now) for side, now in latest.items()}
    sems = {side: None if sem is None else float(sem) for side, sem in errors.items()}
    for day in sorted(values):
        right, left = (values[day].get(side) for side in SIDES)
        facts = {side: LineFacts(sems[side], series[side].get(day, 0)) for side in series}
        first = facts.get("right") or facts["left"]
        yield Visit(day, right, left, first.sem, first.series, facts.get("left"))


def _end_label(side: Side, now: ResultReading, *, sided: bool) -> str:
    measure, value = now.reading.measure, now.reading.score.value
    if value is None:
        return ""
    said = with_unit(value, measure.places, measure.unit)
    return render(Text(_SIDE_WORDS[side][1].msgid, {"value": said}) if sided else said)


def _band(client: Client, story: Story, now: ResultReading) -> Band | None:
    """The reference table of the newest result, stepping where it steps with age."""
    found = now.reading.compared
    fitting = (t for t in story.measure.references if fits(now.reading.values, t.when))
    table = next((t for t in fitting if found is not None and t.key == found.key), None)
    if table is None or found is None or table.kind not in _BANDS or table.part:
        return None
    days = [one.day for one in story.followed()]
    steps = tuple(_steps(client, story, table, days[0], days[-1]))
    last = steps[-1]
    if last.p20 is None and last.p50 is None and last.p80 is None:
        return None
    places = story.measure.places
    is_half = table.kind is Kind.MIDDLE_HALF
    kinds = {
        Kind.MIDDLE_HALF: Text("{people}, middle half", {"people": found.group}),
        Kind.MEAN: Text("{people}, mean", {"people": found.group}),
        Kind.MEDIAN: Text("{people}, median", {"people": found.group}),
        Kind.USUAL: Text("{people}, usual", {"people": found.group}),
    }
    middle = {Kind.MEAN: "mean {value}", Kind.USUAL: "usual {value}"}.get(table.kind, "P50 {value}")
    words = render(kinds[table.kind])
    return Band(
        steps,
        _edge("P25 {value}", found.low, places) if is_half else "",
        _edge(middle, found.mid, places),
        _edge("P75 {value}", found.high, places) if is_half else "",
        words[:1].upper() + words[1:],
    )


def _edge(words: str, value: Decimal | None, places: int) -> str:
    return "" if value is None else render(Text(words, {"value": shown(value, places)}))


def _steps(
    client: Client, story: Story, table: Reference, first: date, last: date
) -> Iterable[BandStep]:
    begins = first - timedelta(days=400)
    turning = client.birth_date or client.age_on
    years = range(begins.year, last.year + 2) if turning else ()
    birthdays = [birthday_in(turning, year) for year in years] if turning else []
    previous: BandStep | None = None
    for day in [begins, *sorted(d for d in birthdays if begins < d <= last)]:
        person = story.person_on(day)
        found = compare(table, story.measure, person, Score(None))
        values = _values(table, found if isinstance(found, Compared) else None)
        if previous is not None and values == (previous.p20, previous.p50, previous.p80):
            continue
        turned = ""
        if previous is not None and person.age is not None:
            turned = render(Text("turns {age}", {"age": int(person.age)}))
        previous = BandStep(day, *values, turned)
        yield previous


def _values(
    table: Reference, found: Compared | None
) -> tuple[float | None, float | None, float | None]:
    """Low, middle and high as drawn; the interval of a mean is no middle of people."""
    if found is None:
        return None, None, None
    ends = (found.low, found.high) if table.kind is Kind.MIDDLE_HALF else (None, None)
    low, mid, high = (None if one is None else float(one) for one in (ends[0], found.mid, ends[1]))
    return low, mid, high


def _thresholds(now: ResultReading) -> tuple[Threshold, ...]:
    """The cut-points of the score that apply to this person."""
    measure = now.reading.measure
    found = [
        cut.point
        for cut in now.reading.cuts
        if cut.met is not None and cut.point.limit is not None and not cut.point.part
    ]
    return tuple(
        Threshold(
            float(point.limit or 0),
            render(
                Text(
                    "{source} {limit}",
                    {
                        "source": point.citation.key,
                        "limit": shown(point.limit or Decimal(0), measure.places),
                    },
                )
            ),
        )
        for point in found[:_MOST_CUTS]
    )


def _corridor(story: Story, now: ResultReading, focus: Side, *, sided: bool) -> Corridor | None:
    """The baseline of the newest series and the error that judges; None where none is known."""
    value, part, measure = now.change.judged_by, story.series[-1], story.measure
    if value is None or value.mdc95 is None or len(part.visits) < 2:
        return None
    found = corridor(story.baseline_in(part), SCORE, value.mdc95)
    if found is None:
        return None
    unit = measure.unit
    words: dict[str, object] = {
        "mdc": with_unit(value.mdc95, max(1, measure.places), unit),
        "centre": with_unit(found.centre, measure.places, unit),
        "name": value.error_name,
        "side": Inside(_SIDE_WORDS[focus][0]) if sided else "",
    }
    legend = "{side} baseline ± {name}" if sided else "Baseline ± {name}"
    said = render(Text(legend, words))
    return Corridor(
        side=focus,
        start=found.from_day,
        low=float(found.low),
        high=float(found.high),
        label=render(Text("baseline ± {mdc}", words)),
        detail=render(Text("error corridor ({name})\n{side} {centre} ± {mdc}", words)),
        words=said[:1].upper() + said[1:],
    )


def _breaks(lines: Lines) -> Iterable[Break]:
    """Each day on which a line breaks, with the side that does where the other one goes on."""
    by_side = dict(lines)
    for after, (day, sides) in enumerate(break_days(lines).items(), start=1):
        part = next(one for one in by_side[sides[0]].series[1:] if one.visits[0].day == day)
        side = _SIDE_WORDS[sides[0]][0]
        words: dict[str, object] = {"what": part.changed[0] if part.changed else Text("protocol")}
        words.update(side=side, inside=Inside(side))
        told = ("New {what}: new series", "{what} changed", "new series")
        if len(sides) < len(lines):
            told = (
                "New {what}, {inside}: new series",
                "{what} changed, {inside}",
                "{side}: new series",
            )
        title, cause, name = (render(Text(one, words)) for one in told)
        yield Break(after, title, cause, "", "", name, sides)
