"""One grip test read against everything known: norms, cut-points, baseline, last time, error."""

import dataclasses
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final

from medex_desktop.domain.alerts import Alert, SidesOn, is_new_side_difference, raise_alerts
from medex_desktop.domain.clients import Client
from medex_desktop.domain.grip_evidence import ThresholdResult, change_value_for, thresholds_for
from medex_desktop.domain.grip_norms import DEFAULT_NORM, NormAnswer, norm_for
from medex_desktop.domain.grip_records import CODE_WORDS, SIDES, GripEntry, Side, changed_parts
from medex_desktop.domain.grip_scoring import GripScore, SideScore, score
from medex_desktop.domain.interpret import Verdict, not_comparable, verdict
from medex_desktop.domain.measure import ChangeValue
from medex_desktop.domain.series import (
    Baseline,
    BaselineRule,
    Series,
    Visit,
    baseline_of,
    change_since,
    split,
)
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Text

_NOW: Final = 2**62
_SPREAD: Final = Decimal(2)


@dataclass(frozen=True, slots=True)
class GripTest:
    """A grip test on record: signed here, or imported (locked, unsigned).

    Attributes:
        order: tells tests of one day apart, the later one larger.
        voided: marked "entered in error" by an addendum; kept, but not followed.
    """

    assessment_id: int
    day: date
    order: int
    entry: GripEntry
    signed: bool
    voided: bool = False


@dataclasses.dataclass(frozen=True)
class GripContext:
    """A client's grip story, and by which norm set and baseline rule it is read."""

    client: Client
    tests: tuple[GripTest, ...]
    norm_key: str = DEFAULT_NORM
    baseline_rule: BaselineRule = BaselineRule.FIRST
    baseline_day: date | None = None

    def followed(self) -> tuple[GripTest, ...]:
        """The tests that count, oldest first."""
        kept = [test for test in self.tests if not test.voided]
        return tuple(sorted(kept, key=lambda test: (test.day, test.order)))

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        """The tests that count as points of the trend, scored once."""
        return tuple(visit_of(self.client, test) for test in self.followed())

    def series(self) -> tuple[Series, ...]:
        """The story as comparable series."""
        return self._series

    @cached_property
    def _series(self) -> tuple[Series, ...]:
        return split(self.visits, changed_parts)

    @cached_property
    def _places(self) -> dict[tuple[date, int], tuple[Series, int]]:
        """Where each visit stands: its series, and its place in it."""
        return {
            (visit.day, visit.recorded_order): (part, at)
            for part in self._series
            for at, visit in enumerate(part.visits)
        }

    def stand(self, test: GripTest) -> tuple[Visit, Series, Series]:
        """A test as a visit, its series up to it, and its whole series; also one not on record."""
        place = (test.day, test.order)
        if place in self._places and any(test is one for one in self.tests):
            whole, at = self._places[place]
            visits = whole.visits[: at + 1]
            return visits[-1], Series(whole.index, visits, whole.changed), whole
        now = visit_of(self.client, test)
        others = [v for v in self.visits if (v.day, v.recorded_order) != place]
        earlier = [v for v in others if (v.day, v.recorded_order) < place]
        ours = split([*earlier, now], changed_parts)[-1]
        return (
            now,
            ours,
            next(part for part in split([*others, now], changed_parts) if now in part.visits),
        )

    def baseline_in(self, series: Series) -> Baseline:
        """The baseline of a series by the practice's rule, else its first session."""
        found = baseline_of(series, self.baseline_rule, self.baseline_day)
        found = found or baseline_of(series)
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class SideReading:
    """One hand now, its baseline and last time, and what may be said of the changes."""

    side: Side
    score: SideScore | None
    value_kg: Decimal | None
    baseline_kg: Decimal | None
    last_kg: Decimal | None
    since_baseline: Verdict | None
    since_last: Verdict | None


@dataclass(frozen=True, slots=True)
class GripReading:
    """Everything the entry screen, the report row and the signed record say about a test.

    Attributes:
        comparable: with which visit it can be compared, or what differs, in words.
        starts_series: True when device, protocol or position differ from the visit before.
        remarks: soft limits: values kept as typed that deserve a second look.
    """

    day: date
    age: Decimal | None
    score: GripScore
    norm: NormAnswer | None
    thresholds: tuple[ThresholdResult, ...]
    change_value: ChangeValue | None
    right: SideReading
    left: SideReading
    baseline: Baseline | None
    last_day: date | None
    comparable: Text | None
    starts_series: bool
    new_difference: bool
    alerts: tuple[Alert, ...]
    remarks: tuple[Text, ...]

    def side(self, side: Side) -> SideReading:
        """The reading of one hand."""
        return self.right if side == "right" else self.left


def visit_of(client: Client, test: GripTest) -> Visit:
    """A test as a point of the trend."""
    scored = score(test.entry, client.hand)
    protocol = test.entry.protocol
    return Visit(
        day=test.day,
        recorded_order=test.order,
        values=(("right", scored.summary_right_kg), ("left", scored.summary_left_kg)),
        series_key=protocol.series_key(),
        best=scored.best_kg,
        age=client.age_on_day(test.day),
        device=protocol.device_make,
        record_id=test.assessment_id,
    )


