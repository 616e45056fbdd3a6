"""The sentences under a chart and at the head of a report, built from verdicts."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from medex_desktop.domain.grip_records import Side
from medex_desktop.domain.interpret import Verdict, VerdictKind, join_words
from medex_desktop.domain.trend import LEAST_SPAN_DAYS, LEAST_VISITS, Missing, Slope
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Number, Text, counted, render

_AMOUNTS: Final = {
    False: Text("an important amount"),
    True: Text("at least the published small amount"),
}
_BETTER: Final = (VerdictKind.BEYOND, VerdictKind.IMPORTANT)
HAND_WORDS: Final[dict[Side, Text]] = {"right": Text("Right hand"), "left": Text("Left hand")}
_ROW_WORDS: Final[dict[Side, tuple[Text, Text]]] = {
    "right": (Text("Right grip"), Text("right grip")),
    "left": (Text("Left grip"), Text("left grip")),
}


@dataclass(frozen=True, slots=True)
class HandNow:
    """One hand at the last visit: its value in kg, and its verdict since ``since``."""

    side: Side
    value_kg: Decimal | None
    verdict: Verdict | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of a report: what was measured, and what may be said of its change.

    Attributes:
        label: its name at the beginning of a sentence; ``inner`` inside one, when that differs.
    """

    label: Text
    verdict: Verdict
    inner: Text | None = None


def grip_row(side: Side, found: Verdict) -> ReportRow:
    """The line of a report for one hand's grip."""
    label, inner = _ROW_WORDS[side]
    return ReportRow(label, found, inner)


def together(sentences: Sequence[Text]) -> Text:
    """Several sentences in one text, in order; at least one."""
    whole = sentences[0]
    for sentence in sentences[1:]:
        whole = Text("{before} {sentence}", {"before": whole, "sentence": sentence})
    return whole


def trend_sentence(hands: Sequence[HandNow]) -> Text:
    """The chart in words: each hand's value, its change, the verdict and what judged it."""
    return together([hand_sentence(hand) for hand in hands])


def hand_sentence(hand: HandNow) -> Text:
    """One hand in words: "Right hand 24.6 kg, up 5.4 kg since 13 Jul 2026: beyond ..."."""
    words: dict[str, object] = {"hand": HAND_WORDS[hand.side]}
    if hand.value_kg is None:
        return Text("{hand}: not measured.", words)
    words["value"] = Number(hand.value_kg, 1)
    found = hand.verdict
    if found is None:
        if hand.since is not None:
            return Text("{hand} {value} kg: not measured at baseline.", words)
        return Text("{hand} {value} kg: the baseline.", words)
    words["verdict"] = found.words
    if found.change is None or hand.since is None:
        return Text("{hand} {value} kg: {verdict}.", words)
    words["since"] = Day(hand.since)
    words["change"] = change_words(found.change, found.places)
    if found.error_by is None or found.plain_words is None:
        return Text("{hand} {value} kg, {change} since {since}: {verdict}.", words)
    words.update(verdict=found.plain_words, judged=found.error_by)
    if found.important_words is None:
        return Text("{hand} {value} kg, {change} since {since}: {verdict} ({judged}).", words)
    words["important"] = found.important_words
    return Text(
        "{hand} {value} kg, {change} since {since}: {verdict} ({judged}), {important}.", words
    )


def change_words(change: Decimal, places: int = 1) -> Text:
    """A change as one says it: "up 5.4 kg", "down 2.0 kg", "unchanged"."""
    size = abs(change).quantize(Decimal("0.1"))
    if not size:
        return Text("unchanged")
    words = {"size": Number(abs(change), places)}
    return Text("up {size} kg", words) if change > 0 else Text("down {size} kg", words)


def break_sentence(changed: tuple[Text, ...], day: date) -> Text:
    """Said under a chart whose line breaks on ``day``."""
    words = {"day": Day(day), "what": join_words(changed)}
    return Text(
        "Visits before {day} used another {what}. No change is computed across the break.", words
    )


