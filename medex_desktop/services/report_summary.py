"""The bottom line of a report with more than grip: what is worse and better, by name."""

from collections.abc import Iterable, Sequence
from typing import Final

from medex_desktop.domain.interpret import VerdictKind, join_words
from medex_desktop.domain.sentences import ReportRow, summary_sentence
from medex_desktop.language import Text
from medex_desktop.services.result_table import ResultLine, ResultTable

_UNJUDGED: Final = {
    VerdictKind.NO_PUBLISHED: Text("No published value to judge {rows} by."),
    VerdictKind.NO_VERIFIED: Text("No verified value to judge {rows} by."),
    VerdictKind.NOT_COMPARABLE: Text("Not comparable with the baseline: {rows}."),
}


def report_summary(table: ResultTable, missing: Sequence[Text] = ()) -> Text:
    """What changed, by name where every change is counted from one day; else in numbers."""
    lines = [line for line in table.lines if line.compared]
    compared = [line for line in lines if line.verdict is not None and line.baseline is not None]
    since = {line.baseline.day for line in compared if line.baseline is not None}
    fallen = [line for line in lines if line.has_fallen and line.last is not None]
    days = {line.last.day for line in fallen if line.last is not None}
    if not compared:
        return Text("First results; they are the baseline from here on.")
    if len(since) > 1 or len(days) > 1:
        return table.summary
    judged = [line.row for line in compared if line.row and line.row.verdict.is_judged]
    then = [
        ReportRow(line.label, line.since_last, line.inner)
        for line in fallen
        if line.since_last is not None
    ]
    return summary_sentence(
        judged,
        since.pop(),
        [*missing, *_unjudged(lines)],
        fallen=(then, days.pop()) if then else None,
    )


def _unjudged(lines: Sequence[ResultLine]) -> Iterable[Text]:
    for kind, words in _UNJUDGED.items():
        rows = [line.inner for line in lines if line.verdict and line.verdict.kind is kind]
        if rows:
            yield Text(words.msgid, {"rows": join_words(rows)})
