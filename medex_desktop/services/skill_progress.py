"""How a person's own ratings grew, from their history alone; a skill not rated is no zero."""

from collections.abc import Iterable
from datetime import date

from medex_desktop.charts.skill_data import BarsData, KindBar, StepLine, StepsData
from medex_desktop.domain.skills.lists import KIND_WORDS, OURS, Kind, SkillList
from medex_desktop.domain.skills.ratings import INDEPENDENT, Rating
from medex_desktop.frozen import dataclass
from medex_desktop.language import _, render
from medex_desktop.services import skill_ratings
from medex_desktop.services.skill_lists import skill_list_of
from medex_desktop.services.work import Read


@dataclass(frozen=True, slots=True)
class TierProgress:
    """One tier: how many of its skills, how many were rated 3 or more from each day on."""

    tier: int
    skills: int
    steps: tuple[tuple[date, int], ...]

    @property
    def now(self) -> int:
        """How many are rated 3 or more."""
        return self.steps[-1][1] if self.steps else 0

    def on(self, day: date) -> int | None:
        """How many were by the end of a day; None before the first rating of the tier."""
        reached = [count for begun, count in self.steps if begun <= day]
        return reached[-1] if reached else None


@dataclass(frozen=True, slots=True)
class KindStrength:
    """One kind over all tiers: rated 3 or more, rated lower, not rated yet."""

    kind: Kind
    independent: int
    lower: int
    not_rated: int

    @property
    def skills(self) -> int:
        """How many skills are of this kind."""
        return self.independent + self.lower + self.not_rated


@dataclass(frozen=True, slots=True)
class Progress:
    """A person's ratings by one list, over time and by kind."""

    list: SkillList
    tiers: tuple[TierProgress, ...]
    kinds: tuple[KindStrength, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was rated yet."""
        return not any(tier.steps for tier in self.tiers)


def progress(read: Read, *, list_key: str = OURS, practitioner_id: int | None = None) -> Progress:
    """Of the acting practitioner, or of another. KeyError for a list that does not exist."""
    held = skill_list_of(read, list_key)
    rated = skill_ratings.ratings(read, list_key=list_key, practitioner_id=practitioner_id)
    tiers = tuple(
        TierProgress(tier, len(skills), steps_of(rated.get(one.slug, ()) for one in skills))
        for tier in range(len(held.tiers))
        for skills in (held.of_tier(tier),)
    )
    newest = {one.slug: rated[one.slug][-1] for one in held.skills if one.slug in rated}
    kinds = tuple(_strength(kind, held, newest) for kind in Kind)
    return Progress(held, tiers, kinds)


def steps_of(histories: Iterable[Iterable[Rating]]) -> tuple[tuple[date, int], ...]:
    """From each day on which anything was rated: how many stood at 3 or more in its evening."""
    by_day: dict[date, dict[str, int]] = {}
    for history in histories:
        for one in history:
            by_day.setdefault(one.day, {})[one.slug] = one.value  # the last of a day holds
    standing: dict[str, int] = {}
    steps = []
    for day in sorted(by_day):
        standing |= by_day[day]
        steps.append((day, sum(1 for value in standing.values() if value >= INDEPENDENT)))
    return tuple(steps)


def _strength(kind: Kind, held: SkillList, newest: dict[str, Rating]) -> KindStrength:
    slugs = [one.slug for one in held.skills if one.kind is kind]
    rated = [newest[slug].value for slug in slugs if slug in newest]
    independent = sum(1 for value in rated if value >= INDEPENDENT)
    return KindStrength(kind, independent, len(rated) - independent, len(slugs) - len(rated))


def over_time(found: Progress, today: date) -> StepsData:
    """Progress as the chart draws it, on screen and on paper."""
    lines = tuple(StepLine(_label(found.list, one), one.steps) for one in found.tiers)
    most = max(one.skills for one in found.tiers)
    unit = _("Skills rated 3 or more")
    return StepsData(lines, today, most, unit, _("Nothing is rated yet."))


def by_kind(found: Progress) -> BarsData:
    """Strengths as the chart draws them, on screen and on paper."""
    bars = tuple(
        KindBar(
            render(KIND_WORDS[one.kind]),
            one.independent,
            one.lower,
            one.not_rated,
            _("{n} of {skills} at 3 or more", n=one.independent, skills=one.skills),
        )
        for one in found.kinds
    )
    legend = (_("3 or more"), _("rated lower"), _("not rated yet"))
    return BarsData(bars, legend, _("Nothing is rated yet."))


def _label(held: SkillList, one: TierProgress) -> str:
    name = render(held.tier_words(one.tier))
    return _("{tier} {now} of {skills}", tier=name, now=one.now, skills=one.skills)
