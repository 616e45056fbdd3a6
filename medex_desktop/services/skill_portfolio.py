"""The words of a portfolio: three facts a skill, who watched, how ratings came about, learning."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from medex_desktop.domain.skills.evidence import LATER, Count
from medex_desktop.domain.skills.learning import Credential, hours_words, shown
from medex_desktop.domain.skills.lists import KIND_WORDS, SkillList
from medex_desktop.domain.skills.ratings import HIGHEST, Rating
from medex_desktop.domain.veil import Veil
from medex_desktop.language import _, day, n_, render
from medex_desktop.services import learning, practices
from medex_desktop.services.sign_offs import SignOff
from medex_desktop.services.skill_paper_words import (
    how_signed,
    listed,
    observer_name,
    scale_words,
    tier_name,
    with_credential,
)
from medex_desktop.services.skill_progress import over_time, progress
from medex_desktop.services.skill_sums import SkillSums, sums_of
from medex_desktop.services.skills_page import Meter, SkillRow, SkillsPage, skills_page
from medex_desktop.services.work import Read

if TYPE_CHECKING:
    from medex_desktop.reports.content import Paper, Words
    from medex_desktop.reports.skill_kinds import KindFact, KindLine
    from medex_desktop.reports.skill_portfolio import (
        Listing,
        MeterLine,
        Passages,
        ProgressPicture,
        SkillLine,
        SkillPortfolio,
        TierPart,
    )

FULL, EMPTY, BOX = "●", "○", "□"
_YEAR = timedelta(days=365)


class _Typed:
    """Words that people typed, without clients; it counts what it took out of them."""

    def __init__(self, veil: Veil, held: SkillList) -> None:
        self.veil, self.held = veil, held
        self.taken = 0

    def title(self, row: SkillRow) -> str:
        """The title of a skill."""
        return listed(self.held, row.skill.title, self.veil)

    def free(self, text: str) -> str:
        """A text about work: every part of a client's name goes."""
        from medex_desktop.reports.characters import undrawable

        made = self.veil.over(text)
        self.taken += made.taken
        if undrawable(made.text):
            return _("On record; the paper's font lacks some of its letters.")
        return made.text

    def named(self, text: str) -> str:
        """What names something on purpose: only a client's whole name goes."""
        made = self.veil.over_whole(text)
        self.taken += made.taken
        return made.text


def compose(
    read: Read, list_key: str, paper: "Paper", veil: Veil, printed_by: str = ""
) -> tuple["SkillPortfolio", int]:
    """Everything on the pages, and how often a client was taken out of it."""
    from medex_desktop.reports.content import Bold
    from medex_desktop.reports.skill_portfolio import SkillPortfolio

    page = skills_page(read, list_key=list_key)
    typed = _Typed(veil, page.list)
    numbers = {row.skill.slug: at for at, row in enumerate(page.rows, 1)}
    evidence = _(" is counted from signed records and falls when a record is voided.")
    counts = (" ", Bold(_("Evidence")), evidence) if page.list.is_ours else ()
    made = SkillPortfolio(
        paper=paper,
        whose=with_credential(practices.the_practitioner(read)),
        meters=tuple(_meters(page.meters)),
        tiers=tuple(_tier(page, tier, numbers, typed) for tier in range(len(page.list.tiers))),
        scale=(Bold(_("Scale:")), f" {scale_words()}.", *counts),
        parts=(
            _watched(page, numbers, typed),
            _history(page, numbers, typed),
            _credentials(read, typed),
            _learning(read, typed),
        ),
        notes=_notes(typed),
        picture=_picture(read, page.list.key),
        kinds=tuple(_kinds(page)),
        printed_by=printed_by,
    )
    return made, typed.taken


def _picture(read: Read, list_key: str) -> "ProgressPicture | None":
    """The chart of the ratings over time; None while nothing is rated."""
    found = progress(read, list_key=list_key)
    if found.is_empty:
        return None
    # matplotlib costs more than the whole start; it is wanted only here.
    from medex_desktop.charts.skills import steps_figure
    from medex_desktop.charts.style import paper_style
    from medex_desktop.reports.skill_portfolio import ProgressPicture

    data = over_time(found, read.today)
    tiers = ", ".join(line.label for line in data.lines)
    return ProgressPicture(
        _("Skills I rated 3 or more, from the history of my ratings: {tiers}.", tiers=tiers),
        partial(steps_figure, data, style=paper_style(7.8)),
    )


