"""The story of one thing that is measured again and again: its baseline, last time, and change."""

import dataclasses
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final

from medex_desktop.domain.change_choice import change_value_for
from medex_desktop.domain.evidence import ChangeFact
from medex_desktop.domain.interpret import Verdict, not_comparable, verdict
from medex_desktop.domain.measure import ChangeValue, Measure
from medex_desktop.domain.readings import Reading, read_result
from medex_desktop.domain.result_entries import ResultEntry, differences, series_key
from medex_desktop.domain.scoring import Person, Values, fits, number
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

SCORE: Final = "score"
_NOW: Final = 2**62


@dataclass(frozen=True, slots=True)
class Recorded:
    """One result on record.

    Attributes:
        order: tells results of one day apart, the later one larger.
        score: as it was scored then; formulas that change never rewrite it.
        voided: marked "entered in error"; kept, but not followed.
    """

    assessment_id: int
    day: date
    order: int
    entry: ResultEntry
    values: Values
    score: Decimal | None
    series: str
    category: str = ""
    signed: bool = True
    voided: bool = False


@dataclasses.dataclass(frozen=True)
class Story:
    """All results of one measure and one identity (this side, this joint) of a client.

    Attributes:
        person_on: the client as a person of that day, with the populations they belong to.
    """

    measure: Measure
    identity: str
    results: tuple[Recorded, ...]
    person_on: Callable[[date], Person]
    baseline_rule: BaselineRule = BaselineRule.FIRST
    baseline_day: date | None = None

    def followed(self) -> tuple[Recorded, ...]:
        """The results that count, oldest first: scored, and not entered in error."""
        return self._followed

    @cached_property
    def _followed(self) -> tuple[Recorded, ...]:
        kept = [one for one in self.results if not one.voided and one.score is not None]
        return tuple(sorted(kept, key=lambda one: (one.day, one.order)))

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The story as comparable series."""
        return split(map(_visit, self.followed()), differences(self.measure))

    def baseline_in(self, part: Series) -> Baseline:
        """The baseline of a series by the rule in force, else its first session."""
        found = baseline_of(part, self.baseline_rule, self.baseline_day) or baseline_of(part)
        assert found is not None
        return found

    def latest(self) -> Recorded | None:
        """The newest result that counts."""
        followed = self.followed()
        return followed[-1] if followed else None


@dataclass(frozen=True, slots=True)
class Change:
    """A result beside its baseline and the one before.

    Attributes:
        comparable: with which day it can be compared, or what differs, in words.
        facts: every published value that fits this person and what was measured (this joint,
            this pace), for the reader who wants to know.
    """

    baseline: Decimal | None
    baseline_day: date | None
    last: Decimal | None
    last_day: date | None
    since_baseline: Verdict | None
    since_last: Verdict | None
    judged_by: ChangeValue | None
    comparable: Text | None
    starts_series: bool
    facts: tuple[ChangeFact, ...]


@dataclass(frozen=True, slots=True)
class ResultReading:
    """Everything that is said about one result: by itself, and in its story."""

    reading: Reading
    change: Change


def read_recorded(story: Story, one: Recorded) -> ResultReading:
    """A result on record as it stood among those before it."""
    person = _person(story, one.values, one.day)
    return ResultReading(
        read_result(story.measure, person, one.values), _change(story, one, person)
    )


def read_now(story: Story, values: Values, day: date) -> ResultReading:
    """What has been typed so far, as if it were signed on ``day``."""
    person = _person(story, values, day)
    reading = read_result(story.measure, person, values)
    entry = ResultEntry(story.measure.key)
    key = series_key(story.measure, values)
    now = Recorded(0, day, _NOW, entry, values, reading.score.value, key, signed=False)
    return ResultReading(reading, _change(story, now, person))


def _person(story: Story, values: Values, day: date) -> Person:
    """The client on that day, as tall and heavy as the test says where it says so."""
    person = story.person_on(day)
    height, mass = number(values, "height_cm"), number(values, "mass_kg")
    return dataclasses.replace(
        person, height_cm=height or person.height_cm, mass_kg=mass or person.mass_kg
    )


def _visit(one: Recorded) -> Visit:
    return Visit(
        day=one.day,
        recorded_order=one.order,
        values=((SCORE, one.score),),
        series_key=one.series,
        record_id=one.assessment_id,
    )


def _change(story: Story, now: Recorded, person: Person) -> Change:
    visit, parts = _visit(now), story.series
    if now not in story.followed():  # still being typed, or entered in error
        parts = split([*map(_visit, story.followed()), visit], differences(story.measure))
    whole = next(part for part in parts if visit in part.visits)
    found = story.baseline_in(whole)
    at = whole.visits.index(visit)
    last = whole.visits[at - 1] if at else None
    broken = not_comparable(whole.changed) if whole.changed and last is None else None
    baseline = None if found.holds(visit) else found
    value = _value_for(story, person, now, baseline, last)
    return Change(
        baseline=baseline.value(SCORE) if baseline else None,
        baseline_day=baseline.last_day if baseline else None,
        last=last.value(SCORE) if last else None,
        last_day=last.day if last else None,
        since_baseline=_since_baseline(story.measure, baseline, now, value) or broken,
        since_last=_since(story.measure, last, now, value) or broken,
        judged_by=value,
        comparable=_comparable(whole, baseline, broken),
        starts_series=broken is not None,
        facts=tuple(
            fact
            for fact in story.measure.change_facts
            if fact.group in ("", *person.groups) and fits(now.values, fact.when)
        ),
    )


def _value_for(
    story: Story, person: Person, now: Recorded, baseline: Baseline | None, last: Visit | None
) -> ChangeValue | None:
    start = baseline.value(SCORE) if baseline else (last.value(SCORE) if last else None)
    if start is None or not story.measure.compared:
        return None
    return change_value_for(story.measure, person, now.values, start)


def _since_baseline(
    measure: Measure, baseline: Baseline | None, now: Recorded, value: ChangeValue | None
) -> Verdict | None:
    change = None if baseline is None else change_since(baseline, _visit(now), SCORE)
    return None if change is None else judged(measure, now.values, change, value)


def _since(
    measure: Measure, last: Visit | None, now: Recorded, value: ChangeValue | None
) -> Verdict | None:
    before = last.value(SCORE) if last else None
    if before is None or now.score is None:
        return None
    return judged(measure, now.values, now.score - before, value)


def judged(
    measure: Measure, values: Values, change: Decimal, value: ChangeValue | None
) -> Verdict | None:
    """A change of one measure, better the way its values say; None where none is computed."""
    return verdict(change, value, measure.direction_for(values)) if measure.compared else None


def _comparable(part: Series, baseline: Baseline | None, broken: Verdict | None) -> Text | None:
    if broken is not None:
        return Text("starts a new series: {what}", {"what": broken.words})
    if baseline is not None:
        return Text("as on {day}", {"day": Day(baseline.days[0], short=True)})
    return None
