"""The rows of a paper for every measure but grip: numbers, verdict, and the notes that judged."""

import string
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation
from medex_desktop.domain.interpret import Verdict as DomainVerdict
from medex_desktop.domain.interpret import VerdictKind
from medex_desktop.domain.measure import Group
from medex_desktop.domain.units import shown_unit
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Number, Text, _, number, render
from medex_desktop.reports.content import ResultRow, Shape, Verdict
from medex_desktop.services.result_table import ResultLine

DOMAINS: Final = {
    Group.VITALS: Text("Vitals"),
    Group.SAFETY: Text("Safety"),
    Group.MOBILITY: Text("Mobility"),
    Group.STRENGTH: Text("Strength"),
    Group.BALANCE: Text("Balance"),
    Group.FLEXIBILITY: Text("Motion"),
    Group.ENDURANCE: Text("Endurance"),
    Group.PAIN: Text("Pain"),
    Group.QUESTIONNAIRE: Text("Reported"),
    Group.BODY: Text("Body"),
    Group.SCREEN: Text("Screen"),
    Group.PRESCRIPTION: Text("Training"),
    Group.OWN: Text("Own"),
}
_LETTERS: Final = string.ascii_lowercase


@dataclass(frozen=True, slots=True)
class Note:
    """What judged a row, with its source: in full, and short where room is short."""

    full: str
    short: str


def letters_for(notes: Sequence[Note | None]) -> dict[Note, str]:
    """A letter for each different note, in the order of the rows; after z come aa, bb."""
    different = dict.fromkeys(note for note in notes if note is not None)
    count = len(_LETTERS)
    return {note: _LETTERS[at % count] * (1 + at // count) for at, note in enumerate(different)}


def measure_row(line: ResultLine, letter: str, last_on: date | None) -> ResultRow:
    """One line of results as a row on paper; ``last_on`` heads the column of last time."""
    found = line.verdict
    last = line.last or line.baseline
    unit = shown_unit(line.unit)
    name = ", ".join(part for part in (render(line.name), unit) if part)
    return ResultRow(
        domain=render(DOMAINS[line.group]),
        measure=f"{name} ↓" if line.lower_is_better else name,
        baseline=_value(line.baseline.value if line.baseline else None, line.places),
        last=_value(last.value if last and last.day == last_on else None, line.places),
        now=_value(line.now.value, line.places) or str(Shape.NOT_MEASURED),
        change=_change(line),
        error=_error(found),
        norm=render(line.norm) if line.norm is not None else "",
        verdict=_verdict(line, letter),
        decline=found is not None and found.kind is VerdictKind.WORSE,
    )


def _value(value: Decimal | None, places: int) -> str:
    return "" if value is None else number(value, places)


def _change(line: ResultLine) -> str:
    found = line.verdict
    if found is None or found.change is None:
        return ""
    places = max(found.places, line.places) if found.places > 1 else line.places
    return number(found.change, places, signed=True)


def _error(found: DomainVerdict | None) -> str:
    """The published error the change was held against."""
    if found is None or found.kind is VerdictKind.NOT_COMPARABLE:
        return ""
    if found.error_by is None:
        return _("none")
    value = found.error_by.args.get("mdc95") or found.error_by.args.get("mdc90")
    return number(value.value, value.places) if isinstance(value, Number) else ""


def _verdict(line: ResultLine, letter: str) -> Verdict:
    found = line.verdict
    if found is None:
        return Verdict(Shape.NOT_MEASURED, _("this is the baseline"), judged=False)
    if found.kind is VerdictKind.NOT_COMPARABLE:
        return Verdict(Shape.NOT_COMPARABLE, render(found.words), judged=False)
    words = render(found.label)
    return Verdict(
        _shape(found),
        words[:1].lower() + words[1:],
        note=letter if found.is_judged else "",
        strong=found.kind is VerdictKind.IMPORTANT,
        judged=found.is_judged,
    )


def _shape(found: DomainVerdict) -> Shape:
    if found.kind is VerdictKind.WITHIN:
        return Shape.WITHIN
    if found.kind is VerdictKind.WORSE:
        return Shape.WORSE
    if not found.is_judged:
        return Shape.NO_VALUE
    # of what has no better way (a body mass) a change is neither up nor down
    return Shape.BETTER if found.better else Shape.NEAR


def note_for(line: ResultLine) -> Note | None:
    """What judged a line and from when on a change is important, with sources."""
    found = line.verdict
    if found is None or not found.is_judged or found.judged_by is None:
        return None
    sources = [one for one in (found.citation, found.important_citation) if one is not None]
    by = render(found.judged_by)
    full = "; ".join(dict.fromkeys(_full(one) for one in sources))
    named = [one.key for one in sources if one.key not in by]
    return Note(f"{by}: {full}.", by + (f", {'; '.join(dict.fromkeys(named))}." if named else "."))


def _full(citation: Citation) -> str:
    if citation.grade == "one_copy":
        return _("{source} (one copy)", source=citation.text)
    return citation.text


def norm_sources(lines: Sequence[ResultLine], *, short: bool) -> str:
    """Where the norm column comes from; "" where no row has one."""
    found = [line.norm_citation for line in lines if line.norm_citation is not None]
    if not found:
        return ""
    named = dict.fromkeys(one.key if short else _full(one) for one in found)
    return _("Norms: {sources}. ", sources="; ".join(named))


def days_apart(lines: Sequence[ResultLine], base: date | None, now: date) -> Iterable[str]:
    """Whose baseline or last test is of another day than the heading says."""
    for line in lines:
        if line.baseline is not None and base is not None and line.baseline.day != base:
            yield _("Baseline of {name}: {day}. ", name=line.name, day=_day(line.baseline.day))
        if line.now.day != now:
            yield _("{name}: tested {day}. ", name=line.name, day=_day(line.now.day))


def _day(value: date) -> str:
    return render(Text("{day}", {"day": Day(value)}))
