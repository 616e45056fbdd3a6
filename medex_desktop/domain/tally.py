"""Many results in one sentence: how many changed by more than error, and how many can't be told."""

from collections.abc import Sequence
from datetime import date

from medex_desktop.domain.interpret import Verdict, VerdictKind, join_words
from medex_desktop.domain.sentences import ReportRow, fall_sentence, together
from medex_desktop.language import Day, Text, counted


def tally_sentence(
    rows: Sequence[ReportRow],
    since: date | None,
    *,
    first: int = 0,
    fallen: Sequence[tuple[ReportRow, date]] = (),
) -> Text:
    """Several results in words, what is worse by name; only what is beyond error is a change.

    Args:
        rows: the results that have a baseline, with their verdicts.
        since: the day of the baseline; None where they differ.
        first: how many were measured for the first time.
        fallen: what fell since its last visit though not since its baseline, with that day.
    """
    sentences = [fall_sentence([row], day) for row, day in fallen]
    if rows:
        sentences.append(_counts(rows, since))
    worse = [row for row in rows if row.verdict.kind is VerdictKind.WORSE]
    if worse:
        sentences.append(Text("Worse: {rows}.", {"rows": join_words(_named(worse))}))
    elif rows and not fallen and all(row.verdict.is_judged for row in rows):
        sentences.append(Text("Nothing is worse."))
    if first:
        sentences.append(
            counted(
                "{n} result is the first of its kind.",
                "{n} results are the first of their kind.",
                first,
            )
        )
    return together(sentences) if sentences else Text("Nothing was measured yet.")


def _named(rows: Sequence[ReportRow]) -> list[Text]:
    return [rows[0].label, *(row.inner or row.label for row in rows[1:])]


def _counts(rows: Sequence[ReportRow], since: date | None) -> Text:
    found = [row.verdict for row in rows]
    beyond = sum(1 for one in found if one.is_beyond_error)
    words: dict[str, object] = {"beyond": beyond, "all": len(rows)}
    if since is not None:
        words["day"] = Day(since)
        lead = Text(
            "Since {day}, {beyond} of {all} results changed beyond measurement error", words
        )
    else:
        lead = Text(
            "Since their baselines, {beyond} of {all} results changed beyond measurement error",
            words,
        )
    for clause in _rest(found):
        lead = Text("{lead}, {clause}", {"lead": lead, "clause": clause})
    return Text("{lead}.", {"lead": lead})


def _rest(found: Sequence[Verdict]) -> list[Text]:
    """The others by kind; "no published value" is never a change."""
    unjudged = [one for one in found if one.is_judged and not one.is_beyond_error]
    important = [one for one in unjudged if one.important]
    counts = (
        (_count(found, VerdictKind.NEAR), "{n} is near it", "{n} are near it"),
        (_count(found, VerdictKind.WITHIN), "{n} is within it", "{n} are within it"),
        (
            len(important),
            "{n} changed by what is published as important, without a published error",
            "{n} changed by what is published as important, without a published error",
        ),
        (
            _count(found, VerdictKind.NO_PUBLISHED),
            "{n} has no published value",
            "{n} have no published value",
        ),
        (
            _count(found, VerdictKind.NO_VERIFIED),
            "{n} has no verified value",
            "{n} have no verified value",
        ),
        (
            _count(found, VerdictKind.NOT_COMPARABLE),
            "{n} is not comparable",
            "{n} are not comparable",
        ),
    )
    return [counted(one, many, count) for count, one, many in counts if count]


def _count(found: Sequence[Verdict], kind: VerdictKind) -> int:
    return sum(1 for one in found if one.kind is kind)
