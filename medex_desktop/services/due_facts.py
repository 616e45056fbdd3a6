"""What stands beside a line of Today: the few facts one needs before acting on it."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import func, select

from medex_desktop.domain.clients import Client, Provider
from medex_desktop.domain.dates import whole_years
from medex_desktop.errors import Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Number, Text, counted
from medex_desktop.services.alerts import client_alerts
from medex_desktop.services.clients import ClientPage, client_page
from medex_desktop.services.due import TodayLine
from medex_desktop.services.families import of_family
from medex_desktop.services.work import Read
from medex_desktop.storage.tables.assessments import assessment as assessments
from medex_desktop.storage.tables.assessments import result
from medex_desktop.storage.tables.documents import document
from medex_desktop.storage.tables.drafts import draft

_NOT_KNOWN = Text("not recorded")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with the status shape beside it: "done", "attend", "stop" or "later"."""

    label: Text
    value: Text
    shape: str


@dataclass(frozen=True, slots=True)
class LineFacts:
    """A line's facts; ``sentence`` is said in full above them (an alert's own words)."""

    subtitle: str
    sentence: Text | None
    facts: tuple[Fact, ...]


def line_facts(read: Read, *, line: TodayLine) -> LineFacts:
    """The facts for one line; empty when its record is gone."""
    page = _page(read, line)
    name = page.client.name if page else line.client_name
    sentence = None
    facts = list(_own_facts(read, line))
    if line.kind == "alert" and page is not None:
        alerts = client_alerts(read, client_id=page.client.id)
        sentence = next((each.words for each in alerts if each.id == line.record_id), None)
    if page is not None:
        facts += _client_facts(read, page)
    return LineFacts(name, sentence, tuple(facts))


def _page(read: Read, line: TodayLine) -> ClientPage | None:
    if line.client_id is None:
        return None
    try:
        return client_page(read, client_id=line.client_id)
    except Refused:
        return None


def _own_facts(read: Read, line: TodayLine) -> Iterator[Fact]:
    if line.kind in ("draft", "client"):
        query = select(draft.c.started_at, draft.c.saved_at).where(draft.c.id == line.record_id)
        for started, saved in read.connection.execute(query):
            yield Fact(Text("Begun"), _day(started), "later")
            yield Fact(Text("Last typed"), _day(saved), "done")
    elif line.kind == "report":
        columns = (document.c.number, document.c.signed_at, document.c.pages)
        for number, signed, pages in read.connection.execute(
            select(*columns).where(document.c.id == line.record_id)
        ):
            yield Fact(Text("Signed"), _day(signed), "done")
            yield Fact(Text("Record"), Text("{number}", {"number": number}), "done")
            yield Fact(Text("Length"), counted("{n} page", "{n} pages", pages), "done")
            yield Fact(Text("Sent"), Text("not yet"), "attend")
    elif line.kind in ("practice", "credential"):
        yield from _skill_facts(read, line)


def _skill_facts(read: Read, line: TodayLine) -> Iterator[Fact]:
    """Of a practice plan or a credential; read by what the list itself need not know."""
    from medex_desktop.domain.skills.learning import hours_words
    from medex_desktop.services import learning, skill_plans

    for plan in skill_plans.open_plans(read) if line.kind == "practice" else ():
        if plan.id == line.record_id:
            yield Fact(Text("Begun"), Text("{day}", {"day": Day(plan.begun_on)}), "done")
            yield Fact(Text("Until"), Text("{day}", {"day": Day(plan.due_on)}), "attend")
    for held in learning.credentials(read) if line.kind == "credential" else ():
        if held.id == line.record_id and held.hours_needed is not None:
            hours = learning.hours_for(read, held.id)
            shape = "done" if hours >= held.hours_needed else "attend"
            yield Fact(Text("Hours"), hours_words(hours, held.hours_needed), shape)


def _client_facts(read: Read, page: ClientPage) -> Iterator[Fact]:
    found = page.client
    if page.last_visit is not None:
        yield Fact(Text("Last assessed"), Text("{day}", {"day": Day(page.last_visit)}), "done")
    else:
        yield Fact(Text("Last assessed"), Text("not yet"), "later")
    results = _result_count(read, found.id)
    yield Fact(Text("Results so far"), _count(results), "done" if results else "later")
    if found.event_date is not None:
        yield _since(found, read)
    yield _precautions(found)
    yield _referrer(page.provider)


def _count(count: int) -> Text:
    return Text("{n}", {"n": Number(count)}) if count else Text("none")


def _result_count(read: Read, client_id: int) -> int:
    query = (
        select(func.count())
        .select_from(result)
        .join(assessments, assessments.c.id == result.c.assessment_id)
        .where(
            of_family(read, assessments.c.client_id, client_id),
            assessments.c.locked_at.is_not(None),
        )
    )
    return int(read.connection.execute(query).scalar_one())


def _since(found: Client, read: Read) -> Fact:
    label = Text("Since surgery") if found.event_kind == "surgery" else Text("Since onset")
    assert found.event_date is not None
    weeks = (read.today - found.event_date).days // 7
    if weeks < 104:
        return Fact(label, counted("{n} week", "{n} weeks", weeks), "later")
    years = whole_years(found.event_date, read.today)
    return Fact(label, counted("{n} year", "{n} years", years), "later")


def _precautions(found: Client) -> Fact:
    count = sum(1 for line in found.precautions.splitlines() if line.strip())
    return Fact(Text("Precautions"), _count(count), "attend" if count else "done")


def _referrer(provider: Provider | None) -> Fact:
    if provider is None:
        return Fact(Text("Referred by"), _NOT_KNOWN, "later")
    return Fact(Text("Referred by"), Text("{name}", {"name": provider.name}), "done")


def _day(moment: datetime) -> Text:
    return Text("{day}", {"day": Day(moment.astimezone().date())})
