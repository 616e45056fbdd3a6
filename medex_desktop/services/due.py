"""What Today lists: drafts, alerts, reassessments, unsent reports, and what is one's own to do."""

from collections.abc import Iterator
from dataclasses import field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final, Literal

from sqlalchemy import Select, exists, func, select

from medex_desktop.domain.due import (
    REASSESS_AFTER_DAYS,
    RENEW_AHEAD_DAYS,
    DueItem,
    alert_due,
    credential_due,
    draft_due,
    order_due,
    practice_due,
    reassessment_due,
    report_due,
    when_words,
)
from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Number, Text
from medex_desktop.services.acts import act
from medex_desktop.services.alerts import AlertLine, open_alerts
from medex_desktop.services.drafts import SHEET
from medex_desktop.services.families import filed, headed
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.tables.assessments import addendum, assessment
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.documents import document, document_event
from medex_desktop.storage.tables.drafts import draft, postponed
from medex_desktop.storage.tables.skills import credential, skill_plan
from medex_desktop.turns import in_turn

Group = Literal["overdue", "today", "week", "later"]
AHEAD_DAYS: Final = 7
FURTHEST_DAYS: Final = 366

_SETTLED: Final = ("sent", "acknowledged", "voided", "binned")
_LAST_DAY = func.max(assessment.c.day, type_=assessment.c.day.type)
_DRAFTS: Final = {
    "assessment": Text("Assessment"),
    "client": Text("Client form"),
    "grip": Text("Grip test"),
    "progress_report": Text("Progress report"),
}
_DRAFT: Final = Text("Draft")
_HANDS: Final = {"right": Text("Right hand"), "left": Text("Left hand")}


@dataclass(frozen=True, slots=True)
class DueTarget:
    """Where the one action of a line leads: what ``session.go`` takes."""

    place: str
    tab: str = ""
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TodayLine:
    """One line of Today.

    Attributes:
        item: a name for this occurrence, the same at every reading ("report:12").
        client_id: None for the form of a client who is not in the practice yet, and for what is
            about no client: then ``client_name`` is the skill or the credential.
        when: "today", "3 days late", or the day it falls on.
        action: "sign", "answer", "assess", "send", "continue", "practise" or "renew".
        may_wait: whether it can be put off; an alert can't, it is answered.
        put_off: whether it was put off to the day it is due now.
    """

    item: str
    kind: str
    record_id: int
    client_id: int | None
    client_name: str
    words: Text
    when: Text
    due_on: date
    late_days: int
    group: Group
    action: str
    target: DueTarget
    may_wait: bool = True
    put_off: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """A due item with what its line needs beyond it."""

    item: DueItem
    name: str
    key: str
    client_name: str
    target: DueTarget
    words: Text | None = None


def due_list(read: Read, *, for_clients: bool = False) -> list[TodayLine]:
    """Everything due by a week from today: overdue first, then today, then this week.

    Credentials are told earlier. ``for_clients`` leaves out what is one's own, and reassessments:
    lists of clients know them from the last visit.
    """
    waiting = _waiting(read)
    sources = [_alerts, _unsigned, _unsent]
    if not for_clients:
        sources += [_reassessments, _plans, _credentials]
    found = [_put_off(each, waiting, read.today) for source in sources for each in source(read)]
    by_record = {(each.item.kind, each.item.record_id): each for each in found}
    ordered = order_due([each.item for each in found], read.today, ahead_days=AHEAD_DAYS)
    lines = [_line(by_record[item.kind, item.record_id], read.today, waiting) for item in ordered]
    groups: tuple[Group, ...] = ("overdue", "today", "week", "later")
    return [line for group in groups for line in lines if line.group == group]


def due_count(read: Read) -> int:
    """How many things the list has, for the rail: both say the same number."""
    return len(due_list(read))


def reassessments_put_off(read: Read) -> dict[int, date]:
    """For clients whose reassessment was put off: the day it was put off to."""
    waiting = _waiting(read)
    asked = {int(item.split(":")[1]) for item in waiting if item.startswith("reassessment:")}
    if not asked:
        return {}
    owner = func.coalesce(filed.c.merged_into_id, filed.c.id)
    latest = (
        select(owner, _LAST_DAY)
        .join_from(assessment, filed, filed.c.id == assessment.c.client_id)
        .group_by(owner)
    )
    rows = read.connection.execute(latest.where(owner.in_(asked)))
    items = {row[0]: f"reassessment:{row[0]}:{row[1]}" for row in rows}
    return {one: waiting[item] for one, item in items.items() if item in waiting}


