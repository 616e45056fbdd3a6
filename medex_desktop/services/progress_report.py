"""The progress report, prefilled from the record: what the physician reads in half a minute."""

from dataclasses import replace
from datetime import date

from medex_desktop.domain.alerts import ANSWER_WORDS
from medex_desktop.domain.bottom_line import rows_of, summary_of
from medex_desktop.domain.client_limits import caveat_words
from medex_desktop.domain.clients import Client, Provider, Sex
from medex_desktop.domain.dates import whole_years
from medex_desktop.domain.grip_reading import (
    GripContext,
    GripReading,
    GripTest,
    missing_words,
    read_test,
)
from medex_desktop.domain.grip_records import SIDES, Side
from medex_desktop.domain.practices import Practice, Practitioner
from medex_desktop.domain.replacements import replaced_words
from medex_desktop.domain.sentences import Course, headline
from medex_desktop.domain.stories import Story
from medex_desktop.errors import Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, _, clock, day, n_, number, render
from medex_desktop.reports.content import (
    Bold,
    Chart,
    Letterhead,
    PageSize,
    Paper,
    Party,
    ProgressReport,
    SignOff,
    Words,
)
from medex_desktop.services import alerts, clients, grip, practices, results
from medex_desktop.services.health import Health, health_of, stands_as_replacement
from medex_desktop.services.measure_trend import followed, measure_trend
from medex_desktop.services.report_rows import (
    appendix_of,
    chart_heading,
    results_of,
    trend_heading,
)
from medex_desktop.services.report_summary import report_summary
from medex_desktop.services.report_visits import visits_of
from medex_desktop.services.result_table import ResultTable, table_of
from medex_desktop.services.trends import TrendPage, trend_of
from medex_desktop.services.work import Read

REQUESTS = {
    "none": Text("No reply needed."),
    "advise": Text("Please advise."),
    "review": Text("Please review."),
}
_STRESSED = ("more than measurement error", "clinically important")


