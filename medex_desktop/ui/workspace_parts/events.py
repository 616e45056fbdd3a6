"""What happened to a client, newest first: tests, addenda, answers, papers, the surgery itself."""

from collections.abc import Iterator, Sequence
from datetime import date

from medex_desktop.domain.alerts import ANSWER_WORDS
from medex_desktop.domain.clients import Client
from medex_desktop.domain.replacements import Replacement, replaced_words
from medex_desktop.frozen import dataclass
from medex_desktop.language import _, day, n_, render
from medex_desktop.services.alerts import AlertLine
from medex_desktop.services.assessments import ADDENDUM_KINDS, SKIPPED, Addendum, AssessmentLine
from medex_desktop.services.documents import DocumentLine
from medex_desktop.services.health import stands_as_replacement
from medex_desktop.services.merging import Merged

GRIP = "grip_strength"
SENT_SHAPES = {"sent": "sent", "acknowledged": "acknowledged", "voided": "stop"}


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline; ``record_id`` opens a test, ``apart_id`` takes a record apart."""

    day: date
    order: int
    shape: str
    title: str
    note: str = ""
    record_id: int = 0
    token: str = ""
    apart_id: int = 0

    @property
    def opens(self) -> bool:
        """Whether choosing the line does something."""
        return bool(self.record_id or self.apart_id)


@dataclass(frozen=True, slots=True)
class Life:
    """Everything the timeline is made of."""

    client: Client
    assessments: Sequence[AssessmentLine]
    addenda: Sequence[Addendum]
    alerts: Sequence[AlertLine]
    documents: Sequence[DocumentLine]
    baseline_days: frozenset[date] = frozenset()
    merged: Sequence[Merged] = ()
    replaced: Sequence[Replacement] = ()


def events_of(life: Life) -> list[Event]:
    """The timeline, newest first."""
    found = [
        *_tests(life),
        *_addenda(life.addenda),
        *_answers(life.alerts),
        *_papers(life.documents),
        *_merged(life.merged),
        *_replaced(life.replaced),
        *_event(life),
    ]
    return sorted(found, key=lambda one: (one.day, one.order), reverse=True)


def _tests(life: Life) -> Iterator[Event]:
    """One line an assessment, however many results it has."""
    voided = {one.assessment_id for one in life.addenda if one.kind == "voided"}
    by_id: dict[int, list[AssessmentLine]] = {}
    for line in life.assessments:
        by_id.setdefault(line.id, []).append(line)
    for lines in by_id.values():
        yield _assessment(lines, life.baseline_days, is_void=lines[0].id in voided)


def _assessment(
    lines: Sequence[AssessmentLine], baseline_days: frozenset[date], *, is_void: bool
) -> Event:
    line = lines[0]
    measured = [one for one in lines if one.outcome != SKIPPED]
    grip_alone = all(one.measure == GRIP for one in lines)
    if not measured and grip_alone:
        return Event(line.day, line.id, "none", _("Grip test skipped"), line.reason)
    notes = []
    if is_void:
        notes.append(_("entered in error"))
    elif line.day in baseline_days and grip_alone:
        notes.append(_("the baseline"))
    if len(measured) < len(lines):
        notes.append(_("{n} of {all} measured", n=len(measured), all=len(lines)))
    if line.signed_at is None:
        notes.append(_("not signed"))
    elif line.is_late:
        notes.append(_("entered {day}", day=day(line.recorded_at.astimezone().date())))
    shape = "stop" if is_void else "done" if line.signed_at is not None else "later"
    title = _title(len(lines), grip_alone=grip_alone, signed=line.signed_at is not None)
    return Event(line.day, line.id, shape, title, ", ".join(notes), line.id)


def _title(measures: int, *, grip_alone: bool, signed: bool) -> str:
    if grip_alone:
        return _("Grip test signed") if signed else _("Grip test imported")
    if not signed:
        return _("Assessment imported")
    one, many = "Assessment signed, {n} measure", "Assessment signed, {n} measures"
    return n_(one, many, measures)


def _addenda(addenda: Sequence[Addendum]) -> Iterator[Event]:
    for one in addenda:
        title = _("Addendum: {kind}", kind=render(ADDENDUM_KINDS[one.kind]).lower())
        when = one.added_at.astimezone().date()
        yield Event(when, 10**9 + one.id, "draft", title, one.reason, one.assessment_id)


def _answers(alerts: Sequence[AlertLine]) -> Iterator[Event]:
    for line in alerts:
        if line.answered_at is None or line.action is None:
            continue
        title = _("Alert answered: {how}", how=render(ANSWER_WORDS[line.action]).lower())
        when = line.answered_at.astimezone().date()
        yield Event(when, 10**9 + line.id, "attend", title, line.note or "", line.assessment_id)


def _papers(documents: Sequence[DocumentLine]) -> Iterator[Event]:
    for line in documents:
        signed = line.signed_at.astimezone().date()
        title = _("{title} signed", title=line.title)
        yield Event(signed, 2 * 10**9 + line.id, "done", title, line.number)
        for event in line.events:
            titles = {
                "sent": _("{title} sent", title=line.title),
                "acknowledged": _("{title} acknowledged", title=line.title),
                "voided": _("{title} voided", title=line.title),
            }
            shape = SENT_SHAPES.get(event.kind, "done")
            said = titles.get(event.kind, line.title)
            yield Event(event.day, 3 * 10**9 + line.id, shape, said, event.to_whom)


def _merged(merged: Sequence[Merged]) -> Iterator[Event]:
    for one in merged:
        title = _("Merged with “{name}”", name=one.name)
        note = _("client {n}; take apart", n=one.other_id)
        when = one.merged_at.astimezone().date()
        yield Event(when, 4 * 10**9 + one.other_id, "square", title, note, token="ink2",
                    apart_id=one.other_id)  # fmt: skip


def _replaced(replaced: Sequence[Replacement]) -> Iterator[Event]:
    for one in replaced:
        title = render(replaced_words(one))
        yield Event(one.done_on, -1, "attend", title, one.surgeon, token="ink2")


def _event(life: Life) -> Iterator[Event]:
    client = life.client
    if client.event_date is not None and not stands_as_replacement(client, life.replaced):
        usual = _("Surgery") if client.event_kind == "surgery" else _("Onset")
        title = client.event_text.strip() or usual
        yield Event(client.event_date, -1, "attend", title, usual if client.event_text else "",
                    token="ink2")  # fmt: skip
