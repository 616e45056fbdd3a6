"""Results side by side: everything measured of a client, and any two days of it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from medex_desktop.domain.bottom_line import course_of_test, rows_of, summary_of
from medex_desktop.domain.evidence import Citation
from medex_desktop.domain.grip_reading import GripContext, GripReading, GripTest, read_test
from medex_desktop.domain.grip_records import SIDES, Side
from medex_desktop.domain.interpret import Verdict, VerdictKind
from medex_desktop.domain.measure import Direction, Group, Measure
from medex_desktop.domain.measures.grip_strength import MEASURE as GRIP
from medex_desktop.domain.naming import bracketed, listed, name_of, with_identity
from medex_desktop.domain.readings import Compared, shown
from medex_desktop.domain.scoring import Score, Values
from medex_desktop.domain.sentences import Course, ReportRow, course_of
from medex_desktop.domain.series import Baseline
from medex_desktop.domain.stories import Recorded, Story, read_recorded
from medex_desktop.domain.tally import tally_sentence
from medex_desktop.domain.telling import Told, tell, tell_grip
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Inside, Number, Text
from medex_desktop.services import grip, results
from medex_desktop.services.work import Read

_HANDS: Final[dict[Side, tuple[Text, Text, Text]]] = {
    "right": (Text("Grip, right"), Text("Right grip"), Text("right grip")),
    "left": (Text("Grip, left"), Text("Left grip"), Text("left grip")),
}
_GROUPS: Final = tuple(Group)


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day; None where that day has none, and ``why`` where the record says so."""

    day: date
    value: Decimal | None
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One thing that is measured, at its baseline, last time and now.

    Attributes:
        measure, identity: what it is; the identity of a grip line is its hand.
        name: as a table has it; ``label`` at the beginning of a sentence, ``inner`` inside one.
        note: unit, which way is better, or how it is summed up.
        last: the visit before, where that is not the baseline.
        verdict: of the change since baseline; None for the baseline itself.
        told: the interpretation, line by line, with its sources.
        norm: the reference in short, for a narrow column.
    """

    measure: str
    identity: str
    name: Text
    label: Text
    inner: Text
    note: Text
    unit: str
    places: int
    group: Group
    baseline: Point | None
    last: Point | None
    now: Point
    verdict: Verdict | None
    since_last: Verdict | None
    assessment_id: int
    told: tuple[Told, ...]
    compared: bool = True
    lower_is_better: bool = False
    norm: Text | None = None
    norm_citation: Citation | None = None

    @property
    def row(self) -> ReportRow | None:
        """The line in a sentence; None without a change to speak of."""
        return None if self.verdict is None else ReportRow(self.label, self.verdict, self.inner)

    @property
    def has_fallen(self) -> bool:
        """Whether it fell beyond error since the visit before, though not since its baseline."""
        last, base = self.since_last, self.verdict
        is_known = base is not None and base.kind is VerdictKind.WORSE
        return last is not None and last.kind is VerdictKind.WORSE and not is_known


@dataclass(frozen=True, slots=True)
class ResultTable:
    """The newest result of everything that was measured.

    Attributes:
        summary: what changed, in words; falls first.
        baseline: which grip tests the changes of grip are counted from, by which rule.
    """

    lines: tuple[ResultLine, ...]
    course: Course
    summary: Text
    baseline: Baseline | None = None

    @property
    def newest(self) -> date | None:
        """The newest day in it."""
        return max((line.now.day for line in self.lines), default=None)


def latest_results(read: Read, *, client_id: int) -> ResultTable:
    """The newest result of each thing measured of a client, with its change and what it says."""
    context = grip.grip_context(read, client_id=client_id)
    return table_of(context, results.stories(read, client_id=client_id))


def table_of(context: GripContext, stories: Sequence[Story]) -> ResultTable:
    """The same from what was read already."""
    tests = context.followed()
    reading = read_test(context, tests[-1]) if tests else None
    others = [story_line(story, newest) for story in stories if (newest := story.latest())]
    hands = [hand_line(context, reading, tests[-1], side) for side in SIDES] if reading else []
    lines = tuple(sorted([*others, *hands], key=place))
    if reading is not None and not others:
        said = _grip_summary(reading)
        return ResultTable(lines, course_of_test(reading), said, reading.baseline)
    baseline = reading.baseline if reading else None
    return ResultTable(lines, course_of_lines(lines), summary_of_lines(lines), baseline)


def place(line: ResultLine) -> tuple[bool, int]:
    """In the order of the catalogue's groups; what is never compared stands last."""
    return not line.compared, _GROUPS.index(line.group)


def _grip_summary(reading: GripReading) -> Text:
    if reading.baseline is None and not rows_of(reading):
        words = {"day": Day(reading.day)}
        return Text("Baseline of {day}. The next test is compared with it.", words)
    return summary_of(reading)


def course_of_lines(lines: Sequence[ResultLine]) -> Course:
    """Which way it goes: since the baselines, and down if something fell since last time."""
    found = [line.verdict for line in lines if line.compared and line.verdict is not None]
    fell = [line.since_last for line in lines if line.has_fallen and line.since_last is not None]
    return course_of([*found, *fell])


