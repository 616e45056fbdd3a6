"""The trend of a client's grip: the chart's data, its table, and what it says in words."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from medex_desktop.charts.data import Side, TrendData
from medex_desktop.domain.bottom_line import course_of_test, fall_of
from medex_desktop.domain.clients import Client, Hand
from medex_desktop.domain.grip_norms import norm_set
from medex_desktop.domain.grip_reading import (
    GripContext,
    GripReading,
    GripTest,
    SideReading,
    read_test,
)
from medex_desktop.domain.grip_records import SIDES
from medex_desktop.domain.interpret import Verdict, VerdictKind
from medex_desktop.domain.measure import Citation
from medex_desktop.domain.measures.grip_strength import MEASURE as GRIP
from medex_desktop.domain.replacements import Replacement
from medex_desktop.domain.sentences import (
    Course,
    HandNow,
    break_sentence,
    no_trend_because,
    slope_sentence,
    together,
    trend_sentence,
)
from medex_desktop.domain.series import Baseline, Series
from medex_desktop.domain.trend import slope
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, counted, number
from medex_desktop.services import grip
from medex_desktop.services.phase_marks import NO_PHASES, PhaseNote, phase_note
from medex_desktop.services.replacements import replacements
from medex_desktop.services.trend_chart import DRAWN_THRESHOLDS, device_name, trend_data
from medex_desktop.services.work import Read


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One visit in the table beside the chart.

    Attributes:
        baselines: the sides whose changes are counted from here.
        right_value, left_value: of each side; what has no sides stands on the right.
        places: decimals the values are shown with.
    """

    assessment_id: int
    day: date
    age: Decimal | None
    right_value: Decimal | None
    left_value: Decimal | None
    standing: Text | None
    right: Verdict | None
    left: Verdict | None
    series: int
    baselines: tuple[Side, ...]
    signed: bool
    device: str
    places: int = 1

    def change_of(self, side: Side) -> Text | str:
        """What stands under a side's change: its size, or a word for why there is none."""
        value, found = self.value_of(side), self.verdict_of(side)
        if value is None:
            return Text("none")
        if side in self.baselines:
            return Text("baseline")
        if found is None:
            return Text("before")
        if found.change is None:
            return Text("none")
        return number(found.change, self.places, signed=True)

    def value_of(self, side: Side) -> Decimal | None:
        """The value of one side."""
        return self.right_value if side == "right" else self.left_value

    def verdict_of(self, side: Side) -> Verdict | None:
        """What its change since baseline means; None before the baseline and without a value."""
        return self.right if side == "right" else self.left


@dataclass(frozen=True, slots=True)
class TrendPage:
    """Everything the Trends tab and the report's chart need.

    Attributes:
        words: the sentence beneath the chart, led by a fall since the last visit; then the break,
            slope and norm remarks.
        rows: newest first.
        citations: every source that judged something here, each once.
        focus: the hand whose error corridor is drawn.
        norm_key: the norm set everything was read by.
        baseline: what the last series is compared with; None without a visit.
        measure: the key of what is measured.
        title, unit, places: of what is measured.
        sides: which lines there are; what has no sides has the right one alone.
        people: with whom the reference compares, to stand beside it.
        course: which way it goes.
        phases: what stands beside the phases after a surgery, where the chart marks some.
    """

    client: Client
    data: TrendData
    rows: tuple[TrendRow, ...]
    words: tuple[Text, ...]
    citations: tuple[Citation, ...]
    focus: Side
    latest: GripReading | None
    norm_key: str = ""
    baseline: Baseline | None = None
    title: Text = Text("Grip strength")
    unit: str = "kg"
    places: int = 1
    sides: tuple[Side, ...] = SIDES
    people: Text | None = None
    course: Course = Course.FIRST
    phases: PhaseNote = NO_PHASES
    measure: str = GRIP.key

    @property
    def spoken(self) -> tuple[Text, ...]:
        """What the chart shows, for those who hear it."""
        return (*self.words[:2], *self.phases.words, *self.phases.goals)

    @property
    def is_grip(self) -> bool:
        """Whether it is the grip test, which has norm sets and a baseline of its own choice."""
        return bool(self.norm_key)


def grip_trend(
    read: Read,
    *,
    client_id: int,
    norm_key: str = "",
    hands: tuple[Side, ...] = SIDES,
    since: date | None = None,
) -> TrendPage:
    """The trend of a client's grip, read by the chosen norm set; ``since`` narrows the window."""
    context = grip.grip_context(read, client_id=client_id, norm_key=norm_key)
    replaced = replacements(read, client_id=client_id)
    return trend_of(context, hands=hands, since=since, replaced=replaced)