@dataclass(frozen=True, slots=True)
class ReportWords:
    """What a person adds to the prefilled report; ``summary`` empty means the automatic one."""

    request: str = "none"
    asked: str = ""
    summary: str = ""
    next_steps: str = ""
    program: str = ""
    page_size: str = "letter"
    appendix: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything the report is made from, read in one go."""

    practice: Practice
    practitioner: Practitioner
    provider: Provider | None
    context: GripContext
    table: ResultTable
    stories: tuple[Story, ...]
    health: Health
    trend: TrendPage
    alerts: tuple[alerts.AlertLine, ...]
    logo: bytes | None
    signature: bytes | None
    today: date
    now: str
    demo: bool


def reportable(read: Read, *, client_id: int) -> tuple[GripContext, tuple[Story, ...]]:
    """What a report would be made from; Refused while nothing was measured."""
    context = grip.grip_context(read, client_id=client_id)
    stories = tuple(results.stories(read, client_id=client_id))
    if not context.followed() and not any(one.latest() for one in stories):
        raise Refused(Text("There is nothing to report yet. Sign an assessment first."))
    return context, stories


def starting_words(
    read: Read, *, client_id: int, summary: str = "", page_size: str = "letter"
) -> ReportWords:
    """What a new report starts from: with a decline, or an open alert, a review is asked for.

    Refused while nothing was measured; what a person then chooses stands.
    """
    course = table_of(*reportable(read, client_id=client_id)).course
    fell = course in (Course.DECLINED, Course.MIXED)
    waits = fell or bool(alerts.open_alerts(read, client_id=client_id))
    return ReportWords("review" if waits else "none", summary=summary, page_size=page_size)


def gather(read: Read, *, client_id: int) -> Sources:
    """Read what the report says; Refused when there is nothing measured to report."""
    context, stories = reportable(read, client_id=client_id)
    health = health_of(read, client_id=client_id, day=read.today)
    practice = practices.the_practice(read)
    person = practices.the_practitioner(read)
    return Sources(
        practice=practice,
        practitioner=person,
        provider=clients.provider_of(read, context.client.provider_id),
        context=context,
        table=table_of(context, stories),
        stories=stories,
        health=health,
        trend=_trend(read, client_id, context, health),
        alerts=tuple(alerts.client_alerts(read, client_id=client_id)),
        logo=read.attachment(practice.logo_id) if practice.logo_id else None,
        signature=read.attachment(person.signature_id) if person.signature_id else None,
        today=read.today,
        now=clock(read.now.astimezone(), seconds=False),
        demo=read.is_demo,
    )


def _trend(read: Read, client_id: int, context: GripContext, health: Health) -> TrendPage:
    """What the one chart shows: grip, or what was followed longest where grip was not."""
    if not context.followed():
        others = followed(read, client_id=client_id)
        longest = max(others, key=lambda one: len(one.lines[0][1].followed()), default=None)
        if longest is not None:
            return measure_trend(read, client_id=client_id, key=longest.key)
    return trend_of(context, replaced=health.replacements)


def compose(
    found: Sources, words: ReportWords, *, number_: str, earlier: date | None, signed: bool
) -> ProgressReport:
    """The report on paper: a draft, or as it is signed now."""
    tests = found.context.followed()
    last = tests[-1] if tests else None
    reading = read_test(found.context, last) if last else None
    newest = found.table.newest or found.today
    since = _since(found, reading, newest)
    return ProgressReport(
        paper=Paper(
            _letterhead(found),
            _("Progress report"),
            number_,
            page_size=PageSize(words.page_size),
            draft=not signed,
            demo=found.demo,
        ),
        recipient=_recipient(found.provider),
        client=_client(found.context.client, newest),
        about=_about(found, since, newest, earlier, number_),
        headline=f"{render(headline(found.table.course))} {render(REQUESTS[words.request])}",
        summary=_stressed(words.summary or automatic_summary(found)),
        asked=(Bold(_("Asked of you:")), f" {words.asked} ", _("Reply box below."))
        if words.asked
        else "",
        referral=_referral(found),
        precautions=_precautions(found),
        results=results_of(found.context, reading, last, found.table),
        chart=_chart(found, last) if len(found.trend.rows) > 1 else None,
        safety=_safety(found, last, since),
        program=words.program,
        next_steps=words.next_steps,
        sign_off=_sign_off(found, signed=signed),
        reply_fax=found.practice.fax,
        reply_asked=words.request != "none",
        appendix=appendix_of(tests) if words.appendix and tests else None,
    )


def _since(found: Sources, reading: GripReading | None, newest: date) -> date:
    """The first day of the period: that of the oldest baseline."""
    days = [line.baseline.day for line in found.table.lines if line.baseline is not None]
    if reading is not None and reading.baseline is not None:
        days.append(reading.baseline.days[0])
    return min(days, default=newest)


def _chart(found: Sources, last: GripTest | None) -> Chart:
    data = found.trend.data
    if last is None or not found.trend.is_grip:
        return Chart(trend_heading(found.trend), data)
    return Chart(chart_heading(last, found.trend), data, visits_of(found.trend.rows))


def automatic_summary(found: Sources) -> str:
    """The bottom line's second sentence, from the verdicts."""
    tests = found.context.followed()
    missing: list[Text] = []
    if tests:
        reading = read_test(found.context, tests[-1])
        missing = [
            _missing(side, missing_words(tests[-1], side))
            for side in SIDES
            if reading.side(side).value_kg is None
        ]
        if all(line.measure == grip.MEASURE for line in found.table.lines):
            if not rows_of(reading) and not missing and reading.baseline is None:
                return _("First results; they are the baseline from here on.")
            return render(summary_of(reading, missing))
    return render(report_summary(found.table, missing))


def _missing(side: Side, why: Text) -> Text:
    if side == "right":
        return Text("Right grip: {why}.", {"why": why})
    return Text("Left grip: {why}.", {"why": why})


def _stressed(words: str) -> Words:
    """The two phrases a physician looks for, in bold wherever they stand."""
    pieces: list[str | Bold] = [words]
    for phrase in _STRESSED:
        split: list[str | Bold] = []
        for piece in pieces:
            if isinstance(piece, Bold) or phrase not in piece:
                split.append(piece)
                continue
            before, after = piece.split(phrase, 1)
            split += [before, Bold(phrase), after]
        pieces = split
    return tuple(pieces)


def _letterhead(found: Sources) -> Letterhead:
    practice, person = found.practice, found.practitioner
    parts = [
        ", ".join(part for part in (person.name, person.credential) if part),
        ", ".join(practice.address.splitlines()),
        _("phone {n}", n=practice.phone) if practice.phone else "",
        _("fax {n}", n=practice.fax) if practice.fax else "",
    ]
    line = " · ".join(part for part in parts if part)
    return Letterhead(practice.name, line, practice.phone, found.logo)


def _recipient(provider: Provider | None) -> Party:
    if provider is None:
        return Party(_("TO"), _("no provider named"))
    name = ", ".join(part for part in (provider.name, provider.credential) if part)
    fax = _("Fax {n}", n=provider.fax) if provider.fax else ""
    lines = (provider.profession, provider.organization, *provider.address.splitlines(), fax)
    short = (provider.organization, fax)
    return Party(_("TO"), name, tuple(x for x in lines if x), tuple(x for x in short if x))


