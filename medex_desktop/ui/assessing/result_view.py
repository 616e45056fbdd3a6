"""What a result says while it is typed: score, norm, cut-points, change, each with its source."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.interpret import Verdict, VerdictKind
from medex_desktop.domain.measure import Measure
from medex_desktop.domain.readings import Met, Reading
from medex_desktop.domain.stories import Change, ResultReading, Story
from medex_desktop.domain.telling import change_with_unit, with_unit
from medex_desktop.language import _, day, render
from medex_desktop.ui.grip.words import CHIPS
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Divider
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.status_shape import StatusShape
from medex_desktop.ui.widgets.verdict_chip import VerdictChip

_SHAPES = {"stop": "stop", "refer": "attend", "note": "near", "": "near"}
_BANDS = {"below": "attend", "average": "within", "above": "done"}


class ResultView(QWidget):
    """``show_reading(story, found)``; ``sources_asked()`` when its citations are wanted."""

    sources_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = Column(self, gap=8)
        self._rows = Column(gap=8)
        self.sources = Button(_("Sources"), "quiet", icon="document")
        self.sources.clicked.connect(self.sources_asked)
        self._column.addWidget(Divider())
        self._column.addLayout(self._rows)
        self._column.addWidget(self.sources, 0, Qt.AlignmentFlag.AlignLeft)
        self._shown: tuple[str, ...] | None = None

    def show_reading(self, story: Story, found: ResultReading | None) -> None:
        """Word the reading; without one, what was measured before."""
        said = said_of(story, found)
        if said == self._shown:
            return
        self._shown = said
        clear(self._rows)
        if found is None:
            self._add_before(story)
            return
        self._add_score(found.reading)
        self._add_norm(found.reading)
        for cut in found.reading.met:
            self._line(_SHAPES[cut.point.action], render(cut.point.meaning))
        self._add_messages(found.reading)
        self._add_change(story.measure, found.change)

    def words(self) -> str:
        """Everything it says, line by line."""
        return "\n".join(self._shown or ())

    def _add_before(self, story: Story) -> None:
        latest = story.latest()
        words = _("Not measured before.")
        if latest is not None and latest.score is not None:
            words = _(
                "Last time {value} on {day}.",
                value=value_words(story.measure, latest.score),
                day=day_words(latest.day),
            )
        self._rows.addWidget(ParagraphLabel(words, "body", "ink2", min_width=160))

    def _add_score(self, reading: Reading) -> None:
        score = reading.score
        row = Row(gap=10)
        if score.value is None:
            why = render(score.why) if score.why is not None else ""
            row.addWidget(ParagraphLabel(why, "body", "ink2", min_width=160), 1)
            self._rows.addLayout(row)
            return
        base = Qt.AlignmentFlag.AlignBaseline
        row.addWidget(Label(value_words(reading.measure, score.value), "result"), 0, base)
        if reading.category is not None:
            row.addWidget(Label(render(reading.category), "section"), 0, base)
        row.addStretch(1)
        self._rows.addLayout(row)
        parts = "   ".join(
            f"{render(part.label)} {render(with_unit(part.value, part.places, part.unit))}"
            for part in score.parts
        )
        if parts:
            self._rows.addWidget(ParagraphLabel(parts, "caption", "ink2", min_width=160))

    def _add_norm(self, reading: Reading) -> None:
        for turn, one in enumerate((reading.compared, *reading.others)):
            if one is None:
                continue
            shape = _BANDS.get(one.band, "none") if not turn else "none"
            words = _("{title}: {display}", title=one.title, display=render(one.display))
            self._line(shape, words, render(one.people))

    def _add_messages(self, reading: Reading) -> None:
        told = {render(cut.point.meaning) for cut in reading.met}
        if reading.score.why is not None and reading.score.value is None:
            told.add(render(reading.score.why))
        for message in reading.messages:
            if render(message) not in told:
                label = ParagraphLabel(render(message), "body", "ink2", min_width=160)
                self._rows.addWidget(label)
        not_met = [cut for cut in reading.cuts if cut.met is False]
        if not_met:
            words = _("Not met: {rules}.", rules="; ".join(rule_words(cut) for cut in not_met))
            self._rows.addWidget(ParagraphLabel(words, "caption", "ink2", min_width=160))

    def _add_change(self, measure: Measure, change: Change) -> None:
        for line in change_lines(measure, change):
            row = Row(gap=10)
            row.addWidget(Label(line.since, "body", "ink2"))
            row.addWidget(Label(line.start, "body", "ink2"))
            if line.moved:
                row.addWidget(Label(line.moved, "body", weight=600))
            row.addWidget(VerdictChip(CHIPS[line.verdict.kind], render(line.verdict.label)))
            judged = ParagraphLabel(line.judged, "caption", "ink2", min_width=100)
            judged.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(judged, 1)
            self._rows.addWidget(Divider())
            self._rows.addLayout(row)

    def _line(self, shape: str, words: str, note: str = "") -> None:
        row = Row(gap=8)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(StatusShape(shape, name=" "), 0, top)
        column = Column(gap=0)
        column.addWidget(ParagraphLabel(words, "body", min_width=140))
        if note:
            column.addWidget(ParagraphLabel(note, "caption", "ink2", min_width=140))
        row.addLayout(column, 1)
        self._rows.addLayout(row)


class ChangeLine:
    """One change in words: since when, from what, how much, and what judged it."""

    def __init__(
        self, measure: Measure, label: str, start: Decimal | None, verdict: Verdict
    ) -> None:
        self.since = label
        self.start = "" if start is None else _("from {value}", value=value_words(measure, start))
        self.moved = ""
        change = change_with_unit(verdict, measure.unit, measure.places)
        if change is not None:
            self.moved = render(change)
        self.verdict = verdict
        self.judged = judged_words(verdict)


def change_lines(measure: Measure, change: Change) -> list[ChangeLine]:
    """Since the baseline, and since the last time where that was another day."""
    lines = []
    if change.since_baseline is not None:
        when = change.baseline_day
        since = _("Since {day}", day=day_words(when)) if when else _("New series")
        lines.append(ChangeLine(measure, since, change.baseline, change.since_baseline))
    last = change.last_day
    if change.since_last is not None and last is not None and last != change.baseline_day:
        since = _("Since {day}", day=day_words(last))
        lines.append(ChangeLine(measure, since, change.last, change.since_last))
    return lines


def judged_words(verdict: Verdict) -> str:
    """The value that judged a change, or why none did."""
    if verdict.error_by is not None:
        return _("Judged by {value}", value=render(verdict.error_by))
    if verdict.kind is VerdictKind.NOT_COMPARABLE:
        return render(verdict.words)
    if verdict.kind is VerdictKind.NO_VERIFIED:
        return _("its source is not read yet")
    return _("none for this client's population")


def said_of(story: Story, found: ResultReading | None) -> tuple[str, ...]:
    """All of it in words, to know whether anything reads differently."""
    if found is None:
        latest = story.latest()
        return (story.measure.key, str(latest.score), str(latest.day)) if latest else ("", "")
    reading, change = found.reading, found.change
    compared = [one for one in (reading.compared, *reading.others) if one is not None]
    return (
        story.measure.key,
        "" if reading.score.value is None else value_words(reading.measure, reading.score.value),
        render(reading.category) if reading.category is not None else "",
        *(f"{part.key} {part.value}" for part in reading.score.parts),
        *(f"{one.title}: {render(one.display)} {render(one.people)}" for one in compared),
        *(f"{cut.point.key} {cut.met}" for cut in reading.cuts),
        *(render(message) for message in reading.messages),
        *(
            " ".join((line.since, line.start, line.moved, render(line.verdict.label), line.judged))
            for line in change_lines(story.measure, change)
        ),
    )


def value_words(measure: Measure, value: Decimal) -> str:
    """A score with its unit where that can stand behind a number."""
    return render(with_unit(value, measure.places, measure.unit))


def rule_words(cut: Met) -> str:
    """A cut-point as printed, with its source."""
    return f"{render(cut.rule)} ({cut.point.citation.key})"


def day_words(value: date) -> str:
    """A day as it stands in a line: "13 Jul"."""
    return day(value, short=True)
