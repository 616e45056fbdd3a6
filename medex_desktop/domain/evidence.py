"""Published facts as printed: reference tables, cut-points, error, and where each stood."""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Final, Literal

from medex_desktop.domain.scoring import Person
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

# How near the source was read: the paper itself or its abstract, an official page, two copies
# that agree, or one copy only (then the word "one copy" stands beside the number).
Grade = Literal["primary", "abstract", "official", "two_copies", "one_copy", ""]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a number was read: ``key`` for short, ``text`` as a paper cites it."""

    key: str
    text: str
    url: str = ""
    grade: Grade = ""


# Which inputs a fact is for: every named input holds one of the words.
When = tuple[tuple[str, tuple[str, ...]], ...]


# Where a table knows no ages: 0 to below this.
ANY_AGE: Final = 200


@dataclass(frozen=True, slots=True)
class AgeRow:
    """One row of a table by age in whole years, ``age_from`` to below ``age_below``.

    Attributes:
        sex: "female", "male", or "" for both together.
        low, mid, high: what the table prints; None where it prints nothing.
    """

    age_from: int
    age_below: int
    low: Decimal | None = None
    mid: Decimal | None = None
    high: Decimal | None = None
    sex: str = ""

    @property
    def ageless(self) -> bool:
        """Whether the row is for every age."""
        return self.age_from == 0 and self.age_below == ANY_AGE

    def fits(self, sex: str, age: Decimal | None) -> bool:
        """Whether a person of that sex and age belongs in this row."""
        if self.sex not in ("", sex):
            return False
        return self.ageless or (age is not None and self.age_from <= age < self.age_below)


def five_year_rows(sex: str, ranges: str, first: int = 60) -> tuple[AgeRow, ...]:
    """Rows of five years each from ``first`` on, as a table prints them: "87..115 86..116 ..."."""
    pairs = [pair.split("..") for pair in ranges.split()]
    return tuple(
        AgeRow(first + 5 * step, first + 5 * step + 5, Decimal(low), high=Decimal(high), sex=sex)
        for step, (low, high) in enumerate(pairs)
    )


class Kind(StrEnum):
    """What a reference table prints."""

    MIDDLE_HALF = "middle_half"  # 25th to 75th percentile in low and high
    MEAN = "mean"  # mid, with its confidence interval in low and high where printed
    MEDIAN = "median"  # mid
    LIMIT = "limit"  # mid: worse than this is worse than average
    USUAL = "usual"  # mid: one usual value, as for a joint


@dataclass(frozen=True, slots=True)
class Reference:
    """One table of reference values.

    Attributes:
        population: who was measured; printed beside every comparison.
        unit: the unit of ``rows``; ``factor`` turns it into the unit of the score.
        when: the inputs the table is for, such as pace comfortable.
        part: key of the score part it is for; "" is the score itself.
        needs_sex: False for a table of both sexes together.
    """

    key: str
    title: str
    population: Text
    kind: Kind
    unit: str
    rows: tuple[AgeRow, ...]
    citation: Citation
    factor: Decimal = Decimal(1)
    when: When = ()
    part: str = ""
    needs_sex: bool = True
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Equation:
    """A published reference equation.

    Attributes:
        predicted: the expected score, or None when a fact about the person is missing.
        needs: the facts it needs besides sex and age, in words.
        below: how far below the expected score the lower limit of normal lies, by sex.
        age_from, age_below: the ages it was made from; outside it is not used.
    """

    key: str
    title: str
    population: Text
    predicted: Callable[[Person], Decimal | None]
    needs: Text
    citation: Citation
    age_from: int
    age_below: int
    below: tuple[tuple[str, Decimal], ...] = ()
    when: When = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class CutPoint:
    """A published cut-point; ``rule`` and ``meaning`` are what people read.

    Attributes:
        op, limit: how the value is held against it; ``rows`` instead where it goes by age and sex.
        part: key of the score part or of the input that is judged; "" is the score.
        any_of: several such conditions, one of which is enough (systolic or diastolic);
            ``all_of`` those that must hold together (the two ends of a band).
        far: of a band, the end that asks for the action: ">" where it is for being high, "<" for
            being low. A limit of that end, of the client's own, takes its place.
        age_from, age_below, sex, when, groups: whom it is for; outside it does not apply.
        action: "stop" must not go on, "refer" needs somebody else, "note" is to be known.
    """

    key: str
    rule: Text
    meaning: Text
    citation: Citation
    op: Literal["<", "<=", ">", ">="] = ">="
    limit: Decimal | None = None
    rows: tuple[AgeRow, ...] = ()
    part: str = ""
    any_of: tuple[tuple[str, str, Decimal], ...] = ()
    all_of: tuple[tuple[str, str, Decimal], ...] = ()
    far: Literal["", "<", ">"] = ""
    age_from: int | None = None
    age_below: int | None = None
    sex: str = ""
    when: When = ()
    groups: tuple[str, ...] = ()
    action: Literal["", "note", "refer", "stop"] = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A published fact that is shown and judges nothing."""

    words: Text
    citation: Citation


