"""How a line of results reads in a table: values with their days, change, verdict, what judged."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from math import ceil
from typing import Final

from medex_desktop.domain.interpret import Verdict, VerdictKind
from medex_desktop.domain.telling import change_with_unit
from medex_desktop.domain.units import shown_unit
from medex_desktop.language import _, day, number, render
from medex_desktop.services.result_table import Point, ResultLine
from medex_desktop.ui import theme
from medex_desktop.ui.grip.words import CHIPS, error_words
from medex_desktop.ui.widgets.table_delegate import PADDING
from medex_desktop.ui.widgets.table_model import Cell, Column
from medex_desktop.ui.widgets.verdict_chip import chip_size

CHIP: Final = 112
SHORT_UNIT: Final = 3  # letters; a longer unit stands under the name only
GRIP: Final = "grip_strength"
PointOf = Callable[[ResultLine], Point | None]


def columns(lines: Sequence[ResultLine]) -> list[Column[ResultLine]]:
    """Measure, baseline, last and now under their days; what changed, and who says so."""
    grip_alone = all(line.measure == GRIP for line in lines)
    wide, share = (96, 0) if grip_alone else (190, 1)
    found = [Column(_("Measure"), _measure, wide, share)]
    newest = max((line.now.day for line in lines), default=None)
    for usual, point, need in (
        (_("Baseline"), _baseline_of, 2),
        (_("Last"), _last_of, 3),
        (_("Now"), _now_of, 0),
    ):
        points = [at for line in lines if (at := point(line)) is not None]
        if points or point is _now_of:
            found.append(_values(usual, point, need, points, newest))
    found.append(Column(_("Change"), _change, 76, number=True))
    if theme.is_compact():
        return [*found, Column(_("Verdict, judged by"), _judged_verdict, 230, 1)]
    return [
        *found,
        Column(_("Verdict"), _verdict, chip_width([line.verdict for line in lines])),
        Column(_("Judged by"), _judged, 176 if grip_alone else 150, 1),
    ]


def chip_width(verdicts: Sequence[Verdict | None]) -> int:
    """What the widest verdict needs, in design pixels."""
    chips = [chip_size(render(one.label)).width() for one in verdicts if one]
    wide = max(chips, default=0) * 100 / theme.look().percent
    return max(CHIP, ceil(wide) + 2 * PADDING - 4)


def _values(
    usual: str, point: PointOf, need: int, points: Sequence[Point], newest: date | None
) -> Column[ResultLine]:
    """One column of values, headed by the day most of them are of."""
    days = [at.day for at in points]
    common = Counter(days).most_common(1)[0][0] if days else None
    is_roomy = any(at.value is None or (newest and at.day.year != newest.year) for at in points)
    title = usual if common is None else _short(common, newest)

    def read(line: ResultLine) -> Cell:
        found = point(line)
        if found is None:
            return Cell("")
        when = "" if found.day == common else _short(found.day, newest)
        if found.value is None:
            return Cell(_("not measured"), second=when, ink="ink3", wrap=not when)
        strong = point is _now_of
        return Cell(number(found.value, line.places), second=when, strong=strong)

    return Column(title, read, 92 if is_roomy else 60, need=need, number=True)


def _short(when: date, newest: date | None) -> str:
    return day(when, short=newest is not None and when.year == newest.year)


def _baseline_of(line: ResultLine) -> Point | None:
    return line.baseline


def _last_of(line: ResultLine) -> Point | None:
    return line.last


def _now_of(line: ResultLine) -> Point | None:
    return line.now


def _measure(line: ResultLine) -> Cell:
    return Cell(render(line.name), second=render(line.note))


def _change(line: ResultLine) -> Cell:
    unit = line.unit if len(shown_unit(line.unit)) <= SHORT_UNIT else ""
    found = line.verdict and change_with_unit(line.verdict, unit, line.places)
    return Cell(render(found) if found else "")


def _verdict(line: ResultLine) -> Cell:
    if not line.compared:
        return Cell(_("not compared"), ink="ink3")
    if line.verdict is None:
        is_first = line.now.value is not None and line.baseline is None
        return Cell(_("first of its series") if is_first else "", ink="ink2", wrap=True)
    return Cell(render(line.verdict.label), verdict=CHIPS[line.verdict.kind])


def _judged(line: ResultLine) -> Cell:
    if line.verdict is None:
        return Cell(reason_words(line), ink="ink2", wrap=True)
    first, second = judged_words(line)
    return Cell(first, second=second, ink="ink2", wrap=True)


def reason_words(line: ResultLine) -> str:
    """Why one of its days has no result, where the record says so; of two days with the day."""
    points = [one for one in (line.baseline, line.now) if one is not None and one.why is not None]
    told = list(dict.fromkeys(render(one.why or "") for one in points))
    if len(told) < 2:
        return told[0] if told else ""
    days = [_("{day}: {words}", day=day(one.day, short=True), words=one.why) for one in points]
    return "; ".join(days)


def judged_words(line: ResultLine) -> tuple[str, str]:
    """The error that judged a change, or why none did, and from when on it is important."""
    found = line.verdict
    if found is None:
        return "", ""
    if found.important and found.error_by is None and found.judged_by is not None:
        return render(found.judged_by), ""
    if found.kind is VerdictKind.NO_PUBLISHED and line.measure != GRIP:
        return (_("none published") if found.citation is None else render(found.words)), ""
    second = ""
    if found.important and found.judged_by is not None:
        second = _important(found)
    return error_words(found), second


def _important(found: Verdict) -> str:
    """From which change on it is important, with its source."""
    assert found.judged_by is not None
    words = found.judged_by.args
    size = {"mcid": words["mcid"], "unit": words["unit"], "source": words["source"]}
    if found.kind is VerdictKind.IMPORTANT:
        return _("MCID {mcid} {unit}, {source}", **size)
    if found.is_small:
        return _("small change from {mcid} {unit}, {source}", **size)
    return _("range from {mcid} {unit}, {source}", **size)


def _judged_verdict(line: ResultLine) -> Cell:
    """The verdict with what judged it under it, where the text is large."""
    said = "; ".join(part for part in (*judged_words(line), reason_words(line)) if part)
    return replace(_verdict(line), second=said)
