"""A client's papers as lines of a list: drafts, signed ones, and how far each has come."""

from dataclasses import asdict, fields
from datetime import date
from typing import Any, Final

from medex_desktop.frozen import dataclass
from medex_desktop.language import _, clock, day, render
from medex_desktop.services.documents import WAYS, DocumentLine
from medex_desktop.services.drafts import Draft
from medex_desktop.services.progress_report import ReportWords
from medex_desktop.ui.widgets.table_model import Cell

STEPS: Final = ("draft", "signed", "sent", "acknowledged")
_SHAPES: Final = {
    "draft": "draft",
    "signed": "done",
    "sent": "sent",
    "acknowledged": "acknowledged",
    "voided": "stop",
}


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper: its ``key`` ("draft:3", "paper:5"), title, state and the words below it."""

    key: str
    title: str
    state: str
    words: str
    draft: Draft | None = None
    paper: DocumentLine | None = None

    @property
    def cell(self) -> Cell:
        """As the list shows it."""
        return Cell(self.title, second=self.words, shape=_SHAPES[self.state], ink="", strong=True)


def paper_lines(
    drafts: list[Draft], papers: list[DocumentLine], today: date
) -> tuple[PaperLine, ...]:
    """Drafts first, then the signed papers, newest first."""
    begun = [_draft_line(each, len(papers) + 1, today) for each in drafts]
    signed = [_paper_line(each, len(papers) - at, today) for at, each in enumerate(papers)]
    return (*begun, *signed)


def _draft_line(draft: Draft, number: int, today: date) -> PaperLine:
    saved = draft.saved_at.astimezone()
    when = _("{day} {time}", day=_day(saved.date(), today), time=clock(saved, seconds=False))
    words = _("draft, {when}", when=when)
    title = _("Progress report {n}", n=number)
    return PaperLine(f"draft:{draft.id}", title, "draft", words, draft=draft)


def _paper_line(paper: DocumentLine, number: int, today: date) -> PaperLine:
    title = _("Progress report {n}", n=number)
    state = paper.state
    return PaperLine(f"paper:{paper.id}", title, state, _state_words(paper, today), paper=paper)


def _state_words(paper: DocumentLine, today: date) -> str:
    state = paper.state
    if state == "signed":
        return _("signed {day}", day=_day(paper.day, today))
    event = next(each for each in reversed(paper.events) if each.kind == state)
    when = _day(event.day, today)
    if state == "sent":
        how = render(WAYS[event.how]) if event.how in WAYS else event.how
        return _("sent {day}, {how}", day=when, how=how)
    if state == "acknowledged":
        return _("acknowledged {day}", day=when)
    return _("voided {day}", day=when)


def _day(value: date, today: date) -> str:
    return day(value, short=value.year == today.year)


def words_of(payload: Any) -> ReportWords:
    """The words of a draft as it was left; what is missing or strange is the usual."""
    found = payload if isinstance(payload, dict) else {}
    usual = ReportWords()
    kept = {
        field.name: found[field.name]
        for field in fields(ReportWords)
        if isinstance(found.get(field.name), type(getattr(usual, field.name)))
    }
    return ReportWords(**kept)


def payload_of(words: ReportWords) -> dict[str, Any]:
    """The words of a draft as plain data."""
    return asdict(words)
