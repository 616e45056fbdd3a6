"""The grip rows of a paper: numbers, verdict, sources, and the appendix with every trial."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from medex_desktop.domain.grip_evidence import THRESHOLD_AGE
from medex_desktop.domain.grip_reading import GripContext, GripReading, GripTest, missing_words
from medex_desktop.domain.grip_records import CODE_WORDS, SIDES, Side, Trial
from medex_desktop.domain.interpret import Verdict as DomainVerdict
from medex_desktop.domain.interpret import VerdictKind
from medex_desktop.domain.measures.grip_strength import MEASURE as GRIP
from medex_desktop.domain.measures.grip_strength import PROTOCOL_TITLES
from medex_desktop.domain.series import BaselineRule
from medex_desktop.domain.units import shown_unit
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, _, day, n_, number, render
from medex_desktop.reports.content import (
    Appendix,
    Bold,
    ResultRow,
    Results,
    Shape,
    Verdict,
    Words,
)
from medex_desktop.services.report_measures import (
    Note,
    days_apart,
    letters_for,
    measure_row,
    norm_sources,
    note_for,
)
from medex_desktop.services.result_table import Point, ResultLine, ResultTable
from medex_desktop.services.trend_chart import DRAWN_THRESHOLDS
from medex_desktop.services.trends import TrendPage


def chart_heading(last: GripTest, page: TrendPage) -> Words:
    """What the chart shows, by the protocol's summary rule, and only what is drawn in it."""
    mean = last.entry.protocol.summary_rule == "mean"
    title = _("Grip, mean of 3 a hand, kg.") if mean else _("Grip, best of 3 a hand, kg.")
    pieces: list[str | Bold] = [Bold(title)]
    data = page.data
    if data.sem_words:
        pieces.append(" " + _("Bars ± 1 SEM."))
    if data.band is not None:
        pieces.append(" " + _("Grey: middle 60 % of the norm."))
    return (*pieces, *_phases(page))


def trend_heading(page: TrendPage) -> Words:
    """What the chart of another measure shows."""
    unit = shown_unit(page.unit) or page.unit
    pieces: list[str | Bold] = [Bold(_("{title}, {unit}.", title=page.title, unit=unit))]
    if page.data.band is not None:
        pieces.append(" " + _("Reference: {words}.", words=page.data.band.words))
    return (*pieces, *_phases(page))


def _phases(page: TrendPage) -> tuple[str, ...]:
    """By whom the phases under the lines are named."""
    sources = ", ".join(citation.key for citation in page.phases.citations)
    if not sources:
        return ()
    return (" " + _("Phases after surgery: {sources}; surgeons differ.", sources=sources),)


def results_of(
    context: GripContext,
    reading: GripReading | None,
    last: GripTest | None,
    table: ResultTable,
) -> Results:
    """The results table: a row a hand and a measure, dates in its heading, its sources beneath."""
    lines = [line for line in table.lines if line.compared]
    base, now = reading.baseline if reading else None, table.newest or date.min
    is_mean = base is not None and len(base.days) > 1
    base_at = _most([one.baseline for one in lines])
    last_at = _most([one.last or one.baseline for one in lines])
    if reading is not None and all(one.measure == GRIP.key for one in lines):
        last_at = reading.last_day
    base_day = _heading_day(base_at, now) if base_at else ""
    notes = [_note_for(line, reading) for line in lines]
    letters = letters_for(notes)
    rows = [
        _row(reading, _side_of(line), last, letters.get(note, "") if note else "", last_at)
        if reading is not None and last is not None and line.measure == GRIP.key
        else measure_row(line, letters.get(note, "") if note else "", last_at)
        for line, note in zip(lines, notes, strict=True)
    ]
    found = _Noted(context, reading, tuple(lines), letters, base_at, now)
    return Results(
        baseline_day=_("mean of 2") if is_mean else base_day,
        last_day=_heading_day(last_at, now) if last_at else "",
        now_day=_heading_day(now, now),
        since=(_("vs mean") if is_mean else _("vs {day}", day=base_day)) if base_at else "",
        rows=tuple(rows),
        notes=_notes(found, short=False),
        short_notes=_notes(found, short=True),
        norm_heading=_("for age, sex"),
    )


@dataclass(frozen=True, slots=True)
class _Noted:
    """What the notes under the table are made of."""

    context: GripContext
    reading: GripReading | None
    lines: tuple[ResultLine, ...]
    letters: dict[Note, str]
    base: date | None
    now: date


def _most(points: Sequence[Point | None]) -> date | None:
    """The day most of them are of."""
    days = Counter(point.day for point in points if point is not None)
    return days.most_common(1)[0][0] if days else None


def _side_of(line: ResultLine) -> Side:
    return "right" if line.identity == "right" else "left"