def _meters(meters: Sequence[Meter]) -> Iterator["MeterLine"]:
    from medex_desktop.reports.skill_portfolio import MeterLine

    words = (_("Assessments under guidance"), _("Clients with tracked outcomes"))
    for told, one in zip(words, meters, strict=False):
        share = one.have / one.wanted if one.wanted else 0.0
        named = _(" of {n}; METI names {n} to {most}", n=one.wanted, most=one.most)
        yield MeterLine(told, str(one.have), named, share)


def _tier(page: SkillsPage, tier: int, numbers: dict[str, int], typed: _Typed) -> "TierPart":
    from medex_desktop.reports.skill_portfolio import TierPart

    rows = page.of_tier(tier)
    name = tier_name(page.list, tier, typed.veil)
    return TierPart(
        title=_("{tier} ({n})", tier=name, n=len(rows)),
        lines=tuple(_line(row, numbers[row.skill.slug], typed) for row in rows),
        sums=_sums(page, rows),
    )


def _sums(page: SkillsPage, rows: Sequence[SkillRow]) -> tuple[str, str, str]:
    found = sums_of(rows)
    rated = _("{n} rated", n=found.rated + found.lower)
    if not page.list.is_ours:
        return rated, "", _("{n} observed", n=found.signed_off)
    return (
        rated,
        _("{n} with evidence complete", n=found.met),
        _("{n} of {least} observed", n=found.observed, least=found.needing),
    )


def _kinds(page: SkillsPage) -> Iterator["KindLine"]:
    """Strengths by kind: each fact for itself, and no zero where nothing is counted yet."""
    from medex_desktop.reports.skill_kinds import KindLine

    for kind, words in KIND_WORDS.items():
        rows = [row for row in page.rows if row.skill.kind is kind]
        if rows:
            found = sums_of(rows)
            facts = (
                _kind_rated(found),
                _kind_met(found, page.list),
                _kind_observed(found, page.list),
            )
            yield KindLine(_("{tier} ({n})", tier=render(words), n=found.skills), facts)


def _kind_rated(found: SkillSums) -> "KindFact":
    from medex_desktop.reports.skill_kinds import KindFact

    if found.not_rated == found.skills:
        return KindFact((), _("not rated yet"))
    more = _("{n} not rated yet", n=found.not_rated) if found.not_rated else ""
    parts = (found.rated, found.lower, found.not_rated)
    return KindFact(parts, str(found.rated), _(" of {n}", n=found.skills), more)


def _kind_met(found: SkillSums, held: SkillList) -> "KindFact":
    from medex_desktop.reports.skill_kinds import KindFact

    if not found.countable:
        return KindFact((), render(LATER) if held.is_ours else _("not counted for this list"))
    later = found.skills - found.countable
    more = n_("{n} counts later", "{n} count later", later) if later else ""
    parts = (found.met, 0, found.countable - found.met)
    return KindFact(parts, str(found.met), _(" of {n}", n=found.countable), more)


def _kind_observed(found: SkillSums, held: SkillList) -> "KindFact":
    from medex_desktop.reports.skill_kinds import KindFact

    if not found.needing:
        none = _("no observer needed") if held.is_ours else ""
        return KindFact((), none or _("{n} observed", n=found.signed_off))
    parts = (found.observed, 0, found.needing - found.observed)
    return KindFact(parts, str(found.observed), _(" of {n}", n=found.needing))


def _line(row: SkillRow, number: int, typed: _Typed) -> "SkillLine":
    from medex_desktop.reports.skill_portfolio import SkillLine

    value = None if row.rating is None else row.rating.value
    marks = "" if value is None else FULL * value + EMPTY * (HIGHEST - value)
    count = row.evidence
    counted = count is not None and not count.later
    return SkillLine(
        number=number,
        title=typed.title(row),
        rating=_("not rated") if value is None else str(value),
        marks=marks,
        records=_records(count) if count is not None else ("", ""),
        share=0.0 if count is None else count.share,
        clients=_clients(count) if count is not None else "",
        observed=_observed(row, typed),
        instead="" if counted else _uncounted(count),
    )


def _uncounted(count: Count | None) -> str:
    return render(LATER) if count is not None else _("not counted for this list")


def _records(count: Count) -> tuple[str, str]:
    return str(count.records), _(" of {n}", n=count.rule.least)


def _clients(count: Count) -> str:
    """Of how many clients, of how many where they are too few, and what is open; never whose."""
    parts, wanted = [], count.rule.least_clients
    if wanted and count.clients < wanted:
        parts.append(_("{n} of {least} clients", n=count.clients, least=wanted))
    elif wanted:
        parts.append(n_("{n} client", "{n} clients", count.clients))
    if count.open_points:
        parts.append(_("{n} open", n=len(count.open_points)))
    return ", ".join(parts)


