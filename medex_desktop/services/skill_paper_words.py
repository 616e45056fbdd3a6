"""Words that papers on skills share: whose list, which scale, who watched, how they signed."""

from medex_desktop.domain.practices import Practitioner
from medex_desktop.domain.skills.lists import SkillList
from medex_desktop.domain.skills.ratings import RATING_WORDS
from medex_desktop.domain.veil import Veil
from medex_desktop.language import _, render
from medex_desktop.services.sign_offs import SignOff


def origin(held: SkillList, veil: Veil) -> str:
    """Whose list it is; it claims to be nobody's official one."""
    if held.is_ours:
        return _(
            "List of {n} skills in this program's own wording, version {version}; nobody's "
            "official list.",
            n=len(held.skills), version=held.version,
        )  # fmt: skip
    return _("List “{title}”, kept by the practice.", title=veil.over_whole(held.title).text)


def scale_words() -> str:
    """The five steps of the self-rating in a line."""
    steps = (f"{value} {render(words)}" for value, words in enumerate(RATING_WORDS))
    return " · ".join(steps)


def tier_name(held: SkillList, tier: int, veil: Veil) -> str:
    """The name of a tier with a capital."""
    name = listed(held, render(held.tier_words(tier)), veil)
    return name[:1].upper() + name[1:]


def with_credential(person: Practitioner) -> str:
    """Name and credential of somebody of the practice."""
    return ", ".join(part for part in (person.name, person.credential) if part)


def listed(held: SkillList, words: str, veil: Veil) -> str:
    """Words of a list; in one the practice owns somebody may have written a client's name."""
    return words if held.is_ours else veil.over_whole(words).text


def observer_name(one: SignOff, veil: Veil) -> str:
    """Who watched; somebody from outside who is a client here too stands as initials.

    A name whose letters the paper can't show stays in the records: a sign-off can't be corrected.
    """
    from medex_desktop.reports.characters import undrawable  # it brings ReportLab

    name = one.observer if one.observer_id is not None else veil.over_whole(one.observer).text
    return _("name on record") if undrawable(name) else name


def how_signed(one: SignOff) -> str:
    """How a sign-off was signed."""
    return _("own passphrase") if one.observer_id is not None else _("form on file")