@act("due.postpone", undo=Text("Put off"))
def postpone(work: Work, *, line: TodayLine, until: date) -> None:
    """Put a line off to a later day; a practice plan is moved there.

    Refused for alerts, credentials and clients not saved yet. Raises InvalidInput("until") for a
    day that is not after today or more than a year ahead.
    """
    if not line.may_wait:
        raise Refused(Text("This can't be put off. Nothing was changed."))
    if until <= work.today:
        raise InvalidInput("until", Text("Choose a day after today."))
    if until > work.today + timedelta(days=FURTHEST_DAYS):
        raise InvalidInput("until", Text("Choose a day within a year."))
    if line.client_id is None:
        from medex_desktop.services.skill_plans import move  # only where one is moved

        move(work, plan_id=line.record_id, due_on=until)
        return
    work.about(line.client_id)
    known = work.connection.execute(
        select(postponed.c.id).where(postponed.c.item == line.item)
    ).scalar()
    if known is None:
        work.insert(postponed, client_id=line.client_id, item=line.item, until=until)
    else:
        work.update(postponed, known, until=until)


def _waiting(read: Read) -> dict[str, date]:
    rows = read.connection.execute(select(postponed.c.item, postponed.c.until))
    return {row[0]: row[1] for row in rows}


def _put_off(found: _Found, waiting: dict[str, date], today: date) -> _Found:
    until = waiting.get(found.key)
    if until is None or until <= found.item.due_on:
        return found
    late = max(0, (today - until).days)
    return replace(found, item=replace(found.item, due_on=until, late_days=late))


def _line(found: _Found, today: date, waiting: dict[str, date]) -> TodayLine:
    item = found.item
    ahead = item.due_on > today
    return TodayLine(
        item=found.key,
        kind=found.name,
        record_id=item.record_id,
        client_id=item.client_id or None,
        client_name=found.client_name,
        words=found.words or item.words,
        when=Text("{day}", {"day": Day(item.due_on, short=True)})
        if ahead
        else when_words(item, today),
        due_on=item.due_on,
        late_days=item.late_days,
        group=_group(item, today),
        action="continue" if found.name == "client" else item.action,
        target=found.target,
        may_wait=item.kind == "practice" or (item.kind != "alert" and bool(item.client_id)),
        put_off=found.key in waiting,
    )


def _group(item: DueItem, today: date) -> Group:
    if item.due_on > today + timedelta(days=AHEAD_DAYS):
        return "later"
    return "week" if item.due_on > today else "overdue" if item.late_days else "today"


def _alerts(read: Read) -> Iterator[_Found]:
    lines = open_alerts(read)
    if not lines:
        return
    ids = {line.client_id for line in lines}
    names = select(client.c.id, client.c.name).where(client.c.id.in_(ids))
    name_of: dict[int, str] = {row[0]: row[1] for row in in_turn(read.connection.execute(names))}
    for line in in_turn(lines):
        raised = _day(line.raised_at, read.today)
        item = alert_due(line.client_id, line.id, raised, read.today, brief_alert(line, read.today))
        target = DueTarget("client", "overview", {"alert_id": line.id})
        yield _Found(item, "alert", f"alert:{line.id}", name_of[line.client_id], target)


def brief_alert(line: AlertLine, today: date) -> Text:
    """An alert in a few words, from the facts kept with it."""
    facts = line.facts
    hand = _HANDS.get(line.side, Text("One hand"))
    try:
        then = _brief(date.fromisoformat(facts["then_on"]), today)
        if line.kind == "decline":
            fall = Number(abs(Decimal(facts["change_kg"])), 1)
            return Text(
                "{hand} down {fall} kg since {day}", {"hand": hand, "fall": fall, "day": then}
            )
        gap = Number(abs(Decimal(facts["now_difference_kg"])), 1)
        return Text("{hand} weaker by {gap} kg, new", {"hand": hand, "gap": gap})
    except (KeyError, ValueError, ArithmeticError):
        return line.words


def _day(moment: datetime, today: date) -> date:
    """The civil date here of a recorded moment, never after today."""
    return min(moment.astimezone().date(), today)


def _brief(day: date, today: date) -> Day:
    """A day with its year only when that is not this one."""
    return Day(day, short=day.year == today.year)