def summary_of_lines(lines: Sequence[ResultLine]) -> Text:
    """What changed since the baselines, counted; what fell is named."""
    told = [line for line in lines if line.compared]
    rows = [line.row for line in told if line.row is not None]
    since = {line.baseline.day for line in told if line.baseline is not None and line.row}
    fallen = [
        (ReportRow(line.label, line.since_last, line.inner), line.last.day)
        for line in told
        if line.has_fallen and line.since_last is not None and line.last is not None
    ]
    first = sum(1 for line in told if line.verdict is None and line.now.value is not None)
    return tally_sentence(
        rows, since.pop() if len(since) == 1 else None, first=first, fallen=fallen
    )


def story_line(story: Story, newest: Recorded) -> ResultLine:
    """One result of a story beside what came before it."""
    measure, found = story.measure, read_recorded(story, newest)
    change = found.change
    name = _named(measure, newest.values)
    inside = bracketed(name)
    has_last = change.last_day is not None and change.last_day != change.baseline_day
    return ResultLine(
        measure=measure.key,
        identity=story.identity,
        name=name,
        label=inside,
        inner=inside,
        note=note_of(measure, found.reading.score, measure.direction_for(newest.values)),
        unit=measure.unit,
        places=measure.places,
        group=measure.group,
        baseline=_point(change.baseline_day, change.baseline),
        last=_point(change.last_day, change.last) if has_last else None,
        now=Point(newest.day, newest.score),
        verdict=change.since_baseline,
        since_last=change.since_last,
        assessment_id=newest.assessment_id,
        told=tell(found),
        compared=measure.compared,
        lower_is_better=measure.direction_for(newest.values) is Direction.LOWER,
        norm=_norm(found.reading.compared, measure.places),
        norm_citation=found.reading.compared.citation if found.reading.compared else None,
    )


def coded_line(measure: Measure, identity: str, values: Values, now: Point) -> ResultLine:
    """What was asked for and gave no result, beside nothing."""
    name = _named(measure, values)
    inside = bracketed(name)
    return ResultLine(
        measure=measure.key,
        identity=identity,
        name=name,
        label=inside,
        inner=inside,
        note=note_of(measure, Score(None), measure.direction_for(values)),
        unit=measure.unit,
        places=measure.places,
        group=measure.group,
        baseline=None,
        last=None,
        now=now,
        verdict=None,
        since_last=None,
        assessment_id=0,
        told=(),
        compared=measure.compared,
        lower_is_better=measure.direction_for(values) is Direction.LOWER,
    )


def _norm(found: Compared | None, places: int) -> Text | None:
    """A reference as a narrow column shows it: "10 to 15", "8.1 (7.1 to 9.0)", "450 predicted"."""
    if found is None:
        return None
    numbers = {"low": found.low, "mid": found.mid, "high": found.high, "predicted": found.predicted}
    words: dict[str, object] = {
        name: shown(value, places) for name, value in numbers.items() if value is not None
    }
    if found.predicted is not None:
        return Text("{predicted} predicted", {"predicted": Number(found.predicted, places)})
    if found.low is not None and found.high is not None:
        is_whole = found.mid is None
        return Text("{low} to {high}" if is_whole else "{mid} ({low} to {high})", words)
    return Text("{mid}", words) if found.mid is not None else None


def _named(measure: Measure, values: Values) -> Text:
    """Its name for a table: the measure's short one where it has no naming of its own."""
    if measure.naming is not None or measure.short is None:
        return name_of(measure, values)
    return with_identity(measure.short, measure, values)


def _point(day: date | None, value: Decimal | None) -> Point | None:
    return None if day is None else Point(day, value)


def note_of(measure: Measure, score: Score, direction: Direction) -> Text:
    """What stands small under a name: unit, which of several inputs, and that lower is better."""
    unit = {"deg": "degrees", "-": ""}.get(measure.unit, measure.unit)
    words: list[Text | str] = [unit] if unit else []
    words += [
        Text("{label}", {"label": Inside(part.label)})
        for part in score.parts
        if measure.field(part.key) is not None and part.value == score.value
    ][:1]
    if direction is Direction.LOWER and measure.compared:
        words.append(Text("lower is better"))
    if not words:
        return Text("{words}", {"words": ""})
    first, *others = words
    return listed(first if isinstance(first, Text) else Text("{unit}", {"unit": first}), *others)


def hand_line(context: GripContext, reading: GripReading, test: GripTest, side: Side) -> ResultLine:
    """One hand of a grip test beside what came before it."""
    now, base = reading.side(side), reading.baseline
    name, label, inner = _HANDS[side]
    mean = test.entry.protocol.summary_rule == "mean"
    is_apart = base is None or reading.last_day not in base.days
    return ResultLine(
        measure=GRIP.key,
        identity=side,
        name=name,
        label=label,
        inner=inner,
        note=Text("mean of 3") if mean else Text("best of 3"),
        unit="kg",
        places=1,
        group=GRIP.group,
        baseline=Point(base.last_day, now.baseline_kg) if base else None,
        last=Point(reading.last_day, now.last_kg) if reading.last_day and is_apart else None,
        now=Point(test.day, now.value_kg),
        verdict=now.since_baseline,
        since_last=now.since_last,
        assessment_id=test.assessment_id,
        told=tell_grip(reading, side),
    )