def slope_sentence(side: Side, found: Slope | None) -> Text:
    """The trend in words: per year from six months on, over the period below; or why none."""
    hand = {"hand": HAND_WORDS[side]}
    if found is None or not found.is_trend:
        why = no_trend_because(found)
        return Text("{hand}: no trend can be called yet: {why}.", {**hand, "why": why})
    yearly = found.shown_per_year
    rates = (found.per_year, found.low, found.high)
    rate, low, high = rates if yearly else (found.over_period(rate) for rate in rates)
    words: dict[str, object] = {
        **hand,
        "rate": Number(rate, 1, signed=True),
        "low": Number(low, 1, signed=True),
        "high": Number(high, 1, signed=True),
        "visits": counted("{n} visit", "{n} visits", found.n),
        "weeks": counted("{n} week", "{n} weeks", round(found.span_days / 7)),
    }
    if yearly:
        line = Text("{hand}: {rate} kg per year (95 % interval {low} to {high}), {visits}.", words)
    else:
        line = Text(
            "{hand}: {rate} kg over {weeks} (95 % interval {low} to {high}), {visits}.", words
        )
    return line if found.theil_sen is None else together([line, _robust(found, yearly=yearly)])


def no_trend_because(found: Slope | None) -> Text:
    """Which of the conditions of a trend fail, each beside what is needed."""
    if found is None:
        return Text("it needs 4 visits over 12 weeks, and there is no second one yet")
    days = found.span_days
    span = counted("{n} day", "{n} days", days)
    if days >= 14:
        span = counted("{n} week", "{n} weeks", days // 7)
    visits = {"n": found.n, "least": LEAST_VISITS}
    weeks = {"span": span, "least": LEAST_SPAN_DAYS // 7}
    reasons = {
        Missing.VISITS: Text("there are only {n} visits (it needs {least})", visits),
        Missing.WEEKS: Text("they span {span} (it needs {least} weeks)", weeks),
        Missing.DIRECTION: Text("the 95 % confidence interval of the change includes zero"),
    }
    return join_words([reasons[each] for each in found.missing])


def _robust(found: Slope, *, yearly: bool) -> Text:
    rate = found.theil_sen or 0.0
    shown = Number(rate if yearly else found.over_period(rate), 1, signed=True)
    return Text("Median of all pairs (Theil-Sen): {rate} kg.", {"rate": shown})


class Course(StrEnum):
    """Which way a client is going, as a report's first word says it."""

    IMPROVING = "improving"
    DECLINED = "declined"
    MIXED = "mixed"
    STEADY = "steady"
    FIRST = "first"
    NEW_SERIES = "new_series"
    NOT_JUDGED = "not_judged"


_HEADLINES: Final = {
    Course.IMPROVING: Text("Improving."),
    Course.DECLINED: Text("Declined."),
    Course.MIXED: Text("Mixed."),
    Course.STEADY: Text("Steady."),
    Course.FIRST: Text("First results."),
    Course.NEW_SERIES: Text("New series."),
    Course.NOT_JUDGED: Text("Change not judged."),
}


def course_of(verdicts: Sequence[Verdict]) -> Course:
    """The direction of several changes together.

    Improving when something is better beyond error and nothing worse, declined the other way
    round, mixed with both, steady when all is within or near error. A gain that is called small
    and has no published error improves nothing, while such a loss is told. Where no change could
    be judged no steadiness is claimed: first results, a new series, or not judged.
    """
    better = any(
        _is_better(found) and (found.is_beyond_error or not found.is_small) for found in verdicts
    )
    worse = any(found.kind is VerdictKind.WORSE for found in verdicts)
    if better or worse:
        return Course.MIXED if better and worse else Course.DECLINED if worse else Course.IMPROVING
    if any(found.is_judged and found.kind not in _BETTER for found in verdicts):
        return Course.STEADY
    if not verdicts:
        return Course.FIRST
    if all(found.kind is VerdictKind.NOT_COMPARABLE for found in verdicts):
        return Course.NEW_SERIES
    return Course.NOT_JUDGED


def _is_better(found: Verdict) -> bool:
    """A change for the better; of what has no better way (a body mass) none is one."""
    return found.kind in _BETTER and found.better is True


def headline(course: Course) -> Text:
    """The word a report opens with."""
    return _HEADLINES[course]


def summary_sentence(
    rows: Sequence[ReportRow],
    since: date,
    missing: Sequence[Text] = (),
    *,
    fallen: tuple[Sequence[ReportRow], date] | None = None,
) -> Text:
    """The second sentence of a report: what is worse, better, unchanged; declines first.

    ``missing`` says of what was not measured why, ``fallen`` what fell since the visit of which
    day; nothing is called "not worse" beside either. What fell is not called near or within error
    as well: that would be of another day.
    """
    named = [row.label for row in fallen[0]] if fallen else []
    worse = [row for row in rows if row.verdict.kind is VerdictKind.WORSE]
    better = [row for row in rows if _is_better(row.verdict)]
    neither = [row for row in rows if row.verdict.kind in _BETTER and row not in better]
    rest = [row for row in rows if row.label not in named]
    near = [row for row in rest if row.verdict.kind is VerdictKind.NEAR]
    within = [row for row in rest if row.verdict.kind is VerdictKind.WITHIN]
    other = [row for row in rows if not row.verdict.is_judged]
    sentences = []
    if fallen:
        sentences.append(fall_sentence(*fallen))
    if worse:
        sentences.append(_moved(worse, since, better=False))
    if better:
        sentences.append(_moved(better, since, better=True))
    if neither:
        words = {**_named(neither), "day": Day(since)}
        sentences.append(Text("{rows} changed by more than error since {day}.", words))
    if near:
        sentences.append(_near(near, since))
    if within:
        sentences.append(_unchanged(within, since if fallen else None))
    if rows and not (worse or other or missing or fallen):
        sentences.append(Text("Nothing is worse."))
    for row in other:
        words = {"row": row.label, "verdict": row.verdict.words}
        sentences.append(Text("{row}: {verdict}.", words))
    sentences.extend(missing)
    return together(sentences) if sentences else Text("No change could be judged.")


def fall_sentence(rows: Sequence[ReportRow], since: date) -> Text:
    """What is worse than on a day, by more than its error."""
    return _moved(rows, since, better=False)


def _near(rows: Sequence[ReportRow], since: date) -> Text:
    words = {**_named(rows), "day": Day(since)}
    return Text("{rows} near the limit of error since {day}.", words)


def _unchanged(rows: Sequence[ReportRow], since: date | None) -> Text:
    """With its day where the sentence before it is of another one."""
    if since is None:
        return Text("{rows} unchanged within error.", _named(rows))
    words = {**_named(rows), "day": Day(since)}
    return Text("{rows} unchanged within error since {day}.", words)


def _named(rows: Sequence[ReportRow]) -> dict[str, object]:
    labels = [rows[0].label, *(row.inner or row.label for row in rows[1:])]
    return {"rows": join_words(labels)}


def _moved(rows: Sequence[ReportRow], since: date, *, better: bool) -> Text:
    """By more than error, and by an important amount where no error is published."""
    beyond = [row for row in rows if row.verdict.is_beyond_error]
    sentences = [_beyond(beyond, since, better=better)] if beyond else []
    for small in (False, True):
        rest = [row for row in rows if row not in beyond and row.verdict.is_small == small]
        if rest:
            words = {**_named(rest), "day": Day(since), "amount": _AMOUNTS[small]}
            said = (
                Text("{rows} better than on {day} by {amount}; no error is published.", words)
                if better
                else Text("{rows} worse than on {day} by {amount}; no error is published.", words)
            )
            sentences.append(said)
    return together(sentences)


def _beyond(rows: Sequence[ReportRow], since: date, *, better: bool) -> Text:
    words = {**_named(rows), "day": Day(since)}
    if better:
        moved = counted(
            "{rows} is better than on {day} by more than measurement error",
            "{rows} are better than on {day} by more than measurement error",
            len(rows),
            **words,
        )
    else:
        moved = counted(
            "{rows} is worse than on {day} by more than measurement error",
            "{rows} are worse than on {day} by more than measurement error",
            len(rows),
            **words,
        )
    important = [row for row in rows if row.verdict.important]
    if not important:
        return Text("{moved}.", {"moved": moved})
    by_extent: dict[str, list[ReportRow]] = {}
    for row in important:
        by_extent.setdefault(render(_extent(row), "en"), []).append(row)
    if len(by_extent) == 1 and len(important) == len(rows):
        also = {"moved": moved, "important": _extent(important[0])}
        return Text("{moved}, {important}.", also)
    said = moved
    for group in by_extent.values():
        inner = join_words([row.inner or row.label for row in group])
        words = {"moved": said, "rows": inner, "important": _extent(group[0])}
        said = Text("{moved}; {rows} also {important}", words)
    return Text("{moved}.", {"moved": said})


def _extent(row: ReportRow) -> Text:
    """How important a change is called, with its source where that is a range."""
    return row.verdict.important_words or Text("clinically important")