def _unsigned(read: Read) -> Iterator[_Found]:
    query = select(
        draft.c.id, draft.c.kind, draft.c.payload, draft.c.started_at, client.c.id, client.c.name
    ).join_from(draft, filed, filed.c.id == draft.c.client_id, isouter=True)
    query = query.join(client, headed(client.c.id), isouter=True).where(
        client.c.binned_at.is_(None), draft.c.kind != SHEET
    )
    for number, kind, payload, started, client_id, name in read.connection.execute(query):
        begun = _day(started, read.today)
        title = _DRAFTS.get(kind, _DRAFT)
        item = draft_due(client_id or 0, number, begun, read.today, title)
        words = Text("{title} of {day}", {"title": title, "day": _brief(begun, read.today)})
        if kind == "client":
            words = Text("Form begun {day}", {"day": _brief(begun, read.today)})
            typed = payload.get("name", "") if isinstance(payload, dict) else ""
            name = name or str(typed).strip()
        yield _Found(
            item,
            "client" if kind == "client" else "draft",
            f"draft:{number}",
            name or "",
            draft_target(kind, number),
            words,
        )


def draft_target(kind: str, number: int) -> DueTarget:
    """Where a draft of that kind is gone on with."""
    if kind == "client":
        return DueTarget("clients", "", {"draft_id": number})
    if kind == SHEET:  # it comes back when its sheet is opened again
        return DueTarget("skills")
    if "report" in kind or "document" in kind:
        return DueTarget("client", "documents", {"draft_id": number})
    if kind == "assessment":
        return DueTarget("client", "assess", {"draft_id": number})
    return DueTarget("client", "assess", {"draft_id": number, "measure": "grip_strength"})


def _reassessments(read: Read) -> Iterator[_Found]:
    """Clients tested here whose 30 days are over; those only imported are history, not due."""
    latest = read.today + timedelta(days=AHEAD_DAYS - REASSESS_AFTER_DAYS)
    voided = exists().where(
        addendum.c.assessment_id == assessment.c.id, addendum.c.kind == "voided"
    )
    query: Select[Any] = (
        select(client.c.id, client.c.name, _LAST_DAY)
        .join_from(filed, assessment, assessment.c.client_id == filed.c.id)
        .join(client, headed(client.c.id))
        .where(client.c.archived_on.is_(None), client.c.binned_at.is_(None))
        .where(assessment.c.locked_at.is_not(None), ~voided)
        .group_by(client.c.id)
        .having(latest >= _LAST_DAY, func.count(assessment.c.signed_at) > 0)
    )
    target = DueTarget("client", "assess", {"measure": "grip_strength"})
    for client_id, name, last in in_turn(read.connection.execute(query)):
        item = reassessment_due(client_id, last, read.today)
        words = Text("Last assessed {day}", {"day": _brief(last, read.today)})
        key = f"reassessment:{client_id}:{last}"
        yield _Found(item, "reassessment", key, name, target, words)


def _unsent(read: Read) -> Iterator[_Found]:
    settled = select(document_event.c.document_id).where(document_event.c.kind.in_(_SETTLED))
    query = (
        select(document.c.id, document.c.signed_at, client.c.id, client.c.name)
        .join_from(document, filed, filed.c.id == document.c.client_id)
        .join(client, headed(client.c.id))
        .where(
            client.c.binned_at.is_(None),
            document.c.locked_at.is_not(None),
            document.c.id.not_in(settled),
        )
    )
    for number, signed, client_id, name in read.connection.execute(query):
        on = _day(signed, read.today)
        item = report_due(client_id, number, on, read.today)
        words = Text("Signed {day}, not sent", {"day": _brief(on, read.today)})
        target = DueTarget("client", "documents", {"document_id": number})
        yield _Found(item, "report", f"report:{number}", name, target, words)


def _plans(read: Read) -> Iterator[_Found]:
    """The skills one practises until a day."""
    query = select(skill_plan).where(
        skill_plan.c.practitioner_id == read.practitioner_id,
        skill_plan.c.done_on.is_(None),
        skill_plan.c.dropped_on.is_(None),
        skill_plan.c.due_on <= read.today + timedelta(days=AHEAD_DAYS),
    )
    for row in read.connection.execute(query).all():
        from medex_desktop.services.skill_lists import title_of  # only where one is due

        item = practice_due(row.id, row.due_on, row.begun_on, read.today)
        title = title_of(read, row.list, row.slug)
        target = DueTarget("skills", "", {"list": row.list, "slug": row.slug})
        yield _Found(item, "practice", f"practice:{row.id}", title, target)


def _credentials(read: Read) -> Iterator[_Found]:
    """One's own credentials whose renewal is near, or past."""
    query = select(credential.c.id, credential.c.name, credential.c.expires_on).where(
        credential.c.practitioner_id == read.practitioner_id,
        credential.c.ended_on.is_(None),
        credential.c.expires_on <= read.today + timedelta(days=RENEW_AHEAD_DAYS),
    )
    for number, name, expires in read.connection.execute(query):
        item = credential_due(number, expires, read.today)
        target = DueTarget("skills", "", {"page": "learning"})
        yield _Found(item, "credential", f"credential:{number}", name, target)