def trend_of(
    context: GripContext,
    *,
    hands: tuple[Side, ...] = SIDES,
    since: date | None = None,
    replaced: Sequence[Replacement] = (),
) -> TrendPage:
    """The trend page of a context that was read already, with the joints that were replaced."""
    tests = context.followed()
    readings = [(test, read_test(context, test)) for test in tests]
    series = context.series()
    focus = _focus(context.client, hands)
    latest = readings[-1][1] if readings else None
    rows = _rows(context, readings, series)
    data = trend_data(context, hands, focus, since, replaced)
    phases = phase_note(data, replaced)
    return TrendPage(
        client=context.client,
        data=data,
        rows=tuple(reversed(rows)),
        words=tuple(_words(context, series, latest, hands)),
        citations=tuple(dict.fromkeys((*_citations(context, latest), *phases.citations))),
        focus=focus,
        latest=latest,
        norm_key=context.norm_key,
        baseline=context.baseline_in(series[-1]) if series else None,
        people=_people(latest),
        course=course_of_test(latest) if latest else Course.FIRST,
        phases=phases,
    )


def _people(latest: GripReading | None) -> Text | None:
    norm = latest.norm.result if latest and latest.norm else None
    if norm is None:
        return None
    words = {"group": norm.group, "title": norm.title, "population": norm.population}
    return Text("Percentiles: {group}, {title} ({population}).", words)


def _focus(client: Client, hands: tuple[Side, ...]) -> Side:
    if len(hands) == 1:
        return hands[0]
    return "left" if client.hand is Hand.LEFT else "right"


def _rows(
    context: GripContext,
    readings: list[tuple[GripTest, GripReading]],
    series: tuple[Series, ...],
) -> list[TrendRow]:
    place = {visit.record_id: part for part in series for visit in part.visits}
    rows = []
    for test, reading in readings:
        part = place[test.assessment_id]
        baseline = context.baseline_in(part)
        norm = reading.norm.result if reading.norm else None
        rows.append(
            TrendRow(
                assessment_id=test.assessment_id,
                day=test.day,
                age=reading.age,
                right_value=reading.right.value_kg,
                left_value=reading.left.value_kg,
                standing=Text(
                    "{ordinal}, {band}", {"ordinal": norm.ordinal, "band": norm.band_words}
                )
                if norm
                else None,
                right=reading.right.since_baseline,
                left=reading.left.since_baseline,
                series=part.index,
                baselines=SIDES if test.day in baseline.days else (),
                signed=test.signed,
                device=device_name(test),
            )
        )
    return rows


def _words(
    context: GripContext,
    series: tuple[Series, ...],
    latest: GripReading | None,
    hands: tuple[Side, ...],
) -> Iterable[Text]:
    if latest is None:
        yield Text("No grip test yet. The first one becomes the baseline.")
        return
    since = latest.baseline.last_day if latest.baseline else None
    readings = sorted((latest.side(side) for side in hands), key=_is_not_worse)
    changes = trend_sentence(
        [HandNow(now.side, now.value_kg, now.since_baseline, since) for now in readings]
    )
    fall = fall_of(latest, hands)
    yield changes if fall is None else together([fall, changes])
    last = series[-1]
    if last.changed:
        yield break_sentence(last.changed, last.visits[0].day)
    if latest.change_value is not None and latest.change_value.sem is not None:
        yield from _slopes(last, hands, latest.change_value.sem)
    if latest.norm is not None and latest.norm.message is not None:
        yield latest.norm.message
    imported = sum(1 for test in context.followed() if not test.signed)
    if imported:
        yield counted(
            "{n} visit was imported and is unsigned.",
            "{n} visits were imported and are unsigned.",
            imported,
        )


def _is_not_worse(now: SideReading) -> bool:
    """Declines come first; else right before left."""
    return now.since_baseline is None or now.since_baseline.kind is not VerdictKind.WORSE


def _slopes(last: Series, hands: tuple[Side, ...], sem: Decimal) -> Iterable[Text]:
    """The trend of each hand; said once where no hand has one for the same reasons."""
    found = {side: slope(last.points(side), sem) for side in hands}
    if len(hands) > 1 and not any(each is not None and each.is_trend for each in found.values()):
        reasons = {each.missing if each else () for each in found.values()}
        if len(reasons) == 1:
            why = no_trend_because(found[hands[0]])
            yield Text("No trend can be called yet: {why}.", {"why": why})
            return
    for side, each in found.items():
        yield slope_sentence(side, each)


def _citations(context: GripContext, latest: GripReading | None) -> tuple[Citation, ...]:
    found: list[Citation] = [norm_set(context.norm_key).citation]
    if latest is not None:
        if latest.change_value is not None:
            found.append(latest.change_value.citation)
            if latest.change_value.mcid_citation is not None:
                found.append(latest.change_value.mcid_citation)
        found.extend(
            t.citation for t in latest.thresholds if t.key in DRAWN_THRESHOLDS and t.met is not None
        )
    return tuple(dict.fromkeys(found))
