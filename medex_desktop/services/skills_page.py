"""One person's checklist: three facts for each skill, side by side and never merged."""

from collections.abc import Mapping
from typing import Final

from medex_desktop.domain.skills.evidence import Count
from medex_desktop.domain.skills.lists import OURS, Skill, SkillList
from medex_desktop.domain.skills.ratings import INDEPENDENT, Rating
from medex_desktop.domain.skills.rules import RULES
from medex_desktop.frozen import dataclass
from medex_desktop.services import sign_offs, skill_plans, skill_ratings
from medex_desktop.services.sign_offs import SignOff
from medex_desktop.services.skill_evidence import evidence
from medex_desktop.services.skill_facts import supervised, tracked_clients
from medex_desktop.services.skill_lists import skill_list_of
from medex_desktop.services.skill_plans import SkillPlan
from medex_desktop.services.work import Read

# The volumes METI's page names before moving on (see ``docs/skills.md``); advice only.
UNDER_GUIDANCE: Final = (50, 75)
TRACKED_CLIENTS: Final = (30, 40)


@dataclass(frozen=True, slots=True)
class SkillRow:
    """One skill of one person.

    Attributes:
        ratings: every self-rating, oldest first; none is "not rated yet", which is not a zero.
        evidence: what the records show; None for a list whose evidence is not counted.
        observed: the sign-offs that stand, oldest first.
        plan: the open practice plan, None without.
    """

    skill: Skill
    ratings: tuple[Rating, ...]
    evidence: Count | None
    observed: tuple[SignOff, ...]
    needs_observer: bool
    plan: SkillPlan | None

    @property
    def rating(self) -> Rating | None:
        """The newest self-rating."""
        return self.ratings[-1] if self.ratings else None

    @property
    def is_independent(self) -> bool:
        """Whether the newest rating is 3 or 4."""
        return self.rating is not None and self.rating.value >= INDEPENDENT

    @property
    def is_observed(self) -> bool:
        """Whether who must have watched it has, or nobody must."""
        return bool(self.observed) or not self.needs_observer

    @property
    def is_evidenced(self) -> bool:
        """Whether the records are enough, or none are counted for it."""
        return self.evidence is None or self.counts_later or self.evidence.is_met

    @property
    def is_done(self) -> bool:
        """Whether all three facts are there; never while the evidence counts from later on."""
        return self.lacks_nothing and not self.counts_later

    @property
    def lacks_nothing(self) -> bool:
        """Whether there is nothing to work at in this version."""
        return self.is_independent and self.is_evidenced and self.is_observed

    @property
    def counts_later(self) -> bool:
        """Whether its kind of record comes with a later version."""
        return self.evidence is not None and self.evidence.later


@dataclass(frozen=True, slots=True)
class Meter:
    """A volume the source names, ``wanted`` to ``most``, and how many; 0 where none is told."""

    have: int
    wanted: int
    most: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """What the records show of our list: the evidence by slug, and the meters of the tiers.

    Counting takes longer than reading the rest, so that a screen counts beside and only once.
    """

    evidence: Mapping[str, Count]
    meters: tuple[Meter, ...]


NOT_COUNTED: Final = Counted({}, ())


@dataclass(frozen=True, slots=True)
class SkillsPage:
    """The checklist of one person by one list; ``meters`` one for each tier of ours."""

    list: SkillList
    rows: tuple[SkillRow, ...]
    meters: tuple[Meter, ...]

    def of_tier(self, tier: int) -> tuple[SkillRow, ...]:
        """The rows of one tier, in the list's order."""
        return tuple(row for row in self.rows if row.skill.tier == tier)


def count_records(read: Read) -> Counted:
    """The evidence and the meters of the acting practitioner, from every record."""
    meters = (
        Meter(supervised(read), *UNDER_GUIDANCE),
        Meter(tracked_clients(read), *TRACKED_CLIENTS),
        Meter(0, 0),
    )
    return Counted(evidence(read), meters)


def skills_page(read: Read, *, list_key: str = OURS, counted: Counted | None = None) -> SkillsPage:
    """The acting practitioner's checklist. KeyError for a list that does not exist.

    ``counted`` is what was counted before; without it the records are counted now.
    """
    held = skill_list_of(read, list_key)
    rated = skill_ratings.ratings(read, list_key=list_key)
    found = (counted or count_records(read)) if held.is_ours else NOT_COUNTED
    signed = sign_offs.received(read, list_key=list_key)
    planned = {one.slug: one for one in skill_plans.plans(read, list_key=list_key) if one.is_open}
    rows = tuple(
        SkillRow(
            skill=one,
            ratings=rated.get(one.slug, ()),
            evidence=found.evidence.get(one.slug),
            observed=tuple(each for each in signed if each.slug == one.slug),
            needs_observer=held.is_ours and RULES[one.slug].observed,
            plan=planned.get(one.slug),
        )
        for one in held.skills
    )
    return SkillsPage(held, rows, found.meters)


def next_best(page: SkillsPage) -> tuple[SkillRow, ...]:
    """The rows in the order worth working at: the earliest tier, what lacks least, by the list."""
    return tuple(sorted(page.rows, key=_worth))


def _worth(row: SkillRow) -> tuple[bool, int, int, bool, float]:
    is_met = row.is_evidenced and not row.counts_later
    lacks = (not row.is_independent) + (not row.is_observed) + (not is_met)
    share = 0.0 if row.evidence is None else row.evidence.share
    return row.lacks_nothing, row.skill.tier, lacks, row.counts_later, -share
