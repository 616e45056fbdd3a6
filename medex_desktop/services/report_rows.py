"""The grip rows of a paper: numbers, verdict, sources, and the appendix with every trial."""

from collections.abc import Iterable
from decimal import Decimal

from medex_desktop.domain.grip_reading import GripContext, GripReading, GripTest
from medex_desktop.domain.grip_records import CODE_WORDS, SIDES, Side, Trial
from medex_desktop.domain.interpret import Verdict as DomainVerdict
from medex_desktop.domain.interpret import VerdictKind
from medex_desktop.domain.measure import Citation
from medex_desktop.domain.measures.grip_strength import PROTOCOL_TITLES
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


def chart_title(last: GripTest) -> str:
    """What the chart shows, by the protocol's summary rule."""
    if last.entry.protocol.summary_rule == "mean":
        return _("Grip, mean of 3 a hand, kg.")
    return _("Grip, best of 3 a hand, kg.")


def results_of(
    context: GripContext, reading: GripReading, citations: tuple[Citation, ...]
) -> Results:
    """The results table: a row a hand, dates in its heading, its sources beneath."""
    rows = tuple(_row(reading, side) for side in SIDES)
    base = reading.baseline.last_day if reading.baseline else None
    return Results(
        baseline_day=day(base, short=True) if base else "",
        last_day=day(reading.last_day, short=True) if reading.last_day else "",
        now_day=day(reading.day, short=True),
        since=_("vs {day}", day=day(base, short=True)) if base else "",
        rows=rows,
        notes=_notes(context, reading),
        short_notes="; ".join(citation.key for citation in citations) + ".",
        norm_heading=_("for age, sex"),
    )


def _row(reading: GripReading, side: Side) -> ResultRow:
    now = reading.side(side)
    verdict = now.since_baseline
    norm = reading.norm.result if reading.norm else None
    value = reading.change_value
    change = verdict.change if verdict else None
    return ResultRow(
        domain=_("Strength"),
        measure=_("Grip right, kg") if side == "right" else _("Grip left, kg"),
        baseline=_kg(now.baseline_kg) if now.baseline_kg is not None else "",
        last=_kg(now.last_kg) if now.last_kg is not None else "",
        now=_kg(now.value_kg) if now.value_kg is not None else _("not measured"),
        change="" if change is None else number(change, 1, signed=True),
        error=_kg(value.mdc95) if value and value.mdc95 is not None else _("none"),
        norm=render(Text("{ordinal} percentile", {"ordinal": norm.ordinal}))
        if norm and reading.score.best_side == side
        else "",
        verdict=_verdict(verdict, measured=now.value_kg is not None),
        decline=verdict is not None and verdict.kind is VerdictKind.WORSE,
    )


def _kg(value: Decimal) -> str:
    return number(value, 1)


_SHAPES = {
    VerdictKind.WITHIN: (Shape.WITHIN, Text("within error")),
    VerdictKind.NEAR: (Shape.WITHIN, Text("near the limit of error")),
    VerdictKind.BEYOND: (Shape.BETTER, Text("beyond error")),
    VerdictKind.IMPORTANT: (Shape.BETTER, Text("clinically important")),
    VerdictKind.WORSE: (Shape.WORSE, Text("worse, beyond error")),
    VerdictKind.NO_PUBLISHED: (Shape.NO_VALUE, Text("no published value")),
    VerdictKind.NO_VERIFIED: (Shape.NO_VALUE, Text("no verified value")),
}


def _verdict(verdict: DomainVerdict | None, *, measured: bool) -> Verdict:
    if not measured:
        return Verdict(Shape.NOT_MEASURED, _("not measured"), judged=False)
    if verdict is None:
        return Verdict(Shape.NOT_MEASURED, _("this is the baseline"), judged=False)
    if verdict.kind is VerdictKind.NOT_COMPARABLE:
        return Verdict(Shape.NOT_COMPARABLE, render(verdict.words), judged=False)
    shape, words = _SHAPES[verdict.kind]
    return Verdict(
        shape,
        render(words),
        note="a" if verdict.is_judged else "",
        strong=verdict.kind is VerdictKind.IMPORTANT,
        judged=verdict.is_judged,
    )


def _notes(context: GripContext, reading: GripReading) -> Words:
    pieces: list[str | Bold] = []
    norm = reading.norm.result if reading.norm else None
    if norm is not None:
        pieces.append(
            _(
                "Norm: largest trial of either hand, {group}, {title} ({population}). ",
                group=norm.group,
                title=norm.title,
                population=norm.population,
            )
        )
    elif reading.norm is not None and reading.norm.message is not None:
        pieces.append(render(reading.norm.message) + " ")
    pieces += _error_notes(reading)
    met = [found_.words for found_ in reading.thresholds if found_.met]
    pieces += [render(words).capitalize() + ". " for words in met]
    imported = sum(1 for test in context.followed() if not test.signed)
    if imported:
        pieces.append(n_("{n} visit imported.", "{n} visits imported.", imported))
    return tuple(pieces)


def _error_notes(reading: GripReading) -> Iterable[str | Bold]:
    value = reading.change_value
    if value is None or value.mdc95 is None:
        return
    yield Bold("a")
    yield " " + _(
        "MDC95 {mdc} kg, {population}: {basis}. ",
        mdc=number(value.mdc95, 1),
        population=value.population,
        basis=value.basis,
    )
    if value.mcid is not None and value.mcid_citation is not None:
        yield _(
            "From {mcid} kg {words}: {source}. ",
            mcid=number(value.mcid, 1),
            words=_("proposed as meaningful"),
            source=value.mcid_citation.text,
        )


def appendix_of(tests: tuple[GripTest, ...]) -> Appendix:
    """Every trial of every test, for a reader who asked for them."""
    columns = (
        _("Date"), _("Device"), _("Protocol"),
        *(f"{hand} {n}" for hand in (_("Right"), _("Left")) for n in (1, 2, 3)),
    )  # fmt: skip
    return Appendix(
        _("Every trial, kg"),
        _("Values as recorded, in kg; a word stands where there is no number."),
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
