"""The evidence of each skill, counted live from what the practitioner signed."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from sqlalchemy import select

from medex_desktop.domain import wording
from medex_desktop.domain.due import reassessment_day
from medex_desktop.domain.replacements import Approach, Joint
from medex_desktop.domain.skills.counting import QUESTIONS, that_count
from medex_desktop.domain.skills.evidence import Count, Found, Rule, count_of
from medex_desktop.domain.skills.facts import AlertFacts, AssessmentFacts, ReportFacts
from medex_desktop.domain.skills.learning import Credential
from medex_desktop.domain.skills.rules import RULES, counts_now
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Text, counted
from medex_desktop.services import rehearsals, sign_offs, skill_ratings
from medex_desktop.services.drafts import SHEET
from medex_desktop.services.families import filed, headed
from medex_desktop.services.learning import credentials, hours_for, reflections
from medex_desktop.services.sign_offs import SignOff
from medex_desktop.services.skill_facts import (
    all_visits,
    declines,
    signed_assessments,
    signed_reports,
)
from medex_desktop.services.skill_lists import title_of
from medex_desktop.services.work import Read
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.drafts import draft
from medex_desktop.storage.tables.health import precaution, replacement

NEAR_DUE: Final = timedelta(days=7)
REHEARSED_WITHIN: Final = timedelta(days=90)
UNSIGNED_FOR: Final = timedelta(days=7)
RERATED_WITHIN: Final = timedelta(days=183)
REASSESSMENTS: Final = 2

Evidence = tuple[Iterable[Found], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that is counted from, read once; ``shown`` are the assessments as they open."""

    read: Read
    assessments: tuple[AssessmentFacts, ...]
    reports: tuple[ReportFacts, ...]
    alerts: tuple[AlertFacts, ...]
    shown: dict[int, Found]


def evidence(read: Read) -> dict[str, Count]:
    """The evidence of every skill of our list for the acting practitioner, by slug."""
    records = _records(read)
    return {slug: _count(rule, records) for slug, rule in RULES.items()}


def _records(read: Read) -> Records:
    signed = tuple(signed_assessments(read))
    return Records(
        read,
        signed,
        tuple(signed_reports(read)),
        tuple(declines(read)),
        {one.id: _assessed(one) for one in signed},
    )


def _count(rule: Rule, records: Records) -> Count:
    if not counts_now(rule):
        return Count(rule, later=True)
    if rule.slug in QUESTIONS:
        counting = that_count(rule.slug, records.assessments)
        return count_of(rule, [records.shown[one.id] for one in counting])
    found, against = COUNTERS[rule.slug](records)
    return count_of(rule, found, against)


def _assessed(one: AssessmentFacts) -> Found:
    words = Text("{title}", {"title": one.title}) if one.title else Text("Assessment")
    return Found("assessment", one.id, one.client_id, one.day, words)


def _precautions(records: Records) -> Evidence:
    """Clients of one's own with a precaution whose source is named."""
    mine = {one.client_id for one in records.assessments}
    query = (
        select(client.c.id, precaution.c.given_on)
        .join_from(precaution, filed, filed.c.id == precaution.c.client_id)
        .join(client, headed(client.c.id))
        .where(precaution.c.source != "")
        .order_by(precaution.c.given_on)
    )
    latest = {row.id: row.given_on for row in records.read.connection.execute(query)}
    words = Text("Precaution with its source")
    return (
        Found("client", number, number, day, words)
        for number, day in latest.items()
        if number in mine
    ), ()


def _norms(records: Records) -> Evidence:
    """Each result of a signed report that stands beside its norm."""
    return (
        _report(one, Text("{result}, with its norm", {"result": result}))
        for one in records.reports
        for result in one.normed
    ), ()


def _declines(records: Records) -> Evidence:
    """Declines that were followed up; those without an answer stand against the skill."""

    def found(one: AlertFacts) -> Found:
        return Found("alert", one.id, one.client_id, one.day, Text("Decline"))

    return (
        (found(one) for one in records.alerts if one.answered),
        (found(one) for one in records.alerts if not one.answered),
    )


def _replaced(records: Records) -> Evidence:
    """Clients with a hip, knee or shoulder replaced, a precaution, and two reassessments since.

    Of a hip the surgeon's approach is known: what the client must not do follows from it.
    The first assessment after the replacement is the baseline.
    """
    visits = _visits(records)
    query = (
        select(client.c.id, replacement.c.done_on)
        .join_from(replacement, filed, filed.c.id == replacement.c.client_id)
        .join(client, headed(client.c.id))
        .where(
            replacement.c.joint != Joint.OTHER,
            replacement.c.approach != Approach.NOT_STATED,
        )
        .order_by(replacement.c.done_on)
    )
    spared = {one.client_id for one in _precautions(records)[0]}
    found = {}
    for number, done_on in records.read.connection.execute(query):
        days = [day for day in visits.get(number, ()) if day >= done_on]
        if number in spared and len(days) > REASSESSMENTS:
            words = Text("Replacement, reassessed")
            found[number] = Found("client", number, number, days[-1], words)
    return found.values(), ()