def _note_for(line: ResultLine, reading: GripReading | None) -> Note | None:
    """What judged a row; of both hands it is one note."""
    if line.measure != GRIP.key or reading is None:
        return note_for(line)
    if line.verdict is None or not line.verdict.is_judged:
        return None
    full, short = ("".join(_error_notes(reading, short=short)) for short in (False, True))
    return Note(full, short)


def _heading_day(value: date, now: date) -> str:
    """A day of this visit's year without its year; of another year with it, on a second line."""
    short = day(value, short=True)
    return short if value.year == now.year else f"{short}\n{value.year}"


def _row(
    reading: GripReading, side: Side, last: GripTest, letter: str, last_on: date | None
) -> ResultRow:
    now = reading.side(side)
    verdict = now.since_baseline
    norm = reading.norm.result if reading.norm else None
    value = reading.change_value
    change = verdict.change if verdict else None
    return ResultRow(
        domain=_("Strength"),
        measure=_("Grip right, kg") if side == "right" else _("Grip left, kg"),
        baseline=_kg(now.baseline_kg) if now.baseline_kg is not None else "",
        last=_kg(now.last_kg) if now.last_kg is not None and reading.last_day == last_on else "",
        now=_kg(now.value_kg) if now.value_kg is not None else str(Shape.NOT_MEASURED),
        change=""
        if verdict is None or change is None
        else number(change, verdict.places, signed=True),
        error=_kg(value.mdc95) if value and value.mdc95 is not None else _("none"),
        norm=render(Text("{ordinal} percentile", {"ordinal": norm.ordinal}))
        if norm and reading.score.best_side == side
        else "",
        verdict=_verdict(verdict, reading, side, last, letter),
        decline=verdict is not None and verdict.kind is VerdictKind.WORSE,
    )


def _kg(value: Decimal) -> str:
    return number(value, 1)


_SHAPES = {
    VerdictKind.WITHIN: (Shape.WITHIN, Text("within error")),
    VerdictKind.NEAR: (Shape.NEAR, Text("near the limit of error")),
    VerdictKind.BEYOND: (Shape.BETTER, Text("beyond error")),
    VerdictKind.IMPORTANT: (Shape.BETTER, Text("clinically important")),
    VerdictKind.WORSE: (Shape.WORSE, Text("worse, beyond error")),
    VerdictKind.NO_PUBLISHED: (Shape.NO_VALUE, Text("no published value")),
    VerdictKind.NO_VERIFIED: (Shape.NO_VALUE, Text("no verified value")),
}


def _verdict(
    verdict: DomainVerdict | None, reading: GripReading, side: Side, last: GripTest, letter: str
) -> Verdict:
    if reading.side(side).value_kg is None:
        return Verdict(Shape.NOT_MEASURED, render(missing_words(last, side)), judged=False)
    if verdict is None:
        first = reading.baseline is None
        said = _("this is the baseline") if first else _("baseline not measured")
        return Verdict(Shape.NOT_MEASURED, said, judged=False)
    if verdict.kind is VerdictKind.NOT_COMPARABLE:
        return Verdict(Shape.NOT_COMPARABLE, render(verdict.words), judged=False)
    shape, words = _SHAPES[verdict.kind]
    return Verdict(
        shape,
        render(words),
        note=letter if verdict.is_judged else "",
        strong=verdict.kind is VerdictKind.IMPORTANT,
        judged=verdict.is_judged,
    )


def _notes(found: _Noted, *, short: bool) -> Words:
    """What judged the numbers. ``short`` names its sources by key and never drops who was compared.

    Thresholds, a missing norm, the baseline's rule and imported visits stand in both.
    """
    reading = found.reading
    pieces: list[str | Bold] = []
    if any(line.lower_is_better for line in found.lines):
        pieces.append(_("↓ lower is better. "))
    pieces += _norm_notes(reading) if reading else []
    for note, letter in found.letters.items():
        pieces += [Bold(letter), " " + (note.short if short else note.full).strip() + " "]
    pieces.append(norm_sources(found.lines, short=short))
    if reading is not None:
        pieces += _grip_notes(found.context, reading)
    pieces += days_apart(found.lines, found.base, found.now)
    pieces += _sources(reading, short=short) if reading else []
    return tuple(piece for piece in pieces if piece)


def _grip_notes(context: GripContext, reading: GripReading) -> Iterable[str | Bold]:
    base = reading.baseline
    if base is not None and base.rule is not BaselineRule.FIRST:
        yield _sentence(render(base.words))
    if _rounds_apart(reading):
        yield _("Changes are computed before rounding. ")
    yield from _side_notes(reading)
    yield from _threshold_notes(reading)
    imported = sum(1 for test in context.followed() if not test.signed)
    if imported:
        yield n_("{n} visit imported, unsigned. ", "{n} visits imported, unsigned. ", imported)


def _sentence(words: str) -> str:
    """Words as a sentence of their own; names inside keep their capitals."""
    return f"{words[:1].upper()}{words[1:]}. "


