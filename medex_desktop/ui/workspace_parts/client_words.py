"""A client in the words of the header: who, and what must not be forgotten."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from medex_desktop.domain.clearances import Clearance
from medex_desktop.domain.client_limits import caveat_words
from medex_desktop.domain.clients import Client, Hand, Provider, Sex
from medex_desktop.domain.dates import since_words
from medex_desktop.domain.replacements import Replacement, replaced_words
from medex_desktop.frozen import dataclass
from medex_desktop.language import _, day, n_, render
from medex_desktop.services.alerts import AlertLine
from medex_desktop.services.health import Health, stands_as_replacement


@dataclass(frozen=True, slots=True)
class Caveat:
    """One item of the caveat line. Watch and stop items are never left out or shortened.

    The weeks since a surgery are never left out either; they lose their day first.

    Attributes:
        shape: a status shape ("attend", "stop", "done"), or "" for a neutral item.
        icon: an icon's name for neutral items.
        strong_tail: said after the words, in semibold ("15 weeks").
        brief: the words where room is short, without the day; who has a strong tail keeps it.
    """

    words: str
    shape: str = ""
    icon: str = ""
    strong_tail: str = ""
    brief: str = ""

    @property
    def is_neutral(self) -> bool:
        """Whether it is told quietly: neither a watch nor a stop item."""
        return self.shape not in ("attend", "stop")

    @property
    def stays(self) -> bool:
        """Whether it never moves behind "n more"."""
        return not self.is_neutral or bool(self.strong_tail)

    def shortened(self) -> "Caveat":
        """What happened and how long ago, without its day: the weeks are what counts."""
        if not self.strong_tail:
            return self
        return replace(self, words=f"{self.brief or self.words.rstrip(',')},")

    @property
    def said(self) -> str:
        """Read aloud."""
        return f"{self.words} {self.strong_tail}".strip()


def age_words(client: Client, today: date) -> str:
    """The age in whole years: "75 years", "about 54 years", or that it is not stated."""
    age = client.age_on_day(today)
    if age is None:
        return _("age not stated")
    if client.age_is_about:
        return n_("about {n} year", "about {n} years", int(age))
    return n_("{n} year", "{n} years", int(age))


def short_age(client: Client, today: date) -> str:
    """The age for a narrow header: "75", "about 54"."""
    age = client.age_on_day(today)
    if age is None:
        return ""
    return _("about {n}", n=int(age)) if client.age_is_about else str(int(age))


def fact_words(client: Client, today: date) -> list[str]:
    """What follows the name: age, birth date, norm sex, hand."""
    sexes = {
        Sex.FEMALE: _("female norms"),
        Sex.MALE: _("male norms"),
        Sex.NOT_STATED: _("sex for norms not stated"),
    }
    hands = {
        Hand.RIGHT: _("right-handed"),
        Hand.LEFT: _("left-handed"),
        Hand.BOTH: _("both-handed"),
        Hand.UNKNOWN: _("hand not stated"),
    }
    facts = [age_words(client, today)]
    if client.birth_date is not None:
        facts.append(_("born {day}", day=day(client.birth_date)))
    return [*facts, sexes[client.sex], hands[client.hand]]


def caveats_of(
    client: Client,
    provider: Provider | None,
    today: date,
    alerts: Sequence[AlertLine],
    health: Health,
) -> list[Caveat]:
    """The caveat line: the bin, alerts, surgery with its weeks, clearance, precautions, limits."""
    items = []
    if client.binned_at is not None:
        binned_on = client.binned_at.astimezone().date()
        when = day(binned_on, short=binned_on.year == today.year)
        items.append(Caveat(_("In the bin since {day}, will not be erased by itself", day=when),
                            "attend"))  # fmt: skip
    if alerts:
        words = n_("{n} alert to answer", "{n} alerts to answer", len(alerts))
        items.append(Caveat(words, "stop"))
    if client.archived_on is not None:
        items.append(Caveat(_("Archived {day}", day=day(client.archived_on)), "attend"))
    items += [_replacement(one, today) for one in health.replacements]
    event = _event(client, today)
    if event is not None and not stands_as_replacement(client, health.replacements):
        items.append(event)
    if health.clearance is not None:
        items.append(_clearance(health.clearance, today))
    items += [Caveat(render(one.said(today)), "attend") for one in health.precautions]
    items += [Caveat(render(words), "attend") for words in caveat_words(health.limits)]
    items += [
        Caveat(line.strip(), "attend") for line in client.precautions.splitlines() if line.strip()
    ]
    if client.diagnosis.strip():
        items.append(Caveat(client.diagnosis.strip().splitlines()[0], icon="note"))
    if provider is not None:
        items.append(Caveat(_("Referred by {name}", name=provider.name), icon="user"))
    return items


def _event(client: Client, today: date) -> Caveat | None:
    if client.event_date is None and not client.event_text.strip():
        return None
    usual = _("Surgery") if client.event_kind == "surgery" else _("Onset")
    words = client.event_text.strip() or usual
    if client.event_date is None:
        return Caveat(words, icon="surgery")
    when = day(client.event_date, short=client.event_date.year == today.year)
    return Caveat(
        f"{words} {when},",
        icon="surgery",
        strong_tail=render(since_words(client.event_date, today)),
        brief=words,
    )


def _replacement(found: Replacement, today: date) -> Caveat:
    when = day(found.done_on, short=found.done_on.year == today.year)
    since = render(since_words(found.done_on, today))
    words = render(replaced_words(found))
    return Caveat(f"{words} {when},", icon="surgery", strong_tail=since, brief=words)


def _clearance(found: Clearance, today: date) -> Caveat:
    if found.expires_on is None:
        words = _("Cleared {day}", day=day(found.given_on, short=found.given_on.year == today.year))
    else:
        when = day(found.expires_on, short=found.expires_on.year == today.year)
        if not found.counts_on(today):
            return Caveat(_("Clearance ran out {day}", day=when), "stop")
        words = _("Cleared to {day}", day=when)
    return Caveat(", ".join(part for part in (words, found.given_by) if part), "done")
