"""What counting needs to know of the records: plain facts, read once for all rules."""

from datetime import date, datetime

from medex_desktop.domain.measure import Group
from medex_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """One result of an assessment, in the order of its set.

    Attributes:
        group: of the measure; None for a measure this practice no longer knows.
        typed: what was entered, by field, where a rule asks for it (``counting.TYPED``).
        score: whether there is one.
        trials: measured trials by side, of a grip test.
        device: of a grip test.
        override: why it was done against a precaution.
        judged: whether it stands beside an earlier one with a verdict, or "no published value".
    """

    measure: str
    group: Group | None
    measured: bool
    typed: dict[str, str]
    score: bool
    trials: tuple[tuple[str, int], ...] = ()
    device: str = ""
    override: str = ""
    judged: bool = False


@dataclass(frozen=True, slots=True)
class AssessmentFacts:
    """One signed assessment that nobody marked as entered in error.

    Attributes:
        client_id: the record that is shown for the client.
        rationale: why these tests were chosen; ``title`` is the set it was signed as.
        unanswered: how many red flags have no action, ``flags`` how many were positive.
        contacted: whether a provider was told of each positive flag.
    """

    id: int
    client_id: int
    day: date
    note: str
    supervised_by: str
    title: str
    rationale: str
    results: tuple[ResultFacts, ...]
    flags: int = 0
    unanswered: int = 0
    contacted: bool = True

    def measured(self, *keys: str) -> tuple[ResultFacts, ...]:
        """The measured results of these measures."""
        return tuple(one for one in self.results if one.measured and one.measure in keys)

    def of_groups(self, *groups: Group) -> tuple[ResultFacts, ...]:
        """The measured results of these groups."""
        return tuple(one for one in self.results if one.measured and one.group in groups)


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """One signed progress report that was not voided.

    Attributes:
        due_on: by which day it was due; None when nothing says one.
        normed: the results it shows with a reference, by name; its sources are named with them.
        sent_on: the first day it was sent; None while it was not.
        written: what a person wrote into it.
    """

    id: int
    client_id: int
    day: date
    pages: int
    due_on: date | None
    sent_on: date | None
    normed: tuple[str, ...]
    written: str


@dataclass(frozen=True, slots=True)
class AlertFacts:
    """A decline that was seen; ``answered`` says what was done, "" while nothing was."""

    id: int
    client_id: int
    day: date
    answered: str
    answered_at: datetime | None = None