def _norm_notes(reading: GripReading) -> Iterable[str | Bold]:
    if reading.norm is None or reading.score.best_kg is None:
        return
    norm = reading.norm.result
    if norm is not None:
        yield _(
            "Norm: largest trial of either hand ({kg} kg), {group}, {title} ({population}). ",
            kg=_kg(reading.score.best_kg),
            group=norm.group,
            title=norm.title,
            population=norm.population,
        )
    if reading.norm.message is not None:
        yield render(reading.norm.message) + " "


def _error_notes(reading: GripReading, *, short: bool) -> Iterable[str]:
    value = reading.change_value
    if value is None or value.mdc95 is None or value.mdc90 is None:
        return
    yield _(
        "MDC95 {mdc} kg (MDC90 {mdc90} kg), {population}: {basis}. ",
        mdc=number(value.mdc95, 1),
        mdc90=number(value.mdc90, 1),
        population=value.population,
        basis=value.citation.key if short else value.basis,
    )
    if value.mcid is not None and value.mcid_citation is not None:
        yield _(
            "From {mcid} kg {words}: {source}. ",
            mcid=number(value.mcid, 1),
            words=_("proposed as meaningful"),
            source=value.mcid_citation.key if short else value.mcid_citation.text,
        )


def _rounds_apart(reading: GripReading) -> bool:
    """Whether a change differs from the difference of the two values as they are shown."""
    for side in SIDES:
        now = reading.side(side)
        found = now.since_baseline
        if now.value_kg is None or now.baseline_kg is None or not found or found.change is None:
            continue
        if found.places > 1 or _tenths(now.value_kg) - _tenths(now.baseline_kg) != _tenths(
            found.change
        ):
            return True
    return False


def _tenths(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _side_notes(reading: GripReading) -> Iterable[str]:
    """How far the hands are apart, from 10 %: of the dominant hand, so the other may be above."""
    scored = reading.score
    percent, right, left = scored.asymmetry_percent, scored.right, scored.left
    if percent is None or right is None or left is None or scored.asymmetry_level == "none":
        return
    size = number(abs(percent), 0)
    if percent > 0:
        side = (
            _("left {size} % below right", size=size)
            if left.best < right.best
            else _("right {size} % below left", size=size)
        )
    else:
        side = (
            _("right {size} % above left", size=size)
            if left.best < right.best
            else _("left {size} % above right", size=size)
        )
    words = _("Best of each hand: {side}", side=side)
    if scored.asymmetry_level == "note":
        yield words + ", " + _("common, a note only. ")
    else:
        yield words + ", " + _("to be looked at with handedness and the injured side. ")


def _threshold_notes(reading: GripReading) -> Iterable[str]:
    met = [found for found in reading.thresholds if found.met]
    if met:
        named = ", ".join(
            _("{name} {kg} kg", name=found.name, kg=f"{found.cut_kg:f}") for found in met
        )
        yield _(
            "Largest trial below the grip threshold of {named}: screening values from {age} years, "
            "for your clinical judgement. ",
            named=named,
            age=THRESHOLD_AGE,
        )


def _sources(reading: GripReading, *, short: bool) -> Iterable[str]:
    """The norm's source, and that of every threshold that is named here or drawn in the chart."""
    found = [] if not reading.norm or not reading.norm.result else [reading.norm.result.citation]
    found += [
        each.citation
        for each in reading.thresholds
        if each.met or (each.key in DRAWN_THRESHOLDS and each.met is not None)
    ]
    if found and not short:
        yield _("Sources: {sources}.", sources="; ".join(citation.text for citation in found))


def appendix_of(tests: tuple[GripTest, ...]) -> Appendix:
    """Every trial of every test, for a reader who asked for them."""
    columns = (
        _("Date"), _("Device"), _("Protocol"),
        *(f"{hand} {n}" for hand in (_("Right"), _("Left")) for n in (1, 2, 3)),
    )  # fmt: skip
    intro = _("Values as recorded, in kg; a word stands where there is no number.")
    if any(
        trial.quantity and trial.quantity.unit == "lb" for t in tests for trial in t.entry.trials
    ):
        intro += " " + _("What was measured in pounds was converted: 1 lb is 0.45359237 kg.")
    return Appendix(
        _("Every trial, kg"),
        intro,
        columns,
        tuple(_appendix_row(test) for test in tests),
    )


def _appendix_row(test: GripTest) -> tuple[str, ...]:
    protocol = test.entry.protocol
    by_place = {(trial.side, trial.number): trial for trial in test.entry.trials}
    cells = (_trial(by_place.get((side, n))) for side in SIDES for n in (1, 2, 3))
    title = render(PROTOCOL_TITLES.get(protocol.key, Text("{key}", {"key": protocol.key})))
    return (day(test.day), protocol.device_make, title, *cells)


def _trial(trial: Trial | None) -> str:
    if trial is None:
        return _("not measured")
    if trial.quantity is not None:
        return number(trial.quantity.value, 1)
    return render(CODE_WORDS.get(trial.code, Text("not measured")))