def _client(client: Client, on: date) -> Party:
    sex = {Sex.FEMALE: _("female"), Sex.MALE: _("male")}.get(client.sex, _("sex not stated"))
    if client.birth_date is not None:
        years = whole_years(client.birth_date, on)
        born = _("born {day} ({age} y), {sex}", day=day(client.birth_date), age=years, sex=sex)
    else:
        age = client.age_on_day(on)
        born = _("about {age} y, {sex}", age=int(age), sex=sex) if age is not None else sex
    hand = {"right": _("right-handed"), "left": _("left-handed"), "both": _("uses both hands")}
    facts = [
        hand.get(client.hand.value, ""),
        _("{n} cm", n=number(client.height_cm)) if client.height_cm else "",
        _("{n} kg", n=number(client.mass_kg)) if client.mass_kg else "",
    ]
    return Party(_("CLIENT"), client.name, (born, ", ".join(fact for fact in facts if fact)))


def _about(found: Sources, since: date, newest: date, earlier: date | None, number_: str) -> Party:
    first = day(since, short=since.year == newest.year)
    lines = [
        _("period {first} to {last}", first=first, last=day(newest))
        if since < newest
        else _("tested {day}", day=day(newest)),
        _("last report {day}", day=day(earlier)) if earlier else _("first report"),
        _("no. {number}", number=number_),
    ]
    return Party(_("REPORT"), day(found.today), tuple(lines))


def _referral(found: Sources) -> Words:
    client, replaced = found.context.client, found.health.replacements
    happened = [(render(replaced_words(one)), one.done_on) for one in replaced]
    if client.event_date is not None and not stands_as_replacement(client, replaced):
        usual = _("Surgery") if client.event_kind == "surgery" else _("Onset")
        happened.append((client.event_text or usual, client.event_date))
    pieces: list[str | Bold] = []
    for what, on in happened:
        pieces.append(Bold(f"{what}, {day(on)}"))
        weeks = (found.today - on).days // 7
        pieces.append(" (" + n_("{n} week", "{n} weeks", weeks) + "). ")
    if client.diagnosis:
        pieces.append(_("Diagnosis on referral: {words}", words=client.diagnosis.rstrip(".")) + ".")
    return tuple(pieces) if pieces else ""


def _precautions(found: Sources) -> str:
    """Every precaution that holds today, as it was given, and the client's own limits."""
    held = [render(one.said(found.today)) for one in found.health.precautions]
    limits = [render(words) for words in caveat_words(found.health.limits)]
    return "; ".join([*found.context.client.precautions.splitlines(), *held, *limits])


def _safety(found: Sources, last: GripTest | None, since: date) -> Words:
    """The newest alert of each kind and hand with its answer, and how many were before it."""
    counts = {test.assessment_id for test in found.context.followed()}
    counts |= {one.assessment_id for story in found.stories for one in story.followed()}
    lines = [x for x in found.alerts if x.assessment_id in counts and x.day >= since]
    lines.sort(key=lambda line: (line.day, line.id))
    newest = {(line.kind, line.side): line for line in lines}
    pieces: list[str | Bold] = []
    for line in newest.values():
        answer = render(ANSWER_WORDS[line.action]) if line.action else _("Not answered yet")
        pieces.append(Bold(f"{day(line.day)}: {render(line.words)}"))
        note = f" {answer}" + (f": {line.note}" if line.note else "")
        pieces.append(note.rstrip(".") + ". ")
    earlier = [line for line in lines if line not in newest.values()]
    if earlier:
        pieces.append(
            n_(
                "{n} earlier alert this period, {open} of them not answered. ",
                "{n} earlier alerts this period, {open} of them not answered. ",
                len(earlier),
                open=sum(1 for line in earlier if not line.action),
            )
        )
    if not pieces:
        pieces.append(_("Alerts this period: none. "))
    if last is not None and last.entry.pain is not None:
        pieces.append(
            _(
                "Pain in the hand at the test of {day}: {n} of 10 (note only).",
                day=day(last.day, short=True),
                n=last.entry.pain,
            )
        )
    return tuple(pieces)


def _sign_off(found: Sources, *, signed: bool) -> SignOff:
    person = found.practitioner
    name = ", ".join(part for part in (person.name, person.credential) if part)
    moment = {"day": day(found.today), "time": found.now}
    return SignOff(
        name,
        (person.title,) if person.title else (),
        signed=_("signed {day}, {time}", **moment) if signed else "",
        drafted=_("draft of {day}, {time}", **moment),
        image=found.signature,
    )


def with_check(report: ProgressReport, check: str) -> ProgressReport:
    """The report with the short code of its content's digest."""
    return replace(report, paper=replace(report.paper, check=check))