def read_test(context: GripContext, test: GripTest) -> GripReading:
    """Read a test on record as it stood among those before it."""
    return _read(context, test)


def read_entry(context: GripContext, entry: GripEntry, day: date) -> GripReading:
    """Read what has been typed so far, as if it were signed on ``day``."""
    return _read(context, GripTest(0, day, _NOW, entry, signed=False))


def _read(context: GripContext, test: GripTest) -> GripReading:
    client, entry = context.client, test.entry
    age = client.age_on_day(test.day)
    change_value = change_value_for(client.sex, age)
    now, ours, whole = context.stand(test)
    found = context.baseline_in(whole)
    baseline = None if found.holds(now) else found
    last = ours.visits[-2] if len(ours.visits) > 1 else None
    new_difference = _is_new_difference(now, baseline, change_value)
    scored = score(entry, client.hand, new_difference=new_difference)
    broken = not_comparable(ours.changed) if ours.changed and last is None else None
    right, left = (
        _read_side(side, scored, now, baseline, last, broken, change_value) for side in SIDES
    )
    return GripReading(
        day=test.day,
        age=age,
        score=scored,
        norm=_norm(context, scored, age, entry),
        thresholds=(
            thresholds_for(client.sex, age, scored.best_kg) if scored.best_kg is not None else ()
        ),
        change_value=change_value,
        right=right,
        left=left,
        baseline=baseline,
        last_day=last.day if last else None,
        comparable=_comparable(ours, baseline),
        starts_series=broken is not None,
        new_difference=new_difference,
        alerts=_alerts(now, baseline, last, change_value),
        remarks=_remarks(entry),
    )


def _read_side(
    side: Side,
    scored: GripScore,
    now: Visit,
    baseline: Baseline | None,
    last: Visit | None,
    broken: Verdict | None,
    value: ChangeValue | None,
) -> SideReading:
    current = scored.summary_kg(side)
    since_baseline = since_last = broken if current is not None else None
    if baseline is not None:
        change = change_since(baseline, now, side)
        since_baseline = None if change is None else verdict(change, value)
    last_kg = last.value(side) if last else None
    if last_kg is not None and current is not None:
        since_last = verdict(current - last_kg, value)
    return SideReading(
        side=side,
        score=scored.side(side),
        value_kg=current,
        baseline_kg=baseline.value(side) if baseline else None,
        last_kg=last_kg,
        since_baseline=since_baseline,
        since_last=since_last,
    )


def _norm(
    context: GripContext, scored: GripScore, age: Decimal | None, entry: GripEntry
) -> NormAnswer | None:
    if scored.best_kg is None:
        return None
    client = context.client
    return norm_for(
        context.norm_key, client.sex, age, scored.best_kg, client.height_cm, entry.protocol
    )


def _is_new_difference(now: Visit, baseline: Baseline | None, value: ChangeValue | None) -> bool:
    if baseline is None or value is None or value.mdc95 is None:
        return False
    then = _sides(baseline.last_day, baseline, "baseline")
    return is_new_side_difference(_sides(now.day, now), then, value.mdc95)


def _alerts(
    now: Visit, baseline: Baseline | None, last: Visit | None, value: ChangeValue | None
) -> tuple[Alert, ...]:
    earlier: list[SidesOn] = []
    if baseline is not None:
        earlier.append(_sides(baseline.last_day, baseline, "baseline"))
    if last is not None:
        earlier.append(_sides(last.day, last, "last"))
    if not earlier:
        return ()
    return tuple(raise_alerts(_sides(now.day, now), earlier, value))


def _sides(day: date, held: Visit | Baseline, role: str = "now") -> SidesOn:
    return SidesOn(day, held.value("right"), held.value("left"), role)


def _comparable(series: Series, baseline: Baseline | None) -> Text | None:
    if baseline is not None:
        return Text("as on {day}", {"day": Day(baseline.days[0], short=True)})
    if series.changed:
        return Text("starts a new series: {what}", {"what": not_comparable(series.changed).words})
    return None


def _remarks(entry: GripEntry) -> tuple[Text, ...]:
    """Soft limits: a value twice, or half, the others of its side is kept and questioned."""
    found = []
    for side in SIDES:
        values = [t.quantity.value for t in entry.of_side(side) if t.quantity is not None]
        if len(values) > 1 and max(values) >= _SPREAD * min(values):
            found.append(_spread_words(side))
    return tuple(found)


def _spread_words(side: Side) -> Text:
    if side == "right":
        return Text("Right: one trial is twice another. Kept as typed; check it.")
    return Text("Left: one trial is twice another. Kept as typed; check it.")


def latest_test(tests: Sequence[GripTest]) -> GripTest | None:
    """The newest test that counts, whose protocol the next one starts from."""
    kept = [test for test in tests if not test.voided]
    return max(kept, key=lambda test: (test.day, test.order), default=None)


_GRAVEST_FIRST: Final = ("stopped_for_pain", "unable", "refused", "not_measured")


def missing_words(test: GripTest, side: Side) -> Text:
    """Why a side has no value: stopped for pain before unable, refused, not measured."""
    codes = {trial.code for trial in test.entry.of_side(side)}
    code = next((code for code in _GRAVEST_FIRST if code in codes), "not_measured")
    return CODE_WORDS[code]