def _visits(records: Records) -> dict[int, list[date]]:
    """The days on which one's own clients were assessed, in order."""
    found: dict[int, set[date]] = defaultdict(set)
    for one in records.assessments:
        found[one.client_id].add(one.day)
    return {number: sorted(days) for number, days in found.items()}


def _reassessed(records: Records) -> Evidence:
    """Clients with two reassessments within a week of the day they were due.

    A day is due 30 days after the last assessment, whoever did that one.
    """
    found = []
    everybodys = all_visits(records.read)
    for number, days in _visits(records).items():
        on_time = [
            now
            for before, now in pairwise(everybodys[number])
            if now in days and abs(now - reassessment_day(before)) <= NEAR_DUE
        ]
        if len(on_time) >= REASSESSMENTS:
            words = counted("{n} on time", "{n} on time", len(on_time))
            found.append(Found("client", number, number, on_time[-1], words))
    return found, ()


def _report(one: ReportFacts, words: Text) -> Found:
    return Found("report", one.id, one.client_id, one.day, words)


def _reports(records: Records) -> Evidence:
    """Reports of one page that were sent by the day they were due."""
    words = Text("Progress report, sent in time")
    return (
        _report(one, words)
        for one in records.reports
        if one.pages == 1
        and one.sent_on is not None
        and one.due_on is not None
        and one.sent_on <= one.due_on
    ), ()


def _narratives(records: Records) -> Evidence:
    """Reports in which a person wrote a figure with its unit, in words that pass the check."""
    words = Text("Own words, passed the wording check")
    return (
        _report(one, words)
        for one in records.reports
        if wording.names_a_measure(one.written) and wording.passes(one.written)
    ), ()


def _governed(records: Records) -> Evidence:
    """A rehearsal that brought everything back, and nothing left unsigned for a week."""
    read = records.read
    last = rehearsals.last(read)
    good = last is not None and not last.fault and read.now - last.at <= REHEARSED_WITHIN
    day = last.at.astimezone().date() if last is not None else read.today
    restored = Found("practice", 0, None, day, Text("Restore rehearsed"))
    query = (
        select(draft.c.id, client.c.id, draft.c.started_at)
        .join_from(draft, filed, filed.c.id == draft.c.client_id, isouter=True)
        .join(client, headed(client.c.id), isouter=True)
        .where(
            draft.c.practitioner_id == read.practitioner_id,
            draft.c.kind != SHEET,
            draft.c.started_at < read.now - UNSIGNED_FOR,
            client.c.binned_at.is_(None),
        )
        .order_by(draft.c.started_at)
    )
    against = [
        Found("practice", number, client_id, begun.astimezone().date(), Text("Unsigned draft"))
        for number, client_id, begun in read.connection.execute(query)
    ]
    return [restored] if good else [], against


def _mentored(records: Records) -> Evidence:
    """Sign-offs given with feedback, or as many received and thought over, whichever are more."""
    read = records.read

    def title(one: SignOff) -> dict[str, object]:
        return {"title": title_of(read, one.list, one.slug)}

    given = [
        Found("signoff", one.id, None, one.day, Text("Given: {title}", title(one)))
        for one in sign_offs.given(read)
        if one.feedback.strip()
    ]
    thought_over = reflections(read)
    received = [
        Found("signoff", one.id, None, one.day, Text("Received: {title}", title(one)))
        for one in sign_offs.received(read)
        if one.id in thought_over
    ]
    return max(given, received, key=len), ()


def _developed(records: Records) -> Evidence:
    """Skills rated again within half a year, and credentials unexpired with hours to renew them.

    Hours that a renewal still lacks stand against it once its day is near.
    """
    read = records.read
    again = skill_ratings.rated_again(read)
    held = credentials(read)
    current = [one for one in held if one.is_current(read.today)]
    expired = [
        Found("practice", one.id, None, one.expires_on or read.today,
              Text("{name} has expired", {"name": one.name}))
        for one in held
        if one.is_expired(read.today)
    ]  # fmt: skip
    against = [*expired, *_short_of_hours(read, current)]
    if again is None or read.today - again > RERATED_WITHIN or not current:
        return [], against
    words = Text("Rated again on {day}", {"day": Day(again)})
    return [Found("rating", 0, None, again, words)], against


def _short_of_hours(read: Read, held: Iterable[Credential]) -> Iterable[Found]:
    for one in held:
        needed = one.hours_needed or 0
        if one.is_to_be_renewed(read.today) and hours_for(read, one.id) < needed:
            words = Text("Hours are missing to renew {name}", {"name": one.name})
            yield Found("practice", one.id, None, one.expires_on or read.today, words)


COUNTERS: Final[dict[str, Callable[[Records], Evidence]]] = {
    "contraindication-check": _precautions,
    "norm-comparison": _norms,
    "decline-detection": _declines,
    "joint-replacement-pathway": _replaced,
    "reassessment-cycle": _reassessed,
    "progress-report": _reports,
    "functional-language": _narratives,
    "records-governance": _governed,
    "mentoring-signoff": _mentored,
    "professional-development": _developed,
}
