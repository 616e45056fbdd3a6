"""How a person's own ratings grew, from their history alone; a skill not rated is no zero."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from medex_desktop.charts.skill_data import Bar, BarsData, StepLine, StepsData
from medex_desktop.domain.skills.lists import KIND_WORDS, OURS, Skill, SkillList
from medex_desktop.domain.skills.ratings import INDEPENDENT, Rating
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, _, render
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


@dataclass(frozen=True, slots=True)
class Strength:
    """The skills of one kind or one tier: rated 3 or more, rated lower, not rated yet."""

    name: Text
    independent: int
    lower: int
    not_rated: int

    @property
    def skills(self) -> int:
        """How many skills there are."""
        return self.independent + self.lower + self.not_rated


@dataclass(frozen=True, slots=True)
class Progress:
    """A person's ratings by one list: over time, and as they stand by tier and by kind."""

    list: SkillList
    tiers: tuple[TierProgress, ...]
    by_tier: tuple[Strength, ...]
    by_kind: tuple[Strength, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was rated yet."""
        return not any(tier.steps for tier in self.tiers)


def progress(read: Read, *, list_key: str = OURS) -> Progress:
    """Of the acting practitioner. KeyError for a list that does not exist."""
    held = skill_list_of(read, list_key)
    rated = skill_ratings.ratings(read, list_key=list_key)
    tiers = tuple(
        TierProgress(tier, len(skills), steps_of(rated.get(one.slug, ()) for one in skills))
        for tier in range(len(held.tiers))
        for skills in (held.of_tier(tier),)
    )
    newest = {one.slug: rated[one.slug][-1].value for one in held.skills if one.slug in rated}
    by_tier = tuple(
        _strength(held.tier_words(tier), held.of_tier(tier), newest)
        for tier in range(len(held.tiers))
    )
    by_kind = tuple(
        _strength(words, [one for one in held.skills if one.kind is kind], newest)
        for kind, words in KIND_WORDS.items()
    )
    return Progress(held, tiers, by_tier, by_kind)


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


def _strength(name: Text, skills: Sequence[Skill], newest: Mapping[str, int]) -> Strength:
    rated = [newest[one.slug] for one in skills if one.slug in newest]
    independent = sum(1 for value in rated if value >= INDEPENDENT)
    return Strength(name, independent, len(rated) - independent, len(skills) - len(rated))


def over_time(found: Progress, today: date) -> StepsData:
    """Progress as the chart draws it, on screen and on paper."""
    lines = tuple(StepLine(_label(found.list, one), one.steps) for one in found.tiers)
    most = max(one.skills for one in found.tiers)
    unit = _("Skills rated 3 or more")
    return StepsData(lines, today, most, unit, _("Nothing is rated yet."))


def bars_of(strengths: Iterable[Strength]) -> BarsData:
    """Strengths by tier or by kind as the chart draws them, on screen and on paper."""
    bars = tuple(
        Bar(
            render(one.name),
            one.independent,
            one.lower,
            one.not_rated,
            _("{n} of {skills} at 3 or more", n=one.independent, skills=one.skills),
        )
        for one in strengths
    )
    legend = (_("3 or more"), _("rated lower"), _("not rated yet"))
    return BarsData(bars, legend, _("Nothing is rated yet."))


def _label(held: SkillList, one: TierProgress) -> str:
    name = render(held.tier_words(one.tier))
    return _("{tier} {now} of {skills}", tier=name, now=one.now, skills=one.skills)