@dataclass(frozen=True, slots=True)
class ScoreBand:
    """A named band of the score: up to and including ``through``, or ``below``; in order.

    ``rule`` is the band as printed; the last band has neither end.
    """

    key: str
    title: Text
    rule: str
    citation: Citation
    through: Decimal | None = None
    below: Decimal | None = None

    def holds(self, value: Decimal) -> bool:
        """Whether the value lies in this band, the bands before it not holding it."""
        if self.through is not None:
            return value <= self.through
        return self.below is None or value < self.below


class Stat(StrEnum):
    """What a published value of change is, as its source calls it."""

    SEM90 = "error at one point in time, 90 %"
    MDC90 = "MDC90"
    MDC95 = "MDC95"
    MDC = "MDC"
    MCID = "MCID"
    SMALL = "small meaningful change"
    SUBSTANTIAL = "substantial change"
    MAJOR = "major clinically important improvement"
    SCB = "substantial clinical benefit"


# Which of them judge a change: the error, then what is important. A larger change that was
# published is told only where neither was, and what is true of one score judges none.
ERROR_STATS: Final = (Stat.MDC90, Stat.MDC95, Stat.MDC)
IMPORTANT_STATS: Final = (Stat.MCID, Stat.SMALL)
LARGER_STATS: Final = (Stat.SCB, Stat.SUBSTANTIAL, Stat.MAJOR)


@dataclass(frozen=True, slots=True)
class ChangeFact:
    """One published value of change, as printed.

    Attributes:
        group: key of the population ("knee_oa", "tka", "older_adults"); "" is anybody.
        values: one number, or the two ends of a range.
        unit: as printed; "%" is per cent of baseline.
        baseline_from, baseline_through: the baseline band it is for.
        display_only: information that never judges a change.
        words: what the source calls it, where that differs from ``stat``.
    """

    group: str
    population: Text
    stat: Stat
    values: tuple[Decimal, ...]
    unit: str
    citation: Citation
    when: When = ()
    baseline_from: Decimal | None = None
    baseline_through: Decimal | None = None
    display_only: bool = False
    words: Text | None = None
    factor: Decimal = Decimal(1)

    @property
    def low(self) -> Decimal:
        """The value, or the lower end of the range, in the measure's unit."""
        return self.values[0] * self.factor

    @property
    def judges(self) -> bool:
        """Whether a change may be held against it."""
        return not self.display_only and self.stat in (*ERROR_STATS, *IMPORTANT_STATS)

    @property
    def is_range(self) -> bool:
        """Whether two ends were printed."""
        return len(self.values) > 1

    def fits_baseline(self, baseline: Decimal) -> bool:
        """Whether a baseline lies in the band this value is for."""
        return (self.baseline_from is None or baseline >= self.baseline_from) and (
            self.baseline_through is None or baseline <= self.baseline_through
        )


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a questionnaire.

    Attributes:
        field: the input it fills.
        words: the question, or a short name of ours for it where ``topic`` says so: then the
            wording is its owner's and stands on the owner's printed form.
        answers: words of its answers, from 0 on; of a mark on a line, of its two ends.
        lead: what is said before this question and those after it.
        written: the client writes on paper what it is about (an activity).
    """

    field: str
    words: Text
    answers: tuple[Text, ...] = ()
    loinc: str = ""
    lead: Text | None = None
    topic: bool = False
    written: bool = False


@dataclass(frozen=True, slots=True)
class Loinc:
    """Codes that were seen in a source; ``when`` one applies only to some inputs."""

    code: str = ""
    panel: str = ""
    display: str = ""
    others: tuple[tuple[str, str], ...] = ()
    citation: Citation | None = None
    when: When = ()
