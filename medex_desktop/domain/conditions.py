"""The groups a client belongs to: they decide which published error and reference fit a result."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from medex_desktop.domain.forms import Reader, end_day, past_day, read_choice
from medex_desktop.domain.names import clean_line
from medex_desktop.domain.replacements import Joint, Procedure, Replacement
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

LINE_LIMIT: Final = 200
OLDER_FROM: Final = 60
"""From this age on the studies of older adults are taken to fit: a rule of this program."""


class Condition(StrEnum):
    """A group of people whom studies measured."""

    KNEE_OA = "knee_oa"
    HIP_OA = "hip_oa"
    TKA = "tka"
    THA = "tha"
    AWAITING_ARTHROPLASTY_KNEE = "awaiting_arthroplasty_knee"
    AWAITING_ARTHROPLASTY_HIP = "awaiting_arthroplasty_hip"
    PARKINSON = "parkinson"
    STROKE = "stroke"
    COPD = "copd"
    RESPIRATORY = "respiratory"
    CARDIAC = "cardiac"
    VESTIBULAR = "vestibular"
    CHRONIC_PAIN = "chronic_pain"
    LOW_BACK_PAIN = "low_back_pain"
    UPPER_LIMB = "upper_limb"
    SHOULDER_PAIN = "shoulder_pain"
    LOWER_LIMB = "lower_limb"
    MSK = "msk"
    DIABETES = "diabetes"
    HYPERTENSION = "hypertension"


OLDER_ADULTS: Final = "older_adults"

WORDS: Final = {
    Condition.KNEE_OA: Text("Knee osteoarthritis"),
    Condition.HIP_OA: Text("Hip osteoarthritis"),
    Condition.TKA: Text("Total knee replacement"),
    Condition.THA: Text("Total hip replacement"),
    Condition.AWAITING_ARTHROPLASTY_KNEE: Text("Waiting for a knee replacement"),
    Condition.AWAITING_ARTHROPLASTY_HIP: Text("Waiting for a hip replacement"),
    Condition.PARKINSON: Text("Parkinson's disease"),
    Condition.STROKE: Text("Stroke"),
    Condition.COPD: Text("COPD"),
    Condition.RESPIRATORY: Text("Another disease of the lungs"),
    Condition.CARDIAC: Text("Heart disease"),
    Condition.VESTIBULAR: Text("Vestibular disorder"),
    Condition.CHRONIC_PAIN: Text("Chronic pain"),
    Condition.LOW_BACK_PAIN: Text("Low back pain"),
    Condition.UPPER_LIMB: Text("Disorder of an arm or hand"),
    Condition.SHOULDER_PAIN: Text("Shoulder pain"),
    Condition.LOWER_LIMB: Text("Disorder of a leg or foot"),
    Condition.MSK: Text("Another musculoskeletal disorder"),
    Condition.DIABETES: Text("Diabetes"),
    Condition.HYPERTENSION: Text("Hypertension"),
}


@dataclass(frozen=True, slots=True)
class ConditionForm:
    """The form as typed."""

    condition: str = ""
    noted_on: str = ""
    source: str = ""
    month_first: bool = False


@dataclass(frozen=True, slots=True)
class ConditionFacts:
    """A group a client was put into, read and checked; ``source`` says who told it."""

    condition: Condition
    noted_on: date
    source: str


@dataclass(frozen=True, slots=True)
class ClientCondition:
    """A group on record; it counts from ``noted_on`` up to the day before ``ended_on``."""

    id: int
    client_id: int
    condition: Condition
    noted_on: date
    source: str
    ended_on: date | None

    def counts_on(self, day: date) -> bool:
        """Whether the client is in this group on a day."""
        return self.noted_on <= day and (self.ended_on is None or day < self.ended_on)


def read_condition(form: ConditionForm, birth: date | None, today: date) -> ConditionFacts:
    """Read and check the form; a day left out is today. InvalidForm names every faulty field."""
    read = Reader()
    facts = ConditionFacts(
        condition=read(
            Condition.MSK,
            lambda: read_choice(form.condition, "condition", Condition, _WHICH),
        ),
        noted_on=read(
            today,
            lambda: (
                past_day(
                    form.noted_on,
                    "noted_on",
                    birth=birth,
                    today=today,
                    month_first=form.month_first,
                )
                if form.noted_on.strip()
                else today
            ),
        ),
        source=read("", lambda: clean_line(form.source, "source", LINE_LIMIT)),
    )
    read.finish()
    return facts


_WHICH: Final = Text("Choose a group from the list.")


def read_end(typed: str, found: ClientCondition, today: date) -> date:
    """The day from which on a group does not count any more; today when nothing is typed."""
    return end_day(typed, "ended_on", start=found.noted_on, today=today) or today


def groups(
    conditions: Iterable[ClientCondition],
    replacements: Iterable[Replacement],
    age: Decimal | None,
    day: date,
) -> frozenset[str]:
    """The groups a client belongs to on a day: noted ones, and those that follow by themselves.

    A total or revised knee or hip makes "tka" or "tha"; a partial one does not, it was not what
    the studies measured.
    """
    found = {str(one.condition) for one in conditions if one.counts_on(day)}
    for one in replacements:
        if one.done_on <= day and one.procedure is not Procedure.PARTIAL:
            found |= {str(group) for joint, group in _FOLLOWS if joint is one.joint}
    if age is not None and age >= OLDER_FROM:
        found.add(OLDER_ADULTS)
    return frozenset(found)


_FOLLOWS: Final = ((Joint.KNEE, Condition.TKA), (Joint.HIP, Condition.THA))
