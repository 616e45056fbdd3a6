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
    judged = latest[focus].change.judged_by
    return TrendData(
        unit=shown_unit(measure.unit) or measure.unit,
        visits=tuple(_visits(lines, latest)),
        right_label=labels.get("right", ""),
        left_label=labels.get("left", ""),
        right_words=render(words["right"]) if "right" in words else "",
        left_words=render(words["left"]) if "left" in words else "",
        sem_words=render(Text("± SEM {sem}", {"sem": Number(judged.sem, 1)}))
        if judged is not None and judged.sem is not None
        else "",
        band=_band(client, by_side[focus], latest[focus]),
        thresholds=_thresholds(latest[focus]),
        corridor=_corridor(by_side[focus], latest[focus], focus, sided=sided),
        marks=marks_of(client, replaced),
        phases=phase_strips(replaced),
        breaks=tuple(_breaks(lines)),
        start=since,
    )


def combined_series(lines: Lines) -> dict[date, int]:
    """The number of the series of each day; a new one begins where one of the lines breaks."""
    days = sorted({one.day for _, story in lines for one in story.followed()})
    starts = {part.visits[0].day for _, story in lines for part in story.series if part.index > 0}
    found, index = {}, 0
    for day in days:
        index += day in starts
        found[day] = index
    return found


def _visits(lines: Lines, latest: dict[Side, ResultReading]) -> Iterable[Visit]:
    values: dict[date, dict[Side, float]] = {}
    for side, story in lines:
        for one in story.followed():
            if one.score is not None:
                values.setdefault(one.day, {})[side] = float(one.score)
    series = combined_series(lines)
    by = next(iter(latest.values())).change.judged_by
    sem = float(by.sem) if by is not None and by.sem is not None else None
    for day in sorted(values):
        right, left = (values[day].get(side) for side in SIDES)
        yield Visit(day=day, right=right, left=left, sem=sem, series=series[day])


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
    series = combined_series(lines)
    told = set()
    for _side, story in lines:
        for part in story.series[1:]:
            after = series[part.visits[0].day]
            if after in told:
                continue
            told.add(after)
            what = part.changed[0] if part.changed else Text("protocol")
            title = Text("New {what}: new series", {"what": what})
            cause = render(Text("{what} changed", {"what": what}))
            yield Break(
                after=after,
                title=render(title),
                cause=cause,
                before_name="",
                after_name="",
                after_words=render(Text("new series")),
            )