def _observed(row: SkillRow, typed: _Typed) -> str:
    if row.observed:
        newest = row.observed[-1]
        parts = (_who(newest, typed), day(newest.day))
        more = len(row.observed) - 1
        return ", ".join(parts) + (_(", {n} more", n=more) if more else "")
    if row.needs_observer:
        return f"{BOX} {_('not yet')}"
    return _("no observer needed") if row.evidence is not None else _("nobody yet")


def _who(one: SignOff, typed: _Typed) -> str:
    parts = (observer_name(one, typed.veil), typed.named(one.credential))
    return ", ".join(part for part in parts if part)


def _watched(page: SkillsPage, numbers: dict[str, int], typed: _Typed) -> "Passages":
    """Every sign-off that stands, with what was said."""
    from medex_desktop.reports.content import Bold
    from medex_desktop.reports.skill_portfolio import Passages

    passages: list[Words] = []
    for row in page.rows:
        for one in row.observed:
            head = f"{numbers[row.skill.slug]} {typed.title(row)}"
            facts = f" {_who(one, typed)}, {day(one.day)} ({how_signed(one)})."
            passages.append((Bold(head + "."), facts, "\n", typed.free(one.feedback)))
    return Passages(
        _("Who watched, and what they said"), tuple(passages), _("Nobody has signed a skill off.")
    )


def _history(page: SkillsPage, numbers: dict[str, int], typed: _Typed) -> "Passages":
    """How each rating came about; notes to ratings stay in the program."""
    from medex_desktop.reports.content import Bold
    from medex_desktop.reports.skill_portfolio import Passages

    passages: list[Words] = []
    for row in page.rows:
        steps = ", ".join(
            _("{value} on {day}", value=one.value, day=day(one.day)) for one in changes(row.ratings)
        )
        if steps:
            head = f"{numbers[row.skill.slug]} {typed.title(row)}."
            passages.append((Bold(head), f" {steps}."))
    title, none = _("How the ratings came about"), _("No skill is rated yet.")
    return Passages(title, tuple(passages), none, close=True)


def changes(ratings: Sequence[Rating]) -> list[Rating]:
    """The ratings that changed something: the last of each day, where it is another value."""
    last_of_day = {one.day: one for one in ratings}
    found: list[Rating] = []
    for one in last_of_day.values():
        if not found or one.value != found[-1].value:
            found.append(one)
    return found


def _credentials(read: Read, typed: _Typed) -> "Listing":
    from medex_desktop.reports.skill_portfolio import Listing

    columns = (_("Credential"), _("Issued by"), _("Number"), _("Issued"), _("Expires"), _("Hours"))
    rows = [
        (
            typed.named(one.name),
            typed.named(one.issuer),
            typed.named(one.number),
            day(one.issued_on) if one.issued_on else "",
            _expiry(read, one),
            _hours_of(read, one),
        )
        for one in learning.credentials(read)
    ]
    return Listing(_("Credentials"), columns, tuple(rows), _("No credential is on record."))


def _expiry(read: Read, one: Credential) -> str:
    if one.ended_on is not None:
        return _("held until {day}", day=day(one.ended_on))
    if one.expires_on is None:
        return _("no expiry")
    shown = day(one.expires_on)
    return _("expired {day}", day=shown) if one.is_expired(read.today) else shown


def _hours_of(read: Read, one: Credential) -> str:
    logged = learning.hours_for(read, one.id)
    if one.hours_needed is None:
        return _hours(logged)
    return render(hours_words(logged, one.hours_needed))


def _learning(read: Read, typed: _Typed) -> "Listing":
    from medex_desktop.reports.skill_portfolio import Listing

    entries = learning.log(read)
    since = read.today - _YEAR
    recent = sum((one.hours for one in entries if one.day > since), Decimal(0))
    total = sum((one.hours for one in entries), Decimal(0))
    note = _(
        "{total} hours in all, {recent} of them in the last 12 months.",
        total=shown(total), recent=shown(recent),
    )  # fmt: skip
    rows = [
        (day(one.day), typed.free(one.title), typed.free(one.given_by), _hours(one.hours))
        for one in entries
    ]
    columns = (_("Date"), _("Learnt"), _("Given by"), _("Hours"))
    none = _("Nothing is logged yet.")
    return Listing(_("Learning"), columns, tuple(rows), none, note if entries else "")


def _hours(hours: Decimal) -> str:
    return _("{n}", n=shown(hours))


def _notes(typed: _Typed) -> tuple[str, ...]:
    if not typed.taken:
        return ()
    return (
        n_(
            "At {n} place what could tell who a client is was left out or stands as initials.",
            "At {n} places what could tell who a client is was left out or stands as initials.",
            typed.taken,
        ),
    )
