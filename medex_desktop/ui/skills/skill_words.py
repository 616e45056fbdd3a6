"""How a person's skills read on screen: their facts, the meters, the states they can be in."""

from collections.abc import Callable
from datetime import date
from typing import Final

from medex_desktop.domain.names import sort_name
from medex_desktop.domain.skills.evidence import Count, short_words
from medex_desktop.domain.skills.lists import KIND_WORDS, SkillList
from medex_desktop.domain.skills.ratings import Rating, rating_words
from medex_desktop.language import _, day, n_, render
from medex_desktop.services.sign_offs import SignOff
from medex_desktop.services.skills_page import Meter, SkillRow, SkillsPage

ALL: Final = "all"
STATES: Final[dict[str, Callable[[SkillRow], bool]]] = {
    ALL: lambda _row: True,
    "not_rated": lambda row: row.rating is None,
    "below": lambda row: row.rating is not None and not row.is_independent,
    "evidence": lambda row: not row.is_evidenced,
    "observer": lambda row: not row.is_observed,
    "planned": lambda row: row.plan is not None,
    "done": lambda row: row.is_done and not row.counts_later,
}


def state_words() -> list[tuple[str, str]]:
    """The states to filter by."""
    return [
        (ALL, _("Any state")),
        ("not_rated", _("Not rated")),
        ("below", _("Below independent")),
        ("evidence", _("Evidence missing")),
        ("observer", _("Observer needed")),
        ("planned", _("Planned to practise")),
        ("done", _("Done")),
    ]


def kind_words() -> list[tuple[str, str]]:
    """The kinds to filter by."""
    return [(ALL, _("All kinds")), *((str(kind), render(KIND_WORDS[kind])) for kind in KIND_WORDS)]


def tier_words(held: SkillList, tier: int) -> str:
    """A tier's name."""
    return render(held.tier_words(tier))


def meter_words(page: SkillsPage, tier: int) -> str:
    """The volume the source tells for a tier; "" for lists that are not ours."""
    if tier >= len(page.meters):
        return _("Counting the records") if page.list.is_ours else ""
    meter: Meter = page.meters[tier]
    if not meter.wanted:
        return _("No count stated by the source")
    pattern = (_("Assessments under guidance"), _("Clients with tracked outcomes"))[tier]
    return _("{what}: {n} of {wanted}", what=pattern, n=meter.have, wanted=meter.wanted)


def advice_words(page: SkillsPage, tier: int) -> str:
    """Whose volume a meter shows, and that it locks nothing; "" for lists that are not ours."""
    if not page.list.is_ours:
        return ""
    advice = _("It is advice, never a lock: every tier is open.")
    meter = page.meters[tier] if tier < len(page.meters) else None
    if meter is None or not meter.wanted:
        return advice
    named = (
        _("METI’s skill progression of 2 November 2025 names {n} to {most} assessments under "
          "guidance before moving on.", n=meter.wanted, most=meter.most),
        _("METI’s skill progression of 2 November 2025 names {n} to {most} clients with tracked "
          "outcomes before moving on.", n=meter.wanted, most=meter.most),
    )[tier]  # fmt: skip
    return f"{named} {advice}"


def skills_words(count: int) -> str:
    """How many skills a tier has."""
    return n_("{n} skill", "{n} skills", count)


def rated_words(rating: Rating | None) -> str:
    """The own rating in words."""
    return _("not rated") if rating is None else render(rating_words(rating.value))


def since_words(row: SkillRow, today: date) -> str:
    """When the rating was given and what it was before: "from 2, on 20 Jun"."""
    if row.rating is None:
        return ""
    when = near_day(row.rating.day, today)
    before = row.ratings[-2].value if len(row.ratings) > 1 else row.rating.value
    if before == row.rating.value:
        return _("on {day}", day=when)
    return _("from {before}, on {day}", before=before, day=when)


def near_day(when: date, today: date) -> str:
    """A day without its year, while it is this one."""
    return day(when, short=when.year == today.year)


def evidence_words(row: SkillRow, *, counting: bool) -> str:
    """The evidence in a cell."""
    if row.evidence is None:
        return _("counting") if counting else _("not counted for this list")
    return render(short_words(row.evidence))


def lead(count: Count) -> str:
    """The number that stands first in the cell, set bold once it is enough."""
    return str(count.records) if count.is_met else ""


def observer_words(signed: SignOff, today: date) -> str:
    """Who watched and when, short: "T. Moreau, 4 Mar"."""
    family, comma, given = sort_name(signed.observer).partition(", ")
    short = f"{given[0]}. {family}" if comma else family
    return _("{name}, {day}", name=short, day=near_day(signed.day, today))
