"""The bottom line of a grip test: its course in a word, then what changed; a fall comes first.

Judged since the baseline, and since the visit before: a fall beyond error since last time is never
hidden behind a baseline that was lower.
"""

from collections.abc import Sequence

from medex_desktop.domain.grip_reading import GripReading
from medex_desktop.domain.grip_records import SIDES, Side
from medex_desktop.domain.interpret import VerdictKind
from medex_desktop.domain.sentences import (
    Course,
    ReportRow,
    course_of,
    fall_sentence,
    grip_row,
    summary_sentence,
)
from medex_desktop.language import Text


def rows_of(reading: GripReading) -> list[ReportRow]:
    """The hands that can be compared with the baseline, with their verdicts."""
    return [
        grip_row(side, verdict)
        for side in SIDES
        if (verdict := reading.side(side).since_baseline) is not None
    ]


def course_of_test(reading: GripReading) -> Course:
    """Which way it goes: since the baseline, and down if a hand fell since last time."""
    return course_of([row.verdict for row in (*rows_of(reading), *_fallen(reading))])


def summary_of(reading: GripReading, missing: Sequence[Text] = ()) -> Text:
    """What is worse, better, unchanged, in words; ``missing`` says what was not measured."""
    since = reading.baseline.last_day if reading.baseline else reading.day
    fallen = _fallen(reading)
    then = (fallen, reading.last_day) if fallen and reading.last_day else None
    return summary_sentence(rows_of(reading), since, missing, fallen=then)


def fall_of(reading: GripReading, sides: Sequence[Side] = SIDES) -> Text | None:
    """What fell since the last visit, though not since the baseline; None where nothing did."""
    fallen = _fallen(reading, sides)
    return fall_sentence(fallen, reading.last_day) if fallen and reading.last_day else None


def _fallen(reading: GripReading, sides: Sequence[Side] = SIDES) -> list[ReportRow]:
    """The hands that fell beyond error since the last visit, though not since the baseline."""
    found = []
    for side in sides:
        last, base = reading.side(side).since_last, reading.side(side).since_baseline
        is_known = base is not None and base.kind is VerdictKind.WORSE
        if last is not None and last.kind is VerdictKind.WORSE and not is_known:
            found.append(grip_row(side, last))
    return found
